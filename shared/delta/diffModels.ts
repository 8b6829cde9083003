import type { FieldChange, Overlay, TableOverlay } from '../model/ModelDocument.ts';
import { TABLES, type ProcessModel } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = Readonly<Record<string, Row>>;

/** Fields that differ between two states of one element. A field that is not there is absent on that side. */
export function diffFields(from: Row, to: Row): Readonly<Record<string, FieldChange>> {
  const changes: Record<string, FieldChange> = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (!isEqual(from[key], to[key])) changes[key] = { ...(from[key] === undefined ? {} : { from: from[key] }), ...(to[key] === undefined ? {} : { to: to[key] }) };
  }
  return changes;
}

function diffTable(from: Rows, to: Rows): TableOverlay | null {
  if (from === to) return null;
  const added: Record<string, unknown> = {};
  const changed: Record<string, Readonly<Record<string, FieldChange>>> = {};
  const removed: Record<string, unknown> = {};
  for (const [id, row] of Object.entries(to)) {
    const old = Object.hasOwn(from, id) ? from[id] : undefined;
    if (old === row) continue;
    if (!old) added[id] = row;
    else {
      const fields = diffFields(old, row);
      if (Object.keys(fields).length > 0) changed[id] = fields;
    }
  }
  for (const [id, row] of Object.entries(from)) if (!Object.hasOwn(to, id)) removed[id] = row;
  const isEmpty = [added, changed, removed].every((part) => Object.keys(part).length === 0);
  return isEmpty ? null : { added, changed, removed };
}

/** The element-level delta that leads from one model to another. Tables and elements with the same reference are skipped. */
export function diffModels(from: ProcessModel, to: ProcessModel): Overlay {
  const overlay: Record<string, unknown> = {};
  if (from.meta !== to.meta) {
    const meta = diffFields(from.meta, to.meta);
    if (Object.keys(meta).length > 0) overlay['meta'] = meta;
  }
  for (const table of TABLES) {
    const delta = diffTable(from[table] as unknown as Rows, to[table] as unknown as Rows);
    if (delta) overlay[table] = delta;
  }
  return overlay as Overlay;
}

/** Nothing but places and colours differ: never a change of the process. */
export const isLayoutOnly = (overlay: Overlay): boolean => Object.keys(overlay).every((table) => table === 'geometry');
export const isEmptyOverlay = (overlay: Overlay): boolean => Object.keys(overlay).length === 0;
