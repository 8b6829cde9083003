import type { ComparedMeasure, Comparison, Estimate, ScenarioReport, SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { formatMoney, formatNumber, formatPercent, unitFor } from '../../shared/i18n/format.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import type { Scenario } from './scenarios.ts';
import { durationInterval, intervalOf, type IntervalText } from './interval.ts';
import { throughputText } from './throughput.ts';
import { measureOf } from './verdict.ts';

/** A measure of one scenario as text; `reference` fixes the unit, so that a row reads in one unit. */
export function measureText(t: Translator, measure: ComparedMeasure, estimate: Estimate, reference: number, currency: string): IntervalText {
  switch (measure) {
    case 'cycleTime':
    case 'waitingTime': return durationInterval(t.locale, estimate, unitFor(reference));
    case 'cost': return intervalOf(estimate, (value) => formatMoney(t.locale, value, currency));
    case 'throughputPerHour': return throughputText(t, estimate, reference);
    case 'wip': return intervalOf(estimate, (value) => formatNumber(t.locale, value));
    case 'flowEfficiency': return intervalOf(estimate, (value) => formatPercent(t.locale, value, 1));
  }
}

/** A difference as text: shares differ by points, not by percent. */
export function differenceText(t: Translator, measure: ComparedMeasure, difference: Estimate, reference: number, currency: string): IntervalText {
  if (measure !== 'flowEfficiency') return measureText(t, measure, difference, reference, currency);
  return intervalOf(difference, (value) => t('results.points', { n: formatNumber(t.locale, value * 100, 1) }));
}

export const comparisonOf = (report: SimulationReport, variant: Scenario, measure: ComparedMeasure): Comparison | undefined =>
  report.comparisons.find((comparison) => comparison.variant === variant && comparison.measure === measure);

/** The value by which a row chooses its unit: that of the base. */
export const referenceOf = (scenarios: readonly ScenarioReport[], measure: ComparedMeasure): number => {
  const [base] = scenarios;
  return base ? measureOf(base.measures, measure).mean : 0;
};
