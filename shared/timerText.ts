import { isoDurationSeconds } from './isoDuration.ts';
import { isTimeZone } from './simulation/calendar/timeZone.ts';

/**
 * An instant as a timer names it: minutes since 1970-01-01T00:00 as its clock shows them, and how many minutes that clock is
 * ahead of UTC (`null`: it is the clock of the zone `zone`, or of the model's where that is `null` too).
 */
export interface NamedInstant {
  readonly shown: number;
  readonly offset: number | null;
  readonly zone: string | null;
}

/** What the text of a timer says (BPMN 2.0.2 §10.5.5, table 10.101): a duration, a date, or a cycle in the forms of ISO 8601. */
export type TimerText =
  | { readonly kind: 'duration'; readonly minutes: number }
  | { readonly kind: 'date'; readonly at: NamedInstant }
  /** `times`: Infinity where the text gives no number. `from`: the first time; `null`: one period after it begins. `until`: no time after that. */
  | { readonly kind: 'cycle'; readonly times: number; readonly minutes: number; readonly from: NamedInstant | null; readonly until: NamedInstant | null }
  | { readonly kind: 'unread'; readonly isCron: boolean };

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?)?(Z|[+-]\d{2}(?::?\d{2})?)?(?:\[([\w/+-]+)\]|@([\w/+-]+))?$/;
const CYCLE = /^R(-1|\d{0,9})\/(.+)$/;
/** Five to seven fields as cron has them, or a name for them. */
const CRON = /^(?:@(?:yearly|annually|monthly|weekly|daily|midnight|hourly|every\b.*)|(?:(?:[\d*?/,#LW-]|(?:SUN|MON|TUE|WED|THU|FRI|SAT|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))+(?:\s+|$)){5,7})$/i;
/** Tools that take timers for expressions write `="PT1H"`, `duration("PT1H")` or `cycle(3, duration("PT1H"))`. */
const LITERAL = /^(?:(?:duration|date and time|date)\(\s*)?@?"([^"]*)"\s*\)?$/;
const FEEL_CYCLE = /^cycle\(\s*(?:(\d+)\s*,)?\s*(.+)\)$/;
const QUOTES = /^["'=\s]+|["'\s]+$/g;

/** Reads the text of a timer; a year counts 365 days, a month 30 and a day 24 hours. */
export function readTimerText(written: string): TimerText {
  const text = plain(written);
  const seconds = isoDurationSeconds(text);
  if (seconds !== null && !text.startsWith('R')) return { kind: 'duration', minutes: seconds / 60 };
  const at = namedInstant(text);
  if (at) return { kind: 'date', at };
  const [, times, parts] = CYCLE.exec(text) ?? [];
  return (parts === undefined ? null : cycle(times === '' || times === '-1' ? Infinity : Number(times), parts.split('/'))) ?? { kind: 'unread', isCron: CRON.test(text) };
}

function plain(written: string): string {
  const text = written.trim().replace(/^=\s*/, '');
  const [, times = '', round] = FEEL_CYCLE.exec(text) ?? [];
  if (round !== undefined) return `R${times}/${plain(round)}`;
  return (LITERAL.exec(text)?.[1] ?? text).replaceAll(QUOTES, '');
}

/** `PT1H`, `START/PT1H` or `PT1H/END`. */
function cycle(times: number, parts: readonly string[]): TimerText | null {
  const [first = '', second] = parts;
  const [period, other] = first.startsWith('P') ? [first, second] : [second ?? '', first];
  const seconds = isoDurationSeconds(period);
  const bound = other === undefined ? null : namedInstant(other);
  // Rounds that take no time would never come to an end.
  if (parts.length > 2 || seconds === null || seconds === 0 || (other !== undefined && bound === null)) return null;
  const isFrom = period !== first;
  return { kind: 'cycle', times, minutes: seconds / 60, from: isFrom ? bound : null, until: isFrom ? null : bound };
}

/** `null`: no date, or none that there is. */
function namedInstant(text: string): NamedInstant | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', offset, bracket, suffix] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const time = Number(hour) * 60 + Number(minute) + Number(second.replace(',', '.')) / 60;
  const isReal = new Date(midnight).getUTCMonth() === Number(month) - 1 && Number(minute) < 60 && Number(second.replace(',', '.')) < 60 && time <= 1_440;
  const zone = bracket ?? suffix ?? null;
  if (!isReal || (zone !== null && !isTimeZone(zone))) return null;
  return { shown: midnight / 60_000 + time, offset: offset === undefined ? null : offsetMinutes(offset), zone };
}

function offsetMinutes(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0);
  return text.startsWith('-') ? -minutes : minutes;
}
