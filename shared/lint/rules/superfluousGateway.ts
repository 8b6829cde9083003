import { deleteElements } from '../../commands/deleteElements.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-06: a gateway with one way in and one way out neither splits nor joins. */
export const superfluousGateway: LintRule = {
  id: 'FLOW-06',
  severity: 'warning',
  *check(graph) {
    for (const node of graph.nodes) {
      if (NODE_KINDS[node.kind].category !== 'gateway' || graph.incoming(node.id).length !== 1 || graph.outgoing(node.id).length !== 1) continue;
      yield { at: node.id, message: sentence('lint.FLOW-06.message', { name: calledName(node) }), advice: message('lint.FLOW-06.advice'), fix: (m) => deleteElements(m, { ids: [node.id] }) };
    }
  },
};
