import type { RunSettings } from '../model/RunSettings.ts';
import type { Replication } from '../simulation/Replication.ts';
import { estimate } from './estimate.ts';
import { FIGURES } from './figures.ts';
import type { Precision } from './SimulationReport.ts';

export type StoppingRule = NonNullable<RunSettings['stopping']>;

/** Fewer replications say too little about their own spread for the rule to be trusted. */
export const FEWEST_REPLICATIONS = 10;
/** Looked at after so many replications, whoever ran them: the number of threads must not decide when to stop. */
const BLOCK = 10;

/**
 * The sequential procedure for a wanted precision (Law, Simulation Modeling and Analysis, 5th ed., §9.4.1): replications
 * are added until the half-width of the t interval, divided by the absolute mean, is at most ε. Law's γ for the error
 * relative to the true mean corresponds to ε = γ / (1 + γ). Stopping as soon as an interval looks narrow makes it miss a
 * little more often than it says; at least ten replications, looked at ten at a time, keep that small. Of several
 * scenarios each has to be precise enough, because pairs need equally many.
 */
export function precisionOf(rule: StoppingRule, scenarios: readonly (readonly Replication[])[], confidence: number): Precision {
  const widths = scenarios.map((replications) => relativeHalfWidth(rule, replications, confidence));
  const widest = Math.max(...widths);
  return { measure: rule.measure, wanted: rule.relativeHalfWidth, reached: Number.isFinite(widest) ? widest : null, isReached: widest <= rule.relativeHalfWidth };
}

/** Replications to have next; the same number when it is time to stop. */
export function nextReplications(rule: StoppingRule, done: number, precision: Precision | null): number {
  if (precision?.isReached) return done;
  return Math.min(Math.max(FEWEST_REPLICATIONS, done + BLOCK), Math.max(FEWEST_REPLICATIONS, rule.maxReplications));
}

/** Replications that it will take, as far as can be seen: the half-width shrinks with their square root. For the progress bar only. */
export function expectedReplications(rule: StoppingRule, done: number, { reached, isReached }: Precision): number {
  if (isReached) return done;
  const needed = reached === null ? rule.maxReplications : Math.ceil((done * (reached / rule.relativeHalfWidth) ** 2) / BLOCK) * BLOCK;
  return Math.min(rule.maxReplications, Math.max(done + BLOCK, needed));
}

/** Infinity around a mean of 0, unless nothing varies; and with a single replication. */
function relativeHalfWidth({ measure }: StoppingRule, replications: readonly Replication[], confidence: number): number {
  const { mean, halfWidth } = estimate(replications.map(FIGURES[measure]), confidence);
  if (halfWidth === 0) return 0;
  return halfWidth === null || mean === 0 ? Infinity : halfWidth / Math.abs(mean);
}
