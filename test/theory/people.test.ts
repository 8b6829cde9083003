import { describe, expect, it } from 'vitest';
import { estimate } from '../../shared/analysis/estimate.ts';
import { ROLE, STEP, STEP_COLUMNS, type Replication } from '../../shared/simulation/Replication.ts';
import { end, exponential, fixed, programOf, start, task, type Parts } from '../shared/simulation/buildModel.ts';
import { replicate } from './replicate.ts';
import { waitMMc } from './validation/formulas.ts';

/** A right engine misses one interval in a thousand. */
const CONFIDENCE = 0.999;
const replications = (parts: Parts, cases: number): Promise<Replication[]> => replicate(programOf(parts), { cases, warmUpCases: 3_000, replications: 12, seed: 1 });

const waitOf = (parts: Parts, step: string, list: readonly Replication[]) => {
  const at = programOf(parts).nodeIds.findIndex((id) => id === step) * STEP_COLUMNS;
  return estimate(list.map((r) => r.steps[at + STEP.waiting]! / r.steps[at + STEP.executions]!), CONFIDENCE);
};
/** Mean cycle time, the first of the case measures. */
const cycleOf = (list: readonly Replication[]) => estimate(list.map((r) => r.moments[1]! / r.moments[0]!), CONFIDENCE);

function expectToCover(interval: { readonly mean: number; readonly halfWidth: number | null }, theory: number): void {
  expect(Math.abs(interval.mean - theory)).toBeLessThan(interval.halfWidth ?? 0);
  expect(interval.halfWidth).toBeLessThan(0.2 * theory);
}

const twoClasses = (gapHigh: number, gapLow: number, service: Parts['nodes'][string], people: number): Parts => {
  const of = (priority: number) => ({ ...service, work: { ...(service.work as object), priority } });
  return {
    nodes: { sh: start(exponential(gapHigh)), sl: start(exponential(gapLow)), high: of(9), low: of(1), eh: end(), el: end() },
    flows: ['sh > high', 'high > eh', 'sl > low', 'low > el'],
    roles: { R: { headcount: people, queueOrder: 'priority', isPreemptive: true } },
  };
};

describe('pre-emptive priority', () => {
  // With one service rate, the urgent see an M/M/c of their own, and the number in the system is that of M/M/c with all of them
  // (Gross et al., Fundamentals of Queueing Theory, 4th ed., §3.4).
  it.each([1, 3])('M/M/%i: the urgent wait as if alone, all together stay as long as without classes', async (c) => {
    const mu = 1 / 5;
    const lambda = 0.8 * c * mu;
    const parts = twoClasses(1 / (0.4 * lambda), 1 / (0.6 * lambda), task(exponential(5), 'R'), c);
    const list = await replications(parts, 25_000);

    expectToCover(waitOf(parts, 'high', list), waitMMc(0.4 * lambda, mu, c));
    expectToCover(cycleOf(list), waitMMc(lambda, mu, c) + 5);
  });

  // M/G/1: W_1 = s + R_1/(1 − ρ_1), W_2 = s/(1 − ρ_1) + R/((1 − ρ_1)(1 − ρ)), R_k = Σ_{i ≤ k} λ_i E[S²]/2 (Gross et al., §5.4.2).
  it('M/D/1: what was interrupted is resumed with what is left', async () => {
    const [l1, l2, s] = [0.06, 0.09, 5];
    const [rho1, rho] = [l1 * s, (l1 + l2) * s];
    const urgent = s + (l1 * s * s) / 2 / (1 - rho1);
    const other = s / (1 - rho1) + ((l1 + l2) * s * s) / 2 / ((1 - rho1) * (1 - rho));
    const list = await replications(twoClasses(1 / l1, 1 / l2, task(fixed(s), 'R'), 1), 25_000);

    expectToCover(cycleOf(list), (l1 * urgent + l2 * other) / (l1 + l2));
  });
});

describe('batch service', () => {
  // A batch of K waits for K − 1 more, (K − 1)/2λ on average; batches form a G/M/1 with Erlang-K gaps:
  // Wq = σ/μ(1 − σ), σ = (λ/(λ + μ(1 − σ)))^K (Gross et al., §5.3).
  it.each([[2, 0.7], [5, 0.8]])('M/M/1 in batches of %i at utilisation %f', async (size, rho) => {
    const mu = 1 / 10;
    const lambda = rho * size * mu;
    let sigma = 0.5;
    for (let i = 0; i < 200; i += 1) sigma = (lambda / (lambda + mu * (1 - sigma))) ** size;
    const batch = { size, maxWait: null, at: null, mode: 'together', perItem: null };
    const parts: Parts = { nodes: { s: start(exponential(1 / lambda)), a: task(exponential(10), 'R', { work: { batch } }), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } };
    const list = await replications(parts, 30_000);

    expectToCover(waitOf(parts, 'a', list), (size - 1) / (2 * lambda) + sigma / (mu * (1 - sigma)));
    expectToCover(estimate(list.map((r) => r.roles[ROLE.busy]! / r.roles[ROLE.available]!), CONFIDENCE), rho);
  });
});

describe('a machine that breaks down', () => {
  // W = ((ξ + η)² + ξμ) / ((ξ + η)(η(μ − λ) − ξλ)): White and Christie, “Queuing with preemptive priorities or with breakdown”, Operations Research 6 (1958).
  it('M/M/1 with failures, idle or not, and resumed work', async () => {
    const [lambda, mu, xi, eta] = [0.1, 0.2, 1 / 60, 1 / 10];
    const theory = ((xi + eta) ** 2 + xi * mu) / ((xi + eta) * (eta * (mu - lambda) - xi * lambda));
    const parts: Parts = { nodes: { s: start(exponential(1 / lambda)), a: task(exponential(1 / mu), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: { breakdown: { timeBetween: exponential(1 / xi), timeToRepair: exponential(1 / eta) } } } };
    const list = await replications(parts, 25_000);

    expectToCover(cycleOf(list), theory);
  });
});
