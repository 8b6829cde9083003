import { ElementId, flowId, laneId, nodeId, poolId, roleId } from '../../../shared/model/ids.ts';

export { flowId, laneId, nodeId, poolId, roleId };
/** An id of whatever table. */
export const elementId = (id: string): ElementId => ElementId.parse(id);
