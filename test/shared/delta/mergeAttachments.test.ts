import { describe, expect, it } from 'vitest';
import { mergeAttachments } from '../../../shared/delta/mergeAttachments.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { readLaneway, writeLaneway } from '../../../shared/files/lanewayFile.ts';
import { MERGE_CONFLICTS, readConflicts, withConflicts } from '../../../shared/files/mergeConflictsFile.ts';
import { unwrap } from '../../../shared/result.ts';
import { startingModel } from '../commands/randomEdits.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('files that travel with two copies', () => {
  it.each([
    ['unchanged', 'a', 'a', 'a', 'a', 0],
    ['changed in ours', 'a', 'b', 'a', 'b', 0],
    ['changed in theirs', 'a', 'a', 'b', 'b', 0],
    ['changed alike', 'a', 'b', 'b', 'b', 0],
    ['changed in both: ours, with a note', 'a', 'b', 'c', 'b', 1],
    ['added in theirs', null, null, 'c', 'c', 0],
    ['removed in ours', 'a', null, 'a', null, 0],
    ['removed in theirs', 'a', 'a', null, null, 0],
    ['removed in ours, changed in theirs: theirs, with a note', 'a', null, 'c', 'c', 1],
  ] as const)('%s', (_, base, ours, theirs, expected, notes) => {
    const files = (text: string | null): Record<string, Uint8Array> => (text === null ? {} : { 'source.bpmn': bytes(text) });
    const merged = mergeAttachments(files(base), files(ours), files(theirs));

    expect(merged.attachments).toEqual(files(expected));
    expect(merged.notes).toHaveLength(notes);
  });
});

describe('open conflicts', () => {
  const master = startingModel();
  const side = (name: string) => ({ master: unwrap(rename(master, { id: 'Take', name })).model, variants: {} });
  const { merged, conflicts } = mergeModels({ master, variants: {} }, side('Ask'), side('Accept'));
  const file = new TextDecoder().decode(writeLaneway(merged, withConflicts({}, conflicts)));

  it('stand readable beside the document, one field on a line, and come back as an attachment', () => {
    expect(file).toContain('"conflicts": {\n  "master/nodes/Take/name": {\n   "id": "master/nodes/Take/name",\n   "kind": "changedInBoth",\n');
    const { document, attachments } = unwrap(readLaneway(bytes(file)));
    expect(readConflicts(attachments)).toEqual(conflicts);
    expect(new TextDecoder().decode(writeLaneway(document, attachments))).toBe(file);
  });

  it('leave an ordinary file when the last one is settled', () => {
    const { document, attachments } = unwrap(readLaneway(bytes(file)));

    expect(new TextDecoder().decode(writeLaneway(document, withConflicts(attachments, [])))).toBe(new TextDecoder().decode(writeLaneway(merged)));
    expect(withConflicts(attachments, [])).toEqual({});
  });

  it.each([
    ['a key that is not its id', file.replace('"id": "master/nodes/Take/name"', '"id": "other"')],
    ['a kind that there is not', file.replace('changedInBoth', 'guess')],
    ['no place', file.replace(/"places": \[.*\]/, '"places": []')],
  ])('are refused with %s', (_, text) => {
    expect(readLaneway(bytes(text))).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  it('that cannot be read in a library are none, and harm nothing', () => {
    expect(readConflicts({ [MERGE_CONFLICTS]: bytes('{') })).toEqual([]);
    expect(readConflicts({ [MERGE_CONFLICTS]: bytes('[{"id": 1}]') })).toEqual([]);
  });
});
