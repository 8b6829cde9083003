import type { Bounds } from '../../shared/model/Geometry.ts';
import type { ElementId, LaneId, NodeId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { flowOrder } from './flowOrder.ts';
import type { Scene } from './scene.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const middle = ({ x, y, width, height }: Bounds) => ({ x: x + width / 2, y: y + height / 2 });

/**
 * The element next to another in a direction: the nearest whose middle lies that way, where what lies straight ahead
 * counts three times as near as what lies aside. Left of the first step of a lane is the lane, right of a lane its first step.
 */
export function spatialStep(scene: Scene, from: ElementId, direction: Direction): ElementId | null {
  const { model } = scene;
  const lane = find(model.lanes, from) ?? find(model.pools, from);
  if (lane) return stepFromBand(scene, from as LaneId, direction);
  const flow = find(model.flows, from);
  if (flow) return direction === 'left' || direction === 'up' ? flow.source : flow.target;
  const bounds = model.geometry[from]?.bounds;
  if (!bounds) return null;
  const at = middle(bounds);
  let best: { readonly id: NodeId; readonly cost: number } | null = null;
  for (const node of scene.plane.nodes) {
    const other = model.geometry[node.id]?.bounds;
    if (!other || node.id === from) continue;
    const to = middle(other);
    const [dx, dy] = [to.x - at.x, to.y - at.y];
    const ahead = direction === 'right' ? dx : direction === 'left' ? -dx : direction === 'down' ? dy : -dy;
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    if (ahead < 4 || aside > ahead * 2.5) continue;
    const cost = ahead + aside * 3;
    if (!best || cost < best.cost) best = { id: node.id, cost };
  }
  if (best) return best.id;
  return direction === 'left' ? (find(model.nodes, from)?.lane ?? find(model.nodes, from)?.pool ?? null) : null;
}

function stepFromBand(scene: Scene, id: ElementId, direction: Direction): ElementId | null {
  const { model } = scene;
  const own = model.geometry[id]?.bounds;
  if (!own) return null;
  if (direction === 'right') {
    const inside = flowOrder(scene).filter((node) => model.nodes[node]?.lane === id || model.nodes[node]?.pool === id);
    return inside.toSorted((a, b) => (model.geometry[a]?.bounds?.x ?? 0) - (model.geometry[b]?.bounds?.x ?? 0))[0] ?? null;
  }
  if (direction === 'left') {
    const lane = find(model.lanes, id);
    return lane ? (lane.parent ?? lane.pool) : null;
  }
  const bands = find(model.lanes, id) ? scene.plane.lanes.filter((lane) => !scene.plane.lanes.some((other) => other.parent === lane.id)) : scene.plane.pools;
  const sorted = bands.map((band) => band.id as ElementId).toSorted((a, b) => (model.geometry[a]?.bounds?.y ?? 0) - (model.geometry[b]?.bounds?.y ?? 0));
  return sorted[sorted.indexOf(id) + (direction === 'down' ? 1 : -1)] ?? null;
}
