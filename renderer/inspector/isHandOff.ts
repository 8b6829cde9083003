import type { MessageFlow, SequenceFlow } from '../../shared/model/Flow.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';

/** A flow that changes hands: from one lane to another, or from one pool to another. */
export function isHandOff(model: ProcessModel, flow: SequenceFlow | MessageFlow): boolean {
  if (flow.kind === 'messageFlow') return true;
  const source = find(model.nodes, flow.source);
  const target = find(model.nodes, flow.target);
  return source !== undefined && target !== undefined && source.lane !== target.lane;
}
