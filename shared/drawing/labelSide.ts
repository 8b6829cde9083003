import type { Bounds, Point } from '../model/Geometry.ts';
import type { NodeId } from '../model/ids.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';
import type { LabelSide } from './nodeLabel.ts';

/** Sides in the order in which a name likes to stand. */
const PREFERRED: readonly LabelSide[] = ['below', 'above', 'right', 'left'];

function sideOf(point: Point, { x, y, width, height }: Bounds): LabelSide {
  const dx = (point.x - (x + width / 2)) / Math.max(1, width);
  const dy = (point.y - (y + height / 2)) / Math.max(1, height);
  return Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 'right' : 'left') : dy > 0 ? 'below' : 'above';
}

/** For each node with a flow at it: the first side that no flow uses. Nodes that are absent keep “below”. */
export function labelSides(model: ProcessModel): ReadonlyMap<NodeId, LabelSide> {
  const used = new Map<NodeId, Set<LabelSide>>();
  const take = (id: string | null, at: Point | undefined) => {
    if (id === null || !at || !Object.hasOwn(model.nodes, id)) return;
    const node = id as NodeId;
    const bounds = model.geometry[node]?.bounds;
    if (!bounds) return;
    const sides = used.get(node) ?? new Set();
    used.set(node, sides.add(sideOf(at, bounds)));
  };
  for (const flow of rows(model.flows)) {
    const waypoints = model.geometry[flow.id]?.waypoints;
    take(flow.source, waypoints?.[0]);
    take(flow.target, waypoints?.at(-1));
  }
  const sides = new Map<NodeId, LabelSide>();
  for (const [id, taken] of used) {
    const free = PREFERRED.find((side) => !taken.has(side));
    if (free && free !== 'below') sides.set(id, free);
  }
  return sides;
}
