import { BUCKETS } from '../simulation/statistics/TimeCurves.ts';
import { meanOf } from './estimate.ts';
import { mergeCurves } from './mergeCurves.ts';
import type { Sample } from './Sample.ts';
import type { Curves } from './SimulationReport.ts';

/** Work in progress and the line of each role over the run, warm-up included. */
export function runCurves({ program, replications }: Sample): Curves {
  const { bucketMinutes, curves: [workInProgress = [], ...lines] } = mergeCurves(replications.map((r) => ({ bucketMinutes: r.bucketMinutes, buckets: BUCKETS, means: r.curves })), 1 + program.roleIds.length);
  const isAskedFor = (role: number) => program.requirementRole.includes(role) || (program.staff?.role.includes(role) ?? false);
  return {
    bucketMinutes,
    warmUpEnds: meanOf(replications.map((r) => (r.warmUpCases > 0 ? r.windowStart : 0))),
    workInProgress,
    queues: Object.fromEntries(program.roleIds.flatMap((id, role) => (isAskedFor(role) ? [[id, lines[role] ?? []]] : []))),
  };
}
