import { MINUTES_PER_DAY } from '../../units.ts';

/** Minutes since 1970-01-01T00:00 UTC. */
export type UtcMinute = number;
/** Minutes since 1970-01-01T00:00 on the wall clock of a zone: what its clocks show, as if it were UTC. */
export type LocalMinute = number;

const MINUTE_MS = 60_000;

/** Reads “2026-01-05T08:00” or “2026-01-05”; `null` when it is no date (such as February 30). */
export function parseLocal(text: string): LocalMinute | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal ? date.getTime() / MINUTE_MS : null;
}

/** ISO weekday of a local instant, 1 = Monday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** One zone's formatter and what it has answered: asking `Intl` takes ten microseconds, and calendars ask for every midnight of years. */
interface ZoneClock {
  readonly format: Intl.DateTimeFormat;
  /** UTC minute → offset. */
  readonly offsets: Map<UtcMinute, number>;
}

const clocks = new Map<string, ZoneClock>();
/** Some thousand years of stretches; beyond that the memory is worth more than the time. */
const MOST_OFFSETS = 100_000;
/**
 * When clocks show the same offset at both ends of so short a stretch, they show it all along: no zone of the tz
 * database has changed twice within a week since 2000 (Recife came closest, in October of that year).
 */
const STRETCH = 4 * MINUTES_PER_DAY;

function clockOf(name: string): ZoneClock {
  const known = clocks.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', era: 'short',
  });
  const clock = { format, offsets: new Map<UtcMinute, number>() };
  clocks.set(name, clock);
  return clock;
}

function asked({ format, offsets }: ZoneClock, utc: UtcMinute): number {
  const known = offsets.get(utc);
  if (known !== undefined) return known;
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(new Date(utc * MINUTE_MS))) parts[type] = value;
  const field = (name: string) => Number(parts[name]);
  const shown = Date.UTC(field('year'), field('month') - 1, field('day'), field('hour'), field('minute')) / MINUTE_MS;
  const offset = Math.round(shown - Math.floor(utc));
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(utc, offset);
  return offset;
}

/** The clock of one IANA time zone, with its daylight saving, from the data that JavaScript carries (`Intl`). */
export class TimeZone {
  readonly #clock: ZoneClock | null;

  /** Throws RangeError for a name that is no time zone; see `isTimeZone`. */
  constructor(name: string) {
    this.#clock = name === 'UTC' ? null : clockOf(name);
  }

  /** Local minus UTC, in minutes (whole ones: seconds of historic offsets are cut off). */
  offsetAt(utc: UtcMinute): number {
    if (this.#clock === null) return 0;
    const from = Math.floor(utc / STRETCH) * STRETCH;
    const offset = asked(this.#clock, from);
    return asked(this.#clock, from + STRETCH) === offset ? offset : asked(this.#clock, utc);
  }

  /**
   * The instant at which clocks show `local`. In the hour that a spring change skips, the instant of the change moves
   * on by as much; in the hour that comes twice in autumn, the first one.
   */
  toUtc(local: LocalMinute): UtcMinute {
    if (this.#clock === null) return local;
    const before = this.offsetAt(local - MINUTES_PER_DAY);
    const after = this.offsetAt(local + MINUTES_PER_DAY);
    if (before === after) return local - before;
    const early = local - before;
    if (this.offsetAt(early) === before) return early;
    const late = local - after;
    return this.offsetAt(late) === after ? late : early;
  }
}

export function isTimeZone(name: string): boolean {
  try {
    return new TimeZone(name) instanceof TimeZone;
  } catch {
    return false;
  }
}
