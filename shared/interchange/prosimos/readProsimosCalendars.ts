import type { Calendar } from '../../model/Calendar.ts';
import { calendarId, type CalendarId } from '../../model/ids.ts';
import type { Complaints } from '../Complaints.ts';
import { dailyHours, losesSeconds } from '../openHours.ts';
import { safeId } from '../safeId.ts';
import type { ProsimosFile, TimePeriod } from './ProsimosFile.ts';

const ARRIVALS = 'arrival_time_calendar';

export interface ProsimosCalendars {
  readonly calendars: Readonly<Record<CalendarId, Calendar>>;
  /** By the id in the file. */
  readonly byWrittenId: ReadonlyMap<string, CalendarId>;
  /** `null`: cases come in at any time. */
  readonly arrivals: CalendarId | null;
}

function readWeek(periods: readonly TimePeriod[], where: string, complaints: Complaints): Calendar['week'] {
  return periods.flatMap((period, i) => {
    const hours = dailyHours({ fromDay: period.from, toDay: period.to, from: period.beginTime, to: period.endTime });
    const place = { where: `${where}[${i}]` };
    if (!hours) complaints.invalid(place, `${period.from}–${period.to} ${period.beginTime}–${period.endTime}`);
    for (const time of [period.beginTime, period.endTime]) if (losesSeconds(time)) complaints.approximated(place, time);
    // A period in which somebody is only likely to work counts as one in which they do.
    if (period.probability !== undefined && period.probability < 1) complaints.approximated(place, 'probability');
    return hours ?? [];
  }).slice(0, 1_000);
}

/** The weekly hours of a Prosimos file: `resource_calendars` and `arrival_time_calendar`. */
export function readProsimosCalendars(file: ProsimosFile, complaints: Complaints): ProsimosCalendars {
  const calendars: Record<CalendarId, Calendar> = {};
  const byWrittenId = new Map<string, CalendarId>();
  const taken = new Set<string>();
  const add = (written: string, name: string, periods: readonly TimePeriod[], where: string): CalendarId => {
    const id = calendarId(safeId(written, taken));
    taken.add(id);
    calendars[id] = { id, name: name.slice(0, 500), week: readWeek(periods, where, complaints), holidays: [] };
    return id;
  };
  file.resource_calendars.forEach((calendar, i) => {
    const where = `resource_calendars[${i}]`;
    byWrittenId.set(calendar.id, add(calendar.id, calendar.name ?? calendar.id, calendar.time_periods, `${where}.time_periods`));
    if (calendar.workload_ratio !== undefined) complaints.ignored({ where }, 'workload_ratio');
  });
  const periods = file.arrival_time_calendar ?? [];
  return { calendars, byWrittenId, arrivals: periods.length === 0 ? null : add(ARRIVALS, ARRIVALS, periods, ARRIVALS) };
}
