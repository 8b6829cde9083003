import { deleteElements } from '../../commands/deleteElements.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { find } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-11: two sequence flows between the same steps under the same condition: the second token is never meant. */
export const duplicateFlow: LintRule = {
  id: 'FLOW-11',
  severity: 'warning',
  *check({ model, flows }) {
    const seen = new Set<string>();
    for (const flow of flows) {
      if (!flow.source || !flow.target) continue;
      const key = `${flow.source} ${flow.target} ${flow.condition ?? ''}`;
      if (!seen.has(key)) { seen.add(key); continue; }
      const [source, target] = [find(model.nodes, flow.source), find(model.nodes, flow.target)];
      if (!source || !target) continue;
      yield { at: flow.id, message: sentence('lint.FLOW-11.message', { source: calledName(source), target: calledName(target) }), advice: message('lint.FLOW-11.advice'), fix: (m) => deleteElements(m, { ids: [flow.id] }) };
    }
  },
};
