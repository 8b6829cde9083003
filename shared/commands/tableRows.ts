import { message } from '../i18n/Message.ts';
import type { Calendar } from '../model/Calendar.ts';
import { ELEMENT_SCHEMAS } from '../model/elementSchemas.ts';
import type { CalendarId, RoleId } from '../model/ids.ts';
import { find, rows, TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { references, resolves } from '../model/references.ts';
import type { Role } from '../model/Role.ts';
import { err, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { Sketch } from './Sketch.ts';

/** Tables that are lists of things, not parts of the drawing: their rows come and go freely. */
export type ListTable = Exclude<TableName, 'pools' | 'lanes' | 'nodes' | 'flows' | 'geometry'>;

/** Adds a row to a list of the model, or puts another in its place. */
export function putRow<T extends ListTable>(model: ProcessModel, { table, row }: { readonly table: T; readonly row: ProcessModel[T][keyof ProcessModel[T]] & { readonly id: string; readonly name: string } }): Result<Edited, EditError> {
  const parsed = ELEMENT_SCHEMAS[table].safeParse(row);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err({ code: 'invalid-value', property: issue?.path.join('.') ?? '', detail: issue?.message ?? '' });
  }
  for (const reference of references(table, row.id, row)) if (!resolves(model, reference)) return err({ code: 'not-found', id: reference.id });
  const isNew = !Object.hasOwn(model[table], row.id);
  const sketch = new Sketch(model);
  sketch.put(table, row.id, row);
  return sketch.done(message(isNew ? 'commands.addRow' : 'commands.setRow', { name: row.name }));
}

/** A role with nothing filled in but its name: one person, always there, at no cost. */
export const newRole = (id: RoleId, name: string): Role => ({ id, name, headcount: 1, costPerHour: 0, calendar: null, queueOrder: 'fifo' });

export function addRole(model: ProcessModel, role: Pick<Role, 'id' | 'name'> & Partial<Role>): Result<Edited, EditError> {
  return Object.hasOwn(model.roles, role.id) ? err({ code: 'id-taken', id: role.id }) : putRow(model, { table: 'roles', row: { ...newRole(role.id, role.name), ...role } });
}

/** Changes some fields of a role. */
export function setRole(model: ProcessModel, { id, ...fields }: { readonly id: RoleId } & Partial<Omit<Role, 'id'>>): Result<Edited, EditError> {
  const role = find(model.roles, id);
  return role ? putRow(model, { table: 'roles', row: { ...role, ...fields } }) : err({ code: 'not-found', id });
}

/** Monday to Friday, nine to five with an hour off: where a person starts from. */
export const OFFICE_HOURS: Calendar['week'] = [1, 2, 3, 4, 5].flatMap((weekday) => [{ weekday, from: 9 * 60, to: 12 * 60 }, { weekday, from: 13 * 60, to: 17 * 60 }]);

export function addCalendar(model: ProcessModel, calendar: { readonly id: CalendarId; readonly name: string } & Partial<Calendar>): Result<Edited, EditError> {
  return Object.hasOwn(model.calendars, calendar.id) ? err({ code: 'id-taken', id: calendar.id }) : putRow(model, { table: 'calendars', row: { week: OFFICE_HOURS, holidays: [], ...calendar } });
}

/** How many places name a row. */
export function usesOf(model: ProcessModel, table: TableName, id: string): number {
  const { siteCalendar, caseClass } = model.meta.settings;
  let uses = (table === 'calendars' && siteCalendar === id) || (table === 'attributes' && caseClass === id) ? 1 : 0;
  for (const from of TABLES) {
    for (const [key, row] of Object.entries(model[from])) {
      for (const reference of references(from, key, row as never)) if (reference.id === id && reference.tables.includes(table)) uses++;
    }
  }
  return uses;
}

/** Removes a row of a list. Refused while something names it. */
export function removeRow(model: ProcessModel, { table, id }: { readonly table: ListTable; readonly id: string }): Result<Edited, EditError> {
  const row = rows(model[table] as Readonly<Record<string, { readonly id: string; readonly name: string }>>).find((each) => each.id === id);
  if (!row) return err({ code: 'not-found', id });
  const uses = usesOf(model, table, id);
  if (uses > 0) return err({ code: 'in-use', name: row.name, uses });
  const sketch = new Sketch(model);
  sketch.remove(table, id);
  return sketch.done(message('commands.removeRow', { name: row.name }));
}
