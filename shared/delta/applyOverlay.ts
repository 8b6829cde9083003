import type { FieldChange, Overlay, TableOverlay } from '../model/ModelDocument.ts';
import { ELEMENT_SCHEMAS } from '../model/elementSchemas.ts';
import { TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { references, resolves } from '../model/references.ts';
import { withoutReference } from '../model/withoutReference.ts';
import type { Conflict } from './Conflict.ts';
import { isEqual } from './isEqual.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = Readonly<Record<string, Row>>;
type Changes = Readonly<Record<string, FieldChange>>;

export interface Applied {
  readonly model: ProcessModel;
  readonly conflicts: readonly Conflict[];
}

// The same parent row under the same change is the same row: components that compare references do not draw it again.
const changedRows = new WeakMap<Row, { readonly changes: Changes; readonly row: Row }>();

function changedRow(parent: Row, changes: Changes): Row {
  const known = changedRows.get(parent);
  if (known?.changes === changes) return known.row;
  const row: Record<string, unknown> = { ...parent };
  for (const [field, { to }] of Object.entries(changes)) {
    if (to === undefined) delete row[field];
    else row[field] = to;
  }
  changedRows.set(parent, { changes, row });
  return row;
}

/** Fields that the parent has changed as well since the variant looked, other than to the same value. */
function fieldConflicts(table: Conflict['table'], id: string, parent: Row, changes: Changes): Conflict[] {
  return Object.entries(changes).flatMap(([field, { from, to }]) =>
    isEqual(parent[field], from) || isEqual(parent[field], to) ? [] : [{ kind: 'changed-in-both' as const, table, id, field, parent: parent[field], variant: to, base: from }]);
}

function applyTable(table: TableName, parent: Rows, overlay: TableOverlay, conflicts: Conflict[]): Rows {
  const rows: Record<string, Row> = { ...parent };
  for (const [id, before] of Object.entries(overlay.removed)) {
    const row = Object.hasOwn(parent, id) ? parent[id] : undefined;
    if (!row) continue;
    if (table !== 'geometry' && !isEqual(row, before)) conflicts.push({ kind: 'removed-here', table, id, parent: row, base: before });
    delete rows[id];
  }
  for (const [id, changes] of Object.entries(overlay.changed)) {
    const row = Object.hasOwn(parent, id) ? parent[id] : undefined;
    if (!row) {
      if (table !== 'geometry') conflicts.push({ kind: 'removed-in-parent', table, id, variant: changes });
      continue;
    }
    const collisions = fieldConflicts(table, id, row, changes);
    const changed = changedRow(row, changes);
    // The parent made another kind of element of it: the variant's fields have no place there any more.
    if (collisions.length > 0 && !ELEMENT_SCHEMAS[table].safeParse(changed).success) {
      conflicts.push({ kind: 'removed-in-parent', table, id, parent: row, variant: changes });
      continue;
    }
    conflicts.push(...collisions);
    rows[id] = changed;
  }
  for (const [id, row] of Object.entries(overlay.added)) {
    if (Object.hasOwn(parent, id) && !isEqual(parent[id], row)) conflicts.push({ kind: 'added-in-both', table, id, parent: parent[id], variant: row });
    rows[id] = row as Row;
  }
  return rows;
}

/**
 * Leaves out, or mends, what refers to elements that are gone, until nothing does. Only rows that can be affected are
 * looked at: those that the overlay brings or changes, and, when it removes something, those that could name it.
 */
function settleReferences(parent: ProcessModel, model: ProcessModel, overlay: Overlay, conflicts: Conflict[]): ProcessModel {
  const tables = { ...model } as unknown as Record<string, Record<string, Row>>;
  const view = tables as unknown as ProcessModel;
  const open = new Set<string>();
  const writable = (table: TableName) => {
    if (!open.has(table)) { open.add(table); tables[table] = { ...tables[table] }; }
    return tables[table]!;
  };
  const removesSomething = TABLES.some((table) => table !== 'geometry' && Object.keys(overlay[table]?.removed ?? {}).length > 0);
  let everything = removesSomething;
  for (let again = true; again;) {
    again = false;
    for (const table of TABLES) {
      const delta = overlay[table];
      const ids = everything ? Object.keys(tables[table]!) : [...Object.keys(delta?.added ?? {}), ...Object.keys(delta?.changed ?? {})];
      for (const id of ids) {
        let row = tables[table]![id];
        if (!row) continue;
        for (const reference of references(table, id, row as never)) {
          if (resolves(view, reference)) continue;
          if (reference.isOptional) {
            row = withoutReference(row, reference.field, reference.id);
            writable(table)[id] = row;
            conflicts.push({ kind: 'reference-cleared', table, id, field: reference.field, missing: reference.id });
            continue;
          }
          // A place without its element says nothing to a reader; it goes silently.
          if (table !== 'geometry') conflicts.push({ kind: 'reference-lost', table, id, field: reference.field, missing: reference.id, variant: row, parent: (parent[table] as unknown as Rows)[id] });
          delete writable(table)[id];
          again = true;
          everything = true;
          break;
        }
      }
    }
  }
  return view;
}

/** A variant's model: its parent with the overlay laid over it, and every place where the two disagree. */
export function applyOverlay(parent: ProcessModel, overlay: Overlay): Applied {
  if (Object.keys(overlay).length === 0) return { model: parent, conflicts: [] };
  const conflicts: Conflict[] = [];
  const tables: Record<string, unknown> = { ...parent };
  if (overlay.meta) {
    conflicts.push(...fieldConflicts('meta', 'meta', parent.meta, overlay.meta));
    tables['meta'] = changedRow(parent.meta, overlay.meta);
  }
  for (const table of TABLES) {
    const delta = overlay[table];
    if (delta) tables[table] = applyTable(table, parent[table] as unknown as Rows, delta, conflicts);
  }
  const model = settleReferences(parent, tables as unknown as ProcessModel, overlay, conflicts);
  return { model, conflicts: conflicts.filter((conflict) => conflict.table !== 'geometry') };
}
