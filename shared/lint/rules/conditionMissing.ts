import { message, sentence } from '../../i18n/Message.ts';
import { find } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-14: some ways out of a split have a condition, another has none: is it taken always, or never? */
export const conditionMissing: LintRule = {
  id: 'FLOW-14',
  severity: 'warning',
  *check(graph) {
    for (const node of graph.nodes) {
      if (node.kind === 'parallelGateway' || node.kind === 'eventBasedGateway') continue;
      const out = graph.outgoing(node.id);
      if (!out.some((flow) => flow.condition !== undefined)) continue;
      for (const flow of out) {
        if (flow.condition !== undefined || flow.isDefault) continue;
        const target = find(graph.model.nodes, flow.target);
        yield { at: flow.id, message: sentence('lint.FLOW-14.message', { name: calledName(node), target: target ? calledName(target) : '' }), advice: message('lint.FLOW-14.advice') };
      }
    }
  },
};
