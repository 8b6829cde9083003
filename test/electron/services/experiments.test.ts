import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulateOnPool } from '../../../electron/services/simulateOnPool.ts';
import { exportInThread } from '../../../electron/exports/exportInThread.ts';
import { startServices, type RunningServices } from '../../../electron/services/startServices.ts';
import type { ExperimentContent } from '../../../shared/contract/answers.ts';
import type { CallName, EventPayload, Input } from '../../../shared/contract/contract.ts';
import type { ModelId } from '../../../shared/model/ids.ts';
import { nodeId, roleId } from '../../../shared/model/ids.ts';
import { unwrap } from '../../../shared/result.ts';
import { buildModel, documentOf, end, exponential, start as begin, task } from '../../shared/simulation/buildModel.ts';
import { newFolder, removeFolders } from '../storage/storageFixture.ts';
import { until } from '../../until.ts';
import { callService } from './callService.ts';

const exportWorker = new URL('../../../electron/exports/worker.ts', import.meta.url);

afterAll(removeFolders);

const onPool = simulateOnPool(new URL('../../../electron/simulation/worker.ts', import.meta.url));
const document = documentOf(buildModel({
  nodes: { s: begin(exponential(10)), serve: task(exponential(7), 'R', { service: { isControl: true } }), e: end() },
  flows: ['s > serve', 'serve > e'],
  roles: { R: { headcount: 2, costPerHour: 30 } },
  settings: { cases: 400, replications: 6, warmUpCases: 'auto' },
}));

let services: RunningServices;
let dataFolder = '';
let told: EventPayload<'experiment.progress'>[] = [];
let modelId: ModelId;

const startServing = () => {
  services = unwrap(startServices({
    dataFolder, samplesFolder: dataFolder, locale: 'en', simulate: onPool, exportFile: exportInThread(exportWorker), log: (text) => { throw new Error(text); },
    emit: (event, payload) => {
      if (event === 'experiment.progress') told.push(payload as EventPayload<'experiment.progress'>);
    },
  }));
};
const call = <C extends CallName>(name: C, input: Input<C>) => callService({ services, dataFolder, log: () => undefined }, name, input);
const ended = (id: string) => until('the experiment ends', () => told.some(({ experimentId, status }) => experimentId === id && status !== 'running'), () => told.at(-1));
const read = async (experimentId: string): Promise<ExperimentContent> => unwrap(await call('experiment.read', { experimentId }));

beforeEach(async () => {
  told = [];
  dataFolder = newFolder();
  startServing();
  modelId = unwrap(await call('model.create', { document })).id;
});
afterEach(() => services.close());

const asked = (cases = 400): Input<'experiment.start'> => ({
  modelId, variant: null, overrides: { cases },
  design: {
    factors: [{ kind: 'people', role: roleId('R'), low: 1, high: 3 }, { kind: 'demand', low: 0.8, high: 1.2 }],
    design: { kind: 'fullFactorial', levels: 3 },
  },
});

/** Cases per run with which an experiment takes seconds, so that there is time to stop it. */
const LONG = 20_000;

