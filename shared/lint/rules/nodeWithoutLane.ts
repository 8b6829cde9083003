import { moveToLane } from '../../commands/moveToLane.ts';
import { nearestLane } from '../../commands/containers.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { centre } from '../../layout/rectangle.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** LANE-01: a step in no lane of a pool that has lanes: nobody does it. */
export const nodeWithoutLane: LintRule = {
  id: 'LANE-01',
  severity: 'warning',
  *check({ model, nodes }) {
    const laned = new Set(rows(model.lanes).map((lane) => lane.pool));
    for (const node of nodes) {
      if (node.lane !== null || node.parent !== null || !node.pool || !laned.has(node.pool) || node.kind === 'boundaryEvent') continue;
      const box = find(model.geometry, node.id)?.bounds;
      const lane = box ? nearestLane(model, node.pool, centre(box)) : null;
      yield { at: node.id, message: sentence('lint.LANE-01.message', { name: calledName(node) }), advice: message('lint.LANE-01.advice'), ...(lane ? { fix: (m) => moveToLane(m, { ids: [node.id], lane: lane.id }) } : {}) };
    }
  },
};
