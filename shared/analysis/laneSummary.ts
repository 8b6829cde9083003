import { laneId, nodeId, type LaneId } from '../model/ids.ts';
import { STEP, STEP_COLUMNS } from '../simulation/Replication.ts';
import { laneOrPoolOf } from './handOffMatrix.ts';
import { over, ratio, type Sample } from './Sample.ts';
import type { LaneSummary } from './SimulationReport.ts';

/** What the steps of each lane did; steps in a sub-process count for the lane that it stands in. */
export function laneSummaries(sample: Sample): Record<LaneId, LaneSummary> {
  const { program, model } = sample;
  const laneOfStep = program.nodeIds.map((id, n) => (program.isStep[n] === 1 ? laneOrPoolOf(model, nodeId(id)) : null));
  const perCase = (lane: LaneId, column: number) => over(sample, (r) => ratio(laneOfStep.reduce((sum, at, n) => (at === lane ? sum + (r.steps[n * STEP_COLUMNS + column] ?? 0) : sum), 0), r.cases));
  return Object.fromEntries(Object.values(model.lanes).filter(({ id }) => laneOfStep.includes(id)).map(({ id, name }) => [laneId(id), {
    name, processingPerCase: perCase(id, STEP.processing), waitingPerCase: perCase(id, STEP.waiting), costPerCase: perCase(id, STEP.cost),
  }]));
}
