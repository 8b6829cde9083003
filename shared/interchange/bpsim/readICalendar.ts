import type { Calendar, OpenInterval } from '../../model/Calendar.ts';
import { weekdayOf } from '../openHours.ts';

const MINUTES_PER_DAY = 1_440;

type Property = { readonly name: string; readonly value: string };

/** Lines of RFC 5545: folded ones are joined, parameters left out. */
function properties(text: string): Property[] {
  return text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/).flatMap((line) => {
    const match = /^\s*([A-Za-z-]+)(?:;[^:]*)?:(.*)$/.exec(line);
    return match ? [{ name: match[1]!.toUpperCase(), value: match[2]!.trim() }] : [];
  });
}

interface Moment { readonly date: string; readonly minute: number }

function momentOf(value: string | undefined): Moment | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}Z?)?$/.exec(value ?? '');
  return match ? { date: `${match[1]}-${match[2]}-${match[3]}`, minute: Number(match[4] ?? 0) * 60 + Number(match[5] ?? 0) } : null;
}

const dayNumber = (date: string) => Math.round(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / 86_400_000);
/** 1970-01-01 was a Thursday. */
const weekdayOfDate = (date: string) => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

function lengthOf(value: string): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(value);
  return match ? Number(match[1] ?? 0) * MINUTES_PER_DAY + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0) : null;
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
 * the week, EXDATE holidays, and an event without a rule hours of its own on its day. `null` without any event.
 */
export function readICalendar(text: string): ReadICalendar | null {
  const week: OpenInterval[] = [];
  const holidays = new Set<string>();
  const special = new Map<string, { from: number; to: number }[]>();
  const unread: string[] = [];
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
    if (['UNTIL', 'COUNT', 'BYMONTH', 'BYSETPOS', 'BYMONTHDAY', 'BYHOUR'].some((key) => fields.has(key))) unread.push(`RRULE:${rule}`);
    week.push(...known.flatMap((day) => spread(day, start.minute, Math.min(length, 7 * MINUTES_PER_DAY))));
  };

  for (const property of properties(text)) {
    if (property.name === 'BEGIN' && property.value.toUpperCase() === 'VEVENT') event = [];
    else if (property.name === 'END' && property.value.toUpperCase() === 'VEVENT') { if (event) { events += 1; readEvent(event); } event = null; }
    else event?.push(property);
  }
  if (events === 0) return null;
  const specialDays = [...special].map(([date, open]) => ({ date, open })).slice(0, 5_000);
  return { calendar: { week: week.slice(0, 1_000), holidays: [...holidays].toSorted().slice(0, 5_000), ...(specialDays.length === 0 ? {} : { specialDays }) }, unread };
}
