import { message, type Message } from '../i18n/Message.ts';
import type { PersonId, RoleId } from '../model/ids.ts';
import { Person } from '../model/Person.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { Sketch } from './Sketch.ts';

/** Somebody with nothing filled in but a name: the hours and cost of the role, its pace, all of its steps. */
const newPerson = (id: PersonId, name: string, roles: readonly RoleId[]): Person => ({ id, name, roles, calendar: null, costPerHour: null, speed: 1, steps: null });

export interface NewPerson {
  readonly id: PersonId;
  readonly name: string;
}

/** Adds people who hold one role (`null`: none yet), as one undo step. */
export function addPeople(model: ProcessModel, { people, role, label }: { readonly people: readonly NewPerson[]; readonly role: RoleId | null; readonly label?: Message }): Result<Edited, EditError> {
  if (people.length === 0) return err({ code: 'nothing-changes' });
  if (role !== null && !find(model.roles, role)) return err({ code: 'not-found', id: role });
  const sketch = new Sketch(model);
  for (const { id, name } of people) {
    if (Object.hasOwn(sketch.model.people, id)) return err({ code: 'id-taken', id });
    const person = Person.safeParse(newPerson(id, name, role === null ? [] : [role]));
    if (!person.success) return err({ code: 'invalid-value', property: person.error.issues[0]?.path.join('.') ?? 'name', detail: person.error.issues[0]?.message ?? '' });
    sketch.put('people', id, person.data);
  }
  return sketch.done(label ?? message('inspector.edit.addPeople', { count: people.length }));
}

/** People who hold a role, in the order of the model. */
export const holdersOf = (model: ProcessModel, role: RoleId): readonly Person[] => rows(model.people).filter((person) => person.roles.includes(role));
