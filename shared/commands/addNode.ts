import { message, type Message } from '../i18n/Message.ts';
import { planeOf } from '../drawing/plane.ts';
import { around, bottom, right } from '../layout/rectangle.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import { poolId, type LaneId, type NodeId, type PoolId } from '../model/ids.ts';
import type { NodeKind, ProcessNode } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { never } from '../never.ts';
import { err, ok, type Result } from '../result.ts';
import { boundsOf, isArtifact, isStray, isSubProcess, laneAt, laneInside, nearestLane, spotAt } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { fitIntoHome } from './growContainers.ts';
import { newNode } from './newNode.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface AddNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly name?: string;
  /** Where it belongs; what is absent follows from the place. */
  readonly pool?: PoolId | null;
  readonly lane?: LaneId | null;
  readonly parent?: NodeId | null;
  /** The closed sub-process whose content is on screen; absent or `null`: the top of the model. */
  readonly level?: NodeId | null;
  /** Its centre. */
  readonly at: Point;
  /** The activity that a boundary event sits on; absent: the one at the place. */
  readonly attachedTo?: NodeId;
}

export interface Home {
  readonly pool: PoolId | null;
  readonly lane: LaneId | null;
  readonly parent: NodeId | null;
}

const NOBODY: ReadonlySet<string> = new Set();
const NOWHERE: Home = { pool: null, lane: null, parent: null };

/** Where a node at a place of a level belongs: the open sub-process there, or the innermost lane of the pool, or the free process. */
export function homeAt(sketch: Sketch, at: Point, except: ReadonlySet<string>, seed: string, level: NodeId | null = null): Result<Home, EditError> {
  const { model } = sketch;
  const spot = spotAt(model, at, level, except);
  switch (spot.is) {
    case 'inside': return ok({ pool: spot.frame.pool, lane: laneInside(model, spot.frame), parent: spot.frame.id });
    case 'pool':
      if (spot.pool.kind === 'blackBox') return err({ code: 'black-box-pool', name: spot.pool.name });
      return ok({ pool: spot.pool.id, lane: (spot.lane ?? nearestLane(model, spot.pool.id, at))?.id ?? null, parent: null });
    case 'beside': return ok({ pool: freeProcess(sketch, seed), lane: null, parent: null });
    default: return never(spot);
  }
}

/** The process that stands on the canvas without a pool; the first free node begins it. */
export function freeProcess(sketch: Sketch, seed: string): PoolId {
  const free = rows(sketch.model.pools).find((pool) => pool.kind === 'implicit');
  if (free) return free.id;
  let id = `Process_${seed}`;
  for (let n = 2; Object.hasOwn(sketch.model.pools, id); n++) id = `Process_${seed}_${n}`;
  const order = Math.max(-1, ...rows(sketch.model.pools).map((pool) => pool.order)) + 1;
  sketch.put('pools', id, { id: poolId(id), kind: 'implicit', name: '', order });
  return poolId(id);
}

/** The activity at a place of a level, for a boundary event: the innermost whose box, or border, is there. */
export function hostAt(model: ProcessModel, at: Point, level: NodeId | null): ProcessNode | null {
  const reach = 18;
  const hosts = rows(model.nodes).filter((node) => {
    const b = boundsOf(model, node.id);
    return NODE_KINDS[node.kind].category === 'activity' && b && at.x >= b.x - reach && at.x <= right(b) + reach && at.y >= b.y - reach && at.y <= bottom(b) + reach && planeOf(model, node) === level;
  });
  const size = (node: ProcessNode) => { const b = boundsOf(model, node.id)!; return b.width * b.height; };
  return hosts.toSorted((a, b) => size(a) - size(b))[0] ?? null;
}

/** The place on the border of an activity that is nearest to a point: boundary events have their centre on it. */
export function onBorder(host: Bounds, at: Point): Point {
  const x = Math.max(host.x, Math.min(right(host), at.x));
  const y = Math.max(host.y, Math.min(bottom(host), at.y));
  const sides = [
    { distance: Math.abs(bottom(host) - y), point: { x, y: bottom(host) } },
    { distance: Math.abs(y - host.y), point: { x, y: host.y } },
    { distance: Math.abs(right(host) - x), point: { x: right(host), y } },
    { distance: Math.abs(x - host.x), point: { x: host.x, y } },
  ];
  return sides.toSorted((a, b) => a.distance - b.distance)[0]!.point;
}

