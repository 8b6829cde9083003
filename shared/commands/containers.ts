import type { Bounds, Point } from '../model/Geometry.ts';
import type { ElementId, LaneId, NodeId, PoolId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { SUB_PROCESS_KINDS } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { Lane, Pool } from '../model/Pool.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { planeOf } from '../drawing/plane.ts';
import { centre, contains } from '../layout/rectangle.ts';

/** Width of the strip with the name of a pool or lane. */
export const HEADER = 30;

export const boundsOf = (model: ProcessModel, id: string | null | undefined): Bounds | undefined => find(model.geometry, id)?.bounds;
export const isSubProcess = (node: ProcessNode): boolean => (SUB_PROCESS_KINDS as readonly string[]).includes(node.kind);
export const isArtifact = (node: ProcessNode): boolean => node.kind === 'textAnnotation' || node.kind === 'group';

/** Notes, data and locked shapes are no flow nodes: a lane does not list them, unless a file does so (BPMN 2.0.2 §10.8). */
export const isFlowNode = (node: ProcessNode): boolean => ['activity', 'event', 'gateway'].includes(NODE_KINDS[node.kind].category);

/** Pools stand side by side along x and lanes are stacked along y, unless the pool is vertical; lanes without a drawn pool say it themselves. */
export const isHorizontal = (model: ProcessModel, pool: PoolId): boolean =>
  (find(model.geometry, pool) ?? find(model.geometry, rows(model.lanes).find((lane) => lane.pool === pool)?.id))?.isHorizontal !== false;

export const childLanes = (model: ProcessModel, pool: PoolId, parent: LaneId | null): Lane[] =>
  rows(model.lanes).filter((lane) => lane.pool === pool && lane.parent === parent).toSorted((a, b) => a.order - b.order);

export const hasLanes = (model: ProcessModel, pool: PoolId): boolean => rows(model.lanes).some((lane) => lane.pool === pool);

/** The innermost lane at a point of a pool, or `null`. */
export function laneAt(model: ProcessModel, pool: PoolId, at: Point): Lane | null {
  for (let found: Lane | null = null; ;) {
    const above: LaneId | null = (found as Lane | null)?.id ?? null;
    const inner: Lane | undefined = childLanes(model, pool, above).find((lane) => { const b = boundsOf(model, lane.id); return b !== undefined && contains(b, at); });
    if (!inner) return found;
    found = inner;
  }
}

/** The innermost lane next to a point: for points that lie beside every lane of the pool. */
export function nearestLane(model: ProcessModel, pool: PoolId, at: Point): Lane | null {
  const isFlat = isHorizontal(model, pool);
  const distance = (lane: Lane) => {
    const b = boundsOf(model, lane.id);
    if (!b) return Infinity;
    return isFlat ? Math.max(b.y - at.y, at.y - b.y - b.height, 0) : Math.max(b.x - at.x, at.x - b.x - b.width, 0);
  };
  for (let found: Lane | null = null; ;) {
    const above: LaneId | null = (found as Lane | null)?.id ?? null;
    const inner: Lane | undefined = childLanes(model, pool, above).toSorted((a, b) => distance(a) - distance(b))[0];
    if (!inner) return found;
    found = inner;
  }
}

/** The drawn pool at a point; the smaller one when pools overlap. */
export function poolAt(model: ProcessModel, at: Point): Pool | null {
  return rows(model.pools)
    .filter((pool) => { const b = boundsOf(model, pool.id); return pool.kind !== 'implicit' && b !== undefined && contains(b, at); })
    .toSorted((a, b) => area(model, a.id) - area(model, b.id))[0] ?? null;
}
const area = (model: ProcessModel, id: PoolId) => { const b = boundsOf(model, id); return b ? b.width * b.height : Infinity; };

/** The innermost open sub-process at a point of a level, leaving out some nodes and what is in them. */
function subProcessAt(model: ProcessModel, at: Point, level: NodeId | null, except: ReadonlySet<string>): ProcessNode | null {
  let found: ProcessNode | null = null;
  let smallest = Infinity;
  for (const node of rows(model.nodes)) {
    if (!isSubProcess(node) || except.has(node.id)) continue;
    const geometry = find(model.geometry, node.id);
    if (!geometry?.isExpanded || !geometry.bounds || !contains(geometry.bounds, at) || planeOf(model, node) !== level) continue;
    const size = geometry.bounds.width * geometry.bounds.height;
    if (size < smallest) { smallest = size; found = node; }
  }
  return found;
}

/** What there is at a place of a level for a step to belong to. */
export type Spot =
  /** An open sub-process, or the closed one whose content the level shows. */
  | { readonly is: 'inside'; readonly frame: ProcessNode }
  /** A drawn pool with the lane there, or a lane that has no pool around it. */
  | { readonly is: 'pool'; readonly pool: Pool; readonly lane: Lane | null }
  | { readonly is: 'beside' };

/** What stands at a point of a level (`null`: the top; else a closed sub-process). What another level draws there is not in sight. */
export function spotAt(model: ProcessModel, at: Point, level: NodeId | null, except: ReadonlySet<string>): Spot {
  const frame = subProcessAt(model, at, level, except) ?? find(model.nodes, level);
  if (frame) return { is: 'inside', frame };
  const pool = poolAt(model, at);
  if (pool) return { is: 'pool', pool, lane: laneAt(model, pool.id, at) };
  for (const free of rows(model.pools)) {
    const lane = free.kind === 'implicit' ? laneAt(model, free.id, at) : null;
    if (lane) return { is: 'pool', pool: free, lane };
  }
  return { is: 'beside' };
}

/** Is there the same at two places, so that going from one to the other crosses no border? */
export function isSameSpot(a: Spot, b: Spot): boolean {
  if (a.is === 'inside') return b.is === 'inside' && a.frame.id === b.frame.id;
  if (a.is === 'pool') return b.is === 'pool' && a.pool.id === b.pool.id && a.lane?.id === b.lane?.id;
  return b.is === 'beside';
}

/** The lane in which content of a sub-process is listed: that of the sub-process, unless its content is in none. Most files list only what is outermost. */
export function laneInside(model: ProcessModel, frame: ProcessNode): LaneId | null {
  const content = rows(model.nodes).filter((node) => node.parent === frame.id && isFlowNode(node));
  return content.length > 0 && content.every(({ lane }) => lane === null) ? null : frame.lane;
}

/** The lane that a node of a scope stands in: its own, or else the one that is drawn there. */
export function laneUnder(model: ProcessModel, node: ProcessNode): LaneId | null {
  const box = boundsOf(model, node.id);
  return node.lane ?? (node.pool && box ? laneAt(model, node.pool, centre(box))?.id ?? null : null);
}

/** Does a file draw a node of a pool outside of its lane, or outside of the pool that has no lanes? */
export function isStray(model: ProcessModel, { id, pool, lane, parent }: ProcessNode): boolean {
  const box = boundsOf(model, id);
  const home = boundsOf(model, lane ?? pool);
  return parent === null && box !== undefined && home !== undefined && !contains(home, centre(box));
}

/** The nodes given, with what comes along: the content of sub-processes and the boundary events on activities. */
export function withAttendants(model: ProcessModel, ids: Iterable<NodeId>): Set<NodeId> {
  const all = new Set<NodeId>(ids);
  const nodes = rows(model.nodes);
  for (let grew = true; grew;) {
    grew = false;
    for (const node of nodes) {
      if (all.has(node.id)) continue;
      if ((node.parent && all.has(node.parent)) || (node.kind === 'boundaryEvent' && node.attachedTo && all.has(node.attachedTo))) {
        all.add(node.id);
        grew = true;
      }
    }
  }
  return all;
}

/** A lane with all lanes nested in it. */
export function withNestedLanes(model: ProcessModel, id: LaneId): Set<LaneId> {
  const all = new Set<LaneId>([id]);
  const lanes = rows(model.lanes);
  for (let grew = true; grew;) {
    grew = false;
    for (const lane of lanes) if (lane.parent && all.has(lane.parent) && !all.has(lane.id)) { all.add(lane.id); grew = true; }
  }
  return all;
}

/**
 * The element of a scope that carries another with it: for content of sub-processes the frame that stands in the scope,
 * for a boundary event its activity, else the element itself.
 */
export function anchorIn(model: ProcessModel, scope: NodeId | null): (id: ElementId) => ElementId {
  return (id) => {
    let at = find(model.nodes, id);
    for (let depth = 0; at && depth < 100; depth++) {
      if (at.parent !== scope && at.parent) at = find(model.nodes, at.parent);
      else if (at.kind === 'boundaryEvent' && at.attachedTo) at = find(model.nodes, at.attachedTo);
      else return at.id;
    }
    return id;
  };
}
