import type { PersonId } from '../../model/ids.ts';
import type { Person } from '../../model/Person.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import type { ModelChange } from './ModelChange.ts';
import { holdersOf, peopleOf } from './peopleOf.ts';

/** People of a role are away for a while. Those with names: the last in the list. */
export function withAbsence(model: ProcessModel, { role: id, quantity, from, to }: Extract<ModelChange, { kind: 'absence' }>): ProcessModel {
  const holders = holdersOf(model, id);
  if (holders.length > 0) {
    const away = holders.slice(quantity === null ? 0 : Math.max(0, holders.length - quantity));
    const people: Record<PersonId, Person> = { ...model.people };
    for (const person of away) people[person.id] = { ...person, absences: [...(person.absences ?? []), { from, to }] };
    return { ...model, people };
  }
  const role = find(model.roles, id);
  if (!role) return model;
  const absence = { from, to, quantity: quantity ?? Math.max(1, peopleOf(model, id)) };
  return { ...model, roles: { ...model.roles, [id]: { ...role, absences: [...(role.absences ?? []), absence] } } };
}
