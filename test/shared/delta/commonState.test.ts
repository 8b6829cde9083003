import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editFrame } from '../../../shared/commands/editDocument.ts';
import { commonState } from '../../../shared/delta/commonState.ts';
import type { DocumentEdit } from '../../../shared/delta/DocumentEdit.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { message } from '../../../shared/i18n/Message.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { documentWith, rename, task } from '../../electron/storage/storageFixture.ts';

const IDS = ['t1', 't2', 't3', 't4', 't5', 't6'] as const;
const start = documentWith(...IDS.map((id) => task(id)));

interface History { readonly states: readonly ModelDocument[]; readonly newestFirst: readonly DocumentEdit[] }

/** Renames one step after the other. */
function after(document: ModelDocument, renames: readonly (readonly [string, string])[]): History {
  const states = [document];
  const edits: DocumentEdit[] = [];
  for (const [id, name] of renames) {
    const outcome = editFrame(states.at(-1)!, message('commands.rename'), rename(id, name));
    states.push(outcome.document);
    edits.push(outcome.edit);
  }
  return { states, newestFirst: edits.toReversed() };
}

describe('the last common state of two copies', () => {
  it('is the state that was handed over, whatever each did since to elements of its own', () => {
    const mine = after(start, [['t1', 'before'], ['t2', 'mine'], ['t3', 'mine']]);
    const theirs = after(mine.states[1]!, [['t4', 'theirs'], ['t5', 'theirs']]);

    const found = commonState(mine.states.at(-1)!, theirs.states.at(-1)!, mine.newestFirst);

    expect(found.document).toEqual(mine.states[1]);
    expect(found).toMatchObject({ stepsBack: 2, differing: 2 });
  });

  it('is the newest one for a copy that was only edited further', () => {
    const mine = after(start, [['t1', 'a'], ['t2', 'b']]);
    const theirs = after(mine.states.at(-1)!, [['t3', 'c']]);

    expect(commonState(mine.states.at(-1)!, theirs.states.at(-1)!, mine.newestFirst).stepsBack).toBe(0);
  });

  it('is old enough for both to have changed the same element since, so that a merge asks', () => {
    const mine = after(start, [['t1', 'mine']]);
    const theirs = after(start, [['t1', 'theirs']]);
    const [ours, other] = [mine.states.at(-1)!, theirs.states.at(-1)!];

    const { document } = commonState(ours, other, mine.newestFirst);

    expect(mergeModels(document, ours, other).conflicts).toHaveLength(1);
  });

  it('never lets a merge take a change of mine back, or drop one of theirs unasked', () => {
    const step = fc.tuple(fc.constantFrom(...IDS), fc.constantFrom('x', 'y', 'z'));
    const renames = (ids: readonly string[], tag: string) => fc.uniqueArray(step, { selector: ([id]) => id, maxLength: 4 }).map((list) => list.filter(([id]) => ids.includes(id)).map(([id, name]) => [id, `${tag} ${name}`] as const));
    fc.assert(fc.property(renames(IDS, 'before'), renames(['t1', 't2', 't3'], 'mine'), renames(['t4', 't5', 't6'], 'theirs'), (before, here, there) => {
      const mine = after(start, [...before, ...here]);
      const theirs = after(mine.states[before.length]!, there);
      const [ours, other] = [mine.states.at(-1)!, theirs.states.at(-1)!];

      const { document } = commonState(ours, other, mine.newestFirst);
      const { merged, conflicts } = mergeModels(document, ours, other);

      const asked = new Set(conflicts.flatMap(({ places }) => places.map(({ id }) => id)));
      for (const [id, name] of here) expect(merged.master.nodes[nodeId(id)]?.name).toBe(name);
      // What theirs changed is there, or is asked about; asked only where this history had changed it as well.
      for (const [id, name] of there) if (!asked.has(id)) expect(merged.master.nodes[nodeId(id)]?.name).toBe(name);
      for (const id of asked) expect(before.map(([each]) => each)).toContain(id);
    }));
  });
});
