import { holdersOf } from '../../commands/addPeople.ts';
import { isAbleTo } from '../../commands/setSkills.ts';
import { message, sentence } from '../../i18n/Message.ts';
import type { Requirement } from '../../model/Node.ts';
import { find } from '../../model/ProcessModel.ts';
import { isActivity } from '../../model/Activity.ts';
import { teamsOfStep } from '../../simulation/rolesOfStep.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** SIM-05: every team that may do the step lacks somebody who has the skill, so its cases wait for ever. */
export const stepNobodyMayDo: LintRule = {
  id: 'SIM-05',
  severity: 'error',
  *check({ model, nodes }) {
    const frames = new Set(nodes.map((node) => node.parent));
    for (const node of nodes) {
      if (!isActivity(node) || frames.has(node.id)) continue;
      // A role that is only counted is as able as it has people.
      const able = ({ role }: Requirement) => {
        const holders = holdersOf(model, role);
        return holders.length === 0 ? (find(model.roles, role)?.headcount ?? 0) : holders.filter((person) => isAbleTo(person, node.id)).length;
      };
      if (teamsOfStep(model, node).some((team) => team.every((requirement) => able(requirement) >= requirement.quantity))) continue;
      yield { at: node.id, message: sentence('lint.SIM-05.message', { name: calledName(node) }), advice: message('lint.SIM-05.advice') };
    }
  },
};
