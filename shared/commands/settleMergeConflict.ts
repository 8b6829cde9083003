import { type MergeConflict, type MergeSide } from '../delta/MergeConflict.ts';
import { isEqual } from '../delta/isEqual.ts';
import { isInEffect, settleInModel, type SettleRefusal } from '../delta/settleInModel.ts';
import { tidied } from '../delta/settleLayout.ts';
import { message } from '../i18n/Message.ts';
import { Variant, type ModelDocument } from '../model/ModelDocument.ts';
import { find, rows, TABLES, type ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { edit, type Edited } from './edit.ts';
import { editDocument, editFrame, type EditedDocument } from './editDocument.ts';

/**
 * Settles a conflict of a merge in the document that came out of it (or in what it has become since), as one undo step.
 * Refused when the document has moved on so far that the choice would not leave it whole.
 */
export function settleMergeConflict(document: ModelDocument, conflict: MergeConflict, side: MergeSide): Result<EditedDocument, SettleRefusal> {
  const first = conflict.places[0]!;
  if (first.table === 'variants') return settleVariants(document, conflict, side);
  if (conflict.variant !== null && !find(document.variants, conflict.variant)) return err({ code: 'changed-since', table: 'variants', id: conflict.variant });
  let refusal: SettleRefusal | null = null;
  const settled = editDocument(document, conflict.variant, (model) => {
    // In effect already: nobody's drawing is touched.
    if (isInEffect(model, conflict, side)) return ok(toward(model, model));
    const outcome = settleInModel(model, conflict, side);
    if (outcome.ok) return ok(toward(model, tidied(model, outcome.value)));
    refusal = outcome.error;
    return err({ code: 'nothing-changes' });
  });
  if (settled.ok) return settled;
  return err(refusal ?? { code: 'changed-since', table: first.table, id: first.id });
}

/** The document with a conflict settled, where nobody needs to undo it. */
export function settle(document: ModelDocument, conflict: MergeConflict, side: MergeSide): Result<ModelDocument, SettleRefusal> {
  const settled = settleMergeConflict(document, conflict, side);
  return settled.ok ? ok(settled.value.document) : settled;
}

/** The edit that leads from one model to another, row by row. */
export function toward(model: ProcessModel, next: ProcessModel): Edited {
  return edit(model, message('compare.settle'), (draft) => {
    if (!isEqual(model.meta, next.meta)) (draft as Record<string, unknown>)['meta'] = next.meta;
    for (const table of TABLES) {
      const [before, after] = [model[table], next[table]] as unknown as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
      const target = draft[table] as Record<string, unknown>;
      if (before === after) continue;
      for (const id of Object.keys(before)) if (!Object.hasOwn(after, id)) delete target[id];
      for (const id of Object.keys(after)) if (!isEqual(before[id], after[id])) target[id] = after[id];
    }
  });
}

export function settleVariants(document: ModelDocument, conflict: MergeConflict, side: MergeSide): Result<EditedDocument, SettleRefusal> {
  const variants: Record<string, unknown> = { ...document.variants };
  for (const { table, id, path, ...place } of conflict.places) {
    if (table !== 'variants') continue;
    const value = place[side];
    if (path.length === 0 && value === undefined) { delete variants[id]; continue; }
    const parsed = Variant.safeParse(path.length === 0 ? value : { ...(variants[id] as object | undefined), [path[0]!]: value });
    if (!parsed.success) return err({ code: 'changed-since', table, id });
    variants[id] = parsed.data;
  }
  const next = { ...document, variants } as ModelDocument;
  for (const { id, parent } of rows(next.variants)) {
    const seen = new Set<string>([id]);
    for (let at = parent; at !== null; at = find(next.variants, at)!.parent) {
      if (seen.has(at) || !find(next.variants, at)) return err({ code: 'changed-since', table: 'variants', id: at });
      seen.add(at);
    }
  }
  return ok(editFrame(document, message('compare.settle'), (draft) => {
    const target = draft.variants as Record<string, unknown>;
    for (const id of Object.keys(target)) if (!Object.hasOwn(variants, id)) delete target[id];
    for (const id of Object.keys(variants)) if (!isEqual(document.variants[id as keyof typeof document.variants], variants[id])) target[id] = variants[id];
  }));
}
