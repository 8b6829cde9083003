import { flowId, serviceId, type FlowId, type ServiceId } from '../model/ids.ts';
import { GOAL, GOAL_COLUMNS, STEP_ACCURACY, type Replication } from '../simulation/Replication.ts';
import { QuantileSketch } from '../simulation/statistics/QuantileSketch.ts';
import { columnOf, mergedSketch, numbersById } from './columnOf.ts';
import { meanOf } from './estimate.ts';
import { over, ratio, type Sample } from './Sample.ts';
import type { AttainmentSummary } from './SimulationReport.ts';

/** How promises are kept: of the cases to which each applies, the share within its limit. */
export const promiseSummaries = (sample: Sample): Record<ServiceId, AttainmentSummary> => Object.fromEntries(ofKind(sample, 'promise').map(([id, summary]) => [serviceId(id), summary]));

/** How internal standards are kept: of the hand-offs, the share within the limit. */
export const standardSummaries = (sample: Sample): Record<FlowId, AttainmentSummary> => Object.fromEntries(ofKind(sample, 'standard').map(([id, summary]) => [flowId(id), summary]));

function ofKind(sample: Sample, wanted: 'promise' | 'standard'): (readonly [string, AttainmentSummary])[] {
  const { goals } = sample.program;
  return [...numbersById(goals.map(({ id }) => id), (n) => goals[n]?.kind === wanted)].map(([id, numbers]) => {
    const { name, target, within } = goals[numbers[0]]!;
    const column = (r: Replication, c: number) => columnOf(r.goals, GOAL_COLUMNS, numbers, c);
    const applied = sample.replications.filter((r) => column(r, GOAL.applicable) > 0);
    const summary: AttainmentSummary = {
      name, target, within,
      attainment: over(sample, (r) => ratio(column(r, GOAL.kept), column(r, GOAL.applicable))),
      applicablePerCase: over(sample, (r) => ratio(column(r, GOAL.applicable), r.cases)),
      mean: over(sample, (r) => ratio(column(r, GOAL.sum), column(r, GOAL.applicable))),
      p90: meanOf(applied.map((r) => new QuantileSketch(STEP_ACCURACY, mergedSketch(r.goalSketches, STEP_ACCURACY, numbers)).quantile(0.9))),
    };
    return [id, summary] as const;
  });
}
