import { message } from '../i18n/Message.ts';
import { planeOf } from '../drawing/plane.ts';
import { centre, moved } from '../layout/rectangle.ts';
import type { Point } from '../model/Geometry.ts';
import type { ElementId, LaneId, NodeId, PoolId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { freeProcess, hostAt, onBorder, type Home } from './addNode.ts';
import { boundsOf, isArtifact, isFlowNode, isHorizontal, isSameSpot, laneInside, nearestLane, spotAt, withAttendants, type Spot } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { fitIntoHome, membersOf } from './growContainers.ts';
import { legaliseFlows } from './legaliseFlows.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface MoveElements {
  readonly ids: readonly ElementId[];
  readonly by: { readonly dx: number; readonly dy: number };
}

function shift(sketch: Sketch, id: ElementId, dx: number, dy: number): void {
  const { bounds, label } = sketch.geometry(id);
  if (!bounds) return;
  sketch.patchGeometry(id, { bounds: moved(bounds, dx, dy), ...(label ? { label: moved(label, dx, dy) } : {}) });
}

/** What a node was over before it moved: what it may belong to, or for a boundary event the activity it may sit on. */
type Ground = { readonly is: 'home'; readonly spot: Spot } | { readonly is: 'border'; readonly host: ProcessNode | null } | { readonly is: 'nowhere' };

function groundOf(model: ProcessModel, id: NodeId, along: ReadonlySet<NodeId>): Ground {
  const node = find(model.nodes, id);
  const box = boundsOf(model, id);
  // What is locked has no home but the one in its file.
  if (!node || !box || node.kind === 'locked') return { is: 'nowhere' };
  const level = planeOf(model, node);
  return node.kind === 'boundaryEvent' ? { is: 'border', host: hostAt(model, centre(box), level) } : { is: 'home', spot: spotAt(model, centre(box), level, along) };
}

/** Where a node belongs that came over a border to another spot. */
function homeOn(sketch: Sketch, node: ProcessNode, spot: Spot, at: Point): Result<Home, EditError> {
  const { model } = sketch;
  const listed = (lane: LaneId | null) => (node.lane === null && !isFlowNode(node) ? null : lane);
  if (spot.is === 'inside') return ok({ pool: spot.frame.pool, lane: listed(laneInside(model, spot.frame)), parent: spot.frame.id });
  if (spot.is === 'pool' && spot.pool.kind !== 'blackBox') return ok({ pool: spot.pool.id, lane: listed((spot.lane ?? nearestLane(model, spot.pool.id, at))?.id ?? null), parent: null });
  if (isArtifact(node) || (spot.is === 'beside' && node.pool === null)) return ok({ pool: node.pool, lane: null, parent: null });
  if (spot.is === 'pool') return err({ code: 'black-box-pool', name: spot.pool.name });
  const pool = find(model.pools, node.pool);
  // Beside every pool: it stays with its own, in the nearest lane, and that grows to reach it.
  if (pool && pool.kind !== 'implicit') return ok({ pool: pool.id, lane: listed(nearestLane(model, pool.id, at)?.id ?? null), parent: null });
  return ok({ pool: pool?.id ?? freeProcess(sketch, node.id), lane: null, parent: null });
}

/**
 * Gives a node, with what comes along, to the pool, lane or sub-process that it came into. One that crossed no border
 * stays where it belongs: files place nodes outside of their lane, and only who moves one over a border means a change.
 */
function rehome(sketch: Sketch, id: NodeId, was: Spot, along: ReadonlySet<NodeId>): Result<null, EditError> {
  const { model } = sketch;
  const node = find(model.nodes, id);
  const box = boundsOf(model, id);
  if (!node || !box) return ok(null);
  const at = centre(box);
  const spot = spotAt(model, at, planeOf(model, node), along);
  if (isSameSpot(was, spot)) return ok(null);
  const found = homeOn(sketch, node, spot, at);
  if (!found.ok) return found;
  const home = found.value;
  if (home.pool === node.pool && home.lane === node.lane && home.parent === node.parent) return ok(null);
  sketch.patch('nodes', id, home);
  for (const other of withAttendants(model, [id])) if (other !== id) sketch.patch('nodes', other, homeAlong(model.nodes[other]!, node, home));
  return ok(null);
}

/** The home of what comes along with a node that changed its own. What no lane listed, none lists afterwards. */
export function homeAlong(other: ProcessNode, { lane, parent }: Home, home: Home): Partial<Home> {
  const isUnlisted = other.lane === null && (lane !== null || !isFlowNode(other));
  return { pool: home.pool, lane: isUnlisted ? null : home.lane, ...(other.parent === parent ? { parent: home.parent } : {}) };
}

