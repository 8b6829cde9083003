import { setProperty } from '../../commands/setProperty.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { isActivity } from '../../model/Activity.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** SIM-06: a batch that no number of cases, no time limit and no clock ever starts. */
export const batchWithoutTrigger: LintRule = {
  id: 'SIM-06',
  severity: 'error',
  *check({ nodes }) {
    for (const node of nodes) {
      if (!isActivity(node) || !node.work.batch) continue;
      const { size, maxWait, at } = node.work.batch;
      if (size !== null || maxWait !== null || (at !== null && at.length > 0)) continue;
      yield {
        at: node.id, message: sentence('lint.SIM-06.message', { name: calledName(node) }), advice: message('lint.SIM-06.advice'),
        fix: (m) => setProperty(m, { table: 'nodes', id: node.id, path: ['work', 'batch'], value: undefined }),
      };
    }
  },
};
