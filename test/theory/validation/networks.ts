import { end, exponential, fixed, gateway, start, task } from '../../shared/simulation/buildModel.ts';
import { erlang2Quantile } from './formulas.ts';
import { busy, cycleTime, executions, inSystem, quantile, queueLength, runLength, wait, type TheoryModel } from './TheoryModel.ts';
import { UTILISATIONS } from './stations.ts';

const S = 5;
const percent = (rho: number) => Math.round(rho * 100);

/** Burke 1956: what leaves M/M/1 is Poisson, so the second station is M/M/1 as well. */
const tandem = UTILISATIONS.map((rho): TheoryModel => ({
  id: `tandem-${percent(rho)}`, name: 'Tandem of two M/M/1', source: 'Burke 1956, Reich 1957: the times at the two are independent; Gross §4.1', utilisation: rho,
  parts: {
    nodes: { s: start(exponential(S / rho)), one: task(exponential(S), 'A'), two: task(exponential(S), 'B'), e: end() },
    flows: ['s > one', 'one > two', 'two > e'], roles: { A: {}, B: {} },
  },
  ...runLength(rho),
  statements: [wait('one', (rho * S) / (1 - rho), 'mean wait, first'), wait('two', (rho * S) / (1 - rho), 'mean wait, second'), cycleTime((2 * S) / (1 - rho)), quantile('cycleTime', 'p90', erlang2Quantile(S / (1 - rho), 0.9)), queueLength('two', (rho * rho) / (1 - rho), 'mean queue length, second')],
}));

/** A quarter of the cases is done again, at both stations; the first has two people and is the busier. */
const BACK = 0.25;
const rework = UTILISATIONS.map((rho): TheoryModel => {
  const visits = 1 / (1 - BACK);
  const lambda = rho / (visits * S);
  const second = (rho * 4) / S;
  return {
    id: `jackson-${percent(rho)}`, name: 'Jackson network with rework', source: 'Jackson 1957; Gross §4.2', utilisation: rho,
    parts: {
      nodes: { s: start(exponential(1 / lambda)), m: gateway('exclusive'), one: task(exponential(S), 'A'), two: task(exponential(4), 'B'), x: gateway('exclusive'), e: end() },
      flows: ['s > m', 'm > one', 'one > two', 'two > x', `x > m ${BACK}`, `x > e ${1 - BACK}`], roles: { A: {}, B: {} },
    },
    ...runLength(rho),
    statements: [
      wait('one', (rho * S) / (1 - rho), 'mean wait, first'), wait('two', (second * 4) / (1 - second), 'mean wait, second'), executions('one', visits, 'visits per case'),
      cycleTime(visits * (S / (1 - rho) + 4 / (1 - second))), busy('B', second, 'utilisation, second'),
    ],
  };
});

/** Two M/M/1 fed by the same arrivals, joined: the mean is known exactly for two. */
const forkJoin = UTILISATIONS.map((rho): TheoryModel => ({
  id: `fork-join-${percent(rho)}`, name: 'Fork and join of two M/M/1', source: '(12 − ρ)/8 · 1/(μ − λ): Flatto and Hahn 1984; Nelson and Tantawi 1988', utilisation: rho,
  parts: {
    nodes: { s: start(exponential(S / rho)), f: gateway('parallel'), a: task(exponential(S), 'A'), b: task(exponential(S), 'B'), j: gateway('parallel'), e: end() },
    flows: ['s > f', 'f > a', 'f > b', 'a > j', 'b > j', 'j > e'], roles: { A: {}, B: {} },
  },
  ...runLength(rho),
  statements: [cycleTime(((12 - rho) / 8) * (S / (1 - rho))), wait('a', (rho * S) / (1 - rho), 'mean wait, one branch')],
}));

/** Poisson arrivals into a batch of n: the i-th of them waits for n − i more, (n − 1)/2λ on average. Nobody serves. */
const batches = [4, 10].map((size): TheoryModel => {
  const gap = 6;
  return {
    id: `batch-${size}`, name: `Batches of ${size} that fill`, source: 'sum of exponential gaps: (n − 1)/2λ', utilisation: 0,
    parts: {
      nodes: { s: start(exponential(gap)), together: task(fixed(3), null, { work: { batch: { size, maxWait: null, at: null, mode: 'together', perItem: null } } }), e: end() },
      flows: ['s > together', 'together > e'],
    },
    // Whole batches, so that nobody waits for ever at the end.
    warmUpCases: 20 * size, cases: 2_020 * size,
    statements: [wait('together', ((size - 1) / 2) * gap)],
  };
});

/** The clock starts a batch every two hours: a Poisson arrival waits half of that on average. */
const clock: TheoryModel = {
  id: 'batch-clock', name: 'Batches by the clock, every two hours', source: 'arrivals are uniform between two starts', utilisation: 0,
  parts: {
    nodes: { s: start(exponential(6)), together: task(fixed(3), null, { work: { batch: { size: null, maxWait: null, at: Array.from({ length: 12 }, (_, i) => i * 120), mode: 'together', perItem: null } } }), e: end() },
    flows: ['s > together', 'together > e'],
  },
  warmUpCases: 200, cases: 20_200,
  statements: [wait('together', 60)],
};

/** Bulk service by one server, n at once and only full: M/M^[n]/1, L from the root of Gross §3.2.2. */
function bulkService(lambda: number, mu: number, n: number): number {
  // Root r in (0, 1) of μr^(n+1) − (λ + μ)r + λ = 0.
  let low = 0;
  let high = 1 - 1e-12;
  for (let i = 0; i < 200; i += 1) {
    const r = (low + high) / 2;
    if (mu * r ** (n + 1) - (lambda + mu) * r + lambda > 0) low = r;
    else high = r;
  }
  // Full batches only: p₀…: L = (n − 1)/2 + r/(1 − r).
  return (n - 1) / 2 + low / (1 - low);
}
const bulkAt = (rho: number): TheoryModel => {
  const n = 3;
  const lambda = (rho * n) / S;
  return {
    id: `bulk-service-${percent(rho)}`, name: 'M/M^[3]/1, served three at a time, only full batches', source: 'Gross §3.2.2', utilisation: rho,
    parts: {
      nodes: { s: start(exponential(1 / lambda)), together: task(exponential(S), 'R', { work: { batch: { size: n, maxWait: null, at: null, mode: 'together', perItem: null } } }), e: end() },
      flows: ['s > together', 'together > e'], roles: { R: {} },
    },
    warmUpCases: rho < 0.9 ? 3_000 : 60_000, cases: rho < 0.9 ? 63_000 : 460_000,
    statements: [inSystem(bulkService(lambda, 1 / S, n))],
  };
};

/** Everybody is served at once: as many in the system as λE[S], whatever the distribution (Gross §2.6). */
const unlimited: TheoryModel = {
  id: 'infinite', name: 'M/G/∞', source: 'λE[S], insensitive to the distribution; Gross §2.6', utilisation: 0,
  parts: { nodes: { s: start(exponential(2)), serve: task({ kind: 'gamma', unit: 'min', shape: 0.5, mean: 30 }, null), e: end() }, flows: ['s > serve', 'serve > e'] },
  warmUpCases: 300, cases: 10_300,
  statements: [inSystem(15)],
};

/** Several stations, joins and batches. */
export const networks: readonly TheoryModel[] = [...tandem, ...rework, ...forkJoin, ...batches, clock, bulkAt(0.5), bulkAt(0.8), unlimited];

/** Added later, so that no model changed its seed. */
export const networksAtOthers: readonly TheoryModel[] = [bulkAt(0.95)];
