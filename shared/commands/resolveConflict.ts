import type { Conflict } from '../delta/Conflict.ts';
import { diffFields } from '../delta/diffModels.ts';
import { parentModel } from '../delta/effectiveModel.ts';
import { message } from '../i18n/Message.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument, Overlay, TableOverlay } from '../model/ModelDocument.ts';
import { find, TABLES } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { editFrame, type EditedDocument } from './editDocument.ts';
import type { EditError } from './EditError.ts';

type Entries = Record<string, unknown>;
interface WritableTable { added: Entries; changed: Record<string, Record<string, { from?: unknown; to?: unknown }>>; removed: Entries }

/**
 * Settles a conflict of a variant. `parent`: the variant gives its own side up. `variant`: it keeps it, knowing what the
 * parent holds now.
 */
export function resolveConflict(document: ModelDocument, variant: VariantId, conflict: Conflict, keep: 'parent' | 'variant'): Result<EditedDocument, EditError> {
  const at = find(document.variants, variant);
  if (!at) return err({ code: 'not-found', id: variant });
  const overlay = structuredCloneOf(at.overlay);
  if (!settle(overlay, conflict, keep, parentRow(document, variant, conflict))) return err({ code: 'nothing-changes' });
  for (const table of TABLES) {
    const part = overlay[table] as unknown as WritableTable | undefined;
    if (part && [part.added, part.changed, part.removed].every((entries) => Object.keys(entries).length === 0)) delete (overlay as Entries)[table];
  }
  return ok(editFrame(document, message('commands.resolveConflict'), (draft) => { (draft.variants[variant] as unknown as { overlay: Overlay }).overlay = overlay; }));
}

/** A copy of plain data; the overlay is small, and what it holds is JSON. */
const structuredCloneOf = (overlay: Overlay): Overlay => JSON.parse(JSON.stringify(overlay)) as Overlay;

const parentRow = (document: ModelDocument, variant: VariantId, { table, id }: Conflict): unknown => {
  const model = parentModel(document, variant);
  return table === 'meta' ? model.meta : find(model[table] as Readonly<Record<string, unknown>>, id);
};

const cell = (row: unknown, name: string): unknown => (row as Entries | undefined)?.[name];

/**
 * Takes the removal of a node back as a whole: what stood in it or on it, the flows that went with it, the ends of flows
 * that were healed past it, and where all of that is drawn.
 */
function giveBack(overlay: Overlay, node: string): void {
  const nodes = overlay.nodes as unknown as WritableTable | undefined;
  const flows = overlay.flows as unknown as WritableTable | undefined;
  const geometry = overlay.geometry as unknown as WritableTable | undefined;
  const back = new Set([node]);
  for (let size = 0; size !== back.size;) {
    size = back.size;
    for (const [id, row] of Object.entries(nodes?.removed ?? {})) {
      if (back.has(String(cell(row, 'parent'))) || back.has(String(cell(row, 'attachedTo')))) back.add(id);
    }
  }
  const endsAt = (row: unknown) => back.has(String(cell(row, 'source'))) || back.has(String(cell(row, 'target')));
  const drawn = new Set(back);
  for (const [id, row] of Object.entries(flows?.removed ?? {})) {
    if (!endsAt(row)) continue;
    delete flows?.removed[id];
    drawn.add(id);
  }
  for (const [id, changes] of Object.entries(flows?.changed ?? {})) {
    if (!back.has(String(changes['source']?.from)) && !back.has(String(changes['target']?.from))) continue;
    delete changes['source'];
    delete changes['target'];
    if (Object.keys(changes).length === 0) delete flows?.changed[id];
    drawn.add(id);
  }
  for (const id of back) delete nodes?.removed[id];
  for (const id of drawn) {
    delete geometry?.removed[id];
    delete geometry?.changed[id];
  }
}

function settle(overlay: Overlay, conflict: Conflict, keep: 'parent' | 'variant', row: unknown): boolean {
  const { table, id, field } = conflict;
  if (table === 'meta') {
    const meta = overlay.meta as unknown as Record<string, { from?: unknown; to?: unknown }> | undefined;
    if (!meta || field === undefined || !meta[field]) return false;
    if (keep === 'parent') delete meta[field];
    else meta[field].from = (row as Entries)[field];
    return true;
  }
  const part = overlay[table] as unknown as (TableOverlay & WritableTable) | undefined;
  if (!part) return false;
  switch (conflict.kind) {
    case 'changed-in-both': {
      const changes = part.changed[id];
      if (!changes || field === undefined || !changes[field]) return false;
      if (keep === 'parent') delete changes[field];
      else changes[field].from = (row as Entries | undefined)?.[field];
      if (Object.keys(changes).length === 0) delete part.changed[id];
      return true;
    }
    case 'removed-in-parent': case 'added-in-both': case 'reference-lost': case 'reference-cleared': case 'removed-here':
      if (keep === 'variant') {
        if (conflict.kind === 'removed-here') part.removed[id] = row;
        else if (conflict.kind === 'added-in-both') {
          part.changed[id] = { ...diffFields(row as Entries, part.added[id] as Entries) };
          delete part.added[id];
        } else return false;
        return true;
      }
      if (!(id in part.changed) && !(id in part.added) && !(id in part.removed)) return false;
      if (conflict.kind === 'removed-here' && table === 'nodes') giveBack(overlay, id);
      delete part.changed[id];
      delete part.added[id];
      delete part.removed[id];
      return true;
    default:
      return false;
  }
}
