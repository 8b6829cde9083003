import { describe, expect, it } from 'vitest';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { editFrame } from '../../../shared/commands/editDocument.ts';
import { adoptDocument } from '../../../shared/commands/adoptDocument.ts';
import { applyEdit, revertEdit } from '../../../shared/commands/editDocument.ts';
import { message } from '../../../shared/i18n/Message.ts';
import { modelId, nodeId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { forgetDecisions, keepDecisions, resumed } from '../../../renderer/compare/keptDecisions.ts';
import { choose, chooseAll, decided, lookAt, newSession, outcomeOf, redoDecision, undoDecision, type MergeSession } from '../../../renderer/compare/MergeSession.ts';
import { documentWith, rename, task } from '../../electron/storage/storageFixture.ts';

const base = documentWith(task('t1', 'A'), task('t2', 'B'), task('t3', 'C'), task('t4', 'D'));
const withNames = (document: ModelDocument, ...names: readonly (readonly [string, string])[]) => names.reduce((now, [id, name]) => editFrame(now, message('commands.rename'), rename(id, name)).document, document);
const ours = withNames(base, ['t1', 'mine 1'], ['t2', 'mine 2'], ['t3', 'mine 3']);
const theirs = withNames(base, ['t1', 'theirs 1'], ['t2', 'theirs 2'], ['t3', 'theirs 3'], ['t4', 'theirs 4']);

function session(): MergeSession {
  const { merged, conflicts } = mergeModels(base, ours, theirs);
  return newSession({ modelId: modelId('model_1'), ours, theirs: 'colleague.laneway', joins: null, storedAs: null, differentFiles: [], base: null, merged, conflicts, notes: [] });
}
const names = (document: ModelDocument) => ['t1', 't2', 't3', 't4'].map((id) => document.master.nodes[nodeId(id)]?.name);

describe('deciding on a merge', () => {
  it('begins with what only one side changed, mine where both did, and every conflict open', () => {
    const { document, open } = outcomeOf(session());

    expect(names(document)).toEqual(['mine 1', 'mine 2', 'mine 3', 'theirs 4']);
    expect(open).toHaveLength(3);
  });

  it('goes on to the next undecided conflict with each choice, and stays at the last', () => {
    const first = choose(session(), 'theirs');
    const skipped = choose(lookAt(first, 2), 'ours');
    const last = choose(skipped, 'theirs');

    expect([first.at, skipped.at, last.at]).toEqual([1, 1, 1]);
    expect(decided(last)).toBe(3);
    expect(outcomeOf(last).open).toEqual([]);
  });

  it('does not look past either end', () => {
    expect(lookAt(session(), -1).at).toBe(0);
    expect(lookAt(session(), 99).at).toBe(2);
  });

  it('puts theirs in place where it was chosen, and nothing else', () => {
    const chosen = choose(session(), 'theirs');
    const [conflict] = chosen.conflicts;
    const id = conflict?.places[0]?.id;
    const { document } = outcomeOf(chosen);

    for (const [i, name] of names(document).entries()) expect(name).toBe(`t${i + 1}` === id || i === 3 ? `theirs ${i + 1}` : `mine ${i + 1}`);
  });

  it('takes decisions back one by one and makes them again, each where it was made', () => {
    const two = choose(choose(session(), 'theirs'), 'ours');
    const one = undoDecision(two);

    expect([one.at, decided(one), decided(undoDecision(one)), decided(undoDecision(undoDecision(one)))]).toEqual([1, 1, 0, 0]);
    expect(redoDecision(one)).toEqual(two);
    expect(redoDecision(choose(one, 'theirs')).future).toEqual([]);
    expect(decided(undoDecision(chooseAll(one, 'ours')))).toBe(1);
  });

  it('is there again after it was left: what was decided about the same conflict, at the first that is open', () => {
    const left = choose(session(), 'theirs');
    keepDecisions(left);
    const again = resumed(session());
    const [first, ...others] = again.conflicts;
    const changed = { ...session(), conflicts: [{ ...first!, places: first!.places.map((place) => ({ ...place, theirs: 'something else' })) }, ...others] };

    expect([again.choices, again.at]).toEqual([left.choices, 1]);
    expect(decided(resumed(changed))).toBe(0);
    forgetDecisions(left.modelId);
    expect(decided(resumed(session()))).toBe(0);
  });

  it('gives back mine where it is kept, though the model went on since the conflict was recorded', () => {
    const { conflicts, merged } = session();
    const since = withNames(merged, ['t1', 'renamed since'], ['t2', 'this too']);
    const record = { ...session(), theirs: null, joins: null, ours: since, merged: since, conflicts };
    const place = conflicts.findIndex(({ places }) => places[0]?.id === 't1');
    const { document, open } = outcomeOf(choose(lookAt(record, place), 'ours'));

    expect(names(document)).toEqual(['mine 1', 'this too', 'mine 3', 'theirs 4']);
    expect(open).toHaveLength(2);
  });

  it('takes all of one side at once, and all of the other instead', () => {
    const all = chooseAll(session(), 'theirs');

    expect(names(outcomeOf(all).document)).toEqual(['theirs 1', 'theirs 2', 'theirs 3', 'theirs 4']);
    expect(names(outcomeOf(chooseAll(all, 'ours')).document)).toEqual(['mine 1', 'mine 2', 'mine 3', 'theirs 4']);
  });

  it('comes into the model as one step, which undo takes back whole and redo puts in again', () => {
    const outcome = outcomeOf(chooseAll(session(), 'theirs')).document;

    const { document, edit } = adoptDocument(ours, outcome, message('comparing.merge.label', { name: 'colleague.laneway' }));

    expect(document).toEqual(outcome);
    expect(revertEdit(document, edit)).toEqual(ours);
    expect(applyEdit(ours, edit)).toEqual(outcome);
    expect(edit.patches.length).toBeLessThan(10);
  });
});
