import { message, sentence } from '../../i18n/Message.ts';
import { find } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-12: an event-based gateway waits for the first of several events, so each way must begin with one (BPMN 2.0.2 §10.6.6). */
export const eventBasedGateway: LintRule = {
  id: 'FLOW-12',
  severity: 'error',
  *check(graph) {
    for (const node of graph.nodes) {
      if (node.kind !== 'eventBasedGateway') continue;
      const out = graph.outgoing(node.id);
      const name = calledName(node);
      if (out.length < 2 && graph.incoming(node.id).length < 2) yield { at: node.id, message: sentence('lint.FLOW-12.one', { name }), advice: message('lint.FLOW-12.one.advice') };
      for (const flow of out) {
        const target = find(graph.model.nodes, flow.target);
        if (!target || target.kind === 'intermediateCatchEvent' || target.kind === 'receiveTask') continue;
        yield { at: target.id, message: sentence('lint.FLOW-12.message', { name, target: calledName(target) }), advice: message('lint.FLOW-12.advice') };
      }
    }
  },
};
