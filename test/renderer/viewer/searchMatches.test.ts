import { describe, expect, it } from 'vitest';
import { Model } from '../../../renderer/viewer/Model.ts';
import { searchMatches } from '../../../renderer/viewer/searchMatches.ts';
import { toViewerData } from '../../../shared/viewer/toViewerData.ts';
import { sampleDocument } from '../../shared/handbook/sampleSource.ts';
import { sourceOf } from '../../shared/viewer/viewerFile.ts';

describe('a search', () => {
  const model = new Model(toViewerData(sourceOf(sampleDocument('broadband-repair', 'en'))));
  const find = (query: string, view = 0) => searchMatches(model, view, query, 0).map((id) => {
    const element = model.data.elements.find((each) => each.id === id);
    return element ? model.title(element, 0) : id;
  });

  it('finds every word, wherever it stands in the name, in any case', () => {
    expect(find('FAULT find')).toEqual(['Visit and find the fault', 'Partner visits and finds the fault']);
  });

  it('puts names before what is only said about an element', () => {
    const found = find('hotline');

    expect(found[0]).toBe('Hotline');
    expect(found).toContain('Take the call and test the line');
  });

  it('finds what only a variant has in that variant alone', () => {
    expect(find('call back and ask')).toEqual([]);
    expect(find('call back and ask', 2)[0]).toBe('Call back and ask');
  });

  it('finds nothing for nothing', () => {
    expect(find('   ')).toEqual([]);
    expect(find('no such step')).toEqual([]);
  });
});
