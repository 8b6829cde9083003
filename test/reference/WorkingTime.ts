import type { Calendar } from '../../shared/model/Calendar.ts';

const DAY = 1_440;
const MS = 60_000;

/** Minutes since 1970 on the wall clock, read off a text such as 2026-01-05T08:00. */
export const wallClock = (text: string): number => Date.parse(`${text.includes('T') ? text : `${text}T00:00`}:00Z`) / MS;

/** What clocks in a zone show, asked of `Intl` minute by minute. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  readonly #known = new Map<number, number>();

  constructor(name: string) {
    this.#format = new Intl.DateTimeFormat('en-GB', { timeZone: name, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  }

  /** Minutes that clocks are ahead of UTC. */
  offset(utc: number): number {
    // No zone changes but at a full quarter of an hour.
    const quarter = Math.floor(utc / 15) * 15;
    const known = this.#known.get(quarter);
    if (known !== undefined) return known;
    const shown = Object.fromEntries(this.#format.formatToParts(new Date(quarter * MS)).map(({ type, value }) => [type, value]));
    const offset = wallClock(`${shown['year']}-${shown['month']}-${shown['day']}T${shown['hour']}:${shown['minute']}`) - quarter;
    this.#known.set(quarter, offset);
    return offset;
  }

  /** The first instant at which clocks show `wall`; where they skip it, as long after the change as it lies after it on the dial. */
  instant(wall: number): number {
    const offsets = [wall - DAY, wall + DAY].map((near) => this.offset(near)).toSorted((a, b) => b - a);
    for (const offset of offsets) if (this.offset(wall - offset) === offset) return wall - offset;
    return wall - this.offset(wall - DAY);
  }
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Time inside all of several calendars at once, on the axis of simulated minutes: a plain list of open spans [from, to),
 * made day by day, walked from its beginning for every question.
 */
export class WorkingTime {
  readonly #calendars: readonly Calendar[];
  readonly #zone: Zone;
  readonly #origin: number;
  #days = 0;
  #spans: readonly Span[] = [];

  constructor(calendars: readonly Calendar[], zone: Zone, origin: number) {
    this.#calendars = calendars;
    this.#zone = zone;
    this.#origin = origin;
  }

  isOpen(t: number): boolean {
    return this.#after(t).some(({ from }) => from <= t);
  }

  nextOpen(t: number): number {
    const [span] = this.#after(t);
    return span === undefined ? Infinity : Math.max(t, span.from);
  }

  /** The opening that follows the span in which `t` lies (or that comes next). */
  openingAfter(t: number): number {
    return this.#after(t)[1]?.from ?? Infinity;
  }

  /** Open minutes in [from, to]. */
  between(from: number, to: number): number {
    if (this.#calendars.length === 0) return Math.max(0, to - from);
    this.#after(to);
    return this.#spans.reduce((sum, span) => sum + Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)), 0);
  }

  /** When so many open minutes have passed since `t`. What ends at closing time ends then. */
  add(t: number, amount: number): number {
    let left = amount;
    let at = t;
    for (;;) {
      const [span] = this.#after(at);
      if (span === undefined) return Infinity;
      const from = Math.max(at, span.from);
      if (from + left <= span.to) return from + left;
      left -= span.to - from;
      at = span.to;
    }
  }

  /** Can it be done from `t` on without a break? */
  fits(t: number, amount: number): boolean {
    const [span] = this.#after(t);
    return span !== undefined && span.from <= t && t + amount <= span.to;
  }

  /** The longest span of the first year, to tell work that can never be done without a break. */
  longest(): number {
    while (this.#days < 371) this.#extend();
    return this.#spans.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  }

  /** Spans that end after `t`, two of them at least unless it never opens again. */
  #after(t: number): readonly Span[] {
    if (this.#calendars.length === 0) return [{ from: -Infinity, to: Infinity }];
    for (;;) {
      const found = this.#spans.filter(({ to }) => to > t);
      // The last span known may still grow, so a third one must be there.
      if (found.length > 2 || this.#days > 40_000) return found;
      this.#extend();
    }
  }

  /** Works out twice as many days, from two before the start of the run: a shift that began then may still be open. */
  #extend(): void {
    this.#days = Math.max(32, this.#days * 2);
    const first = Math.floor((this.#origin + this.#zone.offset(this.#origin)) / DAY) - 2;
    const days = Array.from({ length: this.#days }, (_, i) => first + i);
    const lists = this.#calendars.map((calendar) => merged(days.flatMap((day) => this.#openOn(calendar, day))));
    this.#spans = lists.reduce(common);
  }

  /** Open spans of one local day. A night shift belongs half to the day it begins on and half to the next. */
  #openOn({ week, holidays, specialDays = [] }: Calendar, day: number): Span[] {
    const date = new Date(day * DAY * MS).toISOString().slice(0, 10);
    const special = specialDays.find((s) => s.date === date);
    if (special === undefined && holidays.includes(date)) return [];
    const weekday = new Date(day * DAY * MS).getUTCDay() || 7;
    const yesterday = weekday === 1 ? 7 : weekday - 1;
    const regular = week.flatMap((interval) => {
      const isOvernight = interval.to <= interval.from;
      return [
        ...(interval.weekday === weekday ? [{ from: interval.from, to: isOvernight ? DAY : interval.to }] : []),
        ...(interval.weekday === yesterday && isOvernight ? [{ from: 0, to: interval.to }] : []),
      ];
    });
    const instant = (minute: number) => this.#zone.instant(day * DAY + minute) - this.#origin;
    // Merged on the dial before the clocks of a change can tear them apart.
    return merged(special?.open ?? regular).map(({ from, to }) => ({ from: instant(from), to: instant(to) }));
  }
}

/** Overlapping and touching spans count once. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** The time that is in both. */
function common(a: readonly Span[], b: readonly Span[]): Span[] {
  return merged(a.flatMap((x) => b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) }))));
}