export const nameLabel = (key: 'addNode' | 'appendNode' | 'insertNode', name: string): Message =>
  name === '' ? message(`commands.${key}.unnamed`) : message(`commands.${key}`, { name });

/**
 * Puts a new node into a sketch: size by kind, home by place, boundary events on their activity. Its home grows to hold
 * it, unless the node that it stands beside is drawn outside of the same home.
 */
export function placeNode(sketch: Sketch, { id, kind, name = '', at, level = null, ...given }: AddNode, beside?: ProcessNode): Result<ProcessNode, EditError> {
  const { model } = sketch;
  if (Object.hasOwn(model.nodes, id) || Object.hasOwn(model.geometry, id)) return err({ code: 'id-taken', id });
  if (kind === 'locked') return err({ code: 'kind-not-possible', name });
  const facts = NODE_KINDS[kind];
  if (kind === 'boundaryEvent') {
    const host = given.attachedTo ? find(model.nodes, given.attachedTo) : hostAt(model, at, level);
    const frame = boundsOf(model, host?.id);
    if (!host || !frame || NODE_KINDS[host.kind].category !== 'activity') return err({ code: 'needs-activity' });
    const node = newNode(kind, { id, name, pool: host.pool, lane: host.lane, parent: host.parent }, host.id);
    sketch.put('nodes', id, node);
    sketch.put('geometry', id, { bounds: around(onBorder(frame, at), facts.width, facts.height) });
    return ok(node);
  }
  for (const [table, ref] of [['pools', given.pool], ['lanes', given.lane], ['nodes', given.parent]] as const) {
    if (ref && !Object.hasOwn(model[table], ref)) return err({ code: 'not-found', id: ref });
  }
  const outer = find(model.nodes, given.parent);
  if (outer && !isSubProcess(outer)) return err({ code: 'wrong-place', name });
  const lane = find(model.lanes, given.lane);
  const pool = find(model.pools, outer?.pool ?? lane?.pool ?? given.pool);
  if (pool?.kind === 'blackBox' && !isArtifactKind(kind)) return err({ code: 'black-box-pool', name: pool.name });
  let home: Home;
  if (outer) home = { pool: outer.pool, lane: laneInside(model, outer), parent: outer.id };
  else if (lane) home = { pool: lane.pool, lane: lane.id, parent: null };
  else if (pool) home = { pool: pool.id, lane: (laneAt(model, pool.id, at) ?? nearestLane(model, pool.id, at))?.id ?? null, parent: null };
  else if (isArtifactKind(kind) && spotAt(model, at, level, NOBODY).is === 'beside') home = freeHome(model);
  else {
    const found = homeAt(sketch, at, NOBODY, id, level);
    if (!found.ok) return found;
    home = found.value;
  }
  const node = newNode(kind, { id, name, ...home });
  sketch.put('nodes', id, node);
  sketch.put('geometry', id, { bounds: around(at, facts.width, facts.height) });
  const isFree = beside !== undefined && isStray(model, beside) && isStray(model, node);
  if (!isArtifact(node) && !isFree) fitIntoHome(sketch, id);
  return ok(node);
}

const isArtifactKind = (kind: NodeKind) => kind === 'textAnnotation' || kind === 'group';
/** Artifacts beside the pools belong to the free process if there is one, else to nobody. */
const freeHome = (model: ProcessModel): Home => ({ ...NOWHERE, pool: rows(model.pools).find((pool) => pool.kind === 'implicit')?.id ?? null });

/** Adds a node with its centre at a place; its home follows from the place, and grows to hold it. */
export function addNode(model: ProcessModel, args: AddNode): Result<Edited, EditError> {
  const sketch = new Sketch(model);
  const placed = placeNode(sketch, args);
  if (!placed.ok) return placed;
  return settled(sketch, nameLabel('addNode', args.name ?? ''));
}
