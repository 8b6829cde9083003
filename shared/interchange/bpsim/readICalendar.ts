import type { Calendar, OpenInterval } from '../../model/Calendar.ts';
import { weekdayOf } from '../openHours.ts';

const MINUTES_PER_DAY = 1_440;

type Property = { readonly name: string; readonly parameters: string; readonly value: string };

/** What is read of an event. */
const READ: ReadonlySet<string> = new Set(['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'EXDATE']);
/** What says nothing about its hours (RFC 5545 §3.8). */
const OF_NO_HOURS: ReadonlySet<string> = new Set([
  'UID', 'DTSTAMP', 'CREATED', 'LAST-MODIFIED', 'SEQUENCE', 'SUMMARY', 'DESCRIPTION', 'COMMENT', 'LOCATION', 'GEO', 'CATEGORIES', 'CLASS', 'PRIORITY',
  'TRANSP', 'ORGANIZER', 'ATTENDEE', 'CONTACT', 'URL', 'RESOURCES', 'ATTACH', 'RELATED-TO',
]);
/** Definitions of the zones that events name, and reminders. */
const COMPONENTS_OF_NO_HOURS: ReadonlySet<string> = new Set(['VCALENDAR', 'VTIMEZONE', 'STANDARD', 'DAYLIGHT', 'VALARM']);
const OF_RULE: ReadonlySet<string> = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'WKST', '']);
const UTC: ReadonlySet<string> = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT']);

/** Lines of RFC 5545: folded ones are joined. */
function properties(text: string): Property[] {
  return text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/).flatMap((line) => {
    const match = /^\s*([A-Za-z-]+)(;(?:"[^"]*"|[^":])*)?:(.*)$/.exec(line);
    return match ? [{ name: match[1]!.toUpperCase(), parameters: match[2] ?? '', value: match[3]!.trim() }] : [];
  });
}

interface Moment { readonly date: string; readonly minute: number }

const MOMENT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?$/;
const LENGTH = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function momentOf(value: string | undefined): Moment | null {
  const match = MOMENT.exec(value ?? '');
  return match ? { date: `${match[1]}-${match[2]}-${match[3]}`, minute: Number(match[4] ?? 0) * 60 + Number(match[5] ?? 0) + (Number(match[6] ?? 0) >= 30 ? 1 : 0) } : null;
}

/** Hours are kept to the minute; a last second (`T165959`) is the end of its minute. */
function losesSeconds({ name, value }: Property): boolean {
  const seconds = Number((name === 'DURATION' ? LENGTH.exec(value)?.[4] : name === 'DTSTART' || name === 'DTEND' ? MOMENT.exec(value)?.[6] : undefined) ?? 0);
  return seconds > 0 && seconds !== 59;
}

/** Hours are those of the model's zone, whatever zone they are written in. */
function isInOtherZone({ name, parameters, value }: Property, timeZone: string): boolean {
  if (!READ.has(name)) return false;
  const written = /;TZID="?([^";]*)/i.exec(parameters)?.[1] ?? (/\dZ$/.test(value) ? 'UTC' : timeZone);
  return written !== timeZone && !(UTC.has(written) && UTC.has(timeZone));
}

const dayNumber = (date: string) => Math.round(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / 86_400_000);
/** 1970-01-01 was a Thursday. */
const weekdayOfDate = (date: string) => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

function lengthOf(value: string): number | null {
  const match = LENGTH.exec(value);
  return match ? Number(match[1] ?? 0) * MINUTES_PER_DAY + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0) + (Number(match[4] ?? 0) >= 30 ? 1 : 0) : null;
}

export interface ReadICalendar {
  readonly calendar: Pick<Calendar, 'week' | 'holidays' | 'specialDays'>;
  /** Parts of events that were not used, as written. */
  readonly unread: readonly string[];
}

/** Hours from one minute of a weekday for so long, split where days end. */
function spread(weekday: number, from: number, length: number): OpenInterval[] {
  const list: OpenInterval[] = [];
  for (let day = weekday, minute = from, rest = length; rest > 0 && list.length < 8; day = (day % 7) + 1, minute = 0) {
    const here = Math.min(rest, MINUTES_PER_DAY - minute);
    list.push({ weekday: day, from: minute, to: minute + here });
    rest -= here;
  }
  return list;
}

