import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { LaneId, PoolId } from '../../shared/model/ids.ts';

export interface LaneOption {
  readonly id: LaneId;
  /** With the lanes it is nested in, outermost first. */
  readonly path: readonly string[];
}

/** Lanes that hold nodes (those without lanes inside), as they stand on the canvas. `pool` limits them to one pool. */
export function laneOptions(model: ProcessModel, pool: PoolId | null = null): readonly LaneOption[] {
  const lanes = rows(model.lanes).toSorted((a, b) => a.order - b.order);
  const poolOrder = (id: PoolId) => model.pools[id]?.order ?? 0;
  const under = (poolOf: PoolId, parent: LaneId | null, path: readonly string[]): readonly LaneOption[] =>
    lanes.filter((lane) => lane.pool === poolOf && lane.parent === parent).flatMap((lane) => {
      const here = [...path, lane.name];
      const inside = under(poolOf, lane.id, here);
      return inside.length > 0 ? inside : [{ id: lane.id, path: here }];
    });
  const pools = rows(model.pools).filter((p) => pool === null || p.id === pool).toSorted((a, b) => poolOrder(a.id) - poolOrder(b.id));
  return pools.flatMap((p) => under(p.id, null, pools.length > 1 && p.name ? [p.name] : []));
}
