import { message, sentence } from '../../i18n/Message.ts';
import { nodesAfter } from '../../model/flowReach.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** SIM-09: a promise whose clock starts at a step after which its end never comes, so that no case is ever measured. */
export const promiseOutOfReach: LintRule = {
  id: 'SIM-09',
  severity: 'warning',
  *check({ model }) {
    for (const promise of rows(model.promises)) {
      const from = find(model.nodes, promise.measure?.from);
      const to = find(model.nodes, promise.measure?.to);
      if (!from || !to || nodesAfter(model, from.id).has(to.id)) continue;
      yield { at: from.id, message: sentence('lint.SIM-09.message', { name: calledName(promise), from: calledName(from), to: calledName(to) }), advice: message('lint.SIM-09.advice') };
    }
  },
};
