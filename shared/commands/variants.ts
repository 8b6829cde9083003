import { message } from '../i18n/Message.ts';
import type { VariantId } from '../model/ids.ts';
import { Variant, type ModelDocument, type Overlay } from '../model/ModelDocument.ts';
import { find, rows } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { editFrame, type EditedDocument } from './editDocument.ts';
import type { EditError } from './EditError.ts';

export interface AddVariant {
  readonly id: VariantId;
  readonly name: string;
  /** The variant to inherit from; `null` or absent: the master. */
  readonly parent?: VariantId | null;
  /** Begin with what this variant changes (a copy); its parent is taken over. */
  readonly copyOf?: VariantId;
  /** Begin with these changes to the parent. */
  readonly overlay?: Overlay;
}

/** Adds a variant that is the same as its parent until something is changed in it. */
export function addVariant(document: ModelDocument, { id, name, parent = null, copyOf, overlay = {} }: AddVariant): Result<EditedDocument, EditError> {
  if (Object.hasOwn(document.variants, id)) return err({ code: 'id-taken', id });
  const original = copyOf === undefined ? undefined : find(document.variants, copyOf);
  if (copyOf !== undefined && !original) return err({ code: 'not-found', id: copyOf });
  if (parent !== null && !find(document.variants, parent)) return err({ code: 'not-found', id: parent });
  const order = Math.max(-1, ...rows(document.variants).map((variant) => variant.order)) + 1;
  const parsed = Variant.safeParse({ id, name, parent: original ? original.parent : parent, order, overlay: original?.overlay ?? overlay });
  if (!parsed.success) return err({ code: 'invalid-value', property: parsed.error.issues[0]?.path.join('.') ?? 'id', detail: parsed.error.issues[0]?.message ?? '' });
  const variant: Variant = { ...parsed.data, overlay: original?.overlay ?? overlay };
  return ok(editFrame(document, message('commands.addVariant', { name }), (draft) => { (draft.variants as Record<string, unknown>)[id] = variant; }));
}

export function renameVariant(document: ModelDocument, { id, name }: { readonly id: VariantId; readonly name: string }): Result<EditedDocument, EditError> {
  const variant = find(document.variants, id);
  if (!variant) return err({ code: 'not-found', id });
  if (variant.name === name) return err({ code: 'nothing-changes' });
  if (name.length > 2_000) return err({ code: 'invalid-value', property: 'name', detail: '2000' });
  return ok(editFrame(document, message('commands.renameVariant', { name }), (draft) => { draft.variants[id]!.name = name; }));
}

/** Removes a variant. Refused while others inherit from it. */
export function removeVariant(document: ModelDocument, { id }: { readonly id: VariantId }): Result<EditedDocument, EditError> {
  const variant = find(document.variants, id);
  if (!variant) return err({ code: 'not-found', id });
  const children = rows(document.variants).filter((other) => other.parent === id).length;
  if (children > 0) return err({ code: 'variant-has-children', name: variant.name, children });
  return ok(editFrame(document, message('commands.removeVariant', { name: variant.name }), (draft) => { delete draft.variants[id]; }));
}

/** Puts a variant at another place in the list. */
export function reorderVariant(document: ModelDocument, { id, order }: { readonly id: VariantId; readonly order: number }): Result<EditedDocument, EditError> {
  const variant = find(document.variants, id);
  if (!variant) return err({ code: 'not-found', id });
  const rest = rows(document.variants).filter((other) => other.id !== id).toSorted((a, b) => a.order - b.order);
  const at = Math.max(0, Math.min(Math.round(order), rest.length));
  const next = [...rest.slice(0, at), variant, ...rest.slice(at)];
  if (next.every((each, i) => each.order === i)) return err({ code: 'nothing-changes' });
  return ok(editFrame(document, message('commands.reorderVariant', { name: variant.name }), (draft) => {
    for (const [i, each] of next.entries()) if (each.order !== i) draft.variants[each.id]!.order = i;
  }));
}
