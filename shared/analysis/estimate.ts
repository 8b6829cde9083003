import type { Estimate } from './SimulationReport.ts';
import { studentTQuantile } from './studentT.ts';

export const CONFIDENCE = 0.95;

const quantiles = new Map<string, number>();

/** Two-sided t quantile, remembered: a report asks for the same one thousands of times. */
function tFor(confidence: number, df: number): number {
  const key = `${confidence} ${df}`;
  const known = quantiles.get(key);
  if (known !== undefined) return known;
  const t = studentTQuantile(1 - (1 - confidence) / 2, df);
  quantiles.set(key, t);
  return t;
}

/** Mean with the half-width t·s/√n of its interval; no half-width for fewer than two values, which show no spread. */
export function estimate(values: readonly number[], confidence = CONFIDENCE): Estimate {
  const n = values.length;
  if (n === 0) return { mean: 0, halfWidth: null };
  const mean = meanOf(values);
  if (n === 1) return { mean, halfWidth: null };
  return { mean, halfWidth: (tFor(confidence, n - 1) * sdOf(values, mean)) / Math.sqrt(n) };
}

export const meanOf = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length);

export const sdOf = (values: readonly number[], mean: number): number =>
  values.length < 2 ? 0 : Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1));

/** On which side of 0 the whole interval lies; `not` when 0 is in it, or when there is none. */
export function shownSide({ mean, halfWidth }: Estimate): 'positive' | 'negative' | 'not' {
  if (halfWidth === null) return 'not';
  return mean - halfWidth > 0 ? 'positive' : mean + halfWidth < 0 ? 'negative' : 'not';
}

const SETTLED_AT_MOST = 1_000_000;

/**
 * How many replications it would take until an interval of the observed spread leaves 0, if the mean stays as it is;
 * `null` when that cannot be known (no spread, no difference) or is out of reach.
 */
export function replicationsToSettle(values: readonly number[], confidence: number): number | null {
  const mean = meanOf(values);
  const sd = sdOf(values, mean);
  if (values.length < 2 || mean === 0 || sd === 0) return null;
  let n = Math.max(2, Math.ceil((tFor(confidence, 1_000_000) * sd / Math.abs(mean)) ** 2));
  if (n > SETTLED_AT_MOST) return null;
  while ((tFor(confidence, n - 1) * sd) / Math.sqrt(n) >= Math.abs(mean)) n += Math.max(1, Math.floor(n * 0.01));
  return n;
}
