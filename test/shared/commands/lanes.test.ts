import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { gesture, GESTURES, perform, startingModel } from './randomEdits.ts';
import { gapsBetweenLanes } from './lanesTile.ts';

describe('lanes of a pool', () => {
  it('cover it without gaps, whatever is done', () => {
    fc.assert(fc.property(fc.array(gesture, { maxLength: 30 }), (gestures) => {
      const ids = countedIds(1_000);
      let model = startingModel();
      expect(gapsBetweenLanes(model)).toEqual([]);
      const done: string[] = [];
      for (const g of gestures) {
        const outcome = perform(model, g, ids);
        if (!outcome.ok) continue;
        model = outcome.value.model;
        done.push(GESTURES[g.what]![0]);

        expect(gapsBetweenLanes(model), done.join(' → ')).toEqual([]);
      }
    }), { numRuns: 300 });
  });
});
