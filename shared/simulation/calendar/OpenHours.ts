import { MINUTES_PER_DAY } from '../../units.ts';
import { spansOn } from './combineHours.ts';
import { TimeZone, weekdayOf, type UtcMinute } from './timeZone.ts';
import { isNeverOpen, type WeekPattern } from './WeekPattern.ts';

/** A year at a time: long enough to be rare, short enough not to be felt. */
const UNROLLED_DAYS = 371;
const NO_OPENING_DAYS = 40 * 366;

/**
 * The open spans of one calendar on the axis of simulated time (minutes since the start of the run), unrolled as far
 * as anyone has asked, with prefix sums of open time. Holidays and daylight saving are in the unrolled spans, so every
 * question is a binary search with a remembered place. A span is [start, end): the closing instant is closed.
 */
export class OpenHours {
  readonly #pattern: WeekPattern;
  readonly #zone: TimeZone;
  readonly #origin: UtcMinute;
  readonly #holidays: ReadonlySet<number>;
  /** Days with hours of their own. */
  readonly #special: ReadonlySet<number>;
  #start = new Float64Array(1_024);
  #end = new Float64Array(1_024);
  /** Open minutes before span i. */
  #before = new Float64Array(1_025);
  #count = 0;
  #nextDay: number;
  /** Everything before this simulated minute is unrolled. */
  #known = -Infinity;
  #hint = 0;
  /** Nothing opens within forty years of what is known. */
  #isOver = false;
  /** Length of the longest span of the first year, to tell work that can never fit into one. */
  readonly longestSpan: number;

