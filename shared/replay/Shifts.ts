import type { Absence } from '../model/Person.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import type { Role } from '../model/Role.ts';
import { atLeast, intersect, without, type Spans } from '../simulation/calendar/combineHours.ts';
import { OpenHours } from '../simulation/calendar/OpenHours.ts';
import { patternOf } from '../simulation/calendar/patternOf.ts';
import { parseLocal, TimeZone } from '../simulation/calendar/timeZone.ts';
import { ALWAYS_OPEN, isAlwaysOpen, type WeekPattern } from '../simulation/calendar/WeekPattern.ts';
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
  const ofRole = roleIds.map((id) => {
    const role = find(model.roles, id);
    const pattern = role ? hoursOf(model, role) : ALWAYS_OPEN;
    return isAlwaysOpen(pattern) ? null : closedTimes(new OpenHours(pattern, zone, origin), horizon);
  });
  const kept = ofRole.filter((times) => times !== null);
  return { ofRole, night: kept.length === 0 ? null : kept.reduce(overlap) };
}

/** When at least one person of a role is there: within the hours of the role and of the site, and not away. */
function hoursOf(model: ProcessModel, role: Role): WeekPattern {
  const patterns = (...ids: readonly (string | null | undefined)[]) => ids.flatMap((id) => {
    const calendar = find(model.calendars, id);
    return calendar ? [patternOf(calendar)] : [];
  });
  const common = intersect(patterns(role.calendar, model.meta.settings.siteCalendar));
  const people = rows(model.people).filter(({ roles }) => roles.includes(role.id));
  if (people.length > 0) return atLeast(1, people.map((person) => without(intersect([common, ...patterns(person.calendar)]), spansOf(person.absences ?? []))));
  return without(common, spansOf((role.absences ?? []).filter(({ quantity }) => quantity >= role.headcount)));
}

const spansOf = (absences: readonly Absence[]): Spans => absences.flatMap(({ from, to }) => {
  const [begin, end] = [parseLocal(from), parseLocal(to)];
  return begin === null || end === null || end <= begin ? [] : [[begin, end] as const];
});

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
