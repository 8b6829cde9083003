import { OFFICE_HOURS } from '../../shared/commands/tableRows.ts';
import type { OpenInterval } from '../../shared/model/Calendar.ts';
import { mergedHours, openOn, type DayInterval } from '../../shared/model/openOn.ts';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const DAY = 1_440;

/** Open minutes in a week, holidays apart. */
export const openMinutes = (week: readonly OpenInterval[]): number =>
  WEEKDAYS.reduce((sum, day) => sum + openOn(week, day).reduce((inDay, { from, to }) => inDay + to - from, 0), 0);

/** Share (0–1) of [from, to) of a weekday that is open. */
export const openShare = (week: readonly OpenInterval[], weekday: number, from: number, to: number): number =>
  openOn(week, weekday).reduce((sum, open) => sum + Math.max(0, Math.min(to, open.to) - Math.max(from, open.from)), 0) / (to - from);

/** The week with the hours of one weekday replaced. Every other day keeps its hours. */
export function withDay(week: readonly OpenInterval[], weekday: number, hours: readonly DayInterval[]): readonly OpenInterval[] {
  return WEEKDAYS.flatMap((day) => (day === weekday ? mergedHours(hours) : openOn(week, day)).map(({ from, to }) => ({ weekday: day, from, to })));
}

/** As `withDay`, with hours that may go on past midnight: those are open on the next day as well, besides what was. */
export function withHoursFrom(week: readonly OpenInterval[], weekday: number, hours: readonly DayInterval[]): readonly OpenInterval[] {
  const today = withDay(week, weekday, hours.map(({ from, to }) => ({ from, to: to <= from ? DAY : to })));
  const tomorrow = weekday === 7 ? 1 : weekday + 1;
  return hours.reduce((next, { from, to }) => (to <= from && to > 0 ? setOpen(next, tomorrow, 0, to, true) : next), today);
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

/** The hours of one weekday on others too. */
export const copyDay = (week: readonly OpenInterval[], from: number, to: readonly number[]): readonly OpenInterval[] =>
  to.reduce((next, day) => withDay(next, day, openOn(week, from)), week);

const everyDay = (days: readonly number[], ...hours: readonly DayInterval[]): readonly OpenInterval[] =>
  days.flatMap((weekday) => hours.map(({ from, to }) => ({ weekday, from, to })));

const WORKDAYS = [1, 2, 3, 4, 5];
/** From ten in the evening to six in the morning, as one interval: whoever reads it sees one shift. */
const NIGHT: readonly OpenInterval[] = WORKDAYS.map((weekday) => ({ weekday, from: 1_320, to: 360 }));

/** Weeks to start from. */
export const WEEK_PRESETS = {
  office: OFFICE_HOURS,
  early: everyDay(WORKDAYS, { from: 360, to: 840 }),
  late: everyDay(WORKDAYS, { from: 840, to: 1_320 }),
  night: NIGHT,
  twoShifts: everyDay(WORKDAYS, { from: 360, to: 1_320 }),
  shop: everyDay([1, 2, 3, 4, 5, 6], { from: 540, to: 1_200 }),
  always: everyDay(WEEKDAYS, { from: 0, to: DAY }),
} as const satisfies Record<string, readonly OpenInterval[]>;
export type WeekPreset = keyof typeof WEEK_PRESETS;
