import { CASE_ACCURACY, MOMENTS, type Replication } from '../simulation/Replication.ts';
import { binCount, QuantileSketch } from '../simulation/statistics/QuantileSketch.ts';
import { estimate, meanOf } from './estimate.ts';
import { standardDeviation, type Sample } from './Sample.ts';
import { QUANTILES, type DistributionSummary, type Quantile } from './SimulationReport.ts';

export const CASE_BINS = binCount(CASE_ACCURACY);

const LEVEL: Readonly<Record<Quantile, number>> = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 };

/** Moments and sketches of distributions over cases, one after the other. */
export type CaseDistributions = Pick<Replication, 'moments' | 'sketches'>;

/** Distribution number `row` over single cases; replications without a case in it are left out. */
export function caseDistribution({ replications, confidence }: Pick<Sample, 'confidence'> & { readonly replications: readonly CaseDistributions[] }, row: number): DistributionSummary {
  const at = row * MOMENTS;
  const usable = replications.filter(({ moments }) => (moments[at] ?? 0) > 0);
  const moment = (column: number) => usable.map(({ moments }) => moments[at + column] ?? 0);
  const [counts, sums, squares, least, most] = [moment(0), moment(1), moment(2), moment(3), moment(4)];
  const sketches = usable.map(({ sketches: all }) => new QuantileSketch(CASE_ACCURACY, all.subarray(row * CASE_BINS, (row + 1) * CASE_BINS)));
  const quantiles = Object.fromEntries(QUANTILES.map((q) => {
    // The ends are known exactly; a sketch must not reach beyond them.
    const values = sketches.map((sketch, i) => Math.min(most[i] ?? 0, Math.max(least[i] ?? 0, sketch.quantile(LEVEL[q]))));
    return [q, estimate(values, confidence)];
  })) as Record<Quantile, ReturnType<typeof estimate>>;
  const { p5, p25, p50, p75, p90, p95, p99 } = quantiles;
  return {
    ...estimate(counts.map((n, i) => (sums[i] ?? 0) / n), confidence),
    sd: meanOf(counts.map((n, i) => standardDeviation(n, sums[i] ?? 0, squares[i] ?? 0))),
    min: meanOf(least),
    max: meanOf(most),
    p5: p5.mean, p25: p25.mean, p50: p50.mean, p75: p75.mean, p90: p90.mean, p95: p95.mean, p99: p99.mean,
    quantileHalfWidths: usable.length < 2 ? null : {
      p5: p5.halfWidth ?? 0, p25: p25.halfWidth ?? 0, p50: p50.halfWidth ?? 0, p75: p75.halfWidth ?? 0, p90: p90.halfWidth ?? 0, p95: p95.halfWidth ?? 0, p99: p99.halfWidth ?? 0,
    },
  };
}
