import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addLane } from '../../../shared/commands/addLane.ts';
import { addNode } from '../../../shared/commands/addNode.ts';
import { addPool } from '../../../shared/commands/addPool.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import { setMeta } from '../../../shared/commands/setMeta.ts';
import { addVariant } from '../../../shared/commands/variants.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import { laneId, nodeId, poolId, variantId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { createStudioStore } from '../../../renderer/store/studioStore.ts';
import { FakeHost, MODEL } from './fakeApi.ts';

const rename = (name: string) => (model: ProcessModel) => setMeta(model, { name });
const task = (id: string, x: number) => (model: ProcessModel) => addNode(model, { id: nodeId(id), kind: 'task', name: id, at: { x, y: 100 } });

async function openStudio(host: FakeHost) {
  const store = createStudioStore(host.api);
  await store.getState().openModel(MODEL);
  return store;
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('edits', () => {
  it('are shown at once and sent in the order in which they were made', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);

    for (const name of ['A', 'B', 'C']) store.getState().execute(rename(name));

    expect(store.getState().model?.meta.name).toBe('C');
    expect(store.getState().open?.saveState).toBe('saving');
    expect(await store.getState().flush()).toBe(true);
    expect(host.commits.map((commit) => [commit.kind, commit.baseRevision])).toEqual([['edit', 0], ['edit', 1], ['edit', 2]]);
    expect(host.document).toEqual(store.getState().open?.document);
    expect(store.getState().open).toMatchObject({ saveState: 'saved', revision: 3 });
  });

  it('that fail say why and leave everything as it was', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    const before = store.getState().model;

    const isDone = store.getState().execute((model) => deleteElements(model, { ids: [nodeId('Task_404')] }));

    expect(isDone).toBe(false);
    expect(store.getState().model).toBe(before);
    expect(store.getState().toasts).toHaveLength(1);
    expect(host.commits).toEqual([]);
  });

  it('keep what they leave alone identical, so that nothing else is drawn anew', async () => {
    const store = await openStudio(new FakeHost());
    store.getState().execute(task('Task_1', 100));
    const first = store.getState().model?.nodes[nodeId('Task_1')];

    store.getState().execute(task('Task_2', 400));

    expect(store.getState().model?.nodes[nodeId('Task_1')]).toBe(first);
  });

  it('take what is gone out of the selection', async () => {
    const store = await openStudio(new FakeHost());
    store.getState().execute(task('Task_1', 100), { select: [nodeId('Task_1')] });
    expect([...store.getState().selection]).toEqual(['Task_1']);

    store.getState().undo();

    expect([...store.getState().selection]).toEqual([]);
  });
});

describe('undo and redo', () => {
  it('walk back to the very start and forth again, in the journal too', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    const start = store.getState().open?.document;
    store.getState().execute(rename('A'));
    store.getState().execute(rename('B'));
    const end = store.getState().open?.document;

    store.getState().travel(-2);
    expect(store.getState().open?.document).toEqual(start);
    expect(store.getState().open?.redo).toHaveLength(2);

    store.getState().travel(2);
    expect(store.getState().open?.document).toEqual(end);

    await store.getState().flush();
    expect(host.commits.map((commit) => commit.kind)).toEqual(['edit', 'edit', 'undo', 'undo', 'redo', 'redo']);
    expect(host.document).toEqual(end);
  });

  it('survive that the model is closed and opened again', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    store.getState().execute(rename('A'));
    await store.getState().closeModel();
    expect(store.getState()).toMatchObject({ open: null, screen: 'start' });

    await store.getState().openModel(MODEL);
    store.getState().undo();

    expect(store.getState().model?.meta.name).toBe('Returns');
  });

  it('end what could be redone when something new is done', async () => {
    const store = await openStudio(new FakeHost());
    store.getState().execute(rename('A'));
    store.getState().undo();

    store.getState().execute(rename('B'));

    expect(store.getState().open?.redo).toEqual([]);
  });
});

describe('a host that goes away', () => {
  it('loses nothing: steps wait in order and are sent again', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    host.troubles.push('refuse');

    store.getState().execute(rename('A'));
    expect(await store.getState().flush()).toBe(false);
    store.getState().execute(rename('B'));
    expect(store.getState().open?.saveState).toBe('failed');
    await vi.advanceTimersByTimeAsync(20_000);

    expect(store.getState().open?.saveState).toBe('saved');
    expect(host.document.master.meta.name).toBe('B');
    expect(host.undo).toHaveLength(2);
  });

  it('that had carried out the step before its answer was lost is not asked for it twice', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    host.troubles.push('lose-answer');

    store.getState().execute(rename('A'));
    store.getState().execute(rename('B'));
    await store.getState().flush();
    await vi.advanceTimersByTimeAsync(20_000);

    expect(store.getState().open).toMatchObject({ saveState: 'saved', revision: 2 });
    expect(host.document.master.meta.name).toBe('B');
    expect(host.undo).toHaveLength(2);
    expect(store.getState().toasts).toEqual([]);
  });

  it('with a full disk waits for the person, and then sends', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    host.troubles.push('storage');
    store.getState().execute(rename('A'));
    await store.getState().flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.getState().open?.saveState).toBe('failed');

    store.getState().retrySaving();
    await vi.advanceTimersByTimeAsync(10);

    expect(store.getState().open?.saveState).toBe('saved');
  });

  it('keeps the model open rather than lose a step', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    host.troubles.push('storage');
    store.getState().execute(rename('A'));

    await store.getState().closeModel();

    expect(store.getState().screen).toBe('studio');
    expect(store.getState().model?.meta.name).toBe('A');
  });
});

