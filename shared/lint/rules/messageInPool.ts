import { reconnectAsAllowed } from '../../commands/reconnectAsAllowed.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-09: a message flow whose ends are in one pool; messages pass between pools (BPMN 2.0.2 §7.6.2). */
export const messageInPool: LintRule = {
  id: 'FLOW-09',
  severity: 'error',
  *check({ model }) {
    const poolOf = (id: string) => find(model.nodes, id)?.pool ?? find(model.pools, id)?.id ?? null;
    for (const flow of rows(model.flows)) {
      if (flow.kind !== 'messageFlow' || !flow.source || !flow.target) continue;
      const pool = poolOf(flow.source);
      if (pool === null || pool !== poolOf(flow.target)) continue;
      yield { at: flow.id, message: sentence('lint.FLOW-09.message', { name: calledName(flow) }), advice: message('lint.FLOW-09.advice'), fix: (m) => reconnectAsAllowed(m, { flow: flow.id }) };
    }
  },
};
