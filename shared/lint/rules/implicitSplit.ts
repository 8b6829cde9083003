import { message, sentence } from '../../i18n/Message.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-13: several unconditional ways out of a step all start at once, which most authors did not mean. */
export const implicitSplit: LintRule = {
  id: 'FLOW-13',
  severity: 'warning',
  *check(graph) {
    for (const node of graph.nodes) {
      const out = graph.outgoing(node.id);
      if (NODE_KINDS[node.kind].category === 'gateway' || out.length < 2 || out.some((flow) => flow.condition !== undefined || flow.isDefault)) continue;
      yield { at: node.id, message: sentence('lint.FLOW-13.message', { name: calledName(node), count: out.length }), advice: message('lint.FLOW-13.advice') };
    }
  },
};
