import type { RoleId } from '../../model/ids.ts';
import { givenRole } from '../../model/givenRole.ts';
import { laneOf } from '../../model/laneOf.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { hasNoStaff, isAutomatic } from '../../simulation/defaults.ts';

/** The roles that some step of the drawing asks for; the people that the simulation assumes behind a lane without role included. */
export function rolesOfSteps(model: ProcessModel): readonly { readonly role: RoleId; readonly name: string }[] {
  const implicit = new Map<RoleId, string>();
  const used = new Set<RoleId>();
  for (const node of rows(model.nodes)) {
    if (!('work' in node) || node.kind === 'subProcess') continue;
    if (node.work.requirements !== null) {
      for (const { role } of node.work.requirements) used.add(role);
      continue;
    }
    if (isAutomatic(node)) continue;
    const given = givenRole(model, node);
    if (given) {
      used.add(given.role);
      continue;
    }
    const lane = find(model.lanes, laneOf(model, node));
    if (lane && hasNoStaff(lane.laneKind)) continue;
    const place = lane ?? find(model.pools, node.pool);
    // Implicit roles bear the id of their lane or pool.
    if (place) implicit.set(place.id as string as RoleId, place.name || place.id);
  }
  return [...rows(model.roles).filter(({ id }) => used.has(id)).map(({ id, name }) => ({ role: id, name: name || id })), ...[...implicit].map(([role, name]) => ({ role, name }))];
}
