import { isActivity, type Activity } from '../model/Activity.ts';
import { givenRole } from '../model/givenRole.ts';
import type { NodeId, RoleId } from '../model/ids.ts';
import type { Requirement } from '../model/Node.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';
import { isAutomatic } from './defaults.ts';

/** Teams that may do a step, in order of preference. The first is that of its place where nothing else is said; nobody for what a machine does. */
export function teamsOfStep(model: ProcessModel, node: Activity): readonly (readonly Requirement[])[] {
  const { requirements, alternatives = [] } = node.work;
  const given = requirements === null && !isAutomatic(node) ? givenRole(model, node)?.role : undefined;
  return [requirements ?? (given ? [{ role: given, quantity: 1 }] : []), ...alternatives];
}

/** Roles whose people may be asked to do a step. */
export const rolesOfStep = (model: ProcessModel, node: Activity): readonly RoleId[] =>
  [...new Set(teamsOfStep(model, node).flatMap((team) => team.map(({ role }) => role)))];

/** Steps that people of one of the roles may be asked to do, in the order of the model. A sub-process with steps inside takes nobody itself. */
export function stepsOfRoles(model: ProcessModel, roles: readonly RoleId[]): readonly Activity[] {
  const frames = new Set<NodeId | null>(rows(model.nodes).map((node) => node.parent));
  return rows(model.nodes).filter(isActivity).filter((node) => !frames.has(node.id) && rolesOfStep(model, node).some((role) => roles.includes(role)));
}
