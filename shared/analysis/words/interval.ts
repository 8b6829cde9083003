import type { Estimate } from '../SimulationReport.ts';
import type { DurationUnit } from '../../i18n/durationText.ts';
import { formatDuration, inUnit, numberFormat, unitFor, unitName } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/Locale.ts';

/** An estimate as texts: the value with its unit, and its interval where there is one. */
export interface IntervalText {
  readonly value: string;
  /** `null` with one replication. Of the two ends only the upper one carries the unit. */
  readonly interval: { readonly low: string; readonly high: string; readonly halfWidth: string } | null;
}

/** How a measure is written: the number alone, and with its unit. */
export interface Notation {
  /** The estimate in the unit that is shown. */
  readonly scale: (value: number) => number;
  readonly withUnit: (number: string) => string;
  /** Where a unit needs the number itself (money): overrules digits and `withUnit`. */
  readonly whole?: (value: number) => string;
}

/** Half-widths keep one digit, or two after a leading 1; everything beside them has as many decimals: more would pretend to know more. */
function decimalsFor({ mean, halfWidth }: Estimate): number {
  if (!halfWidth) return mean === 0 ? 0 : Math.min(3, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(mean)))));
  const size = Math.abs(halfWidth);
  const magnitude = Math.floor(Math.log10(size));
  const isOne = size / 10 ** magnitude < 2;
  return Math.min(3, Math.max(0, (isOne ? 1 : 0) - magnitude));
}

function fixedNumber(locale: Locale, value: number, decimals: number): string {
  const rounded = Number(value.toFixed(decimals));
  const text = numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Math.abs(rounded));
  return rounded < 0 ? `−${text}` : text;
}

export function intervalText(locale: Locale, estimate: Estimate, { scale, withUnit, whole }: Notation): IntervalText {
  const scaled: Estimate = { mean: scale(estimate.mean), halfWidth: estimate.halfWidth === null ? null : scale(estimate.halfWidth) };
  const decimals = decimalsFor(scaled);
  const bare = (value: number) => (whole ? whole(value) : fixedNumber(locale, value, decimals));
  const full = (value: number) => (whole ? whole(value) : withUnit(bare(value)));
  const { mean, halfWidth } = scaled;
  return { value: full(mean), interval: halfWidth === null ? null : { low: bare(mean - halfWidth), high: full(mean + halfWidth), halfWidth: full(halfWidth) } };
}

/** Minutes, all in one unit: the one that fits the value unless another is asked for. */
export const durationInterval = (locale: Locale, estimate: Estimate, unit: DurationUnit = unitFor(estimate.mean)): IntervalText =>
  intervalText(locale, estimate, { scale: (minutes) => inUnit(minutes, unit), withUnit: (n) => `${n} ${unitName(locale, unit)}` });

/** Minutes as documents write them, whatever their size: `10 h 26 min`. */
export const clockInterval = (locale: Locale, { mean, halfWidth }: Estimate): IntervalText => ({
  value: formatDuration(locale, mean),
  interval: halfWidth === null ? null : { low: formatDuration(locale, mean - halfWidth), high: formatDuration(locale, mean + halfWidth), halfWidth: formatDuration(locale, halfWidth) },
});

/** Minutes alone, in the unit that fits, to three digits. */
export const plainDuration = (locale: Locale, minutes: number): string => durationInterval(locale, { mean: minutes, halfWidth: null }).value;

/** A share (0–1) as percent. */
export const percentInterval = (locale: Locale, estimate: Estimate): IntervalText =>
  intervalText(locale, estimate, { scale: (share) => share * 100, withUnit: (n) => `${n}%` });

/** Something written as a whole, such as money. */
export const wholeInterval = (locale: Locale, estimate: Estimate, whole: (value: number) => string): IntervalText =>
  intervalText(locale, estimate, { scale: (value) => value, withUnit: (n) => n, whole });
