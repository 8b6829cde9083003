import { CONFIDENCE, estimate } from '../estimate.ts';
import type { Estimate } from '../SimulationReport.ts';
import type { DesignPoint } from './design.ts';
import { coded, type Factor } from './Factor.ts';
import { leastSquares } from './leastSquares.ts';

/** What a factor does to a response when it goes from its low to its high value, the others in the middle. */
export interface MainEffect {
  readonly factor: number;
  readonly effect: Estimate;
}

/** Half the difference that the second factor makes to the effect of the first (Montgomery, Design and Analysis of Experiments, 8th ed., §6.2). */
export interface Interaction {
  readonly factors: readonly [number, number];
  readonly effect: Estimate;
}

export interface Effects {
  readonly main: readonly MainEffect[];
  readonly interactions: readonly Interaction[];
  /** Share of the spread of the point means that the effects explain, 0 … 1; `null` when there is no spread. */
  readonly explained: number | null;
}

/**
 * Main effects and two-way interactions of a response, by least squares in coded factors (−1 … +1): twice the
 * coefficients. For two levels these are the classical contrasts; with more levels or a Latin hypercube they are those of
 * the best fitting model with straight lines and products. Every replication is fitted on its own, over all points with
 * the same random numbers, and the t interval is that over replications: points of one replication are not independent,
 * replications are. With fewer points than terms the interactions are left out, then everything.
 *
 * `responses`: per replication the response at every point; only points that worked in all of them.
 */
export function effects(factors: readonly Factor[], points: readonly DesignPoint[], responses: readonly (readonly number[])[], confidence = CONFIDENCE): Effects {
  const x = points.map((point) => point.map((value, i) => coded(factors[i]!, value)));
  const pairs = factors.flatMap((_, i) => factors.slice(i + 1).map((__, j): readonly [number, number] => [i, i + 1 + j]));
  const withPairs = x.map((row) => [1, ...row, ...pairs.map(([i, j]) => row[i]! * row[j]!)]);
  const plain = x.map((row) => [1, ...row]);
  const fitted = fit(withPairs, responses) ?? fit(plain, responses);
  if (fitted === null) return { main: [], interactions: [], explained: null };
  const effectOf = (term: number) => estimate(fitted.map((coefficients) => 2 * coefficients[term]!), confidence);
  const hasPairs = fitted[0]!.length > 1 + factors.length;
  return {
    main: factors.map((_, factor) => ({ factor, effect: effectOf(1 + factor) })),
    interactions: hasPairs ? pairs.map((two, i) => ({ factors: two, effect: effectOf(1 + factors.length + i) })) : [],
    explained: explained(hasPairs ? withPairs : plain, responses),
  };
}

function fit(rows: readonly (readonly number[])[], responses: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const solve = leastSquares(rows);
  return solve === null || responses.length === 0 ? null : responses.map(solve);
}

/** R² of the means over replications. */
function explained(rows: readonly (readonly number[])[], responses: readonly (readonly number[])[]): number | null {
  const means = rows.map((_, i) => responses.reduce((sum, of) => sum + of[i]!, 0) / responses.length);
  const coefficients = leastSquares(rows)?.(means) ?? [];
  const middle = means.reduce((sum, y) => sum + y, 0) / means.length;
  const spread = means.reduce((sum, y) => sum + (y - middle) ** 2, 0);
  const left = means.reduce((sum, y, i) => sum + (y - rows[i]!.reduce((fitted, value, k) => fitted + value * coefficients[k]!, 0)) ** 2, 0);
  return spread > 0 ? Math.max(0, 1 - left / spread) : null;
}