describe('another window on the same model', () => {
  it('that writes first wins: the model is loaded again, and the person is told', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    host.commitElsewhere(emptyDocument('Elsewhere'));

    store.getState().execute(rename('Here'));
    await store.getState().flush();
    await vi.advanceTimersByTimeAsync(10);

    expect(store.getState().model?.meta.name).toBe('Elsewhere');
    expect(store.getState().open).toMatchObject({ revision: 1, saveState: 'saved' });
    expect(store.getState().toasts[0]?.message).toEqual({ key: 'shell.conflict.reloaded', params: { count: 1 } });
  });

  it('is followed as soon as the host says so', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    host.commitElsewhere(emptyDocument('Elsewhere'));

    store.getState().modelChangedElsewhere(MODEL, 1);
    await vi.advanceTimersByTimeAsync(10);

    expect(store.getState().model?.meta.name).toBe('Elsewhere');
  });

  it('is not suspected behind our own commits', async () => {
    const host = new FakeHost();
    const store = await openStudio(host);
    store.getState().execute(rename('A'));
    store.getState().modelChangedElsewhere(MODEL, 1);
    await store.getState().flush();
    store.getState().modelChangedElsewhere(MODEL, 1);
    await vi.advanceTimersByTimeAsync(10);

    expect(store.getState().toasts).toEqual([]);
    expect(store.getState().model?.meta.name).toBe('A');
  });
});

describe('variants', () => {
  const lanes = (model: ProcessModel) => addPool(model, { id: poolId('Pool_1'), name: 'P', kind: 'process' });

  it('are edited without touching the master, and follow it', async () => {
    const store = await openStudio(new FakeHost());
    store.getState().execute(lanes);
    store.getState().executeOnDocument((document) => addVariant(document, { id: variantId('V_1'), name: 'A' }));
    store.getState().setVariant(variantId('V_1'));

    store.getState().execute((model) => addLane(model, { id: laneId('Lane_1'), pool: poolId('Pool_1'), name: 'New' }));

    expect(store.getState().model?.lanes[laneId('Lane_1')]?.name).toBe('New');
    expect(store.getState().open?.document.master.lanes).toEqual({});
    store.getState().setVariant(null);
    expect(store.getState().model?.lanes).toEqual({});
  });

  it('that undo takes away give way to the master', async () => {
    const store = await openStudio(new FakeHost());
    store.getState().executeOnDocument((document) => addVariant(document, { id: variantId('V_1'), name: 'A' }));
    store.getState().setVariant(variantId('V_1'));

    store.getState().undo();

    expect(store.getState().variant).toBeNull();
    expect(store.getState().model).toEqual(store.getState().open?.document.master);
  });
});

describe('a simulation', () => {
  it('runs on what is saved, shows what comes, and ends with the kept report', async () => {
    const report = { scenarios: [] } as never;
    const header = { id: 'run-1', modelId: MODEL, startedAt: '', finishedAt: '', status: 'finished', revision: 1, seed: 1, replications: 2, engineVersion: '1', isStale: false } as const;
    const started: unknown[] = [];
    const host: FakeHost = new FakeHost({
      'simulation.start': async (input) => {
        started.push({ scenarios: input.scenarios, revision: host.revision });
        // Faster than its own answer.
        store.getState().simulationProgressed({ runId: 'run-1', modelId: MODEL, status: 'running', done: 1, total: 2, partial: report, failure: null });
        return { ok: true, value: { runId: 'run-1' } };
      },
      'simulation.run': async () => ({ ok: true, value: { header, report } }),
      'simulation.runs': async () => ({ ok: true, value: [header] }),
    });
    const store = createStudioStore(host.api);
    await store.getState().openModel(MODEL);
    store.getState().execute(rename('A'));

    await store.getState().startSimulation();
    expect(started).toEqual([{ scenarios: [null], revision: 1 }]);
    expect(store.getState().run).toMatchObject({ status: 'running', done: 1, total: 2 });

    store.getState().simulationProgressed({ runId: 'run-1', modelId: MODEL, status: 'finished', done: 2, total: 2, partial: null, failure: null });
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState().run).toMatchObject({ status: 'finished', header: { id: 'run-1' } });
    expect(store.getState().runs).toHaveLength(1);
  });
});
