import { message } from '../i18n/Message.ts';
import type { PersonId, RoleId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { addPeople, holdersOf } from './addPeople.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { Sketch } from './Sketch.ts';

/**
 * From a headcount to people with names: as many as the role has, called after it, with its hours and cost, so that the
 * simulation gives the same figures until one of them is changed. Refused when somebody holds the role already.
 */
export function nameHeadcount(model: ProcessModel, { role: id, people }: { readonly role: RoleId; readonly people: readonly PersonId[] }): Result<Edited, EditError> {
  const role = find(model.roles, id);
  if (!role) return err({ code: 'not-found', id });
  if (holdersOf(model, id).length > 0 || role.headcount === 0) return err({ code: 'nothing-changes' });
  if (people.length < role.headcount) return err({ code: 'invalid-value', property: 'people', detail: `${people.length} < ${role.headcount}` });
  const named = people.slice(0, role.headcount).map((person, i) => ({ id: person, name: `${role.name} ${i + 1}` }));
  return addPeople(model, { people: named, role: id, label: message('inspector.edit.namePeople', { count: named.length, name: role.name }) });
}

/**
 * Back from named people to a headcount: who holds only this role goes, who holds others keeps those, and the role has
 * as many people as held it.
 */
export function forgetNames(model: ProcessModel, { role: id }: { readonly role: RoleId }): Result<Edited, EditError> {
  const role = find(model.roles, id);
  if (!role) return err({ code: 'not-found', id });
  const holders = holdersOf(model, id);
  if (holders.length === 0) return err({ code: 'nothing-changes' });
  const sketch = new Sketch(model);
  for (const person of holders) {
    const others = person.roles.filter((held) => held !== id);
    if (others.length === 0) sketch.remove('people', person.id);
    else sketch.patch('people', person.id, { roles: others });
  }
  sketch.patch('roles', id, { headcount: holders.length });
  return sketch.done(message('inspector.edit.forgetNames', { name: role.name }));
}
