import type { Calendar } from '../../shared/model/Calendar.ts';

const DAY = 1_440;
const MS = 60_000;

/** Minutes since 1970 on the wall clock, read off a text such as 2026-01-05T08:00. */
export const wallClock = (text: string): number => Date.parse(`${text.includes('T') ? text : `${text}T00:00`}:00Z`) / MS;

const zones = new Map<string, Zone>();

/** The zone of a name; what was asked of it once is remembered over runs. */
export function zoneOf(name: string): Zone {
  const zone = zones.get(name) ?? new Zone(name);
  zones.set(name, zone);
  return zone;
}

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

/** Open spans of a local day (days since 1970), in minutes after its midnight: what clocks show, before any change of clocks. */
export type Dial = (day: number) => readonly Span[];

/** Every day is worked out once. */
function remembered(dial: Dial): Dial {
  const known = new Map<number, readonly Span[]>();
  return (day) => {
    const spans = known.get(day) ?? dial(day);
    known.set(day, spans);
    return spans;
  };
}

/** A night shift belongs half to the day it begins on and half to the next; a holiday or special day has its own hours only. */
export const dialOf = ({ week, holidays, specialDays = [] }: Calendar): Dial => remembered((day) => {
  const on = (n: number) => {
    const date = new Date(n * DAY * MS).toISOString().slice(0, 10);
    return { weekday: new Date(n * DAY * MS).getUTCDay() || 7, special: specialDays.filter((s) => s.date === date), isHoliday: holidays.includes(date) };
  };
  const today = on(day);
  const yesterday = on(day - 1);
  const evening = (list: readonly Span[]) => list.map(({ from, to }) => ({ from, to: to <= from ? DAY : to }));
  const morning = (list: readonly Span[]) => list.filter(({ from, to }) => to <= from).map(({ to }) => ({ from: 0, to }));
  if (today.special.length > 0) return merged(evening(today.special.flatMap(({ open }) => open)));
  if (today.isHoliday) return [];
  return merged([
    ...evening(week.filter(({ weekday }) => weekday === today.weekday)),
    ...morning(week.filter(({ weekday }) => weekday === yesterday.weekday)),
    ...morning(yesterday.special.flatMap(({ open }) => open)),
  ]);
});

/** When at least so many of several are open. */
export const atLeast = (least: number, dials: readonly Dial[]): Dial => remembered((day) => {
  const lists = dials.map((dial) => dial(day));
  const edges = [...new Set(lists.flat().flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  const spans = edges.slice(1).map((to, i) => ({ from: edges[i]!, to }));
  return merged(spans.filter((span) => lists.filter((list) => list.some(({ from, to }) => from <= span.from && span.to <= to)).length >= least));
});

export const allOf = (dials: readonly Dial[]): Dial | null => (dials.length === 0 ? null : atLeast(dials.length, dials));

/** Without spans of local time (minutes since 1970). */
export const without = (dial: Dial, away: readonly Span[]): Dial => remembered((day) => {
  const gone = away.map(({ from, to }) => ({ from: from - day * DAY, to: to - day * DAY }));
  const edges = [...new Set([...dial(day), ...gone].flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  const isIn = (list: readonly Span[], span: Span) => list.some(({ from, to }) => from <= span.from && span.to <= to);
  return merged(edges.slice(1).map((to, i) => ({ from: edges[i]!, to })).filter((span) => isIn(dial(day), span) && !isIn(gone, span)));
});

export const ALWAYS: Dial = () => [{ from: 0, to: DAY }];

/**
 * Open time on the axis of simulated minutes: a plain list of spans [from, to), made day by day from what clocks show, walked
 * from its beginning for every question.
 */
export class WorkingTime {
  readonly #dial: Dial | null;
  readonly #zone: Zone;
  readonly #origin: number;
  #days = 0;
  #spans: readonly Span[] = [];
  #longest: number | null = null;

  /** `null`: always open. */
  constructor(dial: Dial | null, zone: Zone, origin: number) {
    this.#dial = dial;
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

  /** The next opening, later than `t`. */
  nextAfter(t: number): number {
    return this.#after(t).find(({ from }) => from > t)?.from ?? Infinity;
  }

  /** Open minutes in [from, to]. */
  between(from: number, to: number): number {
    if (this.#dial === null) return Math.max(0, to - from);
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
    if (this.#dial === null) return Infinity;
    this.#longest ??= this.#firstDays(371).reduce((most, { from, to }) => Math.max(most, to - from), 0);
    return this.#longest;
  }

  /** Spans that end after `t`, two of them at least unless it never opens again. */
  #after(t: number): readonly Span[] {
    if (this.#dial === null) return [{ from: -Infinity, to: Infinity }];
    for (;;) {
      const found = this.#spans.filter(({ to }) => to > t);
      // The last span known may still grow, so a third one must be there; what has not opened for years never will.
      if (found.length > 2 || this.#days > 1_000) return found;
      this.#extend();
    }
  }

  /** Works out twice as many days, from two before the start of the run: a shift that began then may still be open. */
  #extend(): void {
    this.#days = Math.max(32, this.#days * 2);
    this.#spans = this.#firstDays(this.#days);
  }

  #firstDays(count: number): readonly Span[] {
    const first = Math.floor((this.#origin + this.#zone.offset(this.#origin)) / DAY) - 2;
    const days = Array.from({ length: count }, (_, i) => first + i);
    const instant = (day: number, minute: number) => this.#zone.instant(day * DAY + minute) - this.#origin;
    return merged(days.flatMap((day) => (this.#dial?.(day) ?? []).map(({ from, to }) => ({ from: instant(day, from), to: instant(day, to) }))));
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
