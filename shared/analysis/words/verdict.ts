import type { ComparedMeasure, Comparison, Measures } from '../SimulationReport.ts';
import type { Estimate } from '../SimulationReport.ts';
import { message, type Message } from '../../i18n/Message.ts';

/** The verdict on a difference in words; the sign beside it says the same without colour. */
export const verdictText = ({ verdict }: Comparison): Message => message(`results.verdict.${verdict}`);

/** More than this nobody waits for; saying “about 40,000 more runs” would only sound exact. */
const MOST_REPLICATIONS = 10_000;

/** Share of the base below which a difference is of no use to anybody. */
const IMMATERIAL = 0.001;

/** How a difference that is not shown could be settled; `null` where there is nothing to say. */
export function settleText({ verdict, replicationsToSettle, difference }: Comparison, base: number): Message | null {
  if (verdict !== 'noDifferenceShown') return null;
  if (difference.halfWidth !== null && Math.abs(difference.mean) + difference.halfWidth <= IMMATERIAL * Math.abs(base)) return message('results.verdict.tooSmall');
  if (replicationsToSettle === null || replicationsToSettle <= 0) return null;
  return replicationsToSettle > MOST_REPLICATIONS ? message('results.verdict.tooSmall') : message('results.verdict.moreReplications', { count: replicationsToSettle });
}

export const measureOf = (measures: Measures, measure: ComparedMeasure): Estimate => measures[measure];
