import { reconnectAsAllowed } from '../../commands/reconnectAsAllowed.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { find } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-10: a sequence flow that leaves its pool or crosses the border of a sub-process (BPMN 2.0.2 §7.6.1). */
export const sequenceAcrossPools: LintRule = {
  id: 'FLOW-10',
  severity: 'error',
  *check({ model, flows }) {
    for (const flow of flows) {
      const source = find(model.nodes, flow.source);
      const target = find(model.nodes, flow.target);
      if (!source || !target) continue;
      const names = { name: calledName(flow), source: calledName(source), target: calledName(target) };
      if (source.pool !== target.pool) yield { at: flow.id, message: sentence('lint.FLOW-10.pools', names), advice: message('lint.FLOW-10.pools.advice'), fix: (m) => reconnectAsAllowed(m, { flow: flow.id }) };
      else if (source.parent !== target.parent) yield { at: flow.id, message: sentence('lint.FLOW-10.border', names), advice: message('lint.FLOW-10.border.advice') };
    }
  },
};
