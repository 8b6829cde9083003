import type { ComparedMeasure, Comparison, Estimate, ScenarioReport, SimulationReport } from '../SimulationReport.ts';
import { formatMoney, unitFor } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { VariantId } from '../../model/ids.ts';
import { durationInterval, intervalText, percentInterval, wholeInterval, type IntervalText } from './interval.ts';
import { throughputText } from './throughput.ts';
import { measureOf } from './verdict.ts';

/** Cents that round away leave no sign behind. */
const moneyText = (t: Translator, amount: number, currency: string) => formatMoney(t.locale, Number(amount.toFixed(2)) + 0, currency).replace(/^-/, '−');

/** A measure of one scenario as text; `reference` fixes the unit, so that a row reads in one unit. */
export function measureText(t: Translator, measure: ComparedMeasure, estimate: Estimate, reference: number, currency: string): IntervalText {
  switch (measure) {
    case 'cycleTime':
    case 'waitingTime': return durationInterval(t.locale, estimate, unitFor(reference));
    case 'cost': return wholeInterval(t.locale, estimate, (value) => moneyText(t, value, currency));
    case 'throughputPerHour': return throughputText(t, estimate, reference);
    case 'wip': return intervalText(t.locale, estimate, { scale: (n) => n, withUnit: (n) => n });
    case 'flowEfficiency': return percentInterval(t.locale, estimate);
  }
}

/** A difference as text: shares differ by points, not by percent. */
export function differenceText(t: Translator, measure: ComparedMeasure, difference: Estimate, reference: number, currency: string): IntervalText {
  if (measure !== 'flowEfficiency') return measureText(t, measure, difference, reference, currency);
  return pointsInterval(t, difference);
}

/** A difference of shares (0–1), in percentage points. */
export const pointsInterval = (t: Translator, difference: Estimate): IntervalText =>
  intervalText(t.locale, difference, { scale: (share) => share * 100, withUnit: (n) => t('results.points', { n }) });

export const comparisonOf = (report: SimulationReport, variant: VariantId | null, measure: ComparedMeasure): Comparison | undefined =>
  report.comparisons.find((comparison) => comparison.variant === variant && comparison.measure === measure);

/** The value by which a row chooses its unit: that of the base. */
export const referenceOf = (scenarios: readonly ScenarioReport[], measure: ComparedMeasure): number => {
  const [base] = scenarios;
  return base ? measureOf(base.measures, measure).mean : 0;
};
