import { describe, expect, it } from 'vitest';
import { estimate } from '../../shared/analysis/estimate.ts';
import { ROLE, STEP, STEP_COLUMNS, type Replication } from '../../shared/simulation/Replication.ts';
import { end, exponential, fixed, gateway, programOf, start, task, type Parts } from '../shared/simulation/buildModel.ts';
import { replicate } from './replicate.ts';

const REPLICATIONS = 12;

const replications = (parts: Parts, cases: number, warmUpCases: number): Promise<Replication[]> => replicate(programOf(parts), { cases, warmUpCases, replications: REPLICATIONS });

/** Mean wait of a step, minutes, with its 99 % interval. */
function waitOf(parts: Parts, step: string, list: readonly Replication[]) {
  const at = programOf(parts).nodeIds.findIndex((id) => id === step) * STEP_COLUMNS;
  return estimate(list.map((r) => r.steps[at + STEP.waiting]! / r.steps[at + STEP.executions]!), 0.99);
}

function expectToCover(interval: { readonly mean: number; readonly halfWidth: number | null }, theory: number): void {
  expect(Math.abs(interval.mean - theory)).toBeLessThan(interval.halfWidth ?? 0);
  // A wide interval covers anything: it must also be narrow enough to mean something.
  expect(interval.halfWidth).toBeLessThan(0.2 * theory);
}

const station = (service: Parts['nodes'][string], gap: number, people: number): Parts => ({
  nodes: { s: start(exponential(gap)), serve: service, e: end() },
  flows: ['s > serve', 'serve > e'],
  roles: { R: { headcount: people } },
});

/** Probability of waiting with `c` servers and `a` Erlang of load (Erlang 1917). */
function erlangC(c: number, a: number): number {
  let blocking = 1;
  for (let n = 1; n <= c; n += 1) blocking = (a * blocking) / (n + a * blocking);
  return blocking / (1 - (a / c) * (1 - blocking));
}

const UTILISATIONS = [0.5, 0.8, 0.9];
const casesFor = (utilisation: number) => (utilisation > 0.85 ? 60_000 : 20_000);

describe('one server', () => {
  // Wq = ρ/(μ − λ): Gross et al., Fundamentals of Queueing Theory, 4th ed., §2.2.
  it.each(UTILISATIONS)('M/M/1 at utilisation %f waits ρ/(μ − λ), is busy ρ of the time, and holds L = λW', async (rho) => {
    const parts = station(task(exponential(5), 'R'), 5 / rho, 1);
    const list = await replications(parts, casesFor(rho), 5_000);

    expectToCover(waitOf(parts, 'serve', list), (5 * rho) / (1 - rho));
    expectToCover(estimate(list.map((r) => r.roles[ROLE.busy]! / r.roles[ROLE.available]!), 0.99), rho);
    expectToCover(estimate(list.map((r) => r.wipArea / r.window), 0.99), rho / (1 - rho));
  });

  // Pollaczek–Khinchine: Wq = λE[S²]/2(1 − ρ); Gross et al., §5.1.
  it.each(UTILISATIONS)('M/D/1 at utilisation %f waits half as long', async (rho) => {
    const parts = station(task(fixed(5), 'R'), 5 / rho, 1);
    expectToCover(waitOf(parts, 'serve', await replications(parts, casesFor(rho), 5_000)), (5 * rho) / (2 * (1 - rho)));
  });

  it.each([0.5, 0.8])('M/G/1 with lognormal service at utilisation %f waits as Pollaczek and Khinchine say', async (rho) => {
    const parts = station(task({ kind: 'lognormal', unit: 'min', mean: 5, sd: 7.5 }, 'R'), 5 / rho, 1);
    // E[S²] = 25 + 56.25.
    expectToCover(waitOf(parts, 'serve', await replications(parts, 40_000, 5_000)), ((rho / 5) * 81.25) / (2 * (1 - rho)));
  });

  it('takes up the shortest work first and so waits less: M/M/1-SJF (Phipps 1956)', async () => {
    const parts = station(task({ kind: 'uniform', unit: 'min', min: 0, max: 10 }, 'R'), 6.25, 1);
    const shortest = { ...parts, roles: { R: { headcount: 1, queueOrder: 'shortest' } } };
    // ρ = 0.8, W₀ = λE[S²]/2 = 0.16·(100/3)/2; a job of size x waits W₀/(1 − ρ(x))², ρ(x) = λx²/20; averaged over x.
    const w0 = (0.16 * (100 / 3)) / 2;
    const n = 100_000;
    const theory = Array.from({ length: n }, (_, i) => ((i + 0.5) * 10) / n).reduce((sum, x) => sum + w0 / (1 - (0.16 * x * x) / 20) ** 2 / n, 0);
    expectToCover(waitOf(shortest, 'serve', await replications(shortest, 30_000, 5_000)), theory);
  });

  it('keeps the mean wait whether it serves first or last come first', async () => {
    const parts = station(task(exponential(5), 'R'), 6.25, 1);
    const lifo = { ...parts, roles: { R: { headcount: 1, queueOrder: 'lifo' } } };
    expectToCover(waitOf(lifo, 'serve', await replications(lifo, 30_000, 5_000)), 20);
  });

  // Two classes by share; Cobham 1954: W₁ = W₀/(1 − ρ₁), W₂ = W₀/((1 − ρ₁)(1 − ρ)), W₀ = ρ·5 for exponential service.
  it('serves the urgent before the rest: non-preemptive priorities', async () => {
    const parts: Parts = {
      nodes: { s: start(exponential(6.25)), x: gateway('exclusive'), urgent: task(exponential(5), 'R', { work: { priority: 1 } }), normal: task(exponential(5), 'R'), e: end() },
      flows: ['s > x', 'x > urgent 0.4', 'x > normal 0.6', 'urgent > e', 'normal > e'],
      roles: { R: { headcount: 1, queueOrder: 'priority' } },
    };
    const list = await replications(parts, 40_000, 5_000);

    expectToCover(waitOf(parts, 'urgent', list), 4 / (1 - 0.32));
    expectToCover(waitOf(parts, 'normal', list), 4 / ((1 - 0.32) * (1 - 0.8)));
  });
});

