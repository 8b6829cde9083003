import { DEFAULT_LOAD, ROUND_GAPS, UNLIMITED_GAP } from '../defaults.ts';
import { BASIS_LOW, elementHash } from '../elementHash.ts';
import type { Arrivals, StartEvent } from '../../model/Node.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { OpenHours } from '../calendar/OpenHours.ts';
import { parseLocal, TimeZone } from '../calendar/timeZone.ts';
import type { Program } from '../Program.ts';
import { ARRIVAL, READING, type Source } from '../Source.ts';
import { loadPerCase, type LoadInput } from '../offeredLoad.ts';
import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';
import type { Structure } from './structure.ts';
import { hasTimedArrivals, timerArrivals } from './timerArrivals.ts';

/**
 * Where cases come in: by the arrivals that were given, else by the timer of a start event. Where neither says, the first
 * start event gets exponential gaps that load the busiest role to about three quarters: enough to see queues, far enough
 * from overload.
 */
export function compileArrivals(
  c: Compilation,
  s: Structure,
  program: Omit<LoadInput, 'distributionMean'> & Pick<Program, 'headcount' | 'roleCalendar' | 'origin' | 'timeZone'>,
  givenGap: number | null,
): { readonly sources: readonly Source[]; readonly chosenGap: number | null } {
  const backlog = c.model.meta.settings.backlog ?? 0;
  const begun = s.starts.flatMap((n): Source[] => {
    const node = s.nodes[n]!;
    if (node.kind !== 'startEvent' || node.arrivals === null) return [];
    const source = sourceOf(c, n, node, node.arrivals, program);
    return source ? [source] : [];
  });
  const isBegun = (n: number) => begun.some((source) => source.node === n);
  const main = begun[0]?.node ?? s.starts[0]!;
  const companions = s.starts.filter((n) => n !== main && !isBegun(n) && talksWithOthers(s, n) && s.nodes[n]!.pool !== s.nodes[main]!.pool);
  for (const n of companions) c.warn('simulation.warning.companionStart', { name: nameOf(s.nodes[n]!) });
  const timed = s.starts.flatMap((n): Source[] => {
    const node = s.nodes[n]!;
    if (isBegun(n) || companions.includes(n) || node.kind !== 'startEvent') return [];
    const source = timerArrivals(c, plainSource(n, node.id), node, n !== main);
    return source ? [source] : [];
  });
  const isGiven = begun.length > 0 || timed.some((source) => source.node === main);
  const gap = isGiven || c.errors.length > 0 ? null : (givenGap ?? chosenGap(c, program, [main, ...companions]));
  const sources = [...begun, ...(gap === null ? [] : [assumedSource(c, s, main, gap)]), ...timed];
  warnSilent(c, s, s.starts.filter((n) => !sources.some((source) => source.node === n) && !companions.includes(n) && !hasTimedArrivals(s.nodes[n]!)));
  return { sources: sources.map((source, i) => (i === 0 ? { ...source, companions, backlog } : source)), chosenGap: gap };
}

/** Minutes between cases that load the busiest role, with these starts for each case, to about three quarters. */
function chosenGap(c: Compilation, program: Parameters<typeof compileArrivals>[2], starts: readonly number[]): number {
  const load = loadPerCase({ ...program, distributionMean: c.distributionMeans() }, starts);
  const needed = Math.max(0, ...load.map((minutes, role) => minutes / ((program.headcount[role] || 1) * c.openShareOf(program.roleCalendar[role]!)))) / DEFAULT_LOAD;
  return needed === 0 ? UNLIMITED_GAP : (ROUND_GAPS.find((g) => g >= needed * 0.97) ?? Math.ceil(needed / 1_440) * 1_440);
}

function assumedSource(c: Compilation, s: Structure, n: number, gap: number): Source {
  const node = s.nodes[n]!;
  const name = nameOf(node);
  c.warn('simulation.warning.defaultArrivals', { name, minutes: gap });
  return { ...plainSource(n, node.id), interArrival: c.distribution({ kind: 'exponential', unit: 'min', mean: gap }, node.id, name) };
}

/** A source that says nothing but its gaps. */
const plainSource = (node: number, id: string): Source => ({
  node, companions: [], kind: ARRIVAL.gaps, interArrival: -1, rates: new Float64Array(0), instants: new Float64Array(0), calendar: -1, reading: READING.working,
  batchSize: 1, first: 0, last: Infinity, maxCases: Infinity, backlog: 0, classShares: null, hash: elementHash(id, BASIS_LOW),
});

