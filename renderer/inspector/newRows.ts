import { addCalendar, addRole, putRow, removeRow, type ListTable } from '../../shared/commands/tableRows.ts';
import type { Calendar } from '../../shared/model/Calendar.ts';
import type { RoleId } from '../../shared/model/ids.ts';
import type { Attribute } from '../../shared/model/Node.ts';
import type { Command } from '../../shared/commands/editDocument.ts';

export const addRoleCommand = (id: RoleId, name: string): Command => (model) => addRole(model, { id, name });
export const addCalendarCommand = (calendar: Calendar): Command => (model) => addCalendar(model, calendar);
export const addAttributeCommand = (attribute: Attribute): Command => (model) => putRow(model, { table: 'attributes', row: attribute });
export const removeRowCommand = (table: ListTable, id: string): Command => (model) => removeRow(model, { table, id });
