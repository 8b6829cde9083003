import type { Replay } from './Replay.ts';
import { climbsTo } from './StepCurve.ts';

/** An instant at which the replay stops by itself: a queue has become as long as was said. */
export interface BottleneckStop {
  readonly at: number;
  /** Number of the step, or −1 when it is the queue of a whole role. */
  readonly node: number;
  readonly role: number;
}

/** What is watched: the queue of every step, or the queue of the role that costs the most waiting. */
export type Watched = 'anyStep' | 'bottleneckRole';

/** Every time a watched queue grows to `length`, in the order of time. */
export function bottleneckStops(replay: Replay, watched: Watched, length: number): readonly BottleneckStop[] {
  const { queueOfNode, queueOfRole, bottleneckRole, process } = replay;
  const stops = watched === 'anyStep'
    ? queueOfNode.flatMap((curve, node) => climbsTo(curve, length).map((at) => ({ at, node, role: process.nodeRole[node]! })))
    : climbsTo(queueOfRole[bottleneckRole] ?? { times: new Float64Array(0), values: new Int32Array(0), peak: 0 }, length).map((at) => ({ at, node: -1, role: bottleneckRole }));
  return stops.toSorted((a, b) => a.at - b.at || a.node - b.node);
}

/** The first stop in (from, to]. */
export const stopBetween = <S extends BottleneckStop>(stops: readonly S[], from: number, to: number): S | null => stops.find(({ at }) => at > from && at <= to) ?? null;
