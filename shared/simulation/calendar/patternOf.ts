import type { Calendar } from '../../model/Calendar.ts';
import { MINUTES_PER_DAY, MINUTES_PER_WEEK } from '../../units.ts';
import { mergeSpans, spansOn } from './combineHours.ts';
import { parseLocal } from './timeZone.ts';
import type { WeekPattern } from './WeekPattern.ts';

/** Overlapping and touching spans become one; a span past Sunday midnight goes on on Monday. */
export function patternOf(calendar: Calendar): WeekPattern {
  const spans = calendar.week.flatMap(({ weekday, from, to }) => {
    const start = (weekday - 1) * MINUTES_PER_DAY + from;
    const end = (weekday - 1) * MINUTES_PER_DAY + (to <= from ? to + MINUTES_PER_DAY : to);
    return end <= MINUTES_PER_WEEK ? [[start, end] as const] : [[start, MINUTES_PER_WEEK] as const, [0, end - MINUTES_PER_WEEK] as const];
  });
  const merged = mergeSpans(spans);
  const holidays = calendar.holidays.flatMap((text) => {
    const local = parseLocal(text);
    return local === null ? [] : [local / MINUTES_PER_DAY];
  });
  const week: WeekPattern = { from: merged.map(([a]) => a), to: merged.map(([, b]) => b), holidays: [...new Set(holidays)].toSorted((a, b) => a - b) };
  return calendar.specialDays?.length ? withSpecialDays(week, calendar.specialDays) : week;
}

/** What runs past the midnight of a special day is added to the hours of the next day, unless that one is a holiday or special too. */
function withSpecialDays(week: WeekPattern, given: NonNullable<Calendar['specialDays']>): WeekPattern {
  const special = new Map<number, readonly (readonly [number, number])[]>();
  const overnight = new Map<number, (readonly [number, number])[]>();
  for (const { date, open } of given) {
    const local = parseLocal(date);
    if (local === null) continue;
    const day = local / MINUTES_PER_DAY;
    special.set(day, mergeSpans([...(special.get(day) ?? []), ...open.map(({ from, to }) => [from, to <= from ? MINUTES_PER_DAY : to] as const)]));
    const late = open.filter(({ from, to }) => to <= from).map(({ to }) => [0, to] as const);
    if (late.length > 0) overnight.set(day + 1, late);
  }
  const holidays = week.holidays.filter((day) => !special.has(day));
  for (const [day, late] of overnight) if (!special.has(day) && !holidays.includes(day)) special.set(day, mergeSpans([...late, ...spansOn(week, day)]));
  return { ...week, holidays, special: [...special].map(([day, spans]) => ({ day, spans })).toSorted((a, b) => a.day - b.day) };
}
