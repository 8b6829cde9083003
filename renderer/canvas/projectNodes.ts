import type { Node } from '@xyflow/react';
import type { LabelSide } from '../../shared/drawing/nodeLabel.ts';
import { FLOW_LAYER, nodeLayer } from '../../shared/drawing/plane.ts';
import { triggerOf } from '../../shared/drawing/triggerOf.ts';
import type { Geometry } from '../../shared/model/Geometry.ts';
import type { NodeId } from '../../shared/model/ids.ts';
import type { ProcessNode, StartEvent } from '../../shared/model/Node.ts';
import type { Scene } from './scene.ts';

export type StepData = { readonly node: ProcessNode; readonly geometry: Geometry; readonly side: LabelSide; readonly trigger: StartEvent | undefined };
export type StepNodeType = Node<StepData, 'step'>;

/** Flows lie between the nodes below this index and those above it; their names lie above all nodes. */
export const Z = { lanes: -1, flows: FLOW_LAYER, flowNames: 1_000, overlay: 2_000, pad: 3_000 } as const;

const zIndexOf = (layer: number) => (layer < FLOW_LAYER ? layer : layer + 1);

/**
 * Makes React Flow's nodes from the model. A node whose element, place and label did not change is the very same object
 * as before, so React Flow skips it; sizes, handles and `measured` are given, so it never measures the DOM.
 */
export function createNodeProjection(): (scene: Scene) => StepNodeType[] {
  let known = new Map<NodeId, StepNodeType>();
  return (scene) => {
    const next = new Map<NodeId, StepNodeType>();
    for (const node of scene.plane.nodes) {
      const geometry = scene.model.geometry[node.id];
      if (!geometry?.bounds) continue;
      const { x, y, width, height } = geometry.bounds;
      const side = scene.sides.get(node.id) ?? 'below';
      const zIndex = zIndexOf(nodeLayer(scene.model, node));
      const trigger = triggerOf(scene.model, node);
      const before = known.get(node.id);
      if (before && before.data.node === node && before.data.geometry === geometry && before.data.side === side && before.data.trigger === trigger && before.zIndex === zIndex) {
        next.set(node.id, before);
        continue;
      }
      next.set(node.id, {
        id: node.id, type: 'step', position: { x, y }, data: { node, geometry, side, trigger }, width, height, measured: { width, height }, handles: [], zIndex,
        draggable: false, selectable: false, connectable: false, focusable: false, style: { pointerEvents: 'all' },
      });
    }
    known = next;
    return [...next.values()];
  };
}
