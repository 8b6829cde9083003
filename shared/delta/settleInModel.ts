import type { Message } from '../i18n/Message.ts';
import { ELEMENT_SCHEMAS } from '../model/elementSchemas.ts';
import { violations, type Violation } from '../model/invariants.ts';
import { ModelMeta, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { isEqual } from './isEqual.ts';
import type { MergeConflict, MergeSide } from './MergeConflict.ts';
import { rowOf, type Rows } from './mergeTables.ts';
import { isFields, valueAt, withValueAt } from './mergeValue.ts';
import { renumber } from './renumber.ts';

/** Why a choice cannot be put into effect (any more). */
export type SettleRefusal =
  /** The field or element is no longer there, or no longer of that form. */
  | { readonly code: 'changed-since'; readonly table: string; readonly id: string }
  /** The model would not be whole: another conflict, or an edit since, stands in the way. */
  | { readonly code: 'not-whole'; readonly violation: Violation };

export const settleRefusalMessage = (refusal: SettleRefusal): Message =>
  refusal.code === 'changed-since'
    ? { key: 'compare.settle.changedSince', params: { id: refusal.id } }
    : { key: 'compare.settle.notWhole', params: { id: refusal.violation.id } };

const keyOf = ({ rule, table, id, detail }: Violation) => `${rule} ${table} ${id} ${detail}`;

// Many choices are tried on one model, which does not change.
const known = new WeakMap<ProcessModel, ReadonlySet<string>>();

function brokenBefore(model: ProcessModel): ReadonlySet<string> {
  let keys = known.get(model);
  if (!keys) known.set(model, (keys = new Set(violations(model).map(keyOf))));
  return keys;
}

/** Puts one side of a conflict into effect in the model that holds it (the effective one, for a variant): at all its places, or not at all. */
export function settleInModel(model: ProcessModel, conflict: MergeConflict, side: MergeSide): Result<ProcessModel, SettleRefusal> {
  const tables: Partial<Record<TableName, Rows>> = {};
  let meta = model.meta;
  const open = (table: TableName): Rows => (tables[table] ??= { ...(model[table] as unknown as Rows) });
  for (const place of conflict.places) {
    const { table, id, path } = place;
    if (table === 'variants') continue;
    const value = place[side];
    if (table === 'meta') {
      const parsed = ModelMeta.safeParse(withValueAt(meta as never, path, value));
      if (!parsed.success) return err({ code: 'changed-since', table, id });
      meta = parsed.data;
      continue;
    }
    const rows = open(table);
    if (path.length === 0) {
      if (value === undefined) { delete rows[id]; continue; }
      const parsed = ELEMENT_SCHEMAS[table].safeParse(value);
      if (!parsed.success || !isFields(value)) return err({ code: 'changed-since', table, id });
      rows[id] = value;
      continue;
    }
    const row = Object.hasOwn(rows, id) ? rows[id] : undefined;
    const next = row && withValueAt(row, path, value);
    if (!next) return err({ code: 'changed-since', table, id });
    rows[id] = next;
  }
  for (const { table, id, path } of conflict.places) {
    if (table === 'meta' || table === 'variants' || path.length === 0) continue;
    if (!ELEMENT_SCHEMAS[table].safeParse(tables[table]?.[id]).success) return err({ code: 'changed-since', table, id });
  }
  const geometry = open('geometry');
  for (const id of Object.keys(geometry)) if (!(['pools', 'lanes', 'nodes', 'flows'] as const).some((table) => Object.hasOwn(tables[table] ?? model[table], id))) delete geometry[id];
  renumber({ pools: open('pools'), lanes: open('lanes') });
  const next = { ...model, ...tables, meta } as unknown as ProcessModel;
  const before = brokenBefore(model);
  const broken = violations(next).find((violation) => !before.has(keyOf(violation)));
  if (broken) return err({ code: 'not-whole', violation: broken });
  return ok(next);
}

/** Does the model hold what a side wants at every place? Where things are drawn does not count. */
export const isInEffect = (model: ProcessModel, conflict: MergeConflict, side: MergeSide): boolean =>
  conflict.places.every((place) => {
    if (place.table === 'geometry' || place.table === 'variants') return true;
    const row = place.table === 'meta' ? model.meta : rowOf(model, place.table, place.id);
    return isEqual(place.path.length === 0 ? row : valueAt(row, place.path), place[side]);
  });
