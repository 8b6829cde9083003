import { setProperty } from '../../commands/setProperty.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { instantiates, mayInstantiate } from '../../model/instantiates.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-18: a receive task or event-based gateway is to start the process, yet the flow starts it (BPMN 2.0.2 §10.3.3, §10.6.6). */
export const startedByFlow: LintRule = {
  id: 'FLOW-18',
  severity: 'error',
  *check({ model, nodes }) {
    for (const node of nodes) {
      if (instantiates(node) !== true || mayInstantiate(model, node)) continue;
      const way = node.parent === null ? 'flow' : 'inside';
      yield {
        at: node.id, message: sentence(`lint.FLOW-18.${way}`, { name: calledName(node) }), advice: message(`lint.FLOW-18.${way}.advice`),
        fix: (m) => setProperty(m, { table: 'nodes', id: node.id, path: ['instantiate'], value: false }),
      };
    }
  },
};
