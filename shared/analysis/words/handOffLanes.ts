import { laneOrPoolOf } from '../handOffMatrix.ts';
import { laneId, poolId, type ElementId, type FlowId } from '../../model/ids.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';

/** Who promises whom: clearer than what is written at the flow. */
export function handOffLanes(model: ProcessModel, id: FlowId): string | null {
  const flow = find(model.flows, id);
  const nameOf = (end: ElementId | null) => {
    const lane = laneOrPoolOf(model, end);
    return lane === null ? '' : (find(model.lanes, laneId(lane))?.name ?? find(model.pools, poolId(lane))?.name ?? '');
  };
  const [from, to] = flow ? [nameOf(flow.source), nameOf(flow.target)] : ['', ''];
  return from && to ? `${from} → ${to}` : null;
}
