import { normalCdf } from '../../../shared/simulation/distributions/specialFunctions.ts';

/*
 * Closed forms of queueing theory, as the books have them. λ: arrivals per minute, μ: services per minute and server,
 * c: servers, ρ = λ/(cμ). Gross = Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory, 4th ed. (2008).
 */

/** Probability of waiting with `c` servers and `a` = λ/μ Erlang of load (Erlang 1917; Gross §2.3), by the stable recursion of Erlang B. */
export function erlangC(c: number, a: number): number {
  let blocking = 1;
  for (let n = 1; n <= c; n += 1) blocking = (a * blocking) / (n + a * blocking);
  return blocking / (1 - (a / c) * (1 - blocking));
}

/** M/M/c: mean wait C/(cμ − λ) (Gross §2.3). */
export const waitMMc = (lambda: number, mu: number, c: number): number => erlangC(c, lambda / mu) / (c * mu - lambda);

/** M/M/c: the wait that a share `p` of the customers does not exceed; P(W > t) = C·e^(−(cμ − λ)t) (Gross §2.3). */
export const waitQuantileMMc = (lambda: number, mu: number, c: number, p: number): number =>
  Math.max(0, Math.log(erlangC(c, lambda / mu) / (1 - p)) / (c * mu - lambda));

/** M/G/1: mean wait λE[S²]/2(1 − ρ) (Pollaczek 1930, Khinchine 1932; Gross §5.1). */
export const waitMG1 = (lambda: number, mean: number, sd: number): number => (lambda * (mean ** 2 + sd ** 2)) / (2 * (1 - lambda * mean));

/** Cells in which a residual service time is counted: the quantile is exact to some thousandths. */
const CELL = 0.05;
const POINTS = 20;

/**
 * M/G/1: the wait that a share `p` of the customers does not exceed. The wait is a geometric number of residual service
 * times, with density P(S > x)/E[S] (Pollaczek–Khinchine; Gross §5.1.5); their sum by Panjer's recursion (1981) over
 * cells of 0.05 min. `survival`: P(S > x).
 */
export function waitQuantileMG1(lambda: number, mean: number, survival: (x: number) => number, p: number): number {
  const rho = lambda * mean;
  const residual: number[] = [];
  const waits: number[] = [];
  let total = 0;
  for (let k = 0; total < p; k += 1) {
    // Rounded to the nearest cell; the midpoint rule within it.
    let density = 0;
    for (let i = 0; i < POINTS; i += 1) { const x = (k - 0.5 + (i + 0.5) / POINTS) * CELL; density += x < 0 ? 0 : survival(x); }
    residual[k] = (density / POINTS) * (CELL / mean);
    let sum = k === 0 ? (1 - rho) / rho : 0;
    for (let i = 1; i <= k; i += 1) sum += residual[i]! * waits[k - i]!;
    waits[k] = (rho * sum) / (1 - rho * residual[0]!);
    total += waits[k]!;
  }
  const cells = waits.length - 1;
  // The last cell reaches half a cell beyond its middle.
  return (cells + 0.5 - (total - p) / waits[cells]!) * CELL;
}

/** P(X > x) of a lognormal variable with this mean and standard deviation. */
export function lognormalSurvival(mean: number, sd: number): (x: number) => number {
  const variance = Math.log(1 + (sd / mean) ** 2);
  const mu = Math.log(mean) - variance / 2;
  return (x) => (x <= 0 ? 1 : normalCdf((mu - Math.log(x)) / Math.sqrt(variance)));
}

/** The sum of two exponential times with this mean, which a share `p` does not exceed: 1 − (1 + x)e^(−x) = p. */
export function erlang2Quantile(mean: number, p: number): number {
  let [low, high] = [0, 100];
  for (let i = 0; i < 200; i += 1) {
    const x = (low + high) / 2;
    if (1 - (1 + x) * Math.exp(-x) < p) low = x;
    else high = x;
  }
  return low * mean;
}

/** G/M/1 with constant gaps: σ/(μ(1 − σ)), σ the root below 1 of σ = e^(−μ(1 − σ)/λ) (Gross §5.3). */
export function waitDM1(lambda: number, mu: number): number {
  let sigma = 0.5;
  for (let i = 0; i < 10_000; i += 1) sigma = Math.exp((-mu * (1 - sigma)) / lambda);
  return sigma / (mu * (1 - sigma));
}

/**
 * M/M/c, two classes with one service time, non-preemptive: W₁ = W₀/(1 − σ₁), W₂ = W₀/((1 − σ₁)(1 − σ₂)) with
 * W₀ = C/(cμ), σₖ the load of class k and above (Cobham 1954; Gross §3.4.2).
 */
export function waitsByPriority(lambda: number, mu: number, c: number, urgent: number): readonly [number, number] {
  const w0 = erlangC(c, lambda / mu) / (c * mu);
  const rho = lambda / (c * mu);
  return [w0 / (1 - urgent * rho), w0 / ((1 - urgent * rho) * (1 - rho))];
}

export interface BirthDeath { readonly inSystem: number; readonly waiting: number; readonly lost: number }

/**
 * M/M/c+M with a patience that also runs while the customer is served: a birth–death process with death rates
 * min(n, c)μ + nθ; mean number in the system and in the line, and the share θL/λ that gives up (Palm 1957; Gross §2.10.2).
 */
export function impatience(lambda: number, mu: number, c: number, theta: number): BirthDeath {
  let weight = 1;
  let total = 1;
  let area = 0;
  let line = 0;
  for (let n = 1; n < 10_000; n += 1) {
    weight *= lambda / (Math.min(n, c) * mu + n * theta);
    total += weight;
    area += n * weight;
    line += Math.max(0, n - c) * weight;
  }
  const inSystem = area / total;
  return { inSystem, waiting: line / total, lost: (theta * inSystem) / lambda };
}

/** Shortest job first, M/G/1 with times uniform on [0, most]: λE[S²]/2 ÷ (1 − ρ(x))², averaged over x (Phipps 1956). */
export function waitShortestFirst(lambda: number, most: number): number {
  const w0 = (lambda * (most ** 2 / 3)) / 2;
  const cells = 200_000;
  let sum = 0;
  for (let i = 0; i < cells; i += 1) {
    const x = ((i + 0.5) * most) / cells;
    sum += w0 / (1 - (lambda * x * x) / (2 * most)) ** 2;
  }
  return sum / cells;
}
