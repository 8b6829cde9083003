import type { ElementId, LaneId, NodeId, PoolId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import type { Bounds } from '../model/Geometry.ts';
import { bottom, overlaps, right } from '../layout/rectangle.ts';
import { anchorIn, boundsOf, HEADER, isArtifact, isHorizontal, withAttendants } from './containers.ts';
import { insertSpace, type Axis } from './insertSpace.ts';
import type { Sketch } from './Sketch.ts';

/** Free room kept between a node and the border of what it stands in. */
export const PADDING = 20;

const start = (b: { x: number; y: number }, axis: Axis) => (axis === 'x' ? b.x : b.y);
const end = (b: { x: number; y: number; width: number; height: number }, axis: Axis) => (axis === 'x' ? right(b) : bottom(b));

const NOBODY: ReadonlySet<string> = new Set();

/** Everything drawn in a pool, but not the pool. */
export function membersOf(model: ProcessModel, pool: PoolId): Set<ElementId> {
  const ids = new Set<ElementId>();
  for (const lane of rows(model.lanes)) if (lane.pool === pool) ids.add(lane.id);
  for (const node of rows(model.nodes)) if (node.pool === pool) ids.add(node.id);
  return ids;
}

/**
 * Makes a pool longer at a line across it: the containers named grow, what lies behind the line in the pool moves on,
 * and so does everything that stands beyond the end of the pool, so that pools never come to overlap. `stays` are
 * members that keep their place, and lanes their length, although the line reaches them.
 */
export function growPool(sketch: Sketch, pool: PoolId, containers: Iterable<ElementId>, axis: Axis, at: number, by: number, stays: ReadonlySet<string> = NOBODY): void {
  const { model } = sketch;
  const outline = boundsOf(model, pool);
  const members = membersOf(model, pool);
  const grows = new Set<ElementId>([...containers, pool]);
  if (axis === (isHorizontal(model, pool) ? 'x' : 'y')) for (const lane of rows(model.lanes)) if (lane.pool === pool) grows.add(lane.id);
  // A pool or lane that is divided grows with its last part, unless another of its parts is named.
  const named = new Set<string>([...grows].flatMap((id) => { const lane = find(model.lanes, id); return lane ? [lane.parent ?? pool] : []; }));
  for (let again = true; again;) {
    again = false;
    for (const lane of rows(model.lanes)) {
      const frame = lane.parent ?? lane.pool;
      const box = grows.has(frame) && !named.has(frame) && !grows.has(lane.id) && !stays.has(lane.id) ? boundsOf(model, lane.id) : undefined;
      if (box && Math.abs(end(box, axis) - at) < 0.5) { grows.add(lane.id); again = true; }
    }
  }
  const poolEnd = outline ? end(outline, axis) : Infinity;
  const beyond = new Set<ElementId>();
  for (const [id, { bounds }] of Object.entries(model.geometry)) {
    if (!bounds || members.has(id as ElementId) || id === pool) continue;
    if (start(bounds, axis) >= poolEnd) beyond.add(id as ElementId);
  }
  // A pool that stays must keep what is in it.
  for (const other of rows(model.pools)) {
    if (other.id === pool || other.kind === 'implicit') continue;
    const isBeyond = beyond.has(other.id);
    for (const id of membersOf(model, other.id)) if (isBeyond) beyond.add(id); else beyond.delete(id);
  }
  insertSpace(sketch, { axis, at, by, grows, anchor: anchorIn(model, null), moves: (id) => (members.has(id) && !stays.has(id)) || beyond.has(id) });
  if (by > 0 && axis === (isHorizontal(model, pool) ? 'x' : 'y')) widenStack(sketch, pool);
}

/** Pools that begin at the same line as one that became longer reach as far as it does, if nothing stands there. */
export function widenStack(sketch: Sketch, pool: PoolId): void {
  const { model } = sketch;
  const outline = boundsOf(model, pool);
  if (!outline) return;
  const axis: Axis = isHorizontal(model, pool) ? 'x' : 'y';
  const lengthened = (b: Bounds): Bounds => (axis === 'x' ? { ...b, width: right(outline) - b.x } : { ...b, height: bottom(outline) - b.y });
  for (const other of rows(model.pools)) {
    const box = boundsOf(model, other.id);
    if (!box || other.id === pool || other.kind === 'implicit' || isHorizontal(model, other.id) !== (axis === 'x')) continue;
    if (Math.abs(start(box, axis) - start(outline, axis)) > 0.5 || end(box, axis) >= end(outline, axis)) continue;
    const next = lengthened(box);
    const isTaken = Object.entries(model.geometry).some(([id, { bounds }]) => bounds && id !== other.id && overlaps(bounds, next) && !overlaps(bounds, box));
    if (isTaken) continue;
    sketch.patchGeometry(other.id, { bounds: next });
    for (const lane of rows(model.lanes)) {
      const b = lane.pool === other.id ? boundsOf(model, lane.id) : undefined;
      if (b) sketch.patchGeometry(lane.id, { bounds: lengthened(b) });
    }
  }
}

/** The lane of a node and every lane around it, innermost first. */
export const laneChain = (model: ProcessModel, node: ProcessNode): ElementId[] => laneChainOf(model, node.lane);

export function laneChainOf(model: ProcessModel, id: LaneId | null): ElementId[] {
  const chain: ElementId[] = [];
  for (let lane = find(model.lanes, id); lane && !chain.includes(lane.id); lane = find(model.lanes, lane.parent)) chain.push(lane.id);
  return chain;
}

function moveNode(sketch: Sketch, id: NodeId, axis: Axis, by: number): void {
  for (const each of withAttendants(sketch.model, [id])) {
    const { bounds, label } = sketch.geometry(each);
    if (!bounds) continue;
    sketch.patchGeometry(each, { bounds: { ...bounds, [axis]: bounds[axis] + by }, ...(label ? { label: { ...label, [axis]: label[axis] + by } } : {}) });
  }
}

/** Makes an open sub-process hold a node inside it; what stands right of it or below in the same scope makes room. */
function fitIntoSubProcess(sketch: Sketch, parent: NodeId, id: NodeId): void {
  for (const axis of ['x', 'y'] as const) {
    const frame = boundsOf(sketch.model, parent);
    const box = boundsOf(sketch.model, id);
    if (!frame || !box) return;
    const lack = start(frame, axis) + PADDING - start(box, axis);
    if (lack > 0) moveNode(sketch, id, axis, lack);
    const now = boundsOf(sketch.model, id)!;
    const over = end(now, axis) + PADDING - end(frame, axis);
    if (over <= 0) continue;
    const outer = find(sketch.model.nodes, parent)!;
    const inside = withAttendants(sketch.model, [parent]);
    const siblings = rows(sketch.model.nodes).filter((n) => n.pool === outer.pool && n.parent === outer.parent && !inside.has(n.id)).map((n) => n.id);
    const moving = withAttendants(sketch.model, siblings);
    insertSpace(sketch, { axis, at: end(frame, axis), by: over, grows: new Set([parent]), anchor: anchorIn(sketch.model, outer.parent), moves: (e) => moving.has(e as NodeId) || inside.has(e as NodeId) && find(sketch.model.nodes, e)?.kind === 'boundaryEvent' && find(sketch.model.nodes, e)?.parent === outer.parent });
  }
}

/**
 * Makes the home of a node hold it: an open sub-process, its lane and the lanes around it, its pool. A node that sticks
 * out at the start is moved in; at the end the home grows, and what is behind makes room.
 */
export function fitIntoHome(sketch: Sketch, id: NodeId): void {
  const node = find(sketch.model.nodes, id);
  if (!node?.pool || isArtifact(node)) return;
  if (node.parent) {
    const frame = find(sketch.model.geometry, node.parent);
    if (frame?.isExpanded) fitIntoSubProcess(sketch, node.parent, id);
    // The content of a closed sub-process is drawn on a plane of its own.
    if (frame?.isExpanded) fitIntoHome(sketch, node.parent);
    return;
  }
  const pool = find(sketch.model.pools, node.pool);
  const outline = boundsOf(sketch.model, node.pool);
  if (!pool || pool.kind === 'implicit' || !outline) return;
  const isFlat = isHorizontal(sketch.model, pool.id);
  const along: Axis = isFlat ? 'x' : 'y';
  const across: Axis = isFlat ? 'y' : 'x';
  const chain = laneChain(sketch.model, node);
  const band = boundsOf(sketch.model, chain[0]) ?? outline;

  const low = start(band, across) + PADDING;
  const box = boundsOf(sketch.model, id);
  if (!box) return;
  if (start(box, across) < low) moveNode(sketch, id, across, low - start(box, across));
  const left = start(band, along) + HEADER + PADDING;
  if (start(box, along) < left) moveNode(sketch, id, along, left - start(box, along));

  const now = boundsOf(sketch.model, id)!;
  const over = end(now, across) + PADDING - end(band, across);
  // What is in the lane that grows does not move, even if it stands out of it at this moment.
  const inmates = new Set<string>(rows(sketch.model.nodes).filter((other) => other.pool === pool.id && (!chain[0] || laneChain(sketch.model, other).includes(chain[0]))).map((other) => other.id));
  if (over > 0) growPool(sketch, pool.id, chain, across, end(band, across), over, inmates);
  const length = end(now, along) + PADDING - end(outline, along);
  if (length > 0) growPool(sketch, pool.id, [], along, end(outline, along), length, membersOf(sketch.model, pool.id));
}
