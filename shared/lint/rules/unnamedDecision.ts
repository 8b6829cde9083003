import { message, sentence } from '../../i18n/Message.ts';
import { find } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** NAME-02: a decision without its question, or an answer without its word. */
export const unnamedDecision: LintRule = {
  id: 'NAME-02',
  severity: 'info',
  *check(graph) {
    for (const node of graph.nodes) {
      if (node.kind !== 'exclusiveGateway' && node.kind !== 'inclusiveGateway') continue;
      const out = graph.outgoing(node.id);
      if (out.length < 2) continue;
      if (node.name.trim() === '') {
        yield { at: node.id, message: sentence('lint.NAME-02.message', { id: node.id }), advice: message('lint.NAME-02.advice') };
        continue;
      }
      for (const flow of out) {
        if (flow.name.trim() !== '' || flow.isDefault || flow.condition !== undefined) continue;
        const target = find(graph.model.nodes, flow.target);
        yield { at: flow.id, message: sentence('lint.NAME-02.branch', { name: calledName(node), target: target ? calledName(target) : '' }), advice: message('lint.NAME-02.branch.advice') };
      }
    }
  },
};
