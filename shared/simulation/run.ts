import { CLOCK, MEMORY } from './kernel/memory.ts';
import { RunState, type RunLimits, type RunOptions } from './kernel/RunState.ts';
import { runToEnd, tokensPerNode } from './kernel/runToEnd.ts';
import { measurePeople } from './kernel/people/measurePeople.ts';
import type { Program } from './Program.ts';
import { ROLE, ROLE_COLUMNS, type Replication } from './Replication.ts';
import { availableByHour } from './statistics/availableByHour.ts';
import type { Trace } from './Trace.ts';

/** Generous for any service process, and small enough that a run which would never end is stopped within seconds. */
export const DEFAULT_LIMITS: RunLimits = { openCases: 200_000, openTokens: 1_000_000, movesAtOnce: 1_000_000, horizon: 1_000 * 366 * 1_440 };

export interface Run {
  readonly seed: number;
  readonly replication: number;
  readonly cases: number;
  /** Minute after which no case comes in. */
  readonly arrivalsEnd?: number;
  readonly warmUpCases: number;
  readonly recordCycleTimes?: boolean;
  readonly limits?: RunLimits;
  /** Cases, from the first on, of which a trace is kept. Costs time and memory. */
  readonly traceCases?: number;
  /** Averages over time run to the last end, not to the last arrival: for runs in which all cases count. */
  readonly isWholeRun?: boolean;
  readonly isCancelled?: () => boolean;
}

/** What a run gives: its figures, and the trace when it was asked for. */
export type Measured = Replication & { readonly trace: Trace | null };

/**
 * Runs one replication to the end of its last case. `null` when it was cancelled. Same arguments, same bytes.
 *
 * What is averaged over cases is so over those that come to an end, but steps, roles and hand-offs are counted as they
 * happen, when nobody knows yet which cases those are. So if cases turn out to be stuck, the same run, in which by its
 * keys the same things happen, is gone through once more without counting them. Nobody else pays for it.
 */
export function run(program: Program, { limits = DEFAULT_LIMITS, recordCycleTimes = false, traceCases = 0, isWholeRun = false, arrivalsEnd = Infinity, isCancelled = () => false, ...rest }: Run): Measured | null {
  const options: RunOptions = { ...rest, leftOut: null, arrivalsEnd, recordCycleTimes, traceCases, isWholeRun, limits, isCancelled };
  const first = new RunState(program, options);
  runToEnd(first);
  const trace = first.trace?.trace(rest.replication) ?? null;
  const { stuckOrders, cases } = first.statistics;
  // Of a run that was stopped, or in which nothing ended, figures mean nothing.
  const isWhole = first.stopped === null && !first.isCancelled && cases > 0 && stuckOrders.length > 0;
  const kernel = isWhole ? new RunState(program, { ...options, leftOut: flagged(stuckOrders, first.started), traceCases: 0 }) : first;
  if (kernel !== first) runToEnd(kernel);
  if (kernel.isCancelled) return null;
  const { statistics } = kernel;
  statistics.runOver();
  const { [CLOCK.windowStart]: begin = Infinity, [CLOCK.windowEnd]: end = Infinity } = MEMORY.clock;
  const from = Number.isFinite(begin) ? begin : 0;
  // To the last end, or to where cases were given up that can never end: until then people worked for them.
  const to = Math.max(from, Math.min(end, statistics.countedUntil));
  const roles = statistics.roles();
  addAvailable(kernel, roles, from, to);
  const steps = statistics.steps();
  const people = measurePeople(kernel, steps, roles, from, to);
  // Before the hours on shift are profiled in the same place.
  const busyByHour = statistics.hours.byRole();
  const stopped = kernel.stopped ?? (statistics.cases === 0 ? 'nothingEnded' : null);
  return {
    number: rest.replication,
    cases: statistics.cases,
    warmUpCases: rest.warmUpCases,
    events: kernel.events,
    window: to - from,
    wipArea: statistics.wipArea,
    wipMax: statistics.wipMax,
    runOut: Math.max(0, statistics.lastEnd - to),
    runOutArea: statistics.runOutArea,
    moments: statistics.moments,
    sketches: statistics.sketches,
    parts: statistics.parts,
    steps,
    stepSketches: statistics.stepSketches,
    roles,
    handOffs: statistics.handOffs,
    people,
    arrived: Math.max(0, kernel.started - rest.warmUpCases),
    abandoned: statistics.abandoned,
    quality: statistics.quality,
    busyByHour,
    availableByHour: availableByHour(kernel, from, to),
    curves: statistics.curves.means(),
    bucketMinutes: statistics.curves.bucketMinutes,
    windowStart: from,
    classMoments: statistics.classMoments ?? new Float64Array(0),
    classSketches: statistics.classSketches ?? new Uint32Array(0),
    goals: statistics.goals?.figures ?? new Float64Array(0),
    goalSketches: statistics.goals?.sketches ?? new Uint32Array(0),
    blind: statistics.blind?.moments ?? new Float64Array(0),
    blindSketch: statistics.blind?.sketch ?? new Uint32Array(0),
    stuck: kernel.stuck,
    stuckCases: kernel.stuckCases,
    cycleTimes: kernel.cycleTimes,
    startTimes: kernel.startTimes,
    wholeArea: statistics.wholeArea,
    wholeCycleTime: statistics.wholeCycleTime,
    openAtEnd: statistics.openCases,
    startedCases: kernel.started,
    stopped,
    waiting: kernel.stopped === null ? new Int32Array(0) : tokensPerNode(kernel),
    trace,
  };
}

/** The buffers of a replication, for a worker to hand over. */
export const buffersOf = (r: Replication): ArrayBuffer[] =>
  [r.moments, r.sketches, r.parts, r.steps, r.stepSketches, r.roles, r.handOffs, r.people, r.stuck, r.waiting, r.cycleTimes, r.startTimes, r.quality, r.busyByHour, r.availableByHour, r.curves, r.classMoments, r.classSketches, r.goals, r.goalSketches, r.blind, r.blindSketch].flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));

/** 1 at each of the places, of so many. */
function flagged(places: readonly number[], count: number): Uint8Array {
  const flags = new Uint8Array(count);
  for (const place of places) flags[place] = 1;
  return flags;
}

function addAvailable({ program, open: { hours } }: RunState, roles: Float64Array, from: number, to: number): void {
  program.headcount.forEach((people, role) => {
    const calendar = program.roleCalendar[role]!;
    roles[role * ROLE_COLUMNS + ROLE.available] = people * (calendar < 0 ? to - from : hours[calendar]!.openBetween(from, to));
  });
}
