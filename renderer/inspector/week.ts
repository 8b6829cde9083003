import { OFFICE_HOURS } from '../../shared/commands/tableRows.ts';
import type { OpenInterval } from '../../shared/model/Calendar.ts';

/** Minutes after midnight on one day, from < to ≤ 1440. */
export interface DayInterval {
  readonly from: number;
  readonly to: number;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const DAY = 1_440;

/** Open hours of one weekday: intervals that cross midnight are cut there, overlapping and touching ones merged. */
export function openOn(week: readonly OpenInterval[], weekday: number): readonly DayInterval[] {
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  const pieces = week.flatMap((interval): DayInterval[] => {
    const wraps = interval.to <= interval.from;
    const here = interval.weekday === weekday ? [{ from: interval.from, to: wraps ? DAY : interval.to }] : [];
    const overnight = wraps && interval.to > 0 && interval.weekday === yesterday ? [{ from: 0, to: interval.to }] : [];
    return [...here, ...overnight];
  });
  return merged(pieces);
}

function merged(pieces: readonly DayInterval[]): readonly DayInterval[] {
  const out: DayInterval[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && piece.from <= last.to) out[out.length - 1] = { from: last.from, to: Math.max(last.to, piece.to) };
    else out.push(piece);
  }
  return out;
}

/** Open minutes in a week, holidays apart. */
export const openMinutes = (week: readonly OpenInterval[]): number =>
  WEEKDAYS.reduce((sum, day) => sum + openOn(week, day).reduce((inDay, { from, to }) => inDay + to - from, 0), 0);

/** Share (0–1) of [from, to) of a weekday that is open. */
export const openShare = (week: readonly OpenInterval[], weekday: number, from: number, to: number): number =>
  openOn(week, weekday).reduce((sum, open) => sum + Math.max(0, Math.min(to, open.to) - Math.max(from, open.from)), 0) / (to - from);

/** The week with the hours of one weekday replaced. Every other day keeps its hours. */
export function withDay(week: readonly OpenInterval[], weekday: number, hours: readonly DayInterval[]): readonly OpenInterval[] {
  return WEEKDAYS.flatMap((day) => (day === weekday ? merged(hours) : openOn(week, day)).map(({ from, to }) => ({ weekday: day, from, to })));
}

/** Opens or closes [from, to) on one weekday. */
export function setOpen(week: readonly OpenInterval[], weekday: number, from: number, to: number, isOpen: boolean): readonly OpenInterval[] {
  const before = openOn(week, weekday);
  if (isOpen) return withDay(week, weekday, [...before, { from, to }]);
  return withDay(week, weekday, before.flatMap((open) => [
    { from: open.from, to: Math.min(open.to, from) },
    { from: Math.max(open.from, to), to: open.to },
  ].filter((rest) => rest.to > rest.from)));
}

const everyDay = (days: readonly number[], ...hours: readonly DayInterval[]): readonly OpenInterval[] =>
  days.flatMap((weekday) => hours.map(({ from, to }) => ({ weekday, from, to })));

/** Weeks to start from. */
export const WEEK_PRESETS = {
  office: OFFICE_HOURS,
  twoShifts: everyDay([1, 2, 3, 4, 5], { from: 360, to: 1_320 }),
  always: everyDay(WEEKDAYS, { from: 0, to: DAY }),
} as const satisfies Record<string, readonly OpenInterval[]>;
export type WeekPreset = keyof typeof WEEK_PRESETS;
