import type { Bounds, Point } from '../model/Geometry.ts';
import type { NodeId } from '../model/ids.ts';
import type { BoundaryEvent } from '../model/Node.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';
import type { LabelSide } from './nodeLabel.ts';

/** Sides in the order in which a name likes to stand. */
const PREFERRED: readonly LabelSide[] = ['below', 'above', 'right', 'left'];

function sideOf(point: Point, { x, y, width, height }: Bounds): LabelSide {
  const dx = (point.x - (x + width / 2)) / Math.max(1, width);
  const dy = (point.y - (y + height / 2)) / Math.max(1, height);
  return Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 'right' : 'left') : dy > 0 ? 'below' : 'above';
}

/** The name of a boundary event stands outside the step that the event is on, beside the flow that leaves there. */
function boundarySide(model: ProcessModel, event: BoundaryEvent, taken: ReadonlySet<LabelSide>): LabelSide | undefined {
  const [bounds, host] = [model.geometry[event.id]?.bounds, event.attachedTo === null ? undefined : model.geometry[event.attachedTo]?.bounds];
  if (!bounds || !host) return PREFERRED.find((side) => !taken.has(side));
  const outside = sideOf({ x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }, host);
  // At the right or left border, names go below the event, past the corner of the step.
  if (outside === 'right' || outside === 'left') return (['below', 'above', outside] as const).find((side) => !taken.has(side));
  return taken.has(outside) ? (outside === 'above' ? 'aboveLeft' : 'belowLeft') : outside;
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
  for (const node of rows(model.nodes)) {
    const side = node.kind === 'boundaryEvent' ? boundarySide(model, node, used.get(node.id) ?? new Set()) : undefined;
    if (side && side !== 'below') sides.set(node.id, side);
  }
  for (const [id, taken] of used) {
    if (model.nodes[id]?.kind === 'boundaryEvent') continue;
    const free = PREFERRED.find((side) => !taken.has(side));
    if (free && free !== 'below') sides.set(id, free);
  }
  return sides;
}
