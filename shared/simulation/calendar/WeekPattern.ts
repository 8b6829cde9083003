import type { Calendar } from '../../model/Calendar.ts';
import { MINUTES_PER_DAY, MINUTES_PER_WEEK } from '../../units.ts';
import { parseLocal } from './timeZone.ts';

/** A calendar as numbers: open spans of a week (local minutes since Monday 0:00, merged, within the week) and closed days. */
export interface WeekPattern {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Local days since 1970-01-01, ascending. */
  readonly holidays: readonly number[];
}

export const ALWAYS_OPEN: WeekPattern = { from: [0], to: [MINUTES_PER_WEEK], holidays: [] };

/** Overlapping and touching spans become one; a span past Sunday midnight goes on on Monday. */
export function weekPattern(calendar: Calendar): WeekPattern {
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
  return { from: merged.map(([a]) => a), to: merged.map(([, b]) => b), holidays: [...new Set(holidays)].toSorted((a, b) => a - b) };
}

/** Times at which all of several calendars are open: the spans of a step that needs people of several roles. */
export function intersect(patterns: readonly WeekPattern[]): WeekPattern {
  const [first = ALWAYS_OPEN, ...rest] = patterns;
  return rest.reduce((a, b) => {
    const spans = a.from.flatMap((from, i) =>
      b.from.flatMap((other, j) => {
        const start = Math.max(from, other);
        const end = Math.min(a.to[i] ?? 0, b.to[j] ?? 0);
        return end > start ? [[start, end] as const] : [];
      }));
    const merged = mergeSpans(spans);
    return {
      from: merged.map(([s]) => s),
      to: merged.map(([, e]) => e),
      holidays: [...new Set([...a.holidays, ...b.holidays])].toSorted((x, y) => x - y),
    };
  }, first);
}

export const openMinutesPerWeek = ({ from, to }: WeekPattern): number => from.reduce((sum, start, i) => sum + (to[i] ?? start) - start, 0);

export const isAlwaysOpen = (pattern: WeekPattern): boolean => pattern.holidays.length === 0 && openMinutesPerWeek(pattern) === MINUTES_PER_WEEK;

function mergeSpans(spans: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const merged: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (end <= start) continue;
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
