import { MINUTES_PER_DAY, MINUTES_PER_WEEK } from '../../units.ts';
import { weekdayOf } from './timeZone.ts';
import { ALWAYS_OPEN, type SpecialDay, type WeekPattern } from './WeekPattern.ts';

/** Minutes [from, to), ascending, neither overlapping nor touching. */
export type Spans = readonly (readonly [number, number])[];

/** Beyond so many days an exception says nothing about any run; only unions have to write closed days out one by one. */
const LONGEST_CLOSURE = 40 * 366;

/** Open spans of one local day (days since 1970-01-01), in minutes after its midnight. */
export function spansOn(pattern: WeekPattern, day: number): Spans {
  const special = pattern.special?.find((s) => s.day === day);
  if (special) return special.spans;
  if (pattern.holidays.includes(day) || pattern.closures?.some(([first, end]) => first <= day && day < end)) return [];
  return ofWeekday(pattern, weekdayOf(day));
}

/** Times at which at least `least` of several calendars are open: all of them an intersection, one of them a union. */
export function atLeast(least: number, patterns: readonly WeekPattern[]): WeekPattern {
  const [only] = patterns;
  if (only && patterns.length === 1 && least === 1) return only;
  const week = overlapping(least, patterns.map(({ from, to }) => from.map((start, i) => [start, to[i] ?? start] as const)));
  const isAll = least === patterns.length;
  const closures = isAll ? mergeSpans(patterns.flatMap(({ closures: c = [] }) => c)) : [];
  const days = new Set<number>();
  for (const { holidays, special = [], closures: closed = [] } of patterns) {
    for (const day of holidays) days.add(day);
    for (const { day } of special) days.add(day);
    if (!isAll) for (const [first, end] of closed) for (let day = first; day < Math.min(end, first + LONGEST_CLOSURE); day += 1) days.add(day);
  }
  const lookUps = patterns.map(dayLookUp);
  const result: SpecialDay[] = [];
  const holidays: number[] = [];
  for (const day of [...days].toSorted((a, b) => a - b)) {
    if (closures.some(([first, end]) => first <= day && day < end)) continue;
    const spans = overlapping(least, lookUps.map((on) => on(day)));
    if (spans.length === 0) holidays.push(day);
    else result.push({ day, spans });
  }
  return asPattern(week, holidays, result, closures);
}

/** Times at which all of several calendars are open: the hours of a team. */
export const intersect = (patterns: readonly WeekPattern[]): WeekPattern => (patterns.length === 0 ? ALWAYS_OPEN : atLeast(patterns.length, patterns));

/** A calendar without what lies in `away`, local minutes since 1970-01-01T00:00. */
export function without(base: WeekPattern, away: Spans): WeekPattern {
  if (away.length === 0) return base;
  const gone = mergeSpans(away);
  const closures: (readonly [number, number])[] = [...(base.closures ?? [])];
  const partly = new Map<number, [number, number][]>();
  for (const [from, to] of gone) {
    const first = Math.ceil(from / MINUTES_PER_DAY);
    const end = Math.floor(to / MINUTES_PER_DAY);
    if (end > first) closures.push([first, end]);
    for (const day of new Set([Math.floor(from / MINUTES_PER_DAY), Math.floor((to - 1) / MINUTES_PER_DAY)])) {
      if (day >= first && day < end) continue;
      const midnight = day * MINUTES_PER_DAY;
      partly.set(day, [...(partly.get(day) ?? []), [Math.max(0, from - midnight), Math.min(MINUTES_PER_DAY, to - midnight)]]);
    }
  }
  const closed = mergeSpans(closures);
  const isClosed = (day: number) => closed.some(([first, end]) => first <= day && day < end);
  const on = dayLookUp(base);
  const holidays = new Set(base.holidays.filter((day) => !isClosed(day)));
  const special = new Map((base.special ?? []).filter(({ day }) => !isClosed(day)).map(({ day, spans }) => [day, spans] as const));
  for (const [day, hours] of partly) {
    const left = minus(on(day), hours);
    special.delete(day);
    if (left.length === 0) holidays.add(day);
    else special.set(day, left);
  }
  return asPattern(
    base.from.map((start, i) => [start, base.to[i] ?? start] as const),
    [...holidays].toSorted((a, b) => a - b),
    [...special].map(([day, spans]) => ({ day, spans })).toSorted((a, b) => a.day - b.day),
    closed,
  );
}

/** Overlapping and touching spans become one. */
export function mergeSpans(spans: Spans): Spans {
  const merged: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (end <= start) continue;
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Where at least `least` of several lists of spans lie over each other. */
export function overlapping(least: number, lists: readonly Spans[]): Spans {
  if (least <= 0) return [];
  const edges = lists.flatMap((list) => list.flatMap(([from, to]) => [[from, 1], [to, -1]] as const)).toSorted((a, b) => a[0] - b[0]);
  const found: (readonly [number, number])[] = [];
  let count = 0;
  let since = 0;
  for (const [at, step] of edges) {
    const before = count;
    count += step;
    if (before < least && count >= least) since = at;
    else if (before >= least && count < least) found.push([since, at]);
  }
  return mergeSpans(found);
}

function minus(spans: Spans, gone: Spans): Spans {
  return mergeSpans(gone).reduce<Spans>((left, [from, to]) => left.flatMap(([start, end]): Spans => {
    if (to <= start || end <= from) return [[start, end]];
    return [[start, Math.min(end, from)] as const, [Math.max(start, to), end] as const].filter(([a, b]) => b > a);
  }), spans);
}

function ofWeekday({ from, to }: WeekPattern, weekday: number): Spans {
  const midnight = (weekday - 1) * MINUTES_PER_DAY;
  return from.flatMap((start, i): Spans => {
    const a = Math.max(0, start - midnight);
    const b = Math.min(MINUTES_PER_DAY, (to[i] ?? start) - midnight);
    return b > a ? [[a, b]] : [];
  });
}

/** As `spansOn`, for many days. */
function dayLookUp(p: WeekPattern): (day: number) => Spans {
  const special = new Map((p.special ?? []).map(({ day, spans }) => [day, spans] as const));
  const closed = new Set(p.holidays);
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ofWeekday(p, weekday));
  return (day) => {
    const own = special.get(day);
    if (own) return own;
    if (closed.has(day) || p.closures?.some(([first, end]) => first <= day && day < end)) return [];
    return week[weekdayOf(day) - 1] ?? [];
  };
}

/** Fields that say nothing are left out, so that equal hours look equal. */
function asPattern(week: Spans, holidays: readonly number[], special: readonly SpecialDay[], closures: Spans): WeekPattern {
  return {
    from: week.map(([start]) => start),
    to: week.map(([, end]) => Math.min(end, MINUTES_PER_WEEK)),
    holidays,
    ...(special.length > 0 ? { special } : {}),
    ...(closures.length > 0 ? { closures } : {}),
  };
}
