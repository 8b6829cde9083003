import type { Point } from '../../shared/model/Geometry.ts';
import type { FlowId } from '../../shared/model/ids.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import type { ProcessNode } from '../../shared/model/Node.ts';
import { find, rows } from '../../shared/model/ProcessModel.ts';
import type { Scene } from './scene.ts';

/** px of model by which the middle of a step may miss the flow that it is dropped on. */
const REACH = 14;

/** The sequence flow at a place. */
export function flowAtPoint(scene: Scene, at: Point): FlowId | null {
  const hit = scene.index.lineAt(at, REACH);
  return hit && find(scene.model.flows, hit.id)?.kind === 'sequenceFlow' ? hit.id : null;
}

/** The flow that a dragged node would be put into: only a node that hangs on no flow yet and may stand between two. */
export function flowToInsertOn(scene: Scene, node: ProcessNode, at: Point): FlowId | null {
  const facts = NODE_KINDS[node.kind];
  if (!facts.hasIncoming || !facts.hasOutgoing) return null;
  if (rows(scene.model.flows).some((flow) => flow.source === node.id || flow.target === node.id)) return null;
  return flowAtPoint(scene, at);
}