/** A boundary event that is dragged by itself slides along the border, or goes over to another activity. */
function reattach(sketch: Sketch, id: NodeId, was: ProcessNode | null): Result<null, EditError> {
  const node = find(sketch.model.nodes, id);
  const box = boundsOf(sketch.model, id);
  if (node?.kind !== 'boundaryEvent' || !box) return ok(null);
  const own = find(sketch.model.nodes, node.attachedTo);
  const now = hostAt(sketch.model, centre(box), planeOf(sketch.model, node));
  const host = now && now.id !== was?.id ? now : own;
  // A file may have it sit on nothing.
  if (!host && node.attachedTo === null) return ok(null);
  const frame = boundsOf(sketch.model, host?.id);
  if (!host || !frame) return err({ code: 'needs-activity' });
  const at = onBorder(frame, centre(box));
  const next = { ...box, x: at.x - box.width / 2, y: at.y - box.height / 2 };
  shift(sketch, id, next.x - box.x, next.y - box.y);
  if (host.id !== node.attachedTo) sketch.patch('nodes', id, { attachedTo: host.id, ...homeAlong(node, own ?? node, host), parent: host.parent });
  return ok(null);
}

/**
 * Moves nodes of a sketch, each by its own way, with what comes along; then every outermost one that came over a border
 * belongs to the home where it is, which grows to hold it.
 */
export function moveNodes(sketch: Sketch, ways: ReadonlyMap<NodeId, { readonly dx: number; readonly dy: number }>): Result<null, EditError> {
  const { model } = sketch;
  const along = withAttendants(model, ways.keys());
  // Only the outermost of what was chosen decides; the rest goes with it.
  const roots = [...ways.keys()].filter((id) => {
    const node = find(model.nodes, id);
    if (!node || (node.parent && along.has(node.parent))) return false;
    return !(node.kind === 'boundaryEvent' && node.attachedTo && along.has(node.attachedTo));
  });
  const grounds = new Map(roots.map((id) => [id, groundOf(model, id, along)]));
  for (const id of roots) {
    const { dx, dy } = ways.get(id)!;
    for (const each of withAttendants(model, [id])) shift(sketch, each, dx, dy);
  }
  for (const [id, ground] of grounds) {
    if (ground.is === 'nowhere') continue;
    const outcome = ground.is === 'border' ? reattach(sketch, id, ground.host) : rehome(sketch, id, ground.spot, along);
    if (!outcome.ok) return outcome;
  }
  for (const [id, ground] of grounds) if (ground.is === 'home') fitIntoHome(sketch, id);
  legaliseFlows(sketch, along);
  return ok(null);
}

/** The order of drawn pools is that in which they stand: below each other, or side by side when they are vertical. */
function orderByPlace(sketch: Sketch): void {
  const drawn = rows(sketch.model.pools).flatMap((pool) => {
    const bounds = pool.kind === 'implicit' ? undefined : boundsOf(sketch.model, pool.id);
    return bounds ? [{ pool, at: isHorizontal(sketch.model, pool.id) ? bounds.y : bounds.x }] : [];
  });
  const orders = drawn.map(({ pool }) => pool.order).toSorted((a, b) => a - b);
  for (const [i, { pool }] of drawn.toSorted((a, b) => a.at - b.at || a.pool.order - b.pool.order).entries()) {
    if (pool.order !== orders[i]) sketch.patch('pools', pool.id, { order: orders[i] });
  }
}

/**
 * Moves elements. Boundary events and the content of sub-processes and pools come along; a node whose centre came into
 * another lane, pool or sub-process belongs there, and its new home grows to hold it. Pools are in the order in which
 * they stand.
 */
export function moveElements(model: ProcessModel, { ids, by: { dx, dy } }: MoveElements): Result<Edited, EditError> {
  if (!Number.isFinite(dx) || !Number.isFinite(dy)) return err({ code: 'invalid-value', property: 'by', detail: `${dx}, ${dy}` });
  if (dx === 0 && dy === 0) return err({ code: 'nothing-changes' });
  const sketch = new Sketch(model);
  const pools = ids.filter((id) => Object.hasOwn(model.pools, id)) as PoolId[];
  const inPools = new Set<ElementId>(pools.flatMap((pool) => [pool, ...membersOf(model, pool)]));
  for (const id of inPools) shift(sketch, id, dx, dy);
  if (pools.length > 0) orderByPlace(sketch);

  const chosen = ids.filter((id): id is NodeId => Object.hasOwn(model.nodes, id) && !inPools.has(id));
  if (inPools.size === 0 && chosen.length === 0) return err({ code: 'nothing-selected' });
  const outcome = moveNodes(sketch, new Map(chosen.map((id) => [id, { dx, dy }])));
  if (!outcome.ok) return outcome;
  return settled(sketch, message('commands.move', { count: chosen.length + pools.length }));
}
