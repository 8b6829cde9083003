import { RunState, type RunLimits, type RunOptions } from './kernel/RunState.ts';
import { fullestNode, runToEnd } from './kernel/runToEnd.ts';
import { measurePeople } from './kernel/people/measurePeople.ts';
import type { Program } from './Program.ts';
import { ROLE, ROLE_COLUMNS, type Replication } from './Replication.ts';
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
  readonly isCancelled?: () => boolean;
}

/** What a run gives: its figures, and the trace when it was asked for. */
export type Measured = Replication & { readonly trace: Trace | null };

/** Runs one replication to the end of its last case. `null` when it was cancelled. Same arguments, same bytes. */
export function run(program: Program, { limits = DEFAULT_LIMITS, recordCycleTimes = false, traceCases = 0, arrivalsEnd = Infinity, isCancelled = () => false, ...rest }: Run): Measured | null {
  const options: RunOptions = { ...rest, arrivalsEnd, recordCycleTimes, traceCases, limits, isCancelled };
  const kernel = new RunState(program, options);
  runToEnd(kernel);
  if (kernel.isCancelled) return null;
  const { statistics } = kernel;
  const from = Number.isFinite(statistics.windowStart) ? statistics.windowStart : 0;
  const to = Math.max(from, Math.min(statistics.windowEnd, statistics.lastEnd));
  const roles = statistics.roles();
  addAvailable(kernel, roles, from, to);
  const steps = statistics.steps();
  const people = measurePeople(kernel, steps, roles, from, to);
  const stopped = kernel.stopped ?? (statistics.cases === 0 ? 'nothingEnded' : null);
  return {
    number: rest.replication,
    cases: statistics.cases,
    warmUpCases: rest.warmUpCases,
    events: kernel.events,
    window: to - from,
    wipArea: statistics.wipArea,
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
    stuck: kernel.stuck,
    stuckCases: kernel.stuckCases,
    cycleTimes: kernel.cycleTimes,
    stopped,
    stoppedAt: kernel.stopped === null ? -1 : fullestNode(kernel),
    trace: kernel.trace?.trace(rest.replication) ?? null,
  };
}

/** The buffers of a replication, for a worker to hand over. */
export const buffersOf = (r: Replication): ArrayBuffer[] =>
  [r.moments, r.sketches, r.parts, r.steps, r.stepSketches, r.roles, r.handOffs, r.people, r.stuck, r.cycleTimes].flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));

function addAvailable({ program, open: { hours } }: RunState, roles: Float64Array, from: number, to: number): void {
  program.headcount.forEach((people, role) => {
    const calendar = program.roleCalendar[role]!;
    roles[role * ROLE_COLUMNS + ROLE.available] = people * (calendar < 0 ? to - from : hours[calendar]!.openBetween(from, to));
  });
}
