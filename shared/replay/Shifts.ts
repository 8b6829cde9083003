import type { ProcessModel } from '../model/ProcessModel.ts';
import { find } from '../model/ProcessModel.ts';
import { intersect } from '../simulation/calendar/combineHours.ts';
import { OpenHours } from '../simulation/calendar/OpenHours.ts';
import { patternOf } from '../simulation/calendar/patternOf.ts';
import { TimeZone } from '../simulation/calendar/timeZone.ts';
import { isAlwaysOpen } from '../simulation/calendar/WeekPattern.ts';
import type { Trace } from '../simulation/Trace.ts';
import { lastAtOrBefore } from './StepCurve.ts';

/** Times of the clock in which nobody is there: [from, to), ascending, apart from each other. */
export interface ClosedTimes {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** When the people of a trace are off shift, in minutes since the start of the run. */
export interface Shifts {
  /** By number of the role; `null`: always there. */
  readonly ofRole: readonly (ClosedTimes | null)[];
  /** No role that keeps hours is there: night, for the process. `null` when all are always there. */
  readonly night: ClosedTimes | null;
}

/** Beyond that the picture would be a grey bar anyway. */
const MOST_SPANS = 20_000;

export function shiftsOf(model: ProcessModel, { roleIds, origin, timeZone }: Trace, horizon: number): Shifts {
  const zone = new TimeZone(timeZone);
  const site = find(model.calendars, model.meta.settings.siteCalendar);
  const ofRole = roleIds.map((id) => {
    const own = find(model.calendars, find(model.roles, id)?.calendar);
    const patterns = [own, site].flatMap((calendar) => (calendar ? [patternOf(calendar)] : []));
    const pattern = intersect(patterns);
    return patterns.length === 0 || isAlwaysOpen(pattern) ? null : closedTimes(new OpenHours(pattern, zone, origin), horizon);
  });
  const kept = ofRole.filter((times) => times !== null);
  return { ofRole, night: kept.length === 0 ? null : kept.reduce(overlap) };
}

function closedTimes(hours: OpenHours, horizon: number): ClosedTimes {
  const from: number[] = [];
  const to: number[] = [];
  for (let t = 0; t < horizon && from.length < MOST_SPANS; ) {
    const opening = hours.nextOpen(t);
    if (opening > t) {
      from.push(t);
      to.push(opening);
    }
    if (opening >= horizon) break;
    const next = hours.openingAfter(opening);
    if (next === Infinity) break;
    t = opening + hours.openBetween(opening, next);
  }
  return { from: Float64Array.from(from), to: Float64Array.from(to) };
}

/** Where both are closed. */
function overlap(a: ClosedTimes, b: ClosedTimes): ClosedTimes {
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0, j = 0; i < a.from.length && j < b.from.length; ) {
    const begin = Math.max(a.from[i]!, b.from[j]!);
    const end = Math.min(a.to[i]!, b.to[j]!);
    if (begin < end) {
      from.push(begin);
      to.push(end);
    }
    if (a.to[i]! < b.to[j]!) i += 1;
    else j += 1;
  }
  return { from: Float64Array.from(from), to: Float64Array.from(to) };
}

/** The end of the closed time that contains `t`; `t` itself when it is open. */
export function endOfClosed(times: ClosedTimes | null, t: number): number {
  if (!times) return t;
  const i = lastAtOrBefore(times.from, t);
  return i >= 0 && times.to[i]! > t ? times.to[i]! : t;
}

export const isClosedAt = (times: ClosedTimes | null, t: number): boolean => endOfClosed(times, t) > t;

/** The parts of [from, to) that are closed, and those that are not, in order. */
export function partsOf(times: ClosedTimes | null, from: number, to: number): readonly { readonly from: number; readonly to: number; readonly isClosed: boolean }[] {
  if (!times) return [{ from, to, isClosed: false }];
  const parts: { from: number; to: number; isClosed: boolean }[] = [];
  let at = from;
  for (let i = Math.max(0, lastAtOrBefore(times.from, from)); i < times.from.length && times.from[i]! < to; i += 1) {
    const begin = Math.max(at, times.from[i]!);
    const end = Math.min(to, times.to[i]!);
    if (end <= begin) continue;
    if (begin > at) parts.push({ from: at, to: begin, isClosed: false });
    parts.push({ from: begin, to: end, isClosed: true });
    at = end;
  }
  if (at < to) parts.push({ from: at, to, isClosed: false });
  return parts;
}
