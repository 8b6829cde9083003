import type { ComparedMeasure, Comparison, Measures } from '../../shared/analysis/SimulationReport.ts';
import type { Estimate } from '../../shared/analysis/SimulationReport.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';

export const COMPARED_MEASURES: readonly ComparedMeasure[] = ['cycleTime', 'waitingTime', 'cost', 'throughputPerHour', 'wip', 'flowEfficiency'];

/** The verdict on a difference in words; the sign beside it says the same without colour. */
export function verdictText({ verdict, replicationsToSettle }: Comparison): Message {
  if (verdict !== 'noDifferenceShown') return message(`results.verdict.${verdict}`);
  return replicationsToSettle === null
    ? message('results.verdict.noDifferenceShown')
    : message('results.verdict.moreReplications', { count: replicationsToSettle });
}

export const measureOf = (measures: Measures, measure: ComparedMeasure): Estimate => measures[measure];
