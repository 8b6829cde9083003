import type { VariantId } from '../model/ids.ts';
import type { Replication } from '../simulation/Replication.ts';
import { CONFIDENCE, estimate, replicationsToSettle } from './estimate.ts';
import { FIGURES } from './figures.ts';
import { COMPARED_MEASURES, type ComparedMeasure, type Comparison } from './SimulationReport.ts';

const LARGER_IS_BETTER: readonly ComparedMeasure[] = ['throughputPerHour', 'flowEfficiency'];

export interface Compared {
  readonly variant: VariantId | null;
  readonly replications: readonly Replication[];
}

/**
 * Every variant against the base, paired by replication: both drew the same random numbers, so the interval of the
 * difference is much narrower than the difference of the intervals. Bonferroni over the variants keeps the chance that
 * any of their intervals misses at 1 − `wanted` per measure.
 */
export function compareVariants(base: Compared, variants: readonly Compared[], wanted: number = CONFIDENCE): Comparison[] {
  const confidence = 1 - (1 - wanted) / Math.max(1, variants.length);
  return variants.flatMap(({ variant, replications }) =>
    COMPARED_MEASURES.map((measure): Comparison => {
      const values = differences(base.replications, replications, measure);
      const difference = estimate(values, confidence);
      const verdict = verdictOn(difference.mean, difference.halfWidth, LARGER_IS_BETTER.includes(measure));
      return {
        base: base.variant, variant, measure, difference, verdict,
        replicationsToSettle: verdict === 'noDifferenceShown' ? replicationsToSettle(values, confidence) : null,
      };
    }));
}

/** Second minus first, by replication number. */
export function differences(first: readonly Replication[], second: readonly Replication[], measure: ComparedMeasure): number[] {
  const byNumber = new Map(first.map((r) => [r.number, r]));
  return second.flatMap((r) => {
    const partner = byNumber.get(r.number);
    return partner ? [FIGURES[measure](r) - FIGURES[measure](partner)] : [];
  });
}

function verdictOn(mean: number, halfWidth: number | null, largerIsBetter: boolean): Comparison['verdict'] {
  if (halfWidth === null || Math.abs(mean) <= halfWidth) return 'noDifferenceShown';
  return mean > 0 === largerIsBetter ? 'better' : 'worse';
}
