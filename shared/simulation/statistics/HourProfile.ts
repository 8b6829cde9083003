import { MEMORY } from '../kernel/memory.ts';
import type { OpenHours } from '../calendar/OpenHours.ts';
import type { TimeZone, UtcMinute } from '../calendar/timeZone.ts';

export const HOURS_OF_WEEK = 168;
const ROW = HOURS_OF_WEEK;
const { hourMinutes: minutes } = MEMORY;
const HOUR = 60;
/** 1970-01-01 was a Thursday. */
const HOURS_SINCE_MONDAY = 72;
const BLOCK = 4 * 24 * HOUR;

/**
 * Minutes by hour of the local week, Monday 0:00 first, one row per role, in the memory of the thread: a new profile begins
 * at 0, and the one before must have been read. Hot path: most spans lie in the hour that was asked for last.
 */
export class HourProfile {
  readonly roles: number;
  readonly zone: TimeZone;
  readonly origin: UtcMinute;
  /** The hour that was asked for last, in minutes of the run, and its place in the week. */
  from = 0;
  to = -1;
  hour = 0;
  /** A stretch of time, since 1970, in which clocks are not changed. */
  block = -1;
  offset = 0;
  /** From this minute of the run until now clocks were not changed. */
  steadyFrom = Infinity;

  constructor(roles: number, zone: TimeZone, origin: UtcMinute) {
    this.roles = roles;
    minutes.fill(0, 0, roles * HOURS_OF_WEEK);
    this.zone = zone;
    this.origin = origin;
  }

  /** `quantity` people of a role are counted from `from` to `to`. */
  add(role: number, quantity: number, from: number, to: number): void {
    if (from >= this.from && to <= this.to) {
      minutes[role * ROW + this.hour]! += quantity * (to - from);
      return;
    }
    if (to > this.to || to < this.from) this.seek(to);
    if (from >= this.steadyFrom) {
      // Backwards from the hour that is at hand: in between no clock was changed.
      let { hour } = this;
      let begin = this.from;
      let end = to;
      while (from < begin) {
        minutes[role * ROW + hour]! += quantity * (end - begin);
        end = begin;
        begin -= HOUR;
        hour = hour === 0 ? HOURS_OF_WEEK - 1 : hour - 1;
      }
      minutes[role * ROW + hour]! += quantity * (end - from);
      return;
    }
    for (let at = from; at < to; ) {
      this.seek(at);
      const end = to < this.to ? to : this.to;
      minutes[role * ROW + this.hour]! += quantity * (end - at);
      at = end;
    }
  }

  /** The same, but only while all of these calendars are open. */
  addOpen(role: number, quantity: number, from: number, to: number, hours: readonly OpenHours[]): void {
    for (let at = from; at < to; ) {
      let open = at;
      let close = to;
      for (const calendar of hours) open = Math.max(open, calendar.nextOpen(at));
      if (open >= to) return;
      if (open > at) {
        at = open;
        continue;
      }
      for (const calendar of hours) close = Math.min(close, calendar.closingAfter(at));
      this.add(role, quantity, at, close);
      at = close;
    }
  }

  at(role: number, hour: number): number {
    return minutes[role * ROW + hour]!;
  }

  /** A copy of what was counted: 168 per role. */
  byRole(): Float64Array<ArrayBuffer> {
    return minutes.slice(0, this.roles * HOURS_OF_WEEK);
  }

  seek(t: number): void {
    const utc = t + this.origin;
    const block = Math.floor(utc / BLOCK);
    let { offset } = this;
    if (block !== this.block) {
      offset = this.zone.offsetAt(block * BLOCK);
      if (offset === this.zone.offsetAt((block + 1) * BLOCK)) {
        this.block = block;
        this.offset = offset;
        this.steadyFrom = block * BLOCK - this.origin;
      } else {
        this.block = -1;
        this.steadyFrom = Infinity;
        offset = this.zone.offsetAt(Math.floor(utc));
      }
    }
    const hour = Math.floor((utc + offset) / HOUR);
    this.from = hour * HOUR - offset - this.origin;
    this.to = this.from + HOUR;
    this.hour = (((hour + HOURS_SINCE_MONDAY) % HOURS_OF_WEEK) + HOURS_OF_WEEK) % HOURS_OF_WEEK;
  }
}
