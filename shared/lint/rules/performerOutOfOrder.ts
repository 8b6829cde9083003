import { setProperty } from '../../commands/setProperty.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { nodesAfter, nodesBefore } from '../../model/flowReach.ts';
import { find } from '../../model/ProcessModel.ts';
import { isActivity } from '../../model/Activity.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** SIM-07: a step is tied to who did another one that cannot have come before it, or keeps people until one that cannot follow. */
export const performerOutOfOrder: LintRule = {
  id: 'SIM-07',
  severity: 'warning',
  *check({ model, nodes }) {
    for (const node of nodes) {
      if (!isActivity(node)) continue;
      const { performer, keepUntil } = node.work;
      const done = find(model.nodes, performer?.step);
      if (done && !nodesBefore(model, node.id).has(done.id)) {
        yield {
          at: node.id, message: sentence('lint.SIM-07.performer', { name: calledName(node), step: calledName(done) }), advice: message('lint.SIM-07.performer.advice'),
          fix: (m) => setProperty(m, { table: 'nodes', id: node.id, path: ['work', 'performer'], value: undefined }),
        };
      }
      const until = find(model.nodes, keepUntil);
      if (until && !nodesAfter(model, node.id).has(until.id)) {
        yield {
          at: node.id, message: sentence('lint.SIM-07.keep', { name: calledName(node), step: calledName(until) }), advice: message('lint.SIM-07.keep.advice'),
          fix: (m) => setProperty(m, { table: 'nodes', id: node.id, path: ['work', 'keepUntil'], value: undefined }),
        };
      }
    }
  },
};
