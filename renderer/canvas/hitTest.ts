import { HEADER, isLyingFlat } from '../../shared/drawing/headerStrip.ts';
import type { Point } from '../../shared/model/Geometry.ts';
import type { FlowId, LaneId, NodeId, PoolId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import type { Scene } from './scene.ts';
import { containsPoint } from '../../shared/drawing/SpatialIndex.ts';

/** What the pointer is over. */
export type Target =
  | { readonly kind: 'node'; readonly id: NodeId; readonly part: 'body' | 'label' }
  | { readonly kind: 'flow'; readonly id: FlowId; readonly segment: number }
  | { readonly kind: 'lane'; readonly id: LaneId; readonly part: 'header' | 'body' }
  | { readonly kind: 'pool'; readonly id: PoolId; readonly part: 'header' | 'body' }
  | { readonly kind: 'nothing' };

/** px on the screen that a flow may be missed by. */
const REACH = 6;

/** The border of an open sub-process, group or pool takes the pointer; its inside belongs to what is in there. */
const isHollow = (scene: Scene, id: NodeId) => {
  const node = scene.model.nodes[id];
  return node?.kind === 'group';
};

function headerHit(scene: Scene, at: Point): Target {
  // Innermost lanes come last in the plane, so they are asked first.
  for (const lane of scene.plane.lanes.toReversed()) {
    const geometry = scene.model.geometry[lane.id];
    if (!geometry?.bounds || !containsPoint(geometry.bounds, at)) continue;
    const inHeader = isLyingFlat(geometry) ? at.x <= geometry.bounds.x + HEADER : at.y <= geometry.bounds.y + HEADER;
    return { kind: 'lane', id: lane.id, part: inHeader ? 'header' : 'body' };
  }
  for (const pool of scene.plane.pools.toReversed()) {
    const geometry = scene.model.geometry[pool.id];
    if (!geometry?.bounds || !containsPoint(geometry.bounds, at)) continue;
    const inHeader = pool.kind === 'blackBox' || (isLyingFlat(geometry) ? at.x <= geometry.bounds.x + HEADER : at.y <= geometry.bounds.y + HEADER);
    return { kind: 'pool', id: pool.id, part: inHeader ? 'header' : 'body' };
  }
  return { kind: 'nothing' };
}

/** The element at a place: nodes before flows, flows before open sub-processes, those before lanes and pools. */
export function hitTest(scene: Scene, at: Point, zoom: number): Target {
  const boxes = scene.index.boxesAt(at);
  const isNode = (id: string) => find(scene.model.nodes, id) !== undefined;
  const frames: Target[] = [];
  for (const hit of boxes) {
    if (!isNode(hit.id)) return { kind: 'flow', id: hit.id as FlowId, segment: -1 };
    const id = hit.id as NodeId;
    if (hit.part === 'label') return { kind: 'node', id, part: 'label' };
    const bounds = scene.model.geometry[id]?.bounds;
    const inBorder = bounds !== undefined && !containsPoint(bounds, at, -8 / zoom);
    if (isHollow(scene, id) && !inBorder) continue;
    const target: Target = { kind: 'node', id, part: 'body' };
    if (scene.model.geometry[id]?.isExpanded && !inBorder) frames.push(target);
    else return target;
  }
  const line = scene.index.lineAt(at, REACH / zoom);
  if (line) return { kind: 'flow', id: line.id, segment: line.index };
  return frames[0] ?? headerHit(scene, at);
}