  constructor(pattern: WeekPattern, zone: TimeZone, origin: UtcMinute) {
    this.#pattern = pattern;
    this.#zone = zone;
    this.#origin = origin;
    this.#holidays = new Set(pattern.holidays);
    this.#special = new Set(pattern.special?.map(({ day }) => day));
    this.#isOver = isNeverOpen(pattern);
    // Two days back: a shift that began yesterday may still be open.
    this.#nextDay = Math.floor((origin + zone.offsetAt(origin)) / MINUTES_PER_DAY) - 2;
    this.#unroll();
    let longest = 0;
    for (let i = 0; i < this.#count; i += 1) longest = Math.max(longest, this.#end[i]! - this.#start[i]!);
    this.longestSpan = longest;
  }

  /** Is `t` inside a span? */
  isOpen(t: number): boolean {
    const i = this.#spanAfter(t);
    return i < this.#count && this.#start[i]! <= t;
  }

  /** Is `t` inside a span? If so, writes its bounds to `out[at]` and `out[at + 1]`. */
  spanAt(t: number, out: Float64Array, at: number): boolean {
    const i = this.#spanAfter(t);
    if (i >= this.#count || this.#start[i]! > t) return false;
    out[at] = this.#start[i]!;
    out[at + 1] = this.#end[i]!;
    return true;
  }

  /** `t` itself when open, else the next opening; Infinity when there is none within forty years. */
  nextOpen(t: number): number {
    const i = this.#spanAfter(t);
    return i >= this.#count ? Infinity : Math.max(t, this.#start[i]!);
  }

  /** Can `amount` minutes from `t` on be worked without a break? What ends at closing time fits. */
  fits(t: number, amount: number): boolean {
    const i = this.#spanAfter(t);
    if (i >= this.#count || this.#start[i]! > t) return false;
    // The last span may go on beyond what is known.
    while (this.#end[i]! < t + amount && i === this.#count - 1) if (!this.#unroll()) return false;
    return t + amount <= this.#end[i]!;
  }

  /** The opening after the span that contains `t` (or that comes next); Infinity when there is none within forty years, or when that span lasts for years. */
  openingAfter(t: number): number {
    const i = this.#spanAfter(t);
    while (i + 1 >= this.#count) if ((i < this.#count && this.#end[i]! > t + UNROLLED_DAYS * MINUTES_PER_DAY) || !this.#unroll()) return Infinity;
    return this.#start[i + 1]!;
  }

  /** Of an instant that is open: when its span ends, or what is known of the span does. */
  closingAfter(t: number): number {
    return this.#end[this.#spanAfter(t)] ?? Infinity;
  }

  /** Open minutes in [from, to]. */
  openBetween(from: number, to: number): number {
    if (to <= from) return 0;
    const i = this.#spanAfter(from);
    if (i < this.#count && this.#start[i]! <= from && to <= this.#end[i]!) return to - from;
    return this.#openBefore(to) - this.#openBefore(from);
  }

  /** The closed spans within [from, to]. */
  closedBetween(from: number, to: number): (readonly [number, number])[] {
    const closed: (readonly [number, number])[] = [];
    let at = from;
    while (at < to) {
      const open = Math.min(to, this.nextOpen(at));
      if (open > at) closed.push([at, open]);
      if (open >= to) break;
      at = this.#end[this.#spanAfter(open)]!;
    }
    return closed;
  }

  /** The earliest instant at which `amount` open minutes have passed since `t`. Work that ends at closing time ends then. */
  addOpen(t: number, amount: number): number {
    let i = this.#spanAfter(t);
    if (i >= this.#count) return Infinity;
    const from = Math.max(t, this.#start[i]!);
    if (from + amount <= this.#end[i]!) return from + amount;
    const target = this.#before[i]! + (from - this.#start[i]!) + amount;
    while (this.#before[this.#count]! < target) if (!this.#unroll()) return Infinity;
    let high = this.#count - 1;
    while (i < high) {
      const middle = (i + high) >> 1;
      if (this.#before[middle + 1]! < target) i = middle + 1;
      else high = middle;
    }
    return this.#start[i]! + (target - this.#before[i]!);
  }

  #openBefore(t: number): number {
    const i = this.#spanAfter(t);
    return this.#before[i]! + (i < this.#count ? Math.max(0, t - this.#start[i]!) : 0);
  }

  /** Index of the first span that ends after `t`; #count when there is none. */
  #spanAfter(t: number): number {
    if (t >= this.#known) this.#unrollTo(t);
    const hint = this.#hint;
    const end = this.#end;
    if (hint < this.#count && end[hint]! > t && (hint === 0 || end[hint - 1]! <= t)) return hint;
    if (hint + 1 < this.#count && end[hint]! <= t && end[hint + 1]! > t) return (this.#hint = hint + 1);
    const found = this.#search(t);
    // `t` may be known and the opening after it not yet.
    if (found === this.#count && this.#unroll()) return this.#spanAfter(t);
    if (found < this.#count) this.#hint = found;
    return found;
  }

  #search(t: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#end[middle]! > t) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #unrollTo(t: number): void {
    while (t >= this.#known) if (!this.#unroll()) break;
  }

  /** Adds years of spans until there is more open time; false when there is none within forty years, so there never will be. */
  #unroll(): boolean {
    if (this.#isOver) return false;
    const before = this.#before[this.#count]!;
    for (let tried = 0; this.#before[this.#count] === before && tried < NO_OPENING_DAYS; tried += UNROLLED_DAYS) {
      for (let n = 0; n < UNROLLED_DAYS; n += 1, this.#nextDay += 1) this.#addDay(this.#nextDay);
    }
    // A span that touches the end of what is known may go on the next day, so it is not asked about yet.
    this.#known = this.#zone.toUtc(this.#nextDay * MINUTES_PER_DAY) - this.#origin - MINUTES_PER_DAY;
    this.#isOver = this.#before[this.#count] === before;
    return !this.#isOver;
  }

  #addDay(day: number): void {
    const { closures } = this.#pattern;
    if (this.#special.has(day)) {
      for (const [from, to] of spansOn(this.#pattern, day)) this.#addLocal(day * MINUTES_PER_DAY + from, day * MINUTES_PER_DAY + to);
      return;
    }
    if (this.#holidays.has(day) || closures?.some(([first, end]) => first <= day && day < end)) return;
    const monday = (weekdayOf(day) - 1) * MINUTES_PER_DAY;
    const midnight = day * MINUTES_PER_DAY;
    const { from, to } = this.#pattern;
    for (let i = 0; i < from.length; i += 1) {
      const start = Math.max(from[i]! - monday, 0);
      const end = Math.min(to[i]! - monday, MINUTES_PER_DAY);
      if (end <= 0 || start >= MINUTES_PER_DAY) continue;
      this.#addLocal(midnight + start, midnight + end);
    }
  }

  #addLocal(from: number, to: number): void {
    this.#addSpan(this.#zone.toUtc(from) - this.#origin, this.#zone.toUtc(to) - this.#origin);
  }

  #addSpan(start: number, end: number): void {
    if (end <= start) return;
    const last = this.#count - 1;
    // Also joins what a change of clocks made overlap.
    if (last >= 0 && start <= this.#end[last]!) {
      this.#end[last] = Math.max(end, this.#end[last]!);
    } else {
      if (this.#count === this.#start.length) this.#grow();
      this.#start[this.#count] = start;
      this.#end[this.#count] = end;
      this.#count += 1;
    }
    const i = this.#count - 1;
    this.#before[i + 1] = this.#before[i]! + this.#end[i]! - this.#start[i]!;
  }

  #grow(): void {
    const size = this.#start.length * 2;
    const grown = (old: Float64Array, length: number) => {
      const next = new Float64Array(length);
      next.set(old);
      return next;
    };
    this.#start = grown(this.#start, size);
    this.#end = grown(this.#end, size);
    this.#before = grown(this.#before, size + 1);
  }
}
