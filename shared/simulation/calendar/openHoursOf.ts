import type { Program } from '../Program.ts';
import { OpenHours } from './OpenHours.ts';
import { TimeZone } from './timeZone.ts';

const unrolled = new WeakMap<Program['calendars'], readonly OpenHours[]>();

/**
 * The calendars of a program on the axis of simulated time. Unrolling years of spans costs as much as a short run, so
 * all replications of a program share them, and so do programs that differ from it only in headcounts (their list of
 * calendars is the same object). What they answer does not depend on who asked before.
 */
export function openHoursOf({ calendars, timeZone, origin }: Program): readonly OpenHours[] {
  const known = unrolled.get(calendars);
  if (known) return known;
  const zone = new TimeZone(timeZone);
  const hours = calendars.map((pattern) => new OpenHours(pattern, zone, origin));
  unrolled.set(calendars, hours);
  return hours;
}
