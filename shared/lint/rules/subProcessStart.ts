import { message, sentence } from '../../i18n/Message.ts';
import { find } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-17: the flow starts a sub-process, an event starts an event sub-process: the start event must say the same (BPMN 2.0.2 §10.5.2). */
export const subProcessStart: LintRule = {
  id: 'FLOW-17',
  severity: 'error',
  *check({ model, nodes }) {
    for (const node of nodes) {
      const frame = node.kind === 'startEvent' ? find(model.nodes, node.parent) : undefined;
      if (!frame || node.kind !== 'startEvent' || !('triggeredByEvent' in frame)) continue;
      const isBlank = node.definitions.length === 0;
      if (isBlank !== frame.triggeredByEvent) continue;
      yield { at: node.id, message: sentence(frame.triggeredByEvent ? 'lint.FLOW-17.typed' : 'lint.FLOW-17.blank', { name: calledName(frame) }), advice: message(frame.triggeredByEvent ? 'lint.FLOW-17.typed.advice' : 'lint.FLOW-17.blank.advice') };
    }
  },
};
