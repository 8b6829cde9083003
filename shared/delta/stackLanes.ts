import { boundsOf, childLanes, HEADER, isHorizontal, withAttendants } from '../commands/containers.ts';
import type { Sketch } from '../commands/Sketch.ts';
import type { Bounds } from '../model/Geometry.ts';
import type { ElementId, LaneId, NodeId, PoolId } from '../model/ids.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';

/** Room between two pools that came to overlap. */
const POOL_GAP = 40;
const TOLERANCE = 0.5;

type Axis = 'x' | 'y';
const extentOf = (box: Bounds, axis: Axis) => (axis === 'y' ? box.height : box.width);
const withExtent = (box: Bounds, axis: Axis, at: number, extent: number): Bounds => (axis === 'y' ? { ...box, y: at, height: extent } : { ...box, x: at, width: extent });

/** Pools whose lanes do not lie one after the other, or do not cover their frame. */
export function poolsOutOfStep(model: ProcessModel): ReadonlySet<PoolId> {
  const found = new Set<PoolId>();
  const check = (pool: PoolId, parent: LaneId | null, axis: Axis): void => {
    const frame = boundsOf(model, parent ?? pool);
    const lanes = childLanes(model, pool, parent);
    if (!frame || lanes.length === 0) return;
    const cross: Axis = axis === 'y' ? 'x' : 'y';
    let at = frame[axis];
    for (const { id } of lanes) {
      const box = boundsOf(model, id);
      const isLong = box && Math.abs(box[cross] - frame[cross] - HEADER) <= TOLERANCE && Math.abs(extentOf(box, cross) + HEADER - extentOf(frame, cross)) <= TOLERANCE;
      if (!isLong || Math.abs(box[axis] - at) > TOLERANCE) { found.add(pool); return; }
      at += extentOf(box, axis);
      check(pool, id, axis);
    }
    if (Math.abs(at - frame[axis] - extentOf(frame, axis)) > TOLERANCE) found.add(pool);
  };
  for (const { id, kind } of rows(model.pools)) if (kind === 'process') check(id, null, isHorizontal(model, id) ? 'y' : 'x');
  return found;
}

/** Lays the lanes of pools one after the other again, in their order, with all that is in them, and moves pools out of each other's way. */
export function stackLanes(sketch: Sketch, pools: ReadonlySet<PoolId>): void {
  for (const { id } of rows(sketch.model.pools).toSorted((a, b) => a.order - b.order)) {
    const box = pools.has(id) ? boundsOf(sketch.model, id) : undefined;
    if (!box) continue;
    const axis: Axis = isHorizontal(sketch.model, id) ? 'y' : 'x';
    const extent = stack(sketch, id, null, axis, box[axis], { ...box });
    const before = box[axis] + extentOf(box, axis);
    sketch.patchGeometry(id, { bounds: withExtent(box, axis, box[axis], extent) });
    makeRoom(sketch, id, axis, before, box[axis] + extent);
  }
}

/** Stacks the lanes of a frame from `at` on and returns how far they reach. */
function stack(sketch: Sketch, pool: PoolId, parent: LaneId | null, axis: Axis, start: number, frame: Bounds): number {
  const cross: Axis = axis === 'y' ? 'x' : 'y';
  let at = start;
  for (const { id } of childLanes(sketch.model, pool, parent)) {
    const box = boundsOf(sketch.model, id);
    if (!box) continue;
    if (Math.abs(at - box[axis]) > TOLERANCE) shiftLane(sketch, id, axis, at - box[axis]);
    const wide = withExtent({ ...box, [axis]: at }, cross, frame[cross] + HEADER, extentOf(frame, cross) - HEADER);
    const inner = childLanes(sketch.model, pool, id).length > 0 ? stack(sketch, pool, id, axis, at, wide) : extentOf(box, axis);
    sketch.patchGeometry(id, { bounds: withExtent(wide, axis, at, inner) });
    at += inner;
  }
  return at - start;
}

function shiftLane(sketch: Sketch, lane: LaneId, axis: Axis, by: number): void {
  const lanes = new Set<string>([lane]);
  for (let size = 0; size !== lanes.size;) {
    size = lanes.size;
    for (const each of rows(sketch.model.lanes)) if (each.parent !== null && lanes.has(each.parent)) lanes.add(each.id);
  }
  const nodes = rows(sketch.model.nodes).filter((node) => node.lane !== null && lanes.has(node.lane)).map(({ id }) => id);
  shift(sketch, [...lanes].filter((id) => id !== lane), axis, by);
  shift(sketch, withAttendants(sketch.model, nodes), axis, by);
}

function shift(sketch: Sketch, ids: Iterable<string>, axis: Axis, by: number): void {
  for (const id of ids) {
    const { bounds, label } = sketch.geometry(id as ElementId);
    if (bounds) sketch.patchGeometry(id as ElementId, { bounds: { ...bounds, [axis]: bounds[axis] + by }, ...(label ? { label: { ...label, [axis]: label[axis] + by } } : {}) });
  }
}

/** Pools that lie behind one whose end moved keep their distance where it grew into them. */
function makeRoom(sketch: Sketch, pool: PoolId, axis: Axis, before: number, after: number): void {
  const behind = rows(sketch.model.pools).filter(({ id, kind }) => id !== pool && kind !== 'implicit' && (boundsOf(sketch.model, id)?.[axis] ?? -Infinity) >= before - TOLERANCE);
  const first = Math.min(...behind.map(({ id }) => boundsOf(sketch.model, id)![axis]));
  const by = after + Math.min(POOL_GAP, Math.max(0, first - before)) - first;
  if (behind.length === 0 || by <= TOLERANCE) return;
  for (const { id } of behind) {
    const inside = [id as string, ...rows(sketch.model.lanes).filter((lane) => lane.pool === id).map((lane) => lane.id), ...rows(sketch.model.nodes).filter((node) => node.pool === id).map((node): NodeId => node.id)];
    shift(sketch, inside, axis, by);
  }
}
