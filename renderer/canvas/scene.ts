import { extentOf } from '../../shared/drawing/extent.ts';
import { flowLabel } from '../../shared/drawing/flowLabel.ts';
import { labelSides } from '../../shared/drawing/labelSide.ts';
import { outsideLabelBox, type LabelSide } from '../../shared/drawing/nodeLabel.ts';
import { nodeLayer, planeContent, type Plane } from '../../shared/drawing/plane.ts';
import type { Bounds } from '../../shared/model/Geometry.ts';
import type { ElementId, NodeId } from '../../shared/model/ids.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { SpatialIndex, type Hit } from './SpatialIndex.ts';

/** A plane of the model, with what the canvas computes once per edit. */
export interface Scene {
  readonly model: ProcessModel;
  readonly root: NodeId | null;
  readonly plane: Plane;
  readonly sides: ReadonlyMap<NodeId, LabelSide>;
  /** Everything drawn; `null` when there is nothing. */
  readonly extent: Bounds | null;
  readonly index: SpatialIndex;
  readonly has: (id: ElementId) => boolean;
}

let last: Scene | null = null;

/** Kept for the newest model and plane: canvas, minimap, gestures and keyboard ask for the same one. */
export function sceneOf(model: ProcessModel, root: NodeId | null): Scene {
  if (last && last.model === model && last.root === root) return last;
  const plane = planeContent(model, root);
  const sides = labelSides(model);
  const shown = new Set<string>([...plane.pools, ...plane.lanes, ...plane.nodes, ...plane.flows].map(({ id }) => id));
  let index: SpatialIndex | null = null;
  last = {
    model, root, plane, sides,
    extent: extentOf(model, plane, sides),
    get index() {
      return (index ??= buildIndex(model, plane, sides));
    },
    has: (id) => shown.has(id),
  };
  return last;
}

function buildIndex(model: ProcessModel, plane: Plane, sides: ReadonlyMap<NodeId, LabelSide>): SpatialIndex {
  const index = new SpatialIndex();
  for (const flow of plane.flows) {
    const geometry = model.geometry[flow.id] ?? {};
    const waypoints = geometry.waypoints ?? [];
    index.addLine(flow.id, waypoints);
    const label = flowLabel(flow, geometry, waypoints);
    if (label) index.addBox({ id: flow.id, part: 'label', layer: 50 }, label);
  }
  for (const node of plane.nodes) {
    const geometry = model.geometry[node.id] ?? {};
    if (!geometry.bounds) continue;
    index.addBox({ id: node.id, part: 'body', layer: nodeLayer(model, node) } satisfies Hit, geometry.bounds);
    if (NODE_KINDS[node.kind].label === 'outside') {
      const label = outsideLabelBox(node, geometry, geometry.bounds, sides.get(node.id));
      if (label.lines.length > 0) index.addBox({ id: node.id, part: 'label', layer: 50 }, label);
    }
  }
  return index;
}
