import { givenRole } from './givenRole.ts';
import type { NodeId, RoleId } from './ids.ts';
import type { CallActivity, ProcessNode, SubProcess, Task } from './Node.ts';
import { rows, type ProcessModel } from './ProcessModel.ts';

export type Activity = Task | CallActivity | SubProcess;
export const isActivity = (node: ProcessNode): node is Activity => 'work' in node;

/** Roles whose people may do a step: those of its team and of every team that may stand in, or that of its place. */
export function rolesOfStep(model: ProcessModel, node: Activity): readonly RoleId[] {
  const { requirements, alternatives = [] } = node.work;
  const given = requirements === null ? givenRole(model, node)?.role : undefined;
  const named = [requirements ?? [], ...alternatives].flatMap((team) => team.map(({ role }) => role));
  return [...new Set(given ? [given, ...named] : named)];
}

/** Steps that people of one of the roles may be asked to do, in the order of the model. A sub-process with steps inside takes nobody itself. */
export function stepsOfRoles(model: ProcessModel, roles: readonly RoleId[]): readonly Activity[] {
  const frames = new Set<NodeId | null>(rows(model.nodes).map((node) => node.parent));
  return rows(model.nodes).filter(isActivity).filter((node) => !frames.has(node.id) && rolesOfStep(model, node).some((role) => roles.includes(role)));
}
