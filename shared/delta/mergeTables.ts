import { ELEMENT_SCHEMAS } from '../model/elementSchemas.ts';
import { TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';
import { mergeFields, type Fields } from './mergeValue.ts';

export type Rows = Record<string, Fields>;
/** The tables of a model while a merge works on them. */
export type Tables = Record<TableName, Rows>;

export const rowsOf = (model: ProcessModel, table: TableName): Readonly<Rows> => model[table] as unknown as Readonly<Rows>;
export const rowOf = (model: ProcessModel, table: TableName, id: string): Fields | undefined => {
  const rows = rowsOf(model, table);
  return Object.hasOwn(rows, id) ? rows[id] : undefined;
};

/** Fields that only make sense together: the lane of one side in the pool of the other is no place. */
const GROUPS: Readonly<Partial<Record<TableName, readonly string[]>>> = { nodes: ['pool', 'lane', 'parent', 'attachedTo'], lanes: ['pool', 'parent'] };
export const groupOf = (table: TableName, field: string): readonly string[] => (GROUPS[table]?.includes(field) ? GROUPS[table] : [field]);

/** The row with some fields as in another row. */
export function withFieldsOf(row: Fields, from: Fields, fields: readonly string[]): Fields {
  const next: Record<string, unknown> = { ...row };
  for (const field of fields) {
    if (from[field] === undefined) delete next[field];
    else next[field] = from[field];
  }
  return next;
}

const NOTHING: Fields = {};

function mergeRow(table: TableName, base: Fields | undefined, mine: Fields, other: Fields): Fields {
  if (mine === other || isEqual(mine, other) || (base && isEqual(base, other))) return mine;
  if (base && isEqual(base, mine)) return other;
  let merged = mergeFields(base ?? NOTHING, mine, other);
  const group = GROUPS[table];
  if (group) {
    const place = (row: Fields | undefined) => group.map((field) => row?.[field] ?? null);
    merged = withFieldsOf(merged, base && isEqual(place(base), place(mine)) ? other : mine, group);
  }
  if (typeof base?.['order'] === 'number') merged = { ...merged, order: Math.max(0, Number(mine['order']) + Number(other['order']) - base['order']) };
  // Another kind of element on one side: what the other changed may have no place in it.
  return ELEMENT_SCHEMAS[table].safeParse(merged).success ? merged : mine;
}

/**
 * Every element after both sides' changes; mine where they collide. A removal stands unless the other side changed the
 * element, and then mine does, whichever it is. Geometry is another matter (`mergeGeometry`).
 */
export function mergeTables(base: ProcessModel, mine: ProcessModel, other: ProcessModel): Tables {
  const tables = { geometry: {} } as Tables;
  for (const table of TABLES) {
    if (table === 'geometry') continue;
    const [was, here, there] = [rowsOf(base, table), rowsOf(mine, table), rowsOf(other, table)];
    const rows: Rows = {};
    for (const id of new Set([...Object.keys(here), ...Object.keys(there)])) {
      const [before, a, b] = [rowOf(base, table, id), rowOf(mine, table, id), rowOf(other, table, id)];
      if (a && b) rows[id] = mergeRow(table, before, a, b);
      else if (a) { if (!before || !isEqual(before, a)) rows[id] = a; }
      else if (b && !before) rows[id] = b;
    }
    tables[table] = was === here && was === there ? { ...was } : rows;
  }
  return tables;
}
