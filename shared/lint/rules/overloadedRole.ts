import { roleLoads } from '../../analysis/overload.ts';
import { setRole } from '../../commands/tableRows.ts';
import { message, sentence } from '../../i18n/Message.ts';
import type { ElementId, RoleId } from '../../model/ids.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { references } from '../../model/references.ts';
import { compile } from '../../simulation/compile.ts';
import { hasTimedArrivals } from '../../simulation/compile/timerArrivals.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** Where a role is seen: its lane or pool, else the first step that names it. */
function placeOf(model: ProcessModel, role: RoleId): ElementId | null {
  const home = rows(model.lanes).find((each) => each.role === role) ?? rows(model.pools).find((each) => each.role === role);
  if (home) return home.id;
  return rows(model.nodes).find((node) => [...references('nodes', node.id, node)].some(({ id, tables }) => id === role && tables.includes('roles')))?.id ?? null;
}

/** SIM-03: a role gets as much work as it can do, or more. With load ≥ 1 there is no steady state (Gross et al., §2.2). */
export const overloadedRole: LintRule = {
  id: 'SIM-03',
  severity: 'warning',
  *check({ model, nodes }) {
    // Without arrivals the simulation chooses a gap that the roles can cope with.
    if (!nodes.some((node) => node.kind === 'startEvent' && (node.arrivals !== null || hasTimedArrivals(node)))) return;
    const compiled = compile(model);
    if (!compiled.ok || compiled.value.chosenGap !== null) return;
    const { program } = compiled.value;
    for (const { role, needed, headcount } of roleLoads(program)) {
      const id = program.roleIds[role];
      const found = find(model.roles, id);
      const at = id ? placeOf(model, id) : null;
      if (!found || !at || headcount === 0 || needed < headcount) continue;
      yield {
        at,
        message: sentence('lint.SIM-03.message', { name: calledName(found), percent: Math.round((needed / headcount) * 100) }),
        advice: message('lint.SIM-03.advice'),
        fix: (m) => setRole(m, { id: found.id, headcount: Math.floor(needed + 1e-9) + 1 }),
      };
    }
  },
};
