import { bottom, right } from '../layout/rectangle.ts';
import type { LaneId } from '../model/ids.ts';
import { find, rows } from '../model/ProcessModel.ts';
import { boundsOf, childLanes, isHorizontal, withNestedLanes } from './containers.ts';
import type { Sketch } from './Sketch.ts';
import { usesOf } from './tableRows.ts';

/**
 * Takes a lane out of a sketch. A neighbour (the one above, else below) takes its nodes and its space, so nothing moves;
 * the last lane of a pool leaves its nodes to the pool.
 */
export function removeLane(sketch: Sketch, id: LaneId): void {
  const { model } = sketch;
  const lane = find(model.lanes, id);
  if (!lane) return;
  const siblings = childLanes(model, lane.pool, lane.parent);
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const neighbour = siblings[at - 1] ?? siblings[at + 1];
  const doomed = withNestedLanes(model, id);
  // Nodes belong to innermost lanes: a neighbour that is divided hands them to its part next door.
  let heir = neighbour ?? null;
  for (let parts = heir ? childLanes(model, lane.pool, heir.id) : []; heir && parts.length > 0; parts = childLanes(model, lane.pool, heir.id)) {
    heir = (siblings[at - 1] ? parts.at(-1) : parts[0]) ?? heir;
    stretch(sketch, heir.id, id, isHorizontal(model, lane.pool));
  }
  const home = heir?.id ?? lane.parent;
  for (const node of rows(model.nodes)) if (node.lane && doomed.has(node.lane)) sketch.patch('nodes', node.id, { lane: home });
  if (neighbour) stretch(sketch, neighbour.id, id, isHorizontal(model, lane.pool));
  for (const gone of doomed) {
    const role = find(model.roles, model.lanes[gone]?.role);
    const name = model.lanes[gone]?.name;
    sketch.remove('lanes', gone);
    if (Object.hasOwn(model.geometry, gone)) sketch.remove('geometry', gone);
    // The role that came with the lane goes with it, unless somebody else works in it by now, or people with names hold it.
    if (role && role.name === name && usesOf(model, 'roles', role.id) === 0) sketch.remove('roles', role.id);
  }
  for (const [order, sibling] of childLanes(model, lane.pool, lane.parent).entries()) if (sibling.order !== order) sketch.patch('lanes', sibling.id, { order });
}

/** Lets one lane cover the space of another across the pool. */
function stretch(sketch: Sketch, lane: LaneId, over: LaneId, isFlat: boolean): void {
  const a = boundsOf(sketch.model, lane);
  const b = boundsOf(sketch.model, over);
  if (!a || !b) return;
  const y = Math.min(a.y, b.y);
  const x = Math.min(a.x, b.x);
  sketch.patchGeometry(lane, { bounds: isFlat ? { ...a, y, height: Math.max(bottom(a), bottom(b)) - y } : { ...a, x, width: Math.max(right(a), right(b)) - x } });
}
