import type { OpenHours } from '../../calendar/OpenHours.ts';

/**
 * The hours of a team: the spans that lie in the calendars of all of its members (none: always open). Teams form by the
 * minute, so their hours are walked span by span instead of being unrolled.
 */
export type TeamHours = readonly OpenHours[];

/** Who has not met by then never will, as far as a run is concerned: forty years. */
const NEVER = 40 * 366 * 1_440;
/** More spans than any work lasts. */
const MOST_SPANS = 1_000_000;

/** The instant itself when all are there, else when they next are; Infinity when never again. */
export function nextMeeting(team: TeamHours, from: number): number {
  let at = from;
  while (at - from < NEVER) {
    let later = at;
    for (const hours of team) later = Math.max(later, hours.nextOpen(later));
    if (later === at || later === Infinity) return later;
    at = later;
  }
  return Infinity;
}

/** When `amount` minutes have passed in which all were there. */
export function addMeeting(team: TeamHours, from: number, amount: number): number {
  const [first] = team;
  if (first === undefined) return from + amount;
  if (team.length === 1) return first.addOpen(from, amount);
  let left = amount;
  let at = from;
  for (let i = 0; i < MOST_SPANS; i += 1) {
    at = nextMeeting(team, at);
    if (at === Infinity) return Infinity;
    const end = partingAfter(team, at);
    if (at + left <= end) return at + left;
    left -= end - at;
    at = end;
  }
  return Infinity;
}

/** Minutes of [from, to] in which all were there. */
export function meetingBetween(team: TeamHours, from: number, to: number): number {
  const [first] = team;
  if (first === undefined) return to - from;
  if (team.length === 1) return first.openBetween(from, to);
  let sum = 0;
  let at = from;
  while (at < to) {
    at = nextMeeting(team, at);
    if (at >= to) break;
    const end = Math.min(to, partingAfter(team, at));
    sum += end - at;
    at = end;
  }
  return sum;
}

/** Of a team that is together at `at`: when the first one leaves. */
function partingAfter(team: TeamHours, at: number): number {
  let end = Infinity;
  for (const hours of team) end = Math.min(end, hours.closingAfter(at));
  return end;
}
