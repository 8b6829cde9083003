import type { MessageFlow, SequenceFlow } from '../../model/Flow.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import { nameOf } from './nameOf.ts';

/**
 * What a hand-off is called: by its flow, unless that only names a decision (“yes”), else by its ends. An end without a
 * name of its own, as gateways are, goes by its lane.
 */
export function handOffName(model: ProcessModel, flow: SequenceFlow | MessageFlow | null, source: ProcessNode, target: ProcessNode): string {
  const label = flow?.name.trim() ?? '';
  return label && !source.kind.endsWith('Gateway') ? label : `${endOf(model, source)} → ${endOf(model, target)}`;
}

function endOf(model: ProcessModel, node: ProcessNode): string {
  return node.name.trim() ? nameOf(node) : (find(model.lanes, node.lane)?.name.trim() || nameOf(node));
}