describe('a designed experiment', () => {
  it('runs every point in every replication, and keeps what came out', async () => {
    const { experimentId } = unwrap(await call('experiment.start', asked()));
    await ended(experimentId);
    const { header, points, results } = await read(experimentId);

    expect(header).toMatchObject({ status: 'finished', done: 54, total: 54, points: 9, replications: 6, isStale: false });
    expect(points).toHaveLength(9);
    expect(results.map(({ point, replication }) => [point, replication])).toEqual(points.flatMap((_, point) => [0, 1, 2, 3, 4, 5].map((replication) => [point, replication])));
    // More demand, longer stays; more people, shorter ones.
    const mean = (point: number) => results.filter((r) => r.point === point).reduce((sum, { figures }) => sum + figures!.cycleTime / 6, 0);
    expect(mean(3)).toBeLessThan(mean(5));
    expect(mean(0)).toBeGreaterThan(mean(6));
    expect(unwrap(await call('experiment.list', { modelId })).map(({ id }) => id)).toEqual([experimentId]);
  });

  it('goes on where it was stopped, and comes to the same results as one that was never stopped', async () => {
    const whole = unwrap(await call('experiment.start', asked(LONG))).experimentId;
    await ended(whole);
    const { experimentId } = unwrap(await call('experiment.start', asked(LONG)));
    await until('a first run of the experiment is done', () => told.some((p) => p.experimentId === experimentId && p.done > 0));
    await call('experiment.pause', { experimentId });
    const paused = await read(experimentId);

    expect(paused.header.status).toBe('paused');
    expect(paused.header.done).toBeGreaterThan(0);
    expect(paused.header.done).toBeLessThan(54);

    told = [];
    await call('experiment.resume', { experimentId });
    await ended(experimentId);
    const finished = await read(experimentId);

    expect(finished.header.status).toBe('finished');
    expect(told[0]!.done).toBeGreaterThan(paused.header.done);
    expect(JSON.stringify(finished.results)).toBe(JSON.stringify((await read(whole)).results));
  });

  it('is of the model as it was, whatever becomes of it', async () => {
    const { experimentId } = unwrap(await call('experiment.start', asked(4_000)));
    await call('experiment.pause', { experimentId });
    unwrap(await call('model.commit', { id: modelId, baseRevision: 0, kind: 'edit', edit: { label: { key: 'commands.rename', params: { name: 'x' } }, patches: [{ op: 'replace', path: ['master', 'roles', 'R', 'headcount'], value: 9 }], inverse: [{ op: 'replace', path: ['master', 'roles', 'R', 'headcount'], value: 2 }] } }));
    await call('experiment.resume', { experimentId });
    await until('the experiment is finished', () => told.some(({ status }) => status === 'finished'), () => told.at(-1));

    expect((await read(experimentId)).header).toMatchObject({ status: 'finished', isStale: true });
  });

  it('is paused when the program ends, and goes with its model', async () => {
    const { experimentId } = unwrap(await call('experiment.start', asked(4_000)));
    await services.close();
    startServing();

    expect((await read(experimentId)).header.status).toBe('paused');
    await call('experiment.remove', { experimentId });
    expect(await call('experiment.read', { experimentId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('notes points at which nothing can run, and goes on with the others', async () => {
    const { experimentId } = unwrap(await call('experiment.start', { ...asked(), design: { factors: [{ kind: 'people', role: roleId('R'), low: 0, high: 2 }], design: { kind: 'fullFactorial', levels: 2 } } }));
    await ended(experimentId);
    const { results } = await read(experimentId);

    expect(results.filter(({ point }) => point === 0).every(({ figures }) => figures === null)).toBe(true);
    expect(results.filter(({ point }) => point === 1).every(({ figures }) => figures !== null)).toBe(true);
  });

  it('refuses more points than can be run, in words', async () => {
    const factors = Array.from({ length: 8 }, () => ({ kind: 'demand' as const, low: 1, high: 2 }));
    expect(await call('experiment.start', { ...asked(), design: { factors, design: { kind: 'fullFactorial', levels: 4 } } })).toMatchObject({ ok: false, error: { code: 'bad-input', message: { key: 'answers.error.tooManyPoints' } } });
  });
});

describe('a question', () => {
  it('is answered, with the revision that it was asked of', async () => {
    const answer = unwrap(await call('answer.ask', { id: 'q', modelId, variant: null, question: { kind: 'controls', steps: null }, overrides: {} }));

    expect(answer).toMatchObject({ kind: 'answered', revision: 0, answer: { kind: 'controls', prices: [{ step: nodeId('serve') }] } });
  });

  it('gives way to the next one of the same id', async () => {
    const ask = (factor: number) => call('answer.ask', { id: 'slider', modelId, variant: null, question: { kind: 'whatIf', changes: [{ kind: 'demand', factor }] }, overrides: {} });
    const answers = await Promise.all([ask(1.1), ask(1.2), ask(1.3)]);

    expect(answers.map((answer) => unwrap(answer).kind)).toEqual(['cancelled', 'cancelled', 'answered']);
  });

  it('that cannot be answered is refused in words', async () => {
    const answer = unwrap(await call('answer.ask', { id: 'q', modelId, variant: null, question: { kind: 'whatIf', changes: [{ kind: 'people', role: roleId('R'), count: 0 }] }, overrides: {} }));

    expect(answer).toMatchObject({ kind: 'refused', failures: [{ key: 'simulation.error.noPeople' }, { key: 'simulation.error.noPeople.advice' }] });
  });

  it('can be cancelled', async () => {
    const asking = call('answer.ask', { id: 'q', modelId, variant: null, question: { kind: 'capacity', goal: { kind: 'time', measure: 'cycleTime', quantile: 0.9, within: 30 }, roles: null, objective: 'people' }, overrides: { cases: 200_000, warmUpCases: 0 } });
    setTimeout(() => void call('answer.cancel', { id: 'q' }), 50);

    expect(unwrap(await asking)).toEqual({ kind: 'cancelled' });
  });
});
