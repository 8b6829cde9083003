import type { Bounds, Point } from '../model/Geometry.ts';
import type { ElementId, LaneId, NodeId, PoolId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { SUB_PROCESS_KINDS } from '../model/Node.ts';
import type { Lane, Pool } from '../model/Pool.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { contains } from '../layout/rectangle.ts';

/** Width of the strip with the name of a pool or lane. */
export const HEADER = 30;

export const boundsOf = (model: ProcessModel, id: string | null | undefined): Bounds | undefined => find(model.geometry, id)?.bounds;
export const isSubProcess = (node: ProcessNode): boolean => (SUB_PROCESS_KINDS as readonly string[]).includes(node.kind);
export const isArtifact = (node: ProcessNode): boolean => node.kind === 'textAnnotation' || node.kind === 'group';

/** Pools stand side by side along x and lanes are stacked along y, unless the pool is vertical. */
export const isHorizontal = (model: ProcessModel, pool: PoolId): boolean => find(model.geometry, pool)?.isHorizontal !== false;

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

/** The innermost open sub-process at a point, leaving out some nodes and what is in them. */
export function subProcessAt(model: ProcessModel, at: Point, except: ReadonlySet<string>): ProcessNode | null {
  let found: ProcessNode | null = null;
  let smallest = Infinity;
  for (const node of rows(model.nodes)) {
    if (!isSubProcess(node) || except.has(node.id)) continue;
    const geometry = find(model.geometry, node.id);
    if (!geometry?.isExpanded || !geometry.bounds || !contains(geometry.bounds, at)) continue;
    const size = geometry.bounds.width * geometry.bounds.height;
    if (size < smallest) { smallest = size; found = node; }
  }
  return found;
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