function sourceOf(c: Compilation, n: number, node: StartEvent, arrivals: Arrivals, at: Pick<Program, 'origin' | 'timeZone'>): Source | null {
  const name = nameOf(node);
  const zone = new TimeZone(at.timeZone);
  const minuteOf = (local: string): number => zone.toUtc(parseLocal(local) ?? NaN) - at.origin;
  const bound = (field: 'first' | 'last', local: string | undefined, otherwise: number): number => {
    const minute = local === undefined ? otherwise : minuteOf(local);
    if (Number.isNaN(minute)) c.fail('arrivals', node.id, 'simulation.error.arrivalDate', { name, date: arrivals[field] ?? '' }, 'simulation.error.arrivalDate.advice');
    return minute;
  };
  const common = {
    ...plainSource(n, node.id),
    calendar: c.calendar(arrivals.calendar, node.id, name), reading: READING[arrivals.reading], batchSize: arrivals.batchSize,
    first: Math.max(0, bound('first', arrivals.first, 0)), last: bound('last', arrivals.last, Infinity), maxCases: arrivals.maxCases ?? Infinity,
    classShares: classShares(c, node, arrivals),
  };
  if (common.last < common.first) c.fail('arrivals', node.id, 'simulation.error.arrivalsOver', { name, date: arrivals.last ?? '' }, 'simulation.error.arrivalsOver.advice');
  if (arrivals.instants) return byInstants(c, node, common, arrivals.instants, minuteOf, common.calendar < 0 ? null : new OpenHours(c.patternOf(common.calendar), zone, at.origin));
  if (arrivals.rates) {
    if (arrivals.rates.every((rate) => rate === 0)) c.fail('arrivals', node.id, 'simulation.error.noRate', { name }, 'simulation.error.noRate.advice');
    return { ...common, kind: ARRIVAL.rates, rates: Float64Array.from(arrivals.rates, (perHour) => perHour / 60) };
  }
  const { interArrival } = arrivals;
  if (interArrival.kind === 'expression') {
    c.fail('expression', node.id, 'simulation.error.arrivalExpression', { name }, 'simulation.error.arrivalExpression.advice');
    return null;
  }
  const distribution = c.distribution(interArrival, node.id, name);
  if (distribution >= 0 && c.meanOf(distribution) === 0) c.fail('distribution', node.id, 'simulation.error.noGap', { name }, 'simulation.error.noGap.advice');
  return { ...common, interArrival: distribution };
}

/**
 * A list from a log. What came before the run begins, or outside the bounds of the source, is left out, and said. What
 * came while the calendar of the source is closed comes when it next opens, as with `push`: that is said too.
 */
function byInstants(c: Compilation, node: StartEvent, common: Source, locals: readonly string[], minuteOf: (local: string) => number, hours: OpenHours | null): Source {
  const name = nameOf(node);
  const all = locals.map(minuteOf);
  const wrong = all.findIndex(Number.isNaN);
  if (wrong >= 0) c.fail('arrivals', node.id, 'simulation.error.arrivalDate', { name, date: locals[wrong] ?? '' }, 'simulation.error.arrivalDate.advice');
  const begun = all.filter((minute) => minute >= common.first && minute <= common.last).toSorted((a, b) => a - b);
  const opened = hours === null ? begun : begun.map((minute) => hours.nextOpen(minute));
  const used = opened.filter((minute) => minute <= common.last && minute < Infinity);
  const moved = used.filter((minute, i) => minute !== begun[i]).length;
  if (moved > 0) c.warn('simulation.warning.instantsMoved', { name, count: moved, calendar: find(c.model.calendars, node.arrivals?.calendar)?.name ?? '' });
  if (used.length < all.length) c.warn('simulation.warning.instantsLeftOut', { name, count: all.length - used.length });
  if (used.length === 0 && wrong < 0) c.fail('arrivals', node.id, 'simulation.error.noInstant', { name }, 'simulation.error.noInstant.advice');
  // The instants are those of the calendar already.
  return { ...common, kind: ARRIVAL.instants, instants: Float64Array.from(used), calendar: -1 };
}

/** Shares of the case classes at one source; values that the attribute does not have are refused. */
function classShares(c: Compilation, node: StartEvent, { shares }: Arrivals): Source['classShares'] {
  if (!shares || shares.length === 0) return null;
  const name = nameOf(node);
  const id = c.model.meta.settings.caseClass;
  const attribute = rows(c.model.attributes).findIndex((each) => each.id === id);
  const value = rows(c.model.attributes)[attribute]?.value;
  if (value?.kind !== 'choice') {
    c.warn('simulation.warning.sharesWithoutClass', { name });
    return null;
  }
  const known = new Set(value.options.map((option) => String(option.value)));
  const strange = shares.find((share) => !known.has(share.value));
  if (strange) c.fail('shares', node.id, 'simulation.error.unknownClass', { name, value: strange.value }, 'simulation.error.unknownClass.advice');
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) c.fail('shares', node.id, 'simulation.error.noShares', { name }, 'simulation.error.noShares.advice');
  let sum = 0;
  return { attribute, values: shares.map((share) => share.value), cumulative: shares.map(({ weight }) => (sum += weight / total)) };
}

/**
 * A start event of a pool that exchanges messages with others, but is not begun by one: the drawing means that this
 * side begins with the case too, and waits where it receives.
 */
function talksWithOthers(s: Structure, start: number): boolean {
  const { pool } = s.nodes[start]!;
  return s.messages.some(({ source, target }) => source >= 0 && s.nodes[source]!.pool !== s.nodes[target]!.pool && (s.nodes[source]!.pool === pool || s.nodes[target]!.pool === pool));
}

function warnSilent(c: Compilation, s: Structure, starts: readonly number[]): void {
  for (const n of starts) c.warn('simulation.warning.silentStart', { name: nameOf(s.nodes[n]!) });
}
