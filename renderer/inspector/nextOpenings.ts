import type { Calendar } from '../../shared/model/Calendar.ts';
import { OpenHours } from '../../shared/simulation/calendar/OpenHours.ts';
import { patternOf } from '../../shared/simulation/calendar/patternOf.ts';
import { parseLocal, TimeZone } from '../../shared/simulation/calendar/timeZone.ts';
import { MINUTES_PER_DAY } from '../../shared/units.ts';

/** One opening as clocks on the wall show it (`2026-03-29T22:00`), and how long it really lasts, in minutes. */
export interface Opening {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/** Longer than this nobody shows: the calendar does not close. */
const WITHOUT_END = 14 * MINUTES_PER_DAY;

const localText = (zone: TimeZone, utc: number) => new Date((utc + zone.offsetAt(utc)) * 60_000).toISOString().slice(0, 16);

/** The first openings from a local instant on, just as the simulation has them; `null` when the calendar never closes. */
export function nextOpenings(calendar: Calendar, timeZone: string, from: string, count: number): readonly Opening[] | null {
  const zone = new TimeZone(timeZone);
  const origin = zone.toUtc(parseLocal(from) ?? 0);
  const hours = new OpenHours(patternOf(calendar), zone, origin);
  const openings: Opening[] = [];
  const span = new Float64Array(2);
  for (let at = hours.nextOpen(0); openings.length < count && Number.isFinite(at); at = hours.openingAfter(at)) {
    if (!hours.spanAt(at, span, 0)) break;
    const [start = 0, end = 0] = span;
    if (end - start > WITHOUT_END) return null;
    openings.push({ from: localText(zone, origin + start), to: localText(zone, origin + end), minutes: end - start });
  }
  return openings;
}

export interface ClockChange {
  /** Local day on which clocks change. */
  readonly day: string;
  /** Minutes that clocks go forward; negative: back. */
  readonly by: number;
}

/** The next day, within a year of a local instant, on which clocks change. */
export function nextClockChange(timeZone: string, from: string): ClockChange | null {
  const zone = new TimeZone(timeZone);
  const start = zone.toUtc(parseLocal(from) ?? 0);
  let before = zone.offsetAt(start);
  for (let day = 1; day <= 366; day += 1) {
    const at = start + day * MINUTES_PER_DAY;
    const now = zone.offsetAt(at);
    if (now !== before) {
      // Clocks change at night: somewhere in the day before this instant.
      let low = at - MINUTES_PER_DAY;
      let high = at;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (zone.offsetAt(middle) === before) low = middle;
        else high = middle;
      }
      return { day: localText(zone, high).slice(0, 10), by: now - before };
    }
    before = now;
  }
  return null;
}