describe('several servers', () => {
  it.each([[2, 0.5], [2, 0.8], [2, 0.9], [5, 0.5], [5, 0.8], [5, 0.9]])('M/M/%i at utilisation %f waits as Erlang C says', async (c, rho) => {
    const parts = station(task(exponential(5), 'R'), 5 / (rho * c), c);
    const theory = (erlangC(c, rho * c) * 5) / (c * (1 - rho));
    expectToCover(waitOf(parts, 'serve', await replications(parts, rho > 0.85 ? 80_000 : 25_000, 5_000)), theory);
  });
});

describe('networks', () => {
  // Burke 1956, Jackson 1957: each station behaves as if it stood alone.
  it.each(UTILISATIONS)('a tandem of two single servers at utilisation %f waits at both as M/M/1', async (rho) => {
    const parts: Parts = {
      nodes: { s: start(exponential(5 / rho)), one: task(exponential(5), 'A'), two: task(exponential(5), 'B'), e: end() },
      flows: ['s > one', 'one > two', 'two > e'],
      roles: { A: {}, B: {} },
    };
    const list = await replications(parts, casesFor(rho), 5_000);

    expectToCover(waitOf(parts, 'one', list), (5 * rho) / (1 - rho));
    expectToCover(waitOf(parts, 'two', list), (5 * rho) / (1 - rho));
  });

  it('a station with rework behaves as M/M/1 at the rate that rework makes', async () => {
    // 25 % come again: λ' = λ/0.75; gap 10, service 5: ρ = 5/(10·0.75) = 2/3.
    const parts: Parts = {
      nodes: { s: start(exponential(10)), m: gateway('exclusive'), serve: task(exponential(5), 'R'), x: gateway('exclusive'), e: end() },
      flows: ['s > m', 'm > serve', 'serve > x', 'x > m 0.25', 'x > e 0.75'],
      roles: { R: {} },
    };
    const list = await replications(parts, 30_000, 5_000);

    expectToCover(estimate(list.map((r) => r.moments[1]! / r.moments[0]!), 0.99), 1 / 0.75 * (5 / (1 - 2 / 3)));
  });

  it('a fork and join of two servers takes (12 − ρ)/8 of one (Flatto and Hahn 1984, Nelson and Tantawi 1988)', async () => {
    const parts: Parts = {
      nodes: { s: start(exponential(10)), f: gateway('parallel'), a: task(exponential(5), 'A'), b: task(exponential(5), 'B'), j: gateway('parallel'), e: end() },
      flows: ['s > f', 'f > a', 'f > b', 'a > j', 'b > j', 'j > e'],
      roles: { A: {}, B: {} },
    };
    const list = await replications(parts, 30_000, 5_000);

    expectToCover(estimate(list.map((r) => r.moments[1]! / r.moments[0]!), 0.99), ((12 - 0.5) / 8) * (5 / (1 - 0.5)));
  });
});
