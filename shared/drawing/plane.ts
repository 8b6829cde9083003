import type { Flow } from '../model/Flow.ts';
import type { NodeId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import type { Lane, Pool } from '../model/Pool.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';

/**
 * What is drawn together: the top of the model (`root` = null), or the content of one sub-process. What stands in a
 * closed sub-process belongs to the plane of that sub-process.
 */
export interface Plane {
  readonly pools: readonly Pool[];
  readonly lanes: readonly Lane[];
  readonly nodes: readonly ProcessNode[];
  readonly flows: readonly Flow[];
}

const isContainer = (node: ProcessNode) => node.kind === 'subProcess' || node.kind === 'transaction' || node.kind === 'adHocSubProcess';

/** The plane that a node is drawn on: its nearest closed sub-process, or `null` for the top. */
export function planeOf(model: ProcessModel, node: ProcessNode): NodeId | null {
  let parent = find(model.nodes, node.parent);
  // A file may say that two sub-processes contain each other; stop after as many steps as there can be levels.
  for (let level = 0; parent && level < 1_000; level++) {
    if (isContainer(parent) && model.geometry[parent.id]?.isExpanded !== true) return parent.id;
    parent = find(model.nodes, parent.parent);
  }
  return null;
}

export const laneDepth = (model: ProcessModel, lane: Lane): number => {
  let depth = 0;
  for (let outer = find(model.lanes, lane.parent); outer && depth < 100; outer = find(model.lanes, outer.parent)) depth++;
  return depth;
};
const nodeDepth = (model: ProcessModel, node: ProcessNode): number => {
  let depth = 0;
  for (let outer = find(model.nodes, node.parent); outer && depth < 100; outer = find(model.nodes, outer.parent)) depth++;
  return depth;
};

/** Painting order among nodes: open sub-processes from the outside in, steps, boundary events, artifacts. */
export function nodeLayer(model: ProcessModel, node: ProcessNode): number {
  if (isContainer(node) && model.geometry[node.id]?.isExpanded === true) return Math.min(nodeDepth(model, node), 99);
  return node.kind === 'boundaryEvent' ? 102 : node.kind === 'group' ? 103 : node.kind === 'textAnnotation' ? 101 : 100;
}
/** Nodes below it lie under the flows, the others above. */
export const FLOW_LAYER = 100;

/** Everything of a plane in painting order. Elements without a place are not drawn. */
export function planeContent(model: ProcessModel, root: NodeId | null): Plane {
  const placed = (id: ProcessNode['id'] | Pool['id'] | Lane['id']) => model.geometry[id]?.bounds !== undefined;
  const nodes = rows(model.nodes).filter((node) => placed(node.id) && planeOf(model, node) === root);
  const layers = new Map(nodes.map((node) => [node.id, nodeLayer(model, node)]));
  // What is small would be hidden below what is large, where a file lets them overlap.
  const area = (id: NodeId) => (model.geometry[id]?.bounds?.width ?? 0) * (model.geometry[id]?.bounds?.height ?? 0);
  const shown = new Set<string>(nodes.map((node) => node.id));
  const pools = root === null ? rows(model.pools).filter((pool) => pool.kind !== 'implicit' && placed(pool.id)).toSorted((a, b) => a.order - b.order) : [];
  const lanes = root === null ? rows(model.lanes).filter((lane) => placed(lane.id)).toSorted((a, b) => laneDepth(model, a) - laneDepth(model, b) || a.order - b.order) : [];
  for (const { id } of [...pools, ...lanes]) shown.add(id);
  const flows = rows(model.flows).filter((flow) => (model.geometry[flow.id]?.waypoints?.length ?? 0) >= 2 && isFlowShown(flow, shown, model));
  return { pools, lanes, nodes: nodes.toSorted((a, b) => (layers.get(a.id) ?? 0) - (layers.get(b.id) ?? 0) || area(b.id) - area(a.id)), flows };
}

/** A flow is drawn where its ends are. An end may hang free, or be a flow itself (an annotation of a flow). */
function isFlowShown(flow: Flow, shown: ReadonlySet<string>, model: ProcessModel, depth = 0): boolean {
  const isShown = (end: Flow['source']): boolean => {
    if (end === null || shown.has(end)) return true;
    const other = find(model.flows, end);
    return other !== undefined && depth < 4 && isFlowShown(other, shown, model, depth + 1);
  };
  return isShown(flow.source) && isShown(flow.target);
}
