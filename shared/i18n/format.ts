import { durationText, MINUTES_PER, UNIT_TEXT, type DurationUnit } from './durationText.ts';
import type { Locale } from './Locale.ts';
import { translator, type Translator } from './translator.ts';

/*
 * Numbers as people read them in their language. Times come in minutes, shares as 0–1, instants as ISO text or as
 * milliseconds; units are always written out.
 */

const formats = new Map<string, Intl.NumberFormat>();
const translators = new Map<Locale, Translator>();

/** One of each kind: making one costs more than using it a hundred times. */
export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

function texts(locale: Locale): Translator {
  let t = translators.get(locale);
  if (!t) translators.set(locale, (t = translator(locale)));
  return t;
}

/** −0 is a rounding accident. */
const plain = (n: number) => (Object.is(n, -0) ? 0 : n);

/** `decimals`: at most so many; default: three significant digits below 100, none above. */
export function formatNumber(locale: Locale, value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return '–';
  const most = decimals ?? (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
  const rounded = plain(Number(value.toFixed(Math.min(most, 20))));
  return numberFormat(locale, { maximumFractionDigits: most }).format(rounded);
}

/** A share (0–1) as a percentage. */
export const formatPercent = (locale: Locale, share: number, decimals = Math.abs(share) < 0.1 ? 1 : 0): string =>
  Number.isFinite(share) ? numberFormat(locale, { style: 'percent', maximumFractionDigits: decimals }).format(plain(share)) : '–';

/** `currency`: ISO 4217. An unknown code is written before the number as it is. */
export function formatMoney(locale: Locale, amount: number, currency: string): string {
  if (!Number.isFinite(amount)) return '–';
  const decimals = Math.abs(amount) >= 1_000 ? 0 : 2;
  const text = numberFormat(locale, { style: 'currency', currency, minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Math.abs(amount));
  return Number(amount.toFixed(decimals)) < 0 ? `−${text}` : text;
}

/** The largest unit of which there is at least one (of two, for hours and days: 90 min reads better than 1.5 h). */
export function unitFor(minutes: number): DurationUnit {
  const size = Math.abs(minutes);
  return size < 1 && size > 0 ? 's' : size < 120 ? 'min' : size < 2_880 ? 'h' : 'd';
}

/** A duration in a given unit, for axes and columns that share one: `2.5 h`. */
export const formatIn = (locale: Locale, minutes: number, unit: DurationUnit, decimals?: number): string =>
  texts(locale)(UNIT_TEXT[unit], { n: formatNumber(locale, minutes / MINUTES_PER[unit], decimals) });

/** The number of a duration in a unit, without the unit. */
export const inUnit = (minutes: number, unit: DurationUnit): number => minutes / MINUTES_PER[unit];
export const unitName = (locale: Locale, unit: DurationUnit): string => texts(locale)(UNIT_TEXT[unit], { n: '' }).trim();

/** A duration with its two largest units: `45 s`, `12.5 min`, `2 h 15 min`, `3 d 4 h`. A day is 24 clock hours. */
export const formatDuration = (locale: Locale, minutes: number): string =>
  durationText(minutes, { number: (value, decimals) => formatNumber(locale, value, decimals), text: texts(locale) });

/** With a sign in front, for differences: `+12 min`, `−3 h`. */
export const formatSignedDuration = (locale: Locale, minutes: number): string => (minutes > 0 ? `+${formatDuration(locale, minutes)}` : formatDuration(locale, minutes));

/** A number with its interval: `12.3 ± 0.4`. */
export const formatWithHalfWidth = (value: string, halfWidth: string | null): string => (halfWidth === null ? value : `${value} ± ${halfWidth}`);

const instant = (at: string | number) => new Date(at);

export const formatDate = (locale: Locale, at: string | number): string => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(instant(at));
export const formatDateTime = (locale: Locale, at: string | number): string => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(instant(at));

const AGES: readonly (readonly [Intl.RelativeTimeFormatUnit, seconds: number])[] = [['day', 86_400], ['hour', 3_600], ['minute', 60]];

/** How long ago, seen from `now` (ms since 1970): `5 minutes ago`; the date when it is more than a week. */
export function formatAge(locale: Locale, at: string | number, now: number): string {
  const seconds = (instant(at).getTime() - now) / 1_000;
  if (Math.abs(seconds) > 7 * 86_400) return formatDate(locale, at);
  const [unit, size] = AGES.find(([, s]) => Math.abs(seconds) >= s) ?? ['second', 1];
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return unit === 'second' ? relative.format(0, 'second') : relative.format(Math.round(seconds / size), unit);
}
