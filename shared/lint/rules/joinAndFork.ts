import { message, sentence } from '../../i18n/Message.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-05: one gateway joins several ways and splits into several: readers cannot tell which is meant. */
export const joinAndFork: LintRule = {
  id: 'FLOW-05',
  severity: 'warning',
  *check(graph) {
    for (const node of graph.nodes) {
      if (NODE_KINDS[node.kind].category !== 'gateway' || graph.incoming(node.id).length < 2 || graph.outgoing(node.id).length < 2) continue;
      yield { at: node.id, message: sentence('lint.FLOW-05.message', { name: calledName(node) }), advice: message('lint.FLOW-05.advice') };
    }
  },
};
