import type { ElementId, NodeId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import type { Plane } from './plane.ts';

/**
 * Nodes of a plane in the order in which a case meets them: from the start events along the flows, branch after branch,
 * then what no flow reaches, by place. Tab and Shift+Tab walk it.
 */
export function flowOrder(model: ProcessModel, plane: Plane): readonly NodeId[] {
  const next = new Map<ElementId, NodeId[]>();
  const add = (from: ElementId, to: NodeId) => {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  };
  for (const flow of plane.flows) if (flow.kind === 'sequenceFlow' && flow.source !== null && flow.target !== null) add(flow.source, flow.target as NodeId);
  for (const node of plane.nodes) if (node.kind === 'boundaryEvent' && node.attachedTo !== null) add(node.attachedTo, node.id);
  const place = (id: NodeId) => model.geometry[id]?.bounds ?? { x: 0, y: 0 };
  const byPlace = (a: NodeId, b: NodeId) => place(a).y - place(b).y || place(a).x - place(b).x;
  const shown = new Set(plane.nodes.map((node) => node.id));
  const starts = plane.nodes.filter((node) => node.kind === 'startEvent').map((node) => node.id).toSorted(byPlace);
  const rest = plane.nodes.map((node) => node.id).toSorted((a, b) => rank(a) - rank(b) || byPlace(a, b));
  function rank(id: NodeId): number {
    const node = model.nodes[id];
    return node && NODE_KINDS[node.kind].category === 'data' ? 1 : node?.kind === 'textAnnotation' || node?.kind === 'group' ? 2 : 0;
  }
  const order: NodeId[] = [];
  const seen = new Set<NodeId>();
  for (const first of [...starts, ...rest]) {
    const stack = [first];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (seen.has(id) || !shown.has(id)) continue;
      seen.add(id);
      order.push(id);
      // The last one pushed is visited first: the uppermost branch.
      stack.push(...(next.get(id) ?? []).toSorted((a, b) => byPlace(b, a)));
    }
  }
  return order;
}
