import type { Person } from '../../model/Person.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import type { RoleId } from '../../model/ids.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { givenRole } from '../../model/givenRole.ts';
import { laneOf } from '../../model/laneOf.ts';
import { hasNoStaff, IMPLICIT_HEADCOUNT, isAutomatic } from '../../simulation/defaults.ts';

/** Those with a name who hold a role. While there are any, they are its staff and its headcount is not read. */
export const holdersOf = (model: ProcessModel, role: RoleId): readonly Person[] => rows(model.people).filter(({ roles }) => roles.includes(role));

/** How many people a role has: those with a name, else its headcount; a lane without role has the stated default. */
export function peopleOf(model: ProcessModel, role: RoleId): number {
  const holders = holdersOf(model, role).length;
  return holders > 0 ? holders : (find(model.roles, role)?.headcount ?? IMPLICIT_HEADCOUNT);
}

/** What an hour of one more person costs: as much as the last of those with names, else what the role costs. */
export const costPerHourOf = (model: ProcessModel, role: RoleId): number => holdersOf(model, role).at(-1)?.costPerHour ?? find(model.roles, role)?.costPerHour ?? 0;

/** The steps done by the people that the simulation assumes behind a lane (or pool) that names no role. */
export function stepsOfImplicitRole(model: ProcessModel, role: RoleId): readonly ProcessNode[] {
  if (find(model.roles, role)) return [];
  return rows(model.nodes).filter((node) => {
    if (!('work' in node) || node.work.requirements !== null || isAutomatic(node) || givenRole(model, node) !== null) return false;
    const lane = find(model.lanes, laneOf(model, node));
    return lane ? (lane.id as string) === role && !hasNoStaff(lane.laneKind) : (node.pool as string) === role;
  });
}
