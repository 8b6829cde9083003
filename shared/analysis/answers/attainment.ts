import { flowId, serviceId, type FlowId, type ServiceId } from '../../model/ids.ts';
import type { Program } from '../../simulation/Program.ts';
import { GOAL, GOAL_COLUMNS, type Replication } from '../../simulation/Replication.ts';

/** Share of cases of one replication that keep each promise, of those to which it applies; `null` where it applies to none. */
export const promiseShares = (program: Program, r: Replication): Readonly<Record<ServiceId, number | null>> =>
  Object.fromEntries(sharesOf(program, r, 'promise').map(([id, share]) => [serviceId(id), share]));

/** Share of hand-offs of one replication that keep their response standard, by flow. */
export const standardShares = (program: Program, r: Replication): Readonly<Record<FlowId, number | null>> =>
  Object.fromEntries(sharesOf(program, r, 'standard').map(([id, share]) => [flowId(id), share]));

function sharesOf({ goals }: Program, r: Replication, kind: 'promise' | 'standard'): (readonly [string, number | null])[] {
  return goals.flatMap((goal, i) => {
    if (goal.kind !== kind) return [];
    const applicable = r.goals[i * GOAL_COLUMNS + GOAL.applicable] ?? 0;
    return [[goal.id, applicable > 0 ? (r.goals[i * GOAL_COLUMNS + GOAL.kept] ?? 0) / applicable : null]];
  });
}
