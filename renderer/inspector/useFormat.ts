import { useMemo } from 'react';
import { formatDate, formatDateTime, formatDuration, formatMoney, formatNumber, formatPercent, formatSignedDuration } from '../../shared/i18n/format.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import { useStudio } from '../store/studioStore.ts';

/** 5 January 2026 was a Monday. */
const weekdayName = (locale: Locale, weekday: number, width: 'short' | 'long') =>
  new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + weekday));

const formatsFor = (locale: Locale) => ({
  locale,
  number: (value: number, decimals?: number) => formatNumber(locale, value, decimals),
  percent: (share: number, decimals?: number) => formatPercent(locale, share, decimals),
  money: (amount: number, currency: string) => formatMoney(locale, amount, currency),
  duration: (minutes: number) => formatDuration(locale, minutes),
  signedDuration: (minutes: number) => formatSignedDuration(locale, minutes),
  /** `2026-10-01` as a day of the calendar, wherever the reader is. */
  date: (day: string) => formatDate(locale, `${day.slice(0, 10)}T12:00`),
  /** `Mon 5 Jan` of a local day. */
  day: (day: string) => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day.slice(0, 10)}T12:00Z`)),
  dateTime: (at: string) => formatDateTime(locale, at),
  /** ISO 8601 weekday: 1 = Monday. */
  weekday: (weekday: number, width: 'short' | 'long') => weekdayName(locale, weekday, width),
});
export type Format = ReturnType<typeof formatsFor>;

/** Numbers, times and dates in the language of the settings. */
export function useFormat(): Format {
  const locale = useStudio((s) => s.settings.locale);
  return useMemo(() => formatsFor(locale), [locale]);
}
