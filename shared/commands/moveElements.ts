import { message } from '../i18n/Message.ts';
import { centre, moved } from '../layout/rectangle.ts';
import type { ElementId, NodeId, PoolId } from '../model/ids.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { freeProcess, hostAt, onBorder } from './addNode.ts';
import { boundsOf, isArtifact, isHorizontal, laneAt, nearestLane, poolAt, subProcessAt, withAttendants } from './containers.ts';
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

/** Gives a node, with what comes along, to the pool, lane or sub-process where its centre is now. */
function rehome(sketch: Sketch, id: NodeId, along: ReadonlySet<NodeId>): Result<null, EditError> {
  const { model } = sketch;
  const node = find(model.nodes, id);
  const box = boundsOf(model, id);
  if (!node || !box) return ok(null);
  const at = centre(box);
  const frame = subProcessAt(model, at, along);
  const pool = poolAt(model, at);
  const oldPool = find(model.pools, node.pool);
  let home: { pool: PoolId | null; lane: typeof node.lane; parent: NodeId | null };
  if (frame) home = { pool: frame.pool, lane: frame.lane, parent: frame.id };
  else if (pool?.kind === 'blackBox' && !isArtifact(node)) return err({ code: 'black-box-pool', name: pool.name });
  else if (pool && pool.kind !== 'blackBox') home = { pool: pool.id, lane: (laneAt(model, pool.id, at) ?? nearestLane(model, pool.id, at))?.id ?? null, parent: null };
  else if (isArtifact(node) || node.pool === null) home = { pool: node.pool, lane: null, parent: null };
  // Beside every pool: it stays with its own, in the nearest lane, and that grows to reach it.
  else if (oldPool && oldPool.kind !== 'implicit') home = { pool: oldPool.id, lane: nearestLane(model, oldPool.id, at)?.id ?? null, parent: null };
  else home = { pool: oldPool?.id ?? freeProcess(sketch, id), lane: null, parent: null };
  if (home.parent === null && node.parent !== null && find(model.geometry, node.parent)?.isExpanded === false) return ok(null);
  if (home.pool === node.pool && home.lane === node.lane && home.parent === node.parent) return ok(null);
  sketch.patch('nodes', id, home);
  for (const other of withAttendants(model, [id])) {
    if (other === id) continue;
    const isOnBorder = model.nodes[other]?.parent === node.parent;
    sketch.patch('nodes', other, isOnBorder ? home : { pool: home.pool, lane: home.lane });
  }
  return ok(null);
}

/** A boundary event that is dragged by itself slides along the border, or goes over to another activity. */
function reattach(sketch: Sketch, id: NodeId): Result<null, EditError> {
  const node = find(sketch.model.nodes, id);
  const box = boundsOf(sketch.model, id);
  if (node?.kind !== 'boundaryEvent' || !box) return ok(null);
  const host = hostAt(sketch.model, centre(box)) ?? find(sketch.model.nodes, node.attachedTo);
  const frame = boundsOf(sketch.model, host?.id);
  if (!host || !frame) return err({ code: 'needs-activity' });
  const at = onBorder(frame, centre(box));
  const next = { ...box, x: at.x - box.width / 2, y: at.y - box.height / 2 };
  shift(sketch, id, next.x - box.x, next.y - box.y);
  if (host.id !== node.attachedTo) sketch.patch('nodes', id, { attachedTo: host.id, pool: host.pool, lane: host.lane, parent: host.parent });
  return ok(null);
}

/**
 * Moves nodes of a sketch, each by its own way, with what comes along; then every outermost one belongs to the home
 * where it is, which grows to hold it.
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
  for (const id of roots) {
    const { dx, dy } = ways.get(id)!;
    for (const each of withAttendants(model, [id])) shift(sketch, each, dx, dy);
  }
  for (const id of roots) {
    const outcome = find(model.nodes, id)?.kind === 'boundaryEvent' ? reattach(sketch, id) : rehome(sketch, id, along);
    if (!outcome.ok) return outcome;
  }
  for (const id of roots) if (find(model.nodes, id)?.kind !== 'boundaryEvent') fitIntoHome(sketch, id);
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
 * Moves elements. Boundary events and the content of sub-processes and pools come along; a node whose centre is now in
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
