import type { OpenInterval } from '../model/Calendar.ts';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const MINUTES_PER_DAY = 1_440;

/** Minutes after midnight of `09:00:00.000+00:00`; the last instant of a day (`23:59:59.999`) is its end. */
function timeOfDay(text: string | undefined): number | null {
  const match = /^\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?/.exec(text ?? '');
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]) + (Number(match[3] ?? 0) >= 30 ? 1 : 0);
  return minutes <= MINUTES_PER_DAY && Number(match[2]) < 60 ? minutes : null;
}

/** Hours are kept to the minute: is there more to this time of day than the customary `16:59:59.999`? */
export function losesSeconds(text: string | undefined): boolean {
  const seconds = Number(/^\s*\d{1,2}:\d{2}:(\d{2}(?:\.\d+)?)/.exec(text ?? '')?.[1] ?? 0);
  return seconds > 0 && seconds < 59;
}

/** Instants are kept to the minute: does this date and time say more? */
export const hasSeconds = (dateTime: string): boolean => Number(/T\d{2}:\d{2}:(\d{2}(?:\.\d+)?)/.exec(dateTime)?.[1] ?? 0) > 0;

/** ISO 8601 weekday of a name or its beginning (`MONDAY`, `Mo`); `null` when it is none. */
export function weekdayOf(name: string | undefined): number | null {
  const wanted = (name ?? '').trim().toUpperCase();
  const at = wanted.length < 2 ? -1 : DAYS.findIndex((day) => day.startsWith(wanted));
  return at < 0 ? null : at + 1;
}

/**
 * The same hours on every day from one weekday to another, over the end of the week where the second comes first.
 * `null` when a day or an hour is not one.
 */
export function dailyHours(hours: { readonly fromDay: string | undefined; readonly toDay: string | undefined; readonly from: string | undefined; readonly to: string | undefined }): OpenInterval[] | null {
  const from = timeOfDay(hours.from);
  const to = timeOfDay(hours.to);
  const first = weekdayOf(hours.fromDay);
  const last = weekdayOf(hours.toDay ?? hours.fromDay);
  if (from === null || to === null || from >= MINUTES_PER_DAY || first === null || last === null) return null;
  const days = ((last - first + 7) % 7) + 1;
  return Array.from({ length: days }, (_, i) => ({ weekday: ((first - 1 + i) % 7) + 1, from, to }));
}

/** Open all day on all days: the same as no calendar. */
export const isAlwaysOpen = (week: readonly OpenInterval[]): boolean =>
  DAYS.every((_, i) => week.some(({ weekday, from, to }) => weekday === i + 1 && from === 0 && (to === MINUTES_PER_DAY || to === 0)));