/**
 * The calendar of a BPSim scenario: an iCalendar (RFC 5545) whose events are open hours. Weekly and daily rules become
 * the week, EXDATE holidays, and an event without a rule hours of its own on its day. `null` without any event. Hours are
 * read as the clock of `timeZone`; those of another zone are named.
 */
export function readICalendar(text: string, timeZone = 'UTC'): ReadICalendar | null {
  const week: OpenInterval[] = [];
  const holidays = new Set<string>();
  const special = new Map<string, { from: number; to: number }[]>();
  const unread: string[] = [];
  const unreadOnce = (what: string) => { if (!unread.includes(what)) unread.push(what); };
  let event: Property[] | null = null;
  let events = 0;

  const readEvent = (parts: readonly Property[]): void => {
    const get = (name: string) => parts.find((part) => part.name === name)?.value;
    const start = momentOf(get('DTSTART'));
    const end = momentOf(get('DTEND'));
    const duration = get('DURATION');
    const length = duration === undefined ? (start && end ? (dayNumber(end.date) - dayNumber(start.date)) * MINUTES_PER_DAY + end.minute - start.minute : MINUTES_PER_DAY) : lengthOf(duration);
    if (!start || length === null || length <= 0) { unread.push(`DTSTART:${get('DTSTART') ?? ''}`); return; }
    for (const { name, value } of parts) if (name === 'EXDATE') for (const day of value.split(',')) { const moment = momentOf(day); if (moment) holidays.add(moment.date); else unread.push(`EXDATE:${day}`); }
    for (const part of parts) {
      const { name, parameters, value } = part;
      if (isInOtherZone(part, timeZone)) unreadOnce(/;(TZID=[^;]*)/i.exec(parameters)?.[1] ?? `${name}:${value}`);
      const isCancelled = name === 'STATUS' && value.toUpperCase() === 'CANCELLED';
      const isSecondRule = name === 'RRULE' && part !== parts.find((other) => other.name === name);
      const isKnown = READ.has(name) || OF_NO_HOURS.has(name) || name.startsWith('X-') || name === 'STATUS';
      if (!isKnown || isCancelled || isSecondRule || losesSeconds(part)) unread.push(`${name}:${value}`);
    }
    const rule = get('RRULE');
    if (rule === undefined) {
      const to = Math.min(MINUTES_PER_DAY, start.minute + length);
      special.set(start.date, [...(special.get(start.date) ?? []), { from: start.minute, to }]);
      if (to < start.minute + length) unread.push(`DTEND:${get('DTEND') ?? ''}`);
      return;
    }
    const fields = new Map(rule.split(';').map((part) => { const [key = '', value = ''] = part.split('='); return [key.toUpperCase(), value] as const; }));
    const frequency = fields.get('FREQ')?.toUpperCase();
    const days = frequency === 'DAILY' && !fields.has('BYDAY') ? [1, 2, 3, 4, 5, 6, 7] : frequency === 'WEEKLY' || frequency === 'DAILY' ? (fields.get('BYDAY')?.split(',').map((day) => weekdayOf(day)) ?? [weekdayOfDate(start.date)]) : [];
    const known = days.filter((day) => day !== null);
    if (known.length === 0 || known.length < days.length || (fields.get('INTERVAL') ?? '1') !== '1') { unread.push(`RRULE:${rule}`); return; }
    if ([...fields.keys()].some((key) => !OF_RULE.has(key))) unread.push(`RRULE:${rule}`);
    week.push(...known.flatMap((day) => spread(day, start.minute, Math.min(length, 7 * MINUTES_PER_DAY))));
  };

  const within: string[] = [];
  for (const property of properties(text)) {
    const component = property.value.toUpperCase();
    if (property.name === 'BEGIN') {
      within.push(component);
      if (component === 'VEVENT') event = [];
      else if (!COMPONENTS_OF_NO_HOURS.has(component)) unread.push(property.value);
    } else if (property.name === 'END') {
      within.pop();
      if (component !== 'VEVENT') continue;
      if (event) { events += 1; readEvent(event); }
      event = null;
    } else if (within.at(-1) === 'VEVENT') event?.push(property);
  }
  if (events === 0) return null;
  const specialDays = [...special].map(([date, open]) => ({ date, open })).slice(0, 5_000);
  return { calendar: { week: week.slice(0, 1_000), holidays: [...holidays].toSorted().slice(0, 5_000), ...(specialDays.length === 0 ? {} : { specialDays }) }, unread };
}
