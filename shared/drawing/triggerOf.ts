import type { ProcessNode, StartEvent } from '../model/Node.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';

/** The start event that a closed event sub-process shows in its corner: what sets it off (BPMN 2.0.2 §10.3.5, figure 10.31). */
export function triggerOf(model: ProcessModel, node: ProcessNode): StartEvent | undefined {
  if (!('triggeredByEvent' in node) || !node.triggeredByEvent || model.geometry[node.id]?.isExpanded === true) return undefined;
  return rows(model.nodes).find((inner): inner is StartEvent => inner.kind === 'startEvent' && inner.parent === node.id);
}
