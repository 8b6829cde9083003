import { message, type Message } from '../../shared/i18n/Message.ts';
import type { OpenInterval } from '../../shared/model/Calendar.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseNumber } from './parseNumber.ts';
import { openShare, WEEKDAYS } from './week.ts';

/** Cases per hour for each hour of the week, Monday 0:00 first. */
export type WeekRates = readonly number[];
export const HOURS_PER_WEEK = 168;
const HOURS_PER_DAY = 24;

/** An hour of the week: ISO weekday (1 = Monday) and hour 0–23. */
export interface HourOfWeek {
  readonly day: number;
  readonly hour: number;
}

const rateIndex = ({ day, hour }: HourOfWeek): number => (day - 1) * HOURS_PER_DAY + hour;
export const rateAt = (rates: WeekRates, at: HourOfWeek): number => rates[rateIndex(at)] ?? 0;

/** The rectangle between two hours, corner to corner. */
export function hoursBetween(a: HourOfWeek, b: HourOfWeek): readonly HourOfWeek[] {
  const days = WEEKDAYS.filter((day) => day >= Math.min(a.day, b.day) && day <= Math.max(a.day, b.day));
  const first = Math.min(a.hour, b.hour);
  const count = Math.max(a.hour, b.hour) - first + 1;
  return days.flatMap((day) => Array.from({ length: count }, (_, i) => ({ day, hour: first + i })));
}

/** The same rate for some hours; every other hour keeps its own. */
export function withRate(rates: WeekRates, hours: readonly HourOfWeek[], rate: number): WeekRates {
  const at = new Set(hours.map(rateIndex));
  return Array.from({ length: HOURS_PER_WEEK }, (_, i) => (at.has(i) ? rate : (rates[i] ?? 0)));
}

export function withRatesOfDay(rates: WeekRates, from: number, to: readonly number[]): WeekRates {
  return Array.from({ length: HOURS_PER_WEEK }, (_, i) => {
    const day = Math.floor(i / HOURS_PER_DAY) + 1;
    return to.includes(day) ? rateAt(rates, { day: from, hour: i % HOURS_PER_DAY }) : (rates[i] ?? 0);
  });
}

export const casesPerWeek = (rates: WeekRates): number => rates.reduce((sum, rate) => sum + rate, 0);
export const casesOnDay = (rates: WeekRates, day: number): number => casesPerWeek(rates.slice((day - 1) * HOURS_PER_DAY, day * HOURS_PER_DAY));

/** The same rate whenever a week is open, in proportion where an hour is open in part. */
export const ratesWhileOpen = (week: readonly OpenInterval[], rate: number): WeekRates =>
  WEEKDAYS.flatMap((day) => Array.from({ length: HOURS_PER_DAY }, (_, hour) => Number((rate * openShare(week, day, hour * 60, hour * 60 + 60)).toPrecision(6))));

/** The rate in every hour of which a week is open in part: for a source whose calendar keeps the closed minutes free. */
export const ratesInHoursOf = (week: readonly OpenInterval[], rate: number): WeekRates =>
  WEEKDAYS.flatMap((day) => Array.from({ length: HOURS_PER_DAY }, (_, hour) => (openShare(week, day, hour * 60, hour * 60 + 60) > 0 ? rate : 0)));

/** What is copied from a table: 24 lines of 7 days, 7 lines of 24 hours, or 168 numbers one after the other. */
export function parseRates(text: string): Result<WeekRates, Message> {
  const lines = text.normalize('NFKC').split(/\n+/).map((line) => line.split(/[\s;；]+|,\s+/).filter((part) => part !== '')).filter((line) => line.length > 0);
  const numbers: number[] = [];
  for (const part of lines.flat()) {
    const number = parseNumber(part, { min: 0, max: 1e6 });
    if (!number.ok) return err(message('inspector.error.rate', { text: part }));
    numbers.push(number.value);
  }
  if (numbers.length !== HOURS_PER_WEEK) return err(message('inspector.error.rates', { count: numbers.length }));
  // Hours down, days across, as the grid shows them.
  const isHoursDown = lines.length === HOURS_PER_DAY && lines.every((line) => line.length === WEEKDAYS.length);
  return ok(isHoursDown ? WEEKDAYS.flatMap((day) => Array.from({ length: HOURS_PER_DAY }, (_, hour) => numbers[hour * WEEKDAYS.length + day - 1] ?? 0)) : numbers);
}

/** As the grid shows them, for a table: hours down, days across. */
export const ratesText = (rates: WeekRates): string =>
  Array.from({ length: HOURS_PER_DAY }, (_, hour) => WEEKDAYS.map((day) => rateAt(rates, { day, hour })).join('\t')).join('\n');
