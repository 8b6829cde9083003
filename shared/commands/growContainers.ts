import type { ElementId, LaneId, NodeId, PoolId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import type { Bounds } from '../model/Geometry.ts';
import { bottom, hull, overlaps, right } from '../layout/rectangle.ts';
import { anchorIn, boundsOf, HEADER, isArtifact, isHorizontal, laneUnder, withAttendants } from './containers.ts';
import { insertSpace, type Axis } from './insertSpace.ts';
import type { Sketch } from './Sketch.ts';

/** Free room kept between a node and the border of what it stands in. */
export const PADDING = 20;

const LANE_OVERLAP = 2;

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
  // Files draw lanes that overlap by a pixel; the next lane is behind the line all the same.
  const behind = rows(model.lanes).filter((lane) => { const box = lane.pool === pool && !grows.has(lane.id) ? boundsOf(model, lane.id) : undefined; return box && start(box, axis) >= at - LANE_OVERLAP; });
  const cut = Math.min(at, ...behind.map((lane) => start(boundsOf(model, lane.id)!, axis)));
  const isBehind = new Set<ElementId>(behind.map((lane) => lane.id));
  const anchor = anchorIn(model, null);
  // What belongs to a lane that moves on goes with it, even if it stands out of it at the start.
  const anchorOrLane = (id: ElementId): ElementId => { const outer = anchor(id); const lane = find(model.nodes, outer)?.lane; return lane && isBehind.has(lane) ? lane : outer; };
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
  insertSpace(sketch, { axis, at: cut, by, grows, anchor: anchorOrLane, moves: (id) => (members.has(id) && !stays.has(id)) || beyond.has(id) });
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

/** What holds a pool's content: its outline, or that of its lanes when no pool is drawn around them. */
const outlineOf = (model: ProcessModel, pool: PoolId): Bounds | null =>
  boundsOf(model, pool) ?? hull(rows(model.lanes).filter((lane) => lane.pool === pool).flatMap((lane) => boundsOf(model, lane.id) ?? []));

interface Fit {
  readonly box: Bounds | undefined;
  readonly frame: Bounds | null | undefined;
}

/**
 * How far from the ends of its home a node has to keep. A file may draw closer to a border than Laneway does, or outside
 * of the home altogether: what was so before the command stays so, unless the command gave the node another home.
 */
function paddings(before: Fit | null, now: Fit, axis: Axis, header: number): { readonly first: number; readonly last: number } {
  const usual = { first: PADDING, last: PADDING };
  if (!before?.box || !before.frame || !now.box || !now.frame) return usual;
  const isIn = (box: Bounds, frame: Bounds) => { const middle = (start(box, axis) + end(box, axis)) / 2; return middle >= start(frame, axis) && middle <= end(frame, axis); };
  if (!isIn(before.box, before.frame)) return isIn(now.box, now.frame) ? usual : { first: -Infinity, last: -Infinity };
  return {
    first: Math.min(PADDING, start(before.box, axis) - start(before.frame, axis) - header),
    last: Math.min(PADDING, end(before.frame, axis) - end(before.box, axis)),
  };
}

/** Had a node the same home before the command began? */
function isAtHome({ base }: Sketch, { id, pool, lane, parent }: ProcessNode): boolean {
  const before = find(base.nodes, id);
  return before !== undefined && before.pool === pool && before.lane === lane && before.parent === parent;
}

/** A sub-process becomes longer: what stands behind it in its scope makes room. Gives what had to move. */
function growSubProcess(sketch: Sketch, frame: NodeId, axis: Axis, by: number): readonly NodeId[] {
  const { model } = sketch;
  const node = find(model.nodes, frame)!;
  const at = end(boundsOf(model, frame)!, axis);
  const events = rows(model.nodes).filter((other) => { const box = other.kind === 'boundaryEvent' && other.attachedTo === frame ? boundsOf(model, other.id) : undefined; return box && start(box, axis) <= at && end(box, axis) >= at; });
  // Across the lanes only the own one makes room; the others move on when it grows.
  const isInLanes = node.parent === null && node.pool !== null && axis === (isHorizontal(model, node.pool) ? 'y' : 'x');
  const siblings = rows(model.nodes).filter((other) => other.pool === node.pool && other.parent === node.parent && other.id !== frame && !(other.kind === 'boundaryEvent' && other.attachedTo === frame)
    && !(isInLanes && laneUnder(model, other) !== laneUnder(model, node)));
  const moving = withAttendants(model, siblings.map(({ id }) => id));
  insertSpace(sketch, { axis, at, by, grows: new Set([frame]), anchor: anchorIn(model, node.parent), moves: (id) => moving.has(id as NodeId) });
  for (const event of events) moveNode(sketch, event.id, axis, by);
  const before = (id: NodeId) => boundsOf(sketch.base, id) ?? null;
  return siblings.map(({ id }) => id).filter((id) => boundsOf(sketch.model, id) !== before(id));
}

/** Makes an open sub-process hold a node inside it; it, and what made room for it, must then fit into their home, too. */
function fitIntoSubProcess(sketch: Sketch, parent: NodeId, node: ProcessNode): void {
  const was = isAtHome(sketch, node) && find(sketch.base.geometry, parent)?.isExpanded ? { box: boundsOf(sketch.base, node.id), frame: boundsOf(sketch.base, parent) } : null;
  const displaced = new Set<NodeId>();
  for (const axis of ['x', 'y'] as const) {
    const frame = boundsOf(sketch.model, parent);
    const box = boundsOf(sketch.model, node.id);
    if (!frame || !box) return;
    const { first, last } = paddings(was, { box, frame }, axis, 0);
    const lack = start(frame, axis) + first - start(box, axis);
    if (lack > 0) moveNode(sketch, node.id, axis, lack);
    const over = end(boundsOf(sketch.model, node.id)!, axis) + last - end(frame, axis);
    if (over > 0) for (const each of growSubProcess(sketch, parent, axis, over)) displaced.add(each);
  }
  fitIntoHome(sketch, parent);
  for (const each of displaced) if (find(sketch.model.nodes, each)?.kind !== 'boundaryEvent') fitIntoHome(sketch, each);
}

/**
 * Makes the home of a node hold it: an open sub-process, its lane and the lanes around it, its pool. A node that sticks
 * out at the start is moved in; at the end the home grows, and what is behind makes room.
 */
export function fitIntoHome(sketch: Sketch, id: NodeId): void {
  const node = find(sketch.model.nodes, id);
  if (!node?.pool || isArtifact(node) || node.kind === 'locked') return;
  if (node.parent) {
    // The content of a closed sub-process is drawn on a plane of its own.
    if (find(sketch.model.geometry, node.parent)?.isExpanded) fitIntoSubProcess(sketch, node.parent, node);
    return;
  }
  const { pool } = node;
  const outline = outlineOf(sketch.model, pool);
  const chain = laneChain(sketch.model, node);
  // Without a pool around the lanes, what is in no lane stands free.
  if (!outline || (chain.length === 0 && !boundsOf(sketch.model, pool))) return;
  const isFlat = isHorizontal(sketch.model, pool);
  const along: Axis = isFlat ? 'x' : 'y';
  const across: Axis = isFlat ? 'y' : 'x';
  const band = boundsOf(sketch.model, chain[0]) ?? outline;
  const box = boundsOf(sketch.model, id);
  if (!box) return;
  const isKept = isAtHome(sketch, node);
  const oldBox = boundsOf(sketch.base, id);
  const oldBand = boundsOf(sketch.base, chain[0]) ?? outlineOf(sketch.base, pool);
  const inBand = isKept ? { box: oldBox, frame: oldBand } : null;
  const acrossBand = paddings(inBand, { box, frame: band }, across, 0);
  const alongBand = paddings(inBand, { box, frame: band }, along, HEADER);
  const alongPool = paddings(isKept ? { box: oldBox, frame: outlineOf(sketch.base, pool) } : null, { box, frame: outline }, along, 0);

  const low = start(band, across) + acrossBand.first;
  if (start(box, across) < low) moveNode(sketch, id, across, low - start(box, across));
  const left = start(band, along) + HEADER + alongBand.first;
  if (start(box, along) < left) moveNode(sketch, id, along, left - start(box, along));

  const now = boundsOf(sketch.model, id)!;
  const over = end(now, across) + acrossBand.last - end(band, across);
  // What is in the lane that grows does not move, even if it stands out of it at this moment.
  const inmates = withAttendants(sketch.model, rows(sketch.model.nodes).filter((other) => other.pool === pool && (!chain[0] || laneChain(sketch.model, other).includes(chain[0]))).map((other) => other.id));
  if (over > 0) growPool(sketch, pool, chain, across, end(band, across), over, inmates);
  const length = end(now, along) + alongPool.last - end(outline, along);
  if (length > 0) growPool(sketch, pool, [], along, end(outline, along), length, membersOf(sketch.model, pool));
}
