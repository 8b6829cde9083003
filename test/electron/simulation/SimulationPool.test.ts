import { afterAll, describe, expect, it } from 'vitest';
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

  it('says why a run was stopped instead of hanging', async () => {
    const endless = documentOf(buildModel({
      nodes: { s: start(exponential(1)), x: { kind: 'exclusiveGateway' }, y: { kind: 'exclusiveGateway' }, e: end() },
      flows: ['s > x', 'x > y', 'y > x 0.99999999', 'y > e 0.00000001'],
    }));
    await expect(pool.simulate(endless, request)).rejects.toMatchObject({ failures: [{ key: 'simulation.error.run.endless' }] });
  });
});
