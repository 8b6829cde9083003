import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isCommandAvailable, registerCommand, runCommand } from '../../../renderer/commands/registry.ts';
import { registerCompareCommands } from '../../../renderer/commands/compareCommands.ts';
import { registerViewCommands } from '../../../renderer/commands/viewCommands.ts';
import { changeSession, closeComparison, comparison, setComparison, takeTurn, type OfferedCopy } from '../../../renderer/compare/compareStore.ts';
import { choose, decided, newSession, type MergeSession } from '../../../renderer/compare/MergeSession.ts';
import { forgetDecisions } from '../../../renderer/compare/keptDecisions.ts';
import { watchOpenConflicts } from '../../../renderer/compare/offerCopies.ts';
import { applyMerge, leaveMerge, showOpenConflicts } from '../../../renderer/compare/openMerge.ts';
import { studio } from '../../../renderer/store/studioStore.ts';
import { editFrame } from '../../../shared/commands/editDocument.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { message } from '../../../shared/i18n/Message.ts';
import { modelId, nodeId, type ModelId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { ok } from '../../../shared/result.ts';
import { documentWith, rename, task } from '../../electron/storage/storageFixture.ts';
import { FakeHost, MODEL } from '../store/fakeApi.ts';

const edited = (document: ModelDocument, id: string, name: string) => editFrame(document, message('commands.rename'), rename(id, name)).document;
const base = documentWith(task('t1', 'A'), task('t2', 'B'));
const ours = edited(edited(base, 't1', 'mine 1'), 't2', 'mine 2');
const theirs = edited(edited(base, 't1', 'theirs 1'), 't2', 'theirs 2');
const { merged, conflicts } = mergeModels(base, ours, theirs);
const OFFER: OfferedCopy = { name: 'copy.laneway', document: theirs, lineage: {}, relatives: [], storedAs: null, openAsCopy: () => Promise.resolve() };

let host: FakeHost;
let stops: (() => void)[];
const session = (): MergeSession => {
  const state = comparison.getState();
  if (state.status !== 'merging') throw new Error('no merge is open');
  return state.session;
};
const toasts = () => studio.getState().toasts.map(({ message: { key } }) => key);
const openDocument = (): ModelDocument => studio.getState().open?.document ?? base;
const merging = (storedAs: ModelId | null = null): void => setComparison({
  status: 'merging', back: OFFER,
  session: newSession({ modelId: MODEL, ours: openDocument(), theirs: 'copy.laneway', joins: { document: theirs, lineage: {} }, storedAs, differentFiles: [], base: null, merged, conflicts, notes: [] }),
});

beforeEach(async () => {
  host = new FakeHost({ 'merge.conflicts': () => Promise.resolve(ok([...conflicts])), 'model.close': () => Promise.resolve(ok(undefined)) });
  host.document = ours;
  studio.setState({ api: host.api, toasts: [] });
  stops = [registerCompareCommands(), registerViewCommands(), watchOpenConflicts(studio)];
  await studio.getState().openModel(MODEL);
});
afterEach(async () => {
  for (const stop of stops) stop();
  closeComparison();
  forgetDecisions(MODEL);
  await studio.getState().closeModel();
});

describe('leaving a merge', () => {
  it('goes back to the question that it was asked from, and keeps what was decided', async () => {
    merging();
    changeSession((now) => choose(now, 'theirs'));
    leaveMerge();

    expect(comparison.getState()).toEqual({ status: 'offered', copy: OFFER });
    expect(toasts()).toContain('comparing.merge.kept');

    closeComparison();
    await showOpenConflicts();
    expect(decided(session())).toBe(1);
  });
});

describe('while a merge is open', () => {
  it('undo and redo are about decisions, and nothing edits the model or opens another one', () => {
    stops.push(registerCommand('file.new', { run: () => undefined }), registerCommand('edit.autoLayout', { run: () => undefined }));
    studio.getState().executeOnDocument((document) => ok(editFrame(document, message('commands.rename'), rename('t1', 'edited'))));
    merging();

    expect(isCommandAvailable('edit.undo')).toBe(false);
    changeSession((now) => choose(now, 'theirs'));
    expect(runCommand('edit.undo')).toBe(true);
    expect(decided(session())).toBe(0);
    expect(runCommand('edit.redo')).toBe(true);
    expect(decided(session())).toBe(1);
    expect(openDocument().master.nodes[nodeId('t1')]?.name).toBe('edited');
    expect(['file.new', 'edit.autoLayout', 'view.simulate', 'view.palette', 'file.mergeFrom'].filter((name) => isCommandAvailable(name as 'file.new'))).toEqual([]);
    expect(isCommandAvailable('view.themeDark')).toBe(true);

    closeComparison();
    expect(runCommand('edit.undo')).toBe(true);
    expect(openDocument().master.nodes[nodeId('t1')]?.name).toBe('mine 1');
    expect(isCommandAvailable('file.new')).toBe(true);
  });

  it('nobody is told that it could be opened, and asking for it again does not reset it', async () => {
    await studio.getState().closeModel();
    studio.setState({ toasts: [] });
    await studio.getState().openModel(MODEL);
    await showOpenConflicts({ isAsked: false });
    await new Promise((resolve) => { setTimeout(resolve); });
    expect(toasts()).toEqual([]);

    changeSession((now) => choose(now, 'theirs'));
    await showOpenConflicts();
    expect(decided(session())).toBe(1);
  });

  it('what was asked for before and comes too late is dropped', () => {
    const isMyTurn = takeTurn();
    expect(isMyTurn()).toBe(true);
    merging();
    expect(isMyTurn()).toBe(false);
    const [first, second] = [takeTurn(), takeTurn()];
    expect([first(), second()]).toEqual([false, true]);
  });
});

describe('the button that undoes a merge', () => {
  const press = () => studio.getState().toasts.find(({ action }) => action?.label.key === 'menu.edit.undo')?.action?.run();
  const merge = async () => {
    merging();
    changeSession((now) => choose(now, 'theirs'));
    await applyMerge(session());
  };

  it('takes the merge back', async () => {
    await merge();
    press();
    expect(openDocument()).toEqual(ours);
  });

  it('takes nothing else back: not what was done before a merge that is undone already, nor what was done after it', async () => {
    studio.getState().executeOnDocument((document) => ok(editFrame(document, message('commands.rename'), rename('t2', 'before'))));
    await merge();
    studio.getState().undo();
    press();
    expect(openDocument().master.nodes[nodeId('t2')]?.name).toBe('before');
    expect(toasts()).toContain('comparing.merge.notLast');

    studio.getState().redo();
    studio.getState().executeOnDocument((document) => ok(editFrame(document, message('commands.rename'), rename('t1', 'after'))));
    press();
    expect(openDocument().master.nodes[nodeId('t1')]?.name).toBe('after');
  });
});

describe('applying a merge', () => {
  it('sends the step with its lineage and what is left open, and closes when it is stored', async () => {
    merging();
    changeSession((now) => choose(now, 'theirs'));
    await applyMerge(session());

    expect(host.commits).toMatchObject([{ kind: 'edit', merge: { joins: { document: theirs }, conflicts: [{ id: conflicts[1]?.id }] } }]);
    expect(comparison.getState().status).toBe('closed');
    expect(toasts()).toContain('comparing.merge.doneOpen');
  });

  it('that cannot be stored says so, keeps what was decided, and is sent again whole', async () => {
    merging();
    changeSession((now) => choose(now, 'theirs'));
    host.troubles.push('storage');
    await applyMerge(session());

    expect(toasts()).toContain('comparing.merge.notStored');
    expect(host.revision).toBe(0);
    studio.getState().retrySaving();
    expect(await studio.getState().flush()).toBe(true);
    expect(host.commits.at(-1)?.merge?.conflicts).toHaveLength(1);
  });

  it('does nothing to a model that was changed meanwhile', async () => {
    merging();
    studio.getState().executeOnDocument((document) => ok(editFrame(document, message('commands.rename'), rename('t1', 'edited'))));
    await applyMerge(session());

    expect(comparison.getState().status).toBe('merging');
    expect(toasts()).toContain('comparing.merge.changedSince');
    expect(openDocument().master.nodes[nodeId('t2')]?.name).toBe('mine 2');
  });
});

describe('a copy that stood in the library, once it is merged', () => {
  const COPY = modelId('model_copy');
  const offered = () => studio.getState().toasts.find(({ message: { key } }) => key === 'comparing.merge.copyLeft');
  const merge = async (stored: ModelDocument, storedAs: ModelId | null, isWhole = true) => {
    const trashed: string[] = [];
    host = new FakeHost({
      'model.close': () => Promise.resolve(ok(undefined)), 'merge.conflicts': () => Promise.resolve(ok([])),
      'compare.model': () => Promise.resolve(ok({ document: stored })),
      'library.trash': ({ id }) => { trashed.push(id); return Promise.resolve(ok(undefined)); },
    });
    host.document = openDocument();
    studio.setState({ api: host.api });
    merging(storedAs);
    for (const _ of isWhole ? conflicts : []) changeSession((now) => choose(now, 'theirs'));
    await applyMerge(session());
    return trashed;
  };

  it('is offered for the trash, and not put there unasked', async () => {
    const trashed = await merge(theirs, COPY);
    expect([toasts().includes('comparing.merge.done'), trashed]).toEqual([true, []]);

    offered()?.action?.run();
    await expect.poll(toasts).toContain('shell.library.trashed');

    expect(trashed).toEqual([COPY]);
    expect(studio.getState().toasts.at(-1)?.action?.label.key).toBe('shell.library.restore');
  });

  it('is left alone where it has gone on since, where conflicts are left open, and where it was only read', async () => {
    await merge(edited(theirs, 't1', 'later'), COPY);
    expect(offered()).toBeUndefined();
    await studio.getState().undo();
    await merge(theirs, COPY, false);
    expect(offered()).toBeUndefined();
    await studio.getState().undo();
    await merge(theirs, null);
    expect(offered()).toBeUndefined();
  });
});
