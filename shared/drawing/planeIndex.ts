import type { NodeId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { flowLabel } from './flowLabel.ts';
import { flowWay } from './flowWay.ts';
import { outsideLabelBox, type LabelSide } from './nodeLabel.ts';
import { nodeLayer, type Plane } from './plane.ts';
import { SpatialIndex, type Hit } from './SpatialIndex.ts';

/** Names beside their elements lie above lines and below bodies for the pointer. */
const LABEL_LAYER = 50;

/** Where the bodies, names and flows of a plane are; pools and lanes are ground. */
export function planeIndex(model: ProcessModel, plane: Plane, sides: ReadonlyMap<NodeId, LabelSide>): SpatialIndex {
  const index = new SpatialIndex();
  for (const flow of plane.flows) {
    const geometry = model.geometry[flow.id] ?? {};
    const waypoints = flowWay(model, flow);
    index.addLine(flow.id, waypoints);
    const label = flowLabel(flow, geometry, waypoints);
    if (label) index.addBox({ id: flow.id, part: 'label', layer: LABEL_LAYER }, label);
  }
  for (const node of plane.nodes) {
    const geometry = model.geometry[node.id] ?? {};
    if (!geometry.bounds) continue;
    index.addBox({ id: node.id, part: 'body', layer: nodeLayer(model, node) } satisfies Hit, geometry.bounds);
    if (NODE_KINDS[node.kind].label === 'outside') {
      const label = outsideLabelBox(node, geometry, geometry.bounds, sides.get(node.id));
      if (label.lines.length > 0) index.addBox({ id: node.id, part: 'label', layer: LABEL_LAYER }, label);
    }
  }
  return index;
}
