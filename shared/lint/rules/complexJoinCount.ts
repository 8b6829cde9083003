import { message, sentence } from '../../i18n/Message.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** SIM-11: a complex gateway that joins ways must say after how many it goes on, and not ask for more than there are (BPMN 2.0.2 §13.4.5). */
export const complexJoinCount: LintRule = {
  id: 'SIM-11',
  severity: 'error',
  *check({ nodes, incoming }) {
    for (const node of nodes) {
      if (node.kind !== 'complexGateway') continue;
      const ways = incoming(node.id).length;
      if (ways < 2 || (node.activationCount === undefined ? /activationCount/.test(node.activationCondition ?? '') : node.activationCount <= ways)) continue;
      yield { at: node.id, message: sentence('lint.SIM-11.message', { name: calledName(node), count: ways }), advice: message('lint.SIM-11.advice', { count: ways }) };
    }
  },
};
