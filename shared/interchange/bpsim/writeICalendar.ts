import type { Calendar } from '../../model/Calendar.ts';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const two = (n: number) => String(n).padStart(2, '0');
const DAY_MS = 86_400_000;
/** A Monday, on which weekly rules begin. */
const MONDAY = Date.UTC(2024, 0, 1);
const MINUTES_PER_DAY = 1_440;

/** `20240101T090000` of a day and a minute after its midnight, which may be that of the next day. */
function moment(day: number, minute: number): string {
  const date = new Date(day + Math.floor(minute / MINUTES_PER_DAY) * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  const rest = minute % MINUTES_PER_DAY;
  return `${date}T${two(Math.floor(rest / 60))}${two(rest % 60)}00`;
}

/** A calendar as iCalendar events (RFC 5545): open hours of the week, without holidays, and days with hours of their own. */
export function writeICalendar({ week, holidays, specialDays = [] }: Calendar): string {
  const closed = [...new Set([...holidays, ...specialDays.map(({ date }) => date)])].toSorted();
  const events = week.flatMap(({ weekday, from, to }) => {
    const day = MONDAY + (weekday - 1) * DAY_MS;
    const without = closed.filter((date) => new Date(Date.parse(`${date}T00:00Z`)).getUTCDay() === weekday % 7).map((date) => `EXDATE:${moment(Date.parse(`${date}T00:00Z`), from)}`);
    return ['BEGIN:VEVENT', `DTSTART:${moment(day, from)}`, `DTEND:${moment(day, to <= from ? to + MINUTES_PER_DAY : to)}`, `RRULE:FREQ=WEEKLY;BYDAY=${DAYS[weekday - 1]}`, ...without, 'END:VEVENT'];
  });
  const days = specialDays.flatMap(({ date, open }) => open.flatMap(({ from, to }) => ['BEGIN:VEVENT', `DTSTART:${moment(Date.parse(`${date}T00:00Z`), from)}`, `DTEND:${moment(Date.parse(`${date}T00:00Z`), to)}`, 'END:VEVENT']));
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Laneway//EN', ...events, ...days, 'END:VCALENDAR'].join('\r\n');
}
