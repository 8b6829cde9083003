import type { TimeZone } from '../../simulation/calendar/timeZone.ts';

const MINUTE_MS = 60_000;
const two = (n: number) => String(n).padStart(2, '0');

/** ISO 8601 with milliseconds and the offset that clocks of the zone have then: `2026-01-05T09:00:00.000+01:00`. */
export function timestamp(utcMinute: number, zone: TimeZone): string {
  // Rounded first: 59.9999 s must not be in another minute, or another hour of daylight saving, than the 60 s they stand for.
  const utc = Math.round(utcMinute * MINUTE_MS);
  const offset = zone.offsetAt(utc / MINUTE_MS);
  const local = new Date(utc + offset * MINUTE_MS).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}
