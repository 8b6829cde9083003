import { message, sentence } from '../../i18n/Message.ts';
import { calledPool } from '../../model/calledPool.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** SIM-02: a step whose time nobody has given; the simulation takes its stated default. */
export const stepWithoutTime: LintRule = {
  id: 'SIM-02',
  severity: 'info',
  *check({ model, nodes }) {
    const frames = new Set(nodes.map((node) => node.parent));
    for (const node of nodes) {
      if (!('work' in node) || node.work.duration !== null || frames.has(node.id)) continue;
      if (model.pools[node.pool as keyof typeof model.pools]?.kind === 'blackBox') continue;
      // A call takes the time of what it calls, where the model shows that.
      if (calledPool(model, node) !== null) continue;
      yield { at: node.id, message: sentence('lint.SIM-02.message', { name: calledName(node) }), advice: message('lint.SIM-02.advice') };
    }
  },
};
