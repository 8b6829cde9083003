import { MINUTES_PER_DAY } from '../../../units.ts';
import type { OpenHours } from '../../calendar/OpenHours.ts';
import { PRIORITY } from '../EventList.ts';
import { EVENT } from '../events.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import type { RunState } from '../RunState.ts';
import type { CalendarsOf } from './CalendarsOf.ts';

const { clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;
/** Minutes in which there are only openings, after which nobody expects more of them: two years. */
const LONGEST_CALM = 2 * 366 * MINUTES_PER_DAY;

/**
 * Plans that a desk with work in line looks again when the hours of anyone there begin next. Of those who are there now
 * too: a team that holds others back today may be out of the question tomorrow. Busy or not: who comes may complete a team.
 */
export function lookAtNextOpening(run: RunState, desk: number, calendars: CalendarsOf): void {
  // What is planned already is the next opening still.
  if (run.desks.nextWake[desk]! < Infinity || isHopeless(run)) return;
  let wake = Infinity;
  for (let k = calendars.start[desk]!; k < calendars.start[desk + 1]!; k += 1) {
    const calendar = calendars.calendar[calendars.items[k]!]!;
    if (calendar >= 0) wake = Math.min(wake, openingLaterThanNow(run.open.hours[calendar]!));
  }
  if (wake === Infinity || !run.desks.sleeps(desk, wake)) return;
  clock[DUE] = wake;
  run.list.push(PRIORITY.opening, EVENT.opening, desk, 0);
}

function openingLaterThanNow(hours: OpenHours): number {
  const now = clock[NOW]!;
  const opening = hours.nextOpen(now);
  return opening > now ? opening : hours.openingAfter(now);
}

/** Those who block each other for ever would have their desk look again at every opening. */
function isHopeless({ desks, events, routine }: RunState): boolean {
  if (events - routine !== desks.news) {
    desks.news = events - routine;
    desks.newsAt = clock[NOW]!;
  }
  return clock[NOW]! - desks.newsAt > LONGEST_CALM;
}
