import type { FieldChange, Overlay, TableOverlay } from '../model/ModelDocument.ts';
import { TABLES, type ProcessModel } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';

type Rows = Readonly<Record<string, unknown>>;
type Changes = Readonly<Record<string, FieldChange>>;
const NOTHING: TableOverlay = { added: {}, changed: {}, removed: {} };

/**
 * What the variant saw stays on record: a field that it already held differently keeps its old `from`, so that an
 * unresolved conflict is not settled by an edit somewhere else.
 */
function keptFrom(old: Changes | undefined, fresh: Changes): Changes {
  if (!old) return fresh;
  let isSame = Object.keys(old).length === Object.keys(fresh).length;
  const out: Record<string, FieldChange> = {};
  for (const [field, change] of Object.entries(fresh)) {
    const before = Object.hasOwn(old, field) ? old[field] : undefined;
    out[field] = before && isEqual(before.to, change.to) ? before : change;
    if (out[field] !== before) isSame = false;
  }
  return isSame ? old : out;
}

/**
 * The overlay after an edit. `fresh` is parent → edited model. What the old overlay held but its effective model could
 * not show (a change of something that the parent has removed, an element whose neighbour is gone) is carried over:
 * `shown` is the effective model before the edit, `edited` after.
 */
function rebaseTable(old: TableOverlay, fresh: TableOverlay, parent: Rows, shown: Rows, edited: Rows): TableOverlay {
  const added: Record<string, unknown> = { ...fresh.added };
  const changed: Record<string, Changes> = {};
  const removed: Record<string, unknown> = { ...fresh.removed };
  for (const [id, changes] of Object.entries(fresh.changed)) changed[id] = keptFrom(old.changed[id], changes);
  for (const [id, row] of Object.entries(old.added)) {
    if (Object.hasOwn(added, id)) { if (isEqual(added[id], row)) added[id] = row; }
    else if (!Object.hasOwn(shown, id) && !Object.hasOwn(edited, id)) added[id] = row;
  }
  for (const [id, changes] of Object.entries(old.changed)) {
    if (!Object.hasOwn(shown, id) && !Object.hasOwn(edited, id)) { changed[id] = changes; delete removed[id]; }
    // The parent's own row was shown, because the change does not fit it, and was left alone.
    else if (Object.hasOwn(parent, id) && shown[id] === parent[id] && edited[id] === parent[id]) changed[id] = changes;
  }
  for (const [id, row] of Object.entries(old.removed)) {
    if (Object.hasOwn(removed, id)) removed[id] = row;
    // Gone from the parent too: still on record, in case it comes back.
    else if (!Object.hasOwn(parent, id) && !Object.hasOwn(edited, id)) removed[id] = row;
  }
  // A row that fell out of the effective model because its reference was lost was not removed by anybody here.
  for (const id of Object.keys(removed)) if (!Object.hasOwn(shown, id) && !Object.hasOwn(old.removed, id)) delete removed[id];
  return { added, changed, removed };
}

const isNothing = (overlay: TableOverlay) => [overlay.added, overlay.changed, overlay.removed].every((part) => Object.keys(part).length === 0);

/** Carries an overlay over an edit of its effective model; see `rebaseTable`. */
export function rebaseOverlay(old: Overlay, fresh: Overlay, parent: ProcessModel, shown: ProcessModel, edited: ProcessModel): Overlay {
  const overlay: Record<string, unknown> = {};
  if (fresh.meta) overlay['meta'] = keptFrom(old.meta, fresh.meta);
  for (const table of TABLES) {
    if (!old[table] && !fresh[table]) continue;
    const next = rebaseTable(old[table] ?? NOTHING, fresh[table] ?? NOTHING, parent[table], shown[table], edited[table]);
    if (!isNothing(next)) overlay[table] = old[table] && isEqual(old[table], next) ? old[table] : next;
  }
  return overlay as Overlay;
}
