import { afterAll, describe, expect, it } from 'vitest';
import { compileTraces } from '../../../shared/replay/compileTraces.ts';
import { unwrap } from '../../../shared/result.ts';
import { run } from '../../../shared/simulation/run.ts';
import { SimulationPool } from '../../../electron/simulation/SimulationPool.ts';
import { documentOf, buildModel, end, exponential, start, task } from '../../shared/simulation/buildModel.ts';

const pool = new SimulationPool(new URL('../../../electron/simulation/worker.ts', import.meta.url), 2);
afterAll(() => pool.close());

const document = documentOf(buildModel({ nodes: { s: start(exponential(10)), a: task(exponential(7), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } }));
const request = { scenarios: [null], overrides: { cases: 500, replications: 8, warmUpCases: 'auto' as const }, withBottlenecks: true };

describe('the worker pool', () => {
  it('gives the same bytes with one and two threads', async () => {
    const [one, two] = [await pool.simulate(document, request, { threads: 1 }), await pool.simulate(document, request, { threads: 2 })];

    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  });

  it('carries out two simulations at once', async () => {
    const [one, two] = await Promise.all([pool.simulate(document, request), pool.simulate(document, { ...request, overrides: { ...request.overrides, seed: 9 } })]);

    expect(one.seed).toBe(1);
    expect(two.seed).toBe(9);
  });

  it('stops when it is told to, in the middle of a replication', async () => {
    const abort = new AbortController();
    const running = pool.simulate(document, { ...request, overrides: { cases: 9_000_000, replications: 2, warmUpCases: 0 } }, { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 200);

    await expect(running).rejects.toThrow('enough');
    expect((await pool.simulate(document, request)).scenarios).toHaveLength(1);
  });

  it('stops one that waits for the workers of another, without waiting for it', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const long = pool.simulate(document, { ...request, overrides: { cases: 9_000_000, replications: 50, warmUpCases: 0 } }, { signal: first.signal });
    const waiting = pool.simulate(document, request, { signal: second.signal });
    const order: string[] = [];
    const told = (name: string) => (reason: Error) => order.push(`${name}: ${reason.message}`);
    const both = Promise.all([long.catch(told('first')), waiting.catch(told('second'))]);

    second.abort(new Error('changed my mind'));
    await waiting.catch(() => undefined);
    first.abort(new Error('enough'));
    await both;

    expect(order).toEqual(['second: changed my mind', 'first: enough']);
  });

  it('traces one replication of each program, the same that a run in this thread gives', async () => {
    const programs = unwrap(compileTraces(document, [null]));
    const [trace] = await pool.trace(programs, { cases: 40, seed: 5, replication: 2 }, new AbortController().signal);

    expect(trace).toEqual(run(programs[0]!, { cases: 40, seed: 5, replication: 2, warmUpCases: 0, traceCases: 40 })?.trace);
    expect(trace?.cases.number).toHaveLength(40);
  });

  it('stops tracing when it is told to', async () => {
    const abort = new AbortController();
    const tracing = pool.trace(unwrap(compileTraces(document, [null])), { cases: 5_000_000, seed: 1, replication: 0 }, abort.signal);
    setTimeout(() => abort.abort(new Error('enough')), 100);

    await expect(tracing).rejects.toThrow('enough');
  });

  it('refuses to trace what would fill the memory', async () => {
    const rework = documentOf(buildModel({ nodes: { s: start(exponential(10)), m: { kind: 'exclusiveGateway' }, a: task(exponential(1), null), x: { kind: 'exclusiveGateway' }, e: end() }, flows: ['s > m', 'm > a', 'a > x', 'x > m 0.99999', 'x > e 0.00001'] }));

    await expect(pool.trace(unwrap(compileTraces(rework, [null])), { cases: 20, seed: 1, replication: 0 }, new AbortController().signal)).rejects.toMatchObject({ failures: [{ key: 'replay.error.tooMuch' }] });
  });

  it('says why a run was stopped instead of hanging', async () => {
    const endless = documentOf(buildModel({
      nodes: { s: start(exponential(1)), x: { kind: 'exclusiveGateway' }, y: { kind: 'exclusiveGateway' }, e: end() },
      flows: ['s > x', 'x > y', 'y > x 0.99999999', 'y > e 0.00000001'],
    }));
    await expect(pool.simulate(endless, request)).rejects.toMatchObject({ failures: [{ key: 'simulation.error.run.endless' }] });
  });

  it('gives a short simulation its share while a long one is going on', async () => {
    const abort = new AbortController();
    let isOver = false;
    const long = pool.simulate(document, { ...request, overrides: { cases: 20_000, replications: 1_000, warmUpCases: 0 } }, { signal: abort.signal }).finally(() => { isOver = true; });
    await pool.simulate(document, request);

    expect(isOver).toBe(false);
    abort.abort(new Error('enough'));
    await expect(long).rejects.toThrow('enough');
  });

  it('tells the first figures at once, and never more jobs done than there are', async () => {
    const told: { readonly done: number; readonly total: number; readonly hasFigures: boolean }[] = [];
    await pool.simulate(document, request, { onProgress: ({ done, total, partial }) => told.push({ done, total, hasFigures: partial !== null }) });

    expect(told.some(({ hasFigures }) => hasFigures)).toBe(true);
    expect(told.filter(({ done, total }) => done > total)).toEqual([]);
  });
});

describe('a worker that dies', () => {
  const mortal = new SimulationPool(new URL('mortalWorker.ts', import.meta.url), 2);
  afterAll(() => mortal.close());
  const deadly = { ...request, overrides: { cases: 13, replications: 4, warmUpCases: 0 } };

  it('fails the simulation it was working on, with a message', async () => {
    await expect(mortal.simulate(document, deadly)).rejects.toMatchObject({ failures: [{ key: 'simulation.error.crash' }] });
  });

  it('leaves the others whole, and the pool goes on', async () => {
    const alone = await pool.simulate(document, request);
    const [other, dead] = await Promise.allSettled([mortal.simulate(document, request), mortal.simulate(document, deadly)]);

    expect(dead.status).toBe('rejected');
    expect(other).toEqual({ status: 'fulfilled', value: alone });
    expect(await mortal.simulate(document, request)).toEqual(alone);
  });

  it('that cannot even begin is reported too', async () => {
    const broken = new SimulationPool(new URL('no-such-worker.ts', import.meta.url), 2);
    await expect(broken.simulate(document, request)).rejects.toMatchObject({ failures: [{ key: 'simulation.error.crash' }] });
    await broken.close();
  });
});

describe('closing', () => {
  const closing = () => new SimulationPool(new URL('../../../electron/simulation/worker.ts', import.meta.url), 2);

  it('rejects what is going on', async () => {
    const own = closing();
    const running = expect(own.simulate(document, { ...request, overrides: { cases: 9_000_000, replications: 4, warmUpCases: 0 } })).rejects.toThrow('closed');
    await own.close();
    await running;
  });

  it('rejects what comes after', async () => {
    const own = closing();
    await own.close();
    await expect(own.simulate(document, request)).rejects.toThrow('closed');
  });
});
