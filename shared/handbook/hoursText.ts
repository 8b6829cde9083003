import { clockText } from '../i18n/clockText.ts';
import type { Locale } from '../i18n/Locale.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Calendar } from '../model/Calendar.ts';
import { openOn, type DayInterval } from '../model/openOn.ts';
import { commaOf, semicolonOf } from './separators.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** 5 January 2026 was a Monday. ISO 8601 weekday: 1 = Monday. */
const weekdayName = (locale: Locale, weekday: number) => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + weekday));

const sameHours = (a: readonly DayInterval[], b: readonly DayInterval[]) => a.length === b.length && a.every(({ from, to }, i) => from === b[i]?.from && to === b[i]?.to);

/** The week of a calendar, days of the same hours together: `Mon–Fri 09:00–12:00, 13:00–17:00; Sat 09:00–12:00`. */
export function hoursText(t: Translator, { week, holidays, specialDays = [] }: Calendar): string {
  const runs: { readonly first: number; last: number; readonly hours: readonly DayInterval[] }[] = [];
  for (const day of WEEKDAYS) {
    const hours = openOn(week, day);
    const before = runs.at(-1);
    if (before && sameHours(before.hours, hours)) before.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const [all] = runs;
  if (runs.length === 1 && all?.hours.length === 0) return t('book.hours.never');
  const isAlways = runs.length === 1 && all?.hours.length === 1 && all.hours[0]?.from === 0 && all.hours[0].to === 1_440;
  const comma = commaOf(t.locale);
  const days = runs.filter(({ hours }) => hours.length > 0).map(({ first, last, hours }) => t('book.hours.days', {
    days: first === last ? weekdayName(t.locale, first) : t('book.hours.span', { from: weekdayName(t.locale, first), to: weekdayName(t.locale, last) }),
    hours: hours.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join(comma),
  }));
  const except = holidays.length + specialDays.length;
  return [isAlways ? t('book.hours.always') : days.join(semicolonOf(t.locale)), ...(except > 0 ? [t('book.hours.except', { count: except })] : [])].join(comma);
}
