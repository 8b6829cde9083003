import type { Estimate } from '../../shared/analysis/SimulationReport.ts';
import { formatIn, formatNumber, inUnit, unitFor, type DurationUnit } from '../../shared/i18n/format.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';

/** An estimate as texts: the value with its unit, and its 95 % interval where there is one. */
export interface IntervalText {
  readonly value: string;
  /** `null` with one replication. */
  readonly interval: { readonly low: string; readonly high: string; readonly halfWidth: string } | null;
}

/** Minutes in one unit for value and interval, the one that fits the value. */
export function durationInterval(locale: Locale, { mean, halfWidth }: Estimate, unit: DurationUnit = unitFor(mean)): IntervalText {
  const number = (minutes: number) => formatNumber(locale, inUnit(minutes, unit));
  return {
    value: formatIn(locale, mean, unit),
    interval: halfWidth === null ? null : { low: number(mean - halfWidth), high: formatIn(locale, mean + halfWidth, unit), halfWidth: formatIn(locale, halfWidth, unit) },
  };
}

/** Any other measure, written by `format`. */
export function intervalOf({ mean, halfWidth }: Estimate, format: (value: number) => string): IntervalText {
  return { value: format(mean), interval: halfWidth === null ? null : { low: format(mean - halfWidth), high: format(mean + halfWidth), halfWidth: format(halfWidth) } };
}

/** Does the interval leave 0 out, and on which side? */
export function isShown({ mean, halfWidth }: Estimate): 'positive' | 'negative' | 'not' {
  if (halfWidth === null) return 'not';
  return mean - halfWidth > 0 ? 'positive' : mean + halfWidth < 0 ? 'negative' : 'not';
}
