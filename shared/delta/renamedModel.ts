import { TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { references } from '../model/references.ts';
import { isFields, type Fields } from './mergeValue.ts';
import { rowsOf } from './mergeTables.ts';

/** Ids by table: old → new. */
export type Renaming = ReadonlyMap<TableName, ReadonlyMap<string, string>>;

const DRAWN: readonly TableName[] = ['pools', 'lanes', 'nodes', 'flows'];
const LINKED: readonly TableName[] = [...DRAWN, 'roles', 'people', 'promises'];

/** The model with other ids: as keys, in the elements, and wherever an element names another. */
export function renamedModel(model: ProcessModel, renaming: Renaming): ProcessModel {
  if ([...renaming.values()].every((ids) => ids.size === 0)) return model;
  const newId = (tables: readonly TableName[], id: string): string => tables.map((table) => renaming.get(table)?.get(id)).find((found) => found !== undefined) ?? id;
  const tables: Partial<Record<TableName, Record<string, unknown>>> = {};
  for (const table of TABLES) {
    const rows: Record<string, unknown> = {};
    for (const [id, row] of Object.entries(rowsOf(model, table))) {
      let next: Fields = row;
      // By field: the same text may be the id of a lane and of a role.
      const byField = new Map<string, Map<string, string>>();
      for (const reference of references(table, id, row as never)) {
        if (table === 'geometry') continue;
        const to = newId(reference.tables, reference.id);
        if (to !== reference.id) byField.set(reference.field, (byField.get(reference.field) ?? new Map<string, string>()).set(reference.id, to));
      }
      for (const [field, ids] of byField) next = { ...next, [field]: withIds(next[field], ids) };
      const key = newId(table === 'geometry' ? DRAWN : [table], id);
      if ('id' in next) next = { ...next, id: key };
      if (typeof next['calledElement'] === 'string') next = { ...next, calledElement: newId(['pools'], next['calledElement']) };
      if (Array.isArray(next['links'])) next = { ...next, links: next['links'].map((link) => newId(LINKED, String(link))) };
      rows[key] = next;
    }
    tables[table] = rows;
  }
  const { settings } = model.meta;
  const meta = {
    ...model.meta,
    settings: {
      ...settings,
      ...(settings.siteCalendar ? { siteCalendar: newId(['calendars'], settings.siteCalendar) } : {}),
      ...(settings.caseClass ? { caseClass: newId(['attributes'], settings.caseClass) } : {}),
    },
  };
  return { ...model, ...tables, meta } as unknown as ProcessModel;
}

/** Texts and keys of a value that are ids, replaced. */
function withIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => withIds(each, ids));
  if (isFields(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [ids.get(key) ?? key, withIds(inner, ids)]));
  return value;
}
