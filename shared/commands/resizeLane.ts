import { message } from '../i18n/Message.ts';
import { bottom, right } from '../layout/rectangle.ts';
import type { ElementId, LaneId } from '../model/ids.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { boundsOf, isHorizontal, withNestedLanes } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { growPool, laneChainOf, PADDING } from './growContainers.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export const MIN_LANE = 60;

/** The least extent across the pool that still holds what stands in a lane. */
export function leastExtent(model: ProcessModel, id: LaneId): number {
  const lane = find(model.lanes, id);
  const box = boundsOf(model, id);
  if (!lane || !box) return MIN_LANE;
  const isFlat = isHorizontal(model, lane.pool);
  const inside = withNestedLanes(model, id);
  let least = MIN_LANE;
  for (const node of rows(model.nodes)) {
    // Boundary events hang over the border of their activity, into the padding.
    const b = node.lane && inside.has(node.lane) && node.parent === null && node.kind !== 'boundaryEvent' ? boundsOf(model, node.id) : undefined;
    if (b) least = Math.max(least, isFlat ? bottom(b) + PADDING / 2 - box.y : right(b) + PADDING / 2 - box.x);
  }
  for (const nested of inside) {
    const b = nested === id ? undefined : boundsOf(model, nested);
    // Only the last part of a divided lane gives way.
    if (b) least = Math.max(least, isFlat ? b.y + MIN_LANE - box.y : b.x + MIN_LANE - box.x);
  }
  return least;
}

/** Makes a lane wider or narrower across the pool; the lanes and pools behind it move. */
export function resizeLane(model: ProcessModel, { id, extent }: { readonly id: LaneId; readonly extent: number }): Result<Edited, EditError> {
  const lane = find(model.lanes, id);
  const box = boundsOf(model, id);
  if (!lane || !box) return err({ code: 'not-found', id });
  if (!Number.isFinite(extent)) return err({ code: 'invalid-value', property: 'extent', detail: String(extent) });
  const isFlat = isHorizontal(model, lane.pool);
  const now = isFlat ? box.height : box.width;
  const by = Math.max(extent, leastExtent(model, id)) - now;
  if (extent < now && by >= 0) return err({ code: 'too-small' });
  if (by === 0) return err({ code: 'nothing-changes' });
  const sketch = new Sketch(model);
  const inside = withNestedLanes(model, id);
  // What stands in the lane keeps its place; the parts of a divided lane are longer at its end.
  const stays = new Set<ElementId>();
  for (const node of rows(model.nodes)) if (node.lane && inside.has(node.lane)) stays.add(node.id);
  growPool(sketch, lane.pool, laneChainOf(model, id), isFlat ? 'y' : 'x', isFlat ? bottom(box) : right(box), by, stays);
  return settled(sketch, message('commands.resize'));
}
