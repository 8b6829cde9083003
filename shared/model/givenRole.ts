import type { RoleId } from './ids.ts';
import { laneOf } from './laneOf.ts';
import type { ProcessNode } from './Node.ts';
import type { Lane, Pool } from './Pool.ts';
import { find, type ProcessModel } from './ProcessModel.ts';

/** The role that does a step by its place: named by the innermost lane that names one, or, in no lane, by its pool. */
export function givenRole(model: ProcessModel, node: ProcessNode): { readonly by: Lane | Pool; readonly role: RoleId } | null {
  const innermost = laneOf(model, node);
  for (let lane = find(model.lanes, innermost); lane; lane = find(model.lanes, lane.parent)) if (lane.role !== null) return { by: lane, role: lane.role };
  const pool = innermost === null ? find(model.pools, node.pool) : undefined;
  return pool?.role ? { by: pool, role: pool.role } : null;
}
