import { message, sentence } from '../../i18n/Message.ts';
import { isActivity } from '../../model/Activity.ts';
import type { RoleId } from '../../model/ids.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { rolesOfStep } from '../../simulation/rolesOfStep.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** The names of roles that take up work in different orders; `null` when they agree. */
function disagreeing(model: ProcessModel, ids: readonly RoleId[]): string | null {
  const roles = ids.flatMap((id) => find(model.roles, id) ?? []);
  return new Set(roles.map(({ queueOrder }) => queueOrder)).size > 1 ? roles.map(({ name }) => name).join(', ') : null;
}

/** SIM-10: one line has one order, so the roles that a step may need, or that one person serves, must take up work alike. */
export const mixedQueueOrders: LintRule = {
  id: 'SIM-10',
  severity: 'error',
  *check({ model, nodes }) {
    const frames = new Set(nodes.map((node) => node.parent));
    for (const node of nodes) {
      if (!isActivity(node) || frames.has(node.id)) continue;
      const roles = disagreeing(model, rolesOfStep(model, node));
      if (roles !== null) yield { at: node.id, message: sentence('lint.SIM-10.step', { name: calledName(node), roles }), advice: message('lint.SIM-10.advice') };
    }
    const pool = rows(model.pools).filter(({ kind }) => kind !== 'blackBox').toSorted((a, b) => a.order - b.order)[0];
    for (const person of pool ? rows(model.people) : []) {
      const roles = disagreeing(model, person.roles);
      if (pool && roles !== null) yield { at: pool.id, message: sentence('lint.SIM-10.person', { name: calledName(person), roles }), advice: message('lint.SIM-10.advice') };
    }
  },
};
