import type { ProcessModel } from '../model/ProcessModel.ts';
import type { Trace } from '../simulation/Trace.ts';
import { checkpointsOf, type Checkpoints } from './activeAt.ts';
import { horizonOf, rowsByCase } from './rowsByCase.ts';
import { spansOfCase } from './spansOfCase.ts';
import { areaOf, countOverlaps, countUpTo, type StepCurve } from './StepCurve.ts';
import { packExits, packSpans, type TokenExits, type TokenSpans } from './TokenSpans.ts';
import { roleOfActivity, tracedProcess, type TracedProcess } from './TracedProcess.ts';

/** Work that stops or goes on again, at the end and the beginning of shifts; in the order of time. */
export interface Pauses {
  readonly at: Float64Array;
  /** Row in the table of activities. */
  readonly activity: Int32Array;
  /** 1: work goes on again. */
  readonly isResume: Uint8Array;
}

/**
 * A trace made ready to be seen at any instant, forwards and backwards alike: every question about time `t` is answered
 * from sorted columns by binary search. Times in minutes since the start of the run.
 */
export interface Replay {
  readonly trace: Trace;
  readonly process: TracedProcess;
  /** The first case comes in; the last thing happens. */
  readonly begin: number;
  readonly horizon: number;
  readonly spans: TokenSpans;
  readonly checkpoints: Checkpoints;
  readonly exits: TokenExits;
  readonly pauses: Pauses;
  /** Instants at which something happens, ascending, each once. */
  readonly moments: Float64Array;
  /** Row in the table of cases by number. */
  readonly rowOfCase: ReadonlyMap<number, number>;
  readonly wip: StepCurve;
  readonly finished: StepCurve;
  /** Activities that could begin and wait, in front of each step and of each role. */
  readonly queueOfNode: readonly StepCurve[];
  readonly queueOfRole: readonly StepCurve[];
  /** Everybody who waits in front of any step. */
  readonly queue: StepCurve;
  /** Activities that have begun (suspended ones too), at each step. */
  readonly workAtNode: readonly StepCurve[];
  /** The role whose queue costs the most time in all; −1 when nobody waits. */
  readonly bottleneckRole: number;
}

export function replayOf(trace: Trace, model: ProcessModel): Replay {
  const process = tracedProcess(model, trace);
  const { cases, activities } = trace;
  const horizon = horizonOf(trace);
  const stories = rowsByCase(trace).map((rows) => spansOfCase(trace, process, rows));
  const spans = packSpans(stories.flatMap((story) => story.spans));
  const exits = packExits(stories.flatMap((story) => story.exits));
  const pauses = pausesOf(trace);

  const everyRow = Array.from(activities.node, (_, row) => row);
  const waiting = everyRow.filter((row) => Math.min(activities.startedAt[row]!, activities.endedAt[row]!) > activities.enabledAt[row]!);
  const queueOf = (list: readonly number[]) => countOverlaps(list.map((row) => activities.enabledAt[row]!), list.map((row) => Math.min(activities.startedAt[row]!, activities.endedAt[row]!)));
  const byRole = Map.groupBy(waiting, (row) => roleOfActivity(trace, process, row));
  const byNode = Map.groupBy(waiting, (row) => activities.node[row]!);
  const worked = Map.groupBy(everyRow.filter((row) => activities.startedAt[row]! < Infinity), (row) => activities.node[row]!);
  const queueOfRole = trace.roleIds.map((_, role) => queueOf(byRole.get(role) ?? []));
  const areas = queueOfRole.map((curve) => areaOf(curve, horizon));
  const most = Math.max(0, ...areas);

  return {
    trace, process, horizon, spans, exits, pauses,
    begin: Math.min(horizon, cases.startedAt.reduce((a, b) => Math.min(a, b), Infinity)),
    checkpoints: checkpointsOf(spans),
    moments: momentsOf(spans, exits, pauses, cases),
    rowOfCase: new Map(Array.from(cases.number, (number, row) => [number, row])),
    wip: countOverlaps([...cases.startedAt], [...cases.endedAt]),
    finished: countUpTo(cases.endedAt),
    queueOfNode: trace.nodeIds.map((_, node) => queueOf(byNode.get(node) ?? [])),
    queueOfRole,
    queue: queueOf(waiting),
    workAtNode: trace.nodeIds.map((_, node) => {
      const list = worked.get(node) ?? [];
      return countOverlaps(list.map((row) => activities.startedAt[row]!), list.map((row) => activities.endedAt[row]!));
    }),
    bottleneckRole: most > 0 ? areas.indexOf(most) : -1,
  };
}

function pausesOf({ activities: { suspensionStart }, suspensions }: Trace): Pauses {
  const rows: { at: number; activity: number; isResume: number }[] = [];
  for (let activity = 0; activity + 1 < suspensionStart.length; activity += 1) {
    for (let i = suspensionStart[activity]!; i < suspensionStart[activity + 1]!; i += 1) {
      rows.push({ at: suspensions.from[i]!, activity, isResume: 0 }, { at: suspensions.to[i]!, activity, isResume: 1 });
    }
  }
  const sorted = rows.filter(({ at }) => at < Infinity).toSorted((a, b) => a.at - b.at);
  return { at: Float64Array.from(sorted, (r) => r.at), activity: Int32Array.from(sorted, (r) => r.activity), isResume: Uint8Array.from(sorted, (r) => r.isResume) };
}

function momentsOf(spans: TokenSpans, exits: TokenExits, pauses: Pauses, cases: Trace['cases']): Float64Array {
  const all = Float64Array.from([spans.from, spans.to, exits.at, pauses.at, cases.startedAt, cases.endedAt].flatMap((times) => Array.from(times))).filter(Number.isFinite).toSorted();
  return all.filter((time, i) => i === 0 || time !== all[i - 1]);
}
