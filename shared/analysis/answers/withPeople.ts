import { type PersonId, personId, type RoleId } from '../../model/ids.ts';
import type { Person } from '../../model/Person.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import { holdersOf, stepsOfImplicitRole } from './peopleOf.ts';

/**
 * The model with so many people in a role. Where they have names, more are copies of the last one (same hours, pace,
 * pay and skills, but in this role only and never away), and fewer means that the last ones leave the role. A lane
 * without role gets one, with the people that the simulation assumes there.
 */
export function withPeople(model: ProcessModel, role: RoleId, count: number): ProcessModel {
  const holders = holdersOf(model, role);
  const last = holders.at(-1);
  if (last) {
    const people: Record<PersonId, Person> = { ...model.people };
    // When the last one leaves, the headcount must not step in.
    const roles = count > 0 ? model.roles : withHeadcount(model, role, 0);
    for (const person of holders.slice(count)) {
      const left = person.roles.filter((held) => held !== role);
      if (left.length === 0) delete people[person.id];
      else people[person.id] = { ...person, roles: left };
    }
    const { absences: _absences, ...like } = last;
    for (let n = holders.length + 1; n <= count; n += 1) {
      const id = newPersonId(people, `${last.id}_${n}`);
      people[id] = { ...like, id, name: `${last.name} (${n})`, roles: [role] };
    }
    return { ...model, roles, people };
  }
  if (find(model.roles, role)) return { ...model, roles: withHeadcount(model, role, count) };
  const steps = stepsOfImplicitRole(model, role);
  if (steps.length === 0) return model;
  const name = find(model.lanes, role)?.name ?? find(model.pools, role)?.name ?? '';
  return {
    ...model,
    roles: { ...model.roles, [role]: { id: role, name: name || role, headcount: count, costPerHour: 0, calendar: null, queueOrder: 'fifo' } },
    nodes: { ...model.nodes, ...Object.fromEntries(steps.map((node) => [node.id, 'work' in node ? { ...node, work: { ...node.work, requirements: [{ role, quantity: 1 }] } } : node])) },
  };
}

function withHeadcount({ roles }: ProcessModel, id: RoleId, headcount: number): ProcessModel['roles'] {
  const role = find(roles, id);
  return role ? { ...roles, [id]: { ...role, headcount } } : roles;
}

function newPersonId(people: Readonly<Record<PersonId, Person>>, wanted: string): PersonId {
  let id = wanted;
  while (Object.hasOwn(people, id)) id += '_';
  return personId(id);
}
