import { nodeId } from '../model/ids.ts';
import { find } from '../model/ProcessModel.ts';
import { HAND_OFF, HAND_OFF_COLUMNS, STEP, STEP_COLUMNS } from '../simulation/Replication.ts';
import { caseSum } from './figures.ts';
import { laneOrPoolOf } from './handOffMatrix.ts';
import { over, ratio, type Sample } from './Sample.ts';
import type { Estimate } from './SimulationReport.ts';

/** Value-adding touch time of the counted cases ÷ their cycle time (SERVICE.md §7); work in parallel counts once for each step. */
export function processCycleEfficiency(sample: Sample): Estimate {
  const { program, model } = sample;
  const valueAdding = program.nodeIds.flatMap((id, n) => {
    const node = program.isStep[n] === 1 ? find(model.nodes, nodeId(id)) : undefined;
    return node && 'service' in node && node.service.valueClass === 'VA' ? [n] : [];
  });
  return over(sample, (r) => ratio(valueAdding.reduce((sum, n) => sum + (r.steps[n * STEP_COLUMNS + STEP.processing] ?? 0), 0), caseSum(r, 0)));
}

/** Time from leaving the giving step to the start of the receiving one, at hand-offs between lanes, ÷ cycle time (SERVICE.md §7). */
export function wallIndex(sample: Sample): Estimate {
  const { program, model } = sample;
  const walls = Array.from(program.handOffFlows, (flow, n) => {
    const source = program.nodeIds[program.flowSource[flow] ?? -1];
    const target = program.nodeIds[program.flowTarget[flow] ?? -1];
    return source !== undefined && target !== undefined && laneOrPoolOf(model, source) !== laneOrPoolOf(model, target) ? n : -1;
  }).filter((n) => n >= 0);
  return over(sample, (r) => ratio(walls.reduce((sum, n) => sum + (r.handOffs[n * HAND_OFF_COLUMNS + HAND_OFF.waiting] ?? 0), 0), caseSum(r, 0)));
}
