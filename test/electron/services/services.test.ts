import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserHandlers } from '../../../electron/browserHost/browserHandlers.ts';
import { dispatch } from '../../../electron/services/dispatch.ts';
import type { Simulate } from '../../../electron/services/Services.ts';
import { simulateOnPool } from '../../../electron/services/simulateOnPool.ts';
import { exportInThread } from '../../../electron/exports/exportInThread.ts';
import { startServices, type RunningServices } from '../../../electron/services/startServices.ts';
import type { CallName, EventName, Input } from '../../../shared/contract/contract.ts';
import { readLaneway } from '../../../shared/files/lanewayFile.ts';
import type { ModelId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { addTask, documentWith, editOf, newFolder, removeFolders, rename, task } from '../storage/storageFixture.ts';
import { until } from '../../until.ts';
import { callService } from './callService.ts';

const exportWorker = new URL('../../../electron/exports/worker.ts', import.meta.url);

afterAll(removeFolders);

const root = resolve(import.meta.dirname, '../../..');
const samplesFolder = join(root, 'resources/samples');
const simulationWorker = new URL('../../../electron/simulation/worker.ts', import.meta.url);
const onPool = simulateOnPool(simulationWorker);

const BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://example.org" xmlns:x="http://example.org/x">
  <!-- kept to the byte -->
  <process id="Process_1"><startEvent id="Start_1"/><task id="Task_1" name="Answer the call" x:unknown="yes"/><endEvent id="End_1"/>
  <sequenceFlow id="Flow_1" sourceRef="Start_1" targetRef="Task_1"/><sequenceFlow id="Flow_2" sourceRef="Task_1" targetRef="End_1"/></process>
</definitions>
`;

let services: RunningServices;
let events: { readonly event: EventName; readonly payload: unknown }[] = [];
let logged: string[] = [];
let dataFolder = '';

const start = (simulate: Simulate = onPool, samples = samplesFolder) => {
  services = unwrap(startServices({ dataFolder, samplesFolder: samples, locale: 'en', simulate, exportFile: exportInThread(exportWorker), emit: (event, payload) => void events.push({ event, payload }), log: (text) => void logged.push(text) }));
};
beforeEach(() => {
  events = [];
  logged = [];
  dataFolder = newFolder();
  start();
});
afterEach(() => services.close());

const call = <C extends CallName>(name: C, input: Input<C>) => callService({ services, dataFolder, log: (text) => void logged.push(text) }, name, input);
const heard = (name: EventName) => events.filter(({ event }) => event === name).map(({ payload }) => payload);
/** As soon as it is told that a run stands like this. */
const untilRun = (wanted: string) => until(`the run is ${wanted}`, () => heard('simulation.progress').some((payload) => (payload as { status: string }).status === wanted), () => heard('simulation.progress'));
const create = async (document = documentWith(task('t1'))): Promise<ModelId> => unwrap(await call('model.create', { document })).id;

describe('dispatch', () => {
  it('turns what a handler refuses, what storage cannot do and what is a bug into data', async () => {
    const context = { dataFolder, log: (text: string) => void logged.push(text) };
    const handlers = browserHandlers(services.handlers, { version: '1', dataFolder });
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });

    expect(await dispatch({ ...handlers, 'settings.get': () => { throw full; } }, 'settings.get', undefined, context)).toMatchObject({ ok: false, error: { code: 'storage', message: { key: 'storage.error.full' } } });
    expect(logged).toEqual([]);
    expect(await dispatch({ ...handlers, 'settings.get': () => { throw new TypeError('oops'); } }, 'settings.get', undefined, context)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(logged.join()).toContain('oops');
  });

  it('parses the input before a handler sees it', async () => {
    expect(await dispatch(browserHandlers(services.handlers, { version: '1', dataFolder }), 'library.list', { view: 'all', folder: 7 }, { dataFolder, log: () => undefined }))
      .toMatchObject({ ok: false, error: { code: 'bad-input', message: { params: { call: 'library.list' } } } });
  });
});

describe('dispatch of what no page would send', () => {
  it.each([[undefined], [null], [7], [['settings.get']], [{ toString: 1, valueOf: 1 }], ['__proto__'], ['x'.repeat(100_000)]])('answers a call named %j as data', async (name) => {
    const answer = await dispatch(browserHandlers(services.handlers, { version: '1', dataFolder }), name, {}, { dataFolder, log: () => undefined });

    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(JSON.stringify(answer).length).toBeLessThan(300);
  });

  it('takes no run that would fill the memory', async () => {
    const modelId = await create();

    for (const overrides of [{ replications: 1e15 }, { cases: 1e15 }, { seed: 2 ** 33 }, { warmUpCases: 1e15 }]) {
      expect(await call('simulation.start', { modelId, scenarios: [null], overrides, withBottlenecks: false }), JSON.stringify(overrides)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
  });
});

describe('models', () => {
  it('are not copied under a name that would not open again', async () => {
    const id = await create();

    expect(await call('model.duplicate', { id, name: 'x'.repeat(2_001) })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    const copy = unwrap(await call('model.duplicate', { id, name: '名'.repeat(2_000) }));
    unwrap(await call('model.close', copy));
    expect(unwrap(await call('model.open', copy)).document.master.meta.name).toHaveLength(2_000);
  });

  it('are made, changed, closed and opened again as they were', async () => {
    const id = await create();
    const { edit } = editOf(documentWith(task('t1')), rename('t1', 'Answer'));

    expect(unwrap(await call('model.commit', { id, baseRevision: 0, kind: 'edit', edit }))).toEqual({ revision: 1 });
    unwrap(await call('model.close', { id }));

    expect(unwrap(await call('model.open', { id }))).toMatchObject({ revision: 1, undo: [edit], redo: [], hasBpmnSource: false });
    expect(heard('model.changed')).toEqual([{ id, revision: 1 }]);
  });

  it('tell the second editor of a model what happened', async () => {
    const id = await create();
    const mine = editOf(documentWith(task('t1')), rename('t1', 'mine')).edit;
    const theirs = editOf(documentWith(task('t1')), rename('t1', 'theirs')).edit;

    unwrap(await call('model.commit', { id, baseRevision: 0, kind: 'edit', edit: theirs }));

    expect(await call('model.commit', { id, baseRevision: 0, kind: 'edit', edit: mine })).toMatchObject({ ok: false, error: { code: 'conflict', message: { params: { current: 1, base: 0 } } } });
  });

  it('are copied with a name of their own and with the file they came from', async () => {
    const { id } = unwrap(await call('model.import', { name: 'call.bpmn', bytes: new TextEncoder().encode(BPMN) }));
    const copy = unwrap(await call('model.duplicate', { id, name: 'Copy' }));

    expect(unwrap(await call('model.open', { id: copy.id }))).toMatchObject({ document: { master: { meta: { name: 'Copy' } } }, hasBpmnSource: true, undo: [] });
  });

  it('in the trash do not open until they are restored', async () => {
    const id = await create();
    unwrap(await call('library.trash', { id }));

    expect(await call('model.open', { id })).toMatchObject({ ok: false, error: { code: 'refused', message: { key: 'storage.model.trashed' } } });
    unwrap(await call('library.restore', { id }));
    expect((await call('model.open', { id })).ok).toBe(true);
  });
});

describe('files', () => {
  it('of BPMN without a diagram come back with the one that people see; with one, to the byte when nothing was changed', async () => {
    const { id } = unwrap(await call('model.import', { name: 'call.bpmn', bytes: new TextEncoder().encode(BPMN) }));
    const opened = unwrap(await call('model.open', { id }));
    expect(opened.hasBpmnSource).toBe(true);
    expect(Object.values(opened.document.master.nodes).map(({ name }) => name)).toContain('Answer the call');

    const { bytes } = unwrap(await call('model.export', { id, format: 'bpmn', variant: null, locale: 'en' }));
    expect(new TextDecoder().decode(bytes)).toContain('BPMNShape');
    const again = unwrap(await call('model.import', { name: 'drawn.bpmn', bytes }));
    expect(unwrap(await call('model.export', { id: again.id, format: 'bpmn', variant: null, locale: 'en' })).bytes).toEqual(bytes);
  });

  it('leave out a damaged source where they can, and say so where they cannot', async () => {
    const { id } = unwrap(await call('model.import', { name: 'call.bpmn', bytes: new TextEncoder().encode(BPMN) }));
    services.storage.db.prepare("UPDATE attachment SET content = x'00'").run();

    expect((await call('model.export', { id, format: 'svg', variant: null, locale: 'en' })).ok).toBe(true);
    for (const format of ['bpmn', 'laneway'] as const) {
      expect(await call('model.export', { id, format, variant: null, locale: 'en' })).toMatchObject({ ok: false, error: { code: 'storage', message: { key: 'storage.error.unreadableAttachment', params: { name: 'source.bpmn' } } } });
    }
  });

  it('of Laneway carry the BPMN source along', async () => {
    const { id } = unwrap(await call('model.import', { name: 'call.bpmn', bytes: new TextEncoder().encode(BPMN) }));
    const file = unwrap(await call('model.export', { id, format: 'laneway', variant: null, locale: 'en' }));
    const again = unwrap(await call('model.import', { name: file.name, bytes: file.bytes }));

    expect(unwrap(readLaneway(file.bytes)).attachments).toHaveProperty(['source.bpmn']);
    expect(unwrap(await call('model.open', { id: again.id })).hasBpmnSource).toBe(true);
    expect(unwrap(await call('model.export', { id: again.id, format: 'laneway', variant: null, locale: 'en' })).bytes).toEqual(file.bytes);
  });

  it('are named after the model, without what file systems refuse', async () => {
    const id = await create(emptyDocument('A/B: "C" <维修>?'));

    expect(unwrap(await call('model.export', { id, format: 'svg', variant: null, locale: 'en' })).name).toBe('A B C 维修.svg');
  });

  it.each<[string, string, string]>([
    ['words', 'notes.txt', 'Only words'],
    ['markup that is no BPMN', 'page.xml', '<html/>'],
    ['half a file', 'half.laneway', '{"format":"laneway","version":1,'],
    ['nothing', 'empty.bpmn', ''],
  ])('with %s are refused in words, and the library stays as it is', async (_, name, content) => {
    const answer = await call('model.import', { name, bytes: new TextEncoder().encode(content) });

    expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(unwrap(await call('library.list', { view: 'all' }))).toEqual([]);
    expect(logged).toEqual([]);
  });
});

describe('samples', () => {
  it.each(['en', 'zh-CN'] as const)('are listed in %s with their numbers and picture, and open as models of the library', async (locale) => {
    const list = unwrap(await call('sample.list', { locale }));

    expect(list.length).toBeGreaterThanOrEqual(5);
    for (const { name, description, steps, roles, variants, thumbnail } of list) {
      expect(name.length * description.length).toBeGreaterThan(0);
      expect(Math.min(steps, roles)).toBeGreaterThan(0);
      expect(variants).toBeGreaterThanOrEqual(2);
      expect(thumbnail).toMatch(/^<svg /);
    }
    expect(unwrap(await call('library.list', { view: 'all' }))).toEqual([]);

    const { id } = unwrap(await call('sample.open', { id: list[0]?.id ?? '', locale }));
    expect(unwrap(await call('model.open', { id })).document.master.meta.name).toBe(list[0]?.name);
  });

  it('that are not there are not found, whatever their name', async () => {
    for (const id of ['nothing', '../samples/loan-approval', '', '..']) expect(await call('sample.open', { id, locale: 'en' }), id).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('may be missing altogether', async () => {
    await services.close();
    const samples = join(dataFolder, 'none');
    start(onPool, samples);
    expect(unwrap(await call('sample.list', { locale: 'en' }))).toEqual([]);

    mkdirSync(samples);
    writeFileSync(join(samples, 'one.en.laneway'), readFileSync(join(samplesFolder, 'loan-approval.en.laneway')));
    writeFileSync(join(samples, 'README.md'), '');
    expect(unwrap(await call('sample.list', { locale: 'en' })).map(({ id }) => id)).toEqual(['one']);
  });
});

describe('settings', () => {
  it('are those of the system until chosen, and stay chosen', async () => {
    expect(unwrap(await call('settings.get', undefined))).toEqual({ locale: 'en', theme: 'system', reducedMotion: false, layout: {} });

    unwrap(await call('settings.set', { theme: 'dark', layout: { inspectorWidth: 320 } }));
    await services.close();
    start();

    expect(unwrap(await call('settings.get', undefined))).toEqual({ locale: 'en', theme: 'dark', reducedMotion: false, layout: { inspectorWidth: 320 } });
  });
});

describe('simulation', () => {
  const request = { scenarios: [null], overrides: { cases: 50, replications: 3, seed: 5 }, withBottlenecks: false };
  const openSample = async () => unwrap(await call('sample.open', { id: 'loan-approval', locale: 'en' })).id;

  it('runs in the background, tells of its progress, and keeps what it found', async () => {
    const modelId = await openSample();
    const { runId } = unwrap(await call('simulation.start', { modelId, ...request }));
    await until('the run ends', () => heard('simulation.progress').some((payload) => (payload as { status: string }).status !== 'running'));

    const { header, report } = unwrap(await call('simulation.run', { runId }));

    expect(heard('simulation.progress').at(-1)).toMatchObject({ runId, modelId, status: 'finished', failure: null });
    expect(header).toMatchObject({ id: runId, modelId, status: 'finished', seed: 5, replications: 3, isStale: false });
    expect(report?.scenarios[0]?.measures.cycleTime.mean).toBeGreaterThan(0);
    expect(unwrap(await call('simulation.runs', { modelId }))).toEqual([header]);
  });

  it('is stale once the model moves on', async () => {
    const modelId = await openSample();
    const { runId } = unwrap(await call('simulation.start', { modelId, ...request }));
    await untilRun('finished');
    const { document, revision } = unwrap(await call('model.open', { id: modelId }));

    unwrap(await call('model.commit', { id: modelId, baseRevision: revision, kind: 'edit', edit: editOf(document, addTask('new')).edit }));

    expect(unwrap(await call('simulation.run', { runId })).header.isStale).toBe(true);
  });

  it('stops when it is cancelled', async () => {
    const modelId = await openSample();
    const { runId } = unwrap(await call('simulation.start', { modelId, ...request, overrides: { cases: 20_000, replications: 200 } }));
    await until('the run tells how far it is', () => heard('simulation.progress').length > 0);

    unwrap(await call('simulation.cancel', { runId }));
    await untilRun('cancelled');

    expect(unwrap(await call('simulation.run', { runId }))).toMatchObject({ header: { status: 'cancelled' }, report: null });
  });

  it('says in words why a model cannot be simulated', async () => {
    const modelId = await create(emptyDocument('Nothing in it'));
    const { runId } = unwrap(await call('simulation.start', { modelId, ...request }));
    await untilRun('failed');

    expect(heard('simulation.progress').at(-1)).toMatchObject({ runId, status: 'failed', failure: [expect.objectContaining({ key: expect.stringMatching(/^simulation\./) }), expect.anything()] });
    expect(logged).toEqual([]);
  });

  it('is prepared when the runs of a model are asked for, as they are when it is opened', async () => {
    await services.close();
    const asked: ModelDocument[] = [];
    start(Object.assign(simulateOnPool(simulationWorker), { prepare: (read: () => ModelDocument) => asked.push(read()) }));
    const modelId = await create();
    await call('simulation.runs', { modelId });

    expect(asked).toEqual([unwrap(await call('model.open', { id: modelId })).document]);
  });

  it('that was going on when the program ended is closed at the next start', async () => {
    await services.close();
    // Never settles, as if the process were killed.
    const never = () => new Promise<never>(() => undefined);
    start(Object.assign(never, { trace: never, carryOut: never, prepare: () => undefined }));
    const modelId = await create();
    const { runId } = unwrap(await call('simulation.start', { modelId, ...request }));
    services.storage.close();

    start();

    expect(unwrap(await call('simulation.run', { runId })).header.status).toBe('cancelled');
  });

  it('that cannot be stored says so and does not end the program', async () => {
    const modelId = await openSample();
    const { runId } = unwrap(await call('simulation.start', { modelId, ...request }));
    services.storage.db.pragma('query_only = ON');

    await untilRun('failed');

    expect(heard('simulation.progress').at(-1)).toMatchObject({ runId, status: 'failed', failure: [{ key: 'storage.error.readOnly' }] });
    services.storage.db.pragma('query_only = OFF');
    expect((await call('library.list', { view: 'all' })).ok).toBe(true);
  });

  it('refuses a variant that is not in the model', async () => {
    const modelId = await openSample();

    expect(await call('simulation.start', { modelId, ...request, scenarios: ['nothing'] as never })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
