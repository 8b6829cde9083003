import { addLane } from '../../../shared/commands/addLane.ts';
import { addNode } from '../../../shared/commands/addNode.ts';
import { addPool } from '../../../shared/commands/addPool.ts';
import { newNode } from '../../../shared/commands/newNode.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { laneId, nodeId, poolId } from '../../../shared/model/ids.ts';
import type { NodeKind, ProcessNode } from '../../../shared/model/Node.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';

/** A node on no canvas. */
export const loose = (kind: NodeKind, name = ''): ProcessNode => newNode(kind, { id: nodeId('n'), name, pool: null, lane: null, parent: null });

/** A pool with one lane and one task of the given name. */
export function modelWithTask(name: string): ProcessModel {
  const pool = unwrap(addPool(emptyModel('Model'), { id: poolId('p'), kind: 'process', name: 'Pool' })).model;
  const lane = unwrap(addLane(pool, { id: laneId('l'), pool: poolId('p'), name: 'Lane' })).model;
  const bounds = lane.geometry[laneId('l')]?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
  return unwrap(addNode(lane, { id: nodeId('t'), kind: 'userTask', name, at: { x: bounds.x + 200, y: bounds.y + bounds.height / 2 } })).model;
}
