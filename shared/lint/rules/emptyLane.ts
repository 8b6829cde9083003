import { deleteElements } from '../../commands/deleteElements.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { rows } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** LANE-02: a lane in which nobody does anything. */
export const emptyLane: LintRule = {
  id: 'LANE-02',
  severity: 'info',
  *check({ model }) {
    const used = new Set<string>();
    for (const node of rows(model.nodes)) if (node.lane) used.add(node.lane);
    for (const lane of rows(model.lanes)) if (lane.parent) used.add(lane.parent);
    for (const lane of rows(model.lanes)) {
      if (used.has(lane.id)) continue;
      yield { at: lane.id, message: sentence('lint.LANE-02.message', { name: calledName(lane) }), advice: message('lint.LANE-02.advice'), fix: (m) => deleteElements(m, { ids: [lane.id] }) };
    }
  },
};
