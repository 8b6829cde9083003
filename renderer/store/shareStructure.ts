import { TABLES, type ProcessModel } from '../../shared/model/ProcessModel.ts';

/** Equal as JSON. Elements are small; whole models never come here at once. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

function shareTable(previous: Readonly<Record<string, unknown>>, next: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (previous === next) return previous;
  const ids = Object.keys(next);
  let isChanged = ids.length !== Object.keys(previous).length;
  const shared: Record<string, unknown> = {};
  for (const id of ids) {
    const isKept = Object.hasOwn(previous, id) && isSame(previous[id], next[id]);
    shared[id] = isKept ? previous[id] : next[id];
    if (!isKept) isChanged = true;
  }
  return isChanged ? shared : previous;
}

/**
 * `next` with every element that says the same as in `previous` replaced by the very object of `previous`, so that
 * whoever selects an element is drawn anew only when it has changed. Needed where a model is computed afresh
 * (a variant after an undo); commands share structure by themselves.
 */
export function shareStructure(previous: ProcessModel | null, next: ProcessModel): ProcessModel {
  if (!previous || previous === next) return next;
  const tables = Object.fromEntries(TABLES.map((table) => [table, shareTable(previous[table], next[table])]));
  const shared: ProcessModel = { ...next, ...tables, meta: isSame(previous.meta, next.meta) ? previous.meta : next.meta };
  return [...TABLES, 'meta' as const].every((key) => shared[key] === previous[key]) ? previous : shared;
}
