import { message } from '../../i18n/Message.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { find } from '../../model/ProcessModel.ts';
import type { LintRule } from '../LintRule.ts';

/** NAME-01: a step without a name says nothing in a list, a report or a room. */
export const unnamedStep: LintRule = {
  id: 'NAME-01',
  severity: 'warning',
  *check({ model, nodes }) {
    for (const node of nodes) {
      if (NODE_KINDS[node.kind].category !== 'activity' || node.name.trim() !== '' || ('triggeredByEvent' in node && node.triggeredByEvent)) continue;
      const lane = find(model.lanes, node.lane)?.name ?? '';
      yield { at: node.id, message: lane === '' ? message('lint.NAME-01.message', { id: node.id }) : message('lint.NAME-01.lane', { id: node.id, lane }), advice: message('lint.NAME-01.advice') };
    }
  },
};
