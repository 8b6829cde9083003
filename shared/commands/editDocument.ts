import { applyPatches, enablePatches, produceWithPatches, type Draft, type Patch } from 'immer';
import { diffModels } from '../delta/diffModels.ts';
import type { DocumentEdit } from '../delta/DocumentEdit.ts';
import { effectiveModel, parentModel } from '../delta/effectiveModel.ts';
import { isEqual } from '../delta/isEqual.ts';
import { rebaseOverlay } from '../delta/rebaseOverlay.ts';
import type { Message } from '../i18n/Message.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument, Overlay } from '../model/ModelDocument.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';

enablePatches();

export interface EditedDocument {
  readonly document: ModelDocument;
  readonly edit: DocumentEdit;
}

export type Command = (model: ProcessModel) => Result<Edited, EditError>;

const prefixed = (patches: readonly Patch[], prefix: string): DocumentEdit['patches'] => patches.map((patch) => ({ ...patch, path: [prefix, ...patch.path] }));

/** An edit of the document's own frame (variants), as one undo step. */
export function editFrame(document: ModelDocument, label: Message, recipe: (draft: Draft<ModelDocument>) => void): EditedDocument {
  const [next, patches, inverse] = produceWithPatches(document, (draft) => void recipe(draft));
  return { document: next, edit: { label: { ...label }, patches: [...patches], inverse: [...inverse] } as DocumentEdit };
}

/** Writes an overlay over another, entry by entry, so that the patches name only what differs. */
function writeOverlay(draft: Record<string, unknown>, from: Overlay, to: Overlay): void {
  const write = (target: Record<string, unknown>, before: object, after: object, depth: number): void => {
    const old = before as Record<string, unknown>;
    const now = after as Record<string, unknown>;
    for (const key of Object.keys(old)) if (!Object.hasOwn(now, key)) delete target[key];
    for (const key of Object.keys(now)) {
      const a = old[key];
      const b = now[key];
      if (a === b || isEqual(a, b)) continue;
      if (depth > 0 && typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) write(target[key] as Record<string, unknown>, a, b, depth - 1);
      else target[key] = b;
    }
  };
  // table → added | changed | removed → element: below that, whole.
  write(draft, from, to, 2);
}

/** Facts of a model that no variant holds differently. */
const DOCUMENT_WIDE = ['name', 'language'] as const;

/**
 * Runs a command on the master (`variant` null) or on a variant's effective model. On a variant, the outcome is written
 * as the variant's overlay over its parent; the master and other variants are never touched, but for the name and the
 * language of the model, which all of them share.
 */
export function editDocument(document: ModelDocument, variant: VariantId | null, command: Command): Result<EditedDocument, EditError> {
  if (variant === null) {
    const outcome = command(document.master);
    if (!outcome.ok) return outcome;
    const { model, edit } = outcome.value;
    return ok({
      document: { ...document, master: model },
      edit: { label: { ...edit.label }, patches: prefixed(edit.patches, 'master'), inverse: prefixed(edit.inverse, 'master') } as DocumentEdit,
    });
  }
  const at = find(document.variants, variant);
  if (!at) return err({ code: 'not-found', id: variant });
  const shown = effectiveModel(document, variant).model;
  const outcome = command(shown);
  if (!outcome.ok) return outcome;
  const { model, edit } = outcome.value;
  // A variant has a name of its own: that of the model, and the language it is written in, are the master's.
  const shared = DOCUMENT_WIDE.filter((field) => model.meta[field] !== shown.meta[field]);
  const master = { ...document.master, meta: { ...document.master.meta, ...Object.fromEntries(shared.map((field) => [field, model.meta[field]])) } };
  const parent = parentModel(shared.length > 0 ? { ...document, master } : document, variant);
  const overlay = rebaseOverlay(at.overlay, diffModels(parent, model), parent, shown, model);
  return ok(editFrame(document, edit.label, (draft) => {
    for (const field of shared) draft.master.meta[field] = model.meta[field];
    const target = draft.variants[variant];
    if (target) writeOverlay(target.overlay as Record<string, unknown>, at.overlay, overlay);
  }));
}

/** Does an edit (again). Throws when the document is not the one that the edit was made on: a bug or a damaged journal. */
export const applyEdit = (document: ModelDocument, edit: DocumentEdit): ModelDocument => applyPatches(document, edit.patches as Patch[]);
/** Takes an edit back. */
export const revertEdit = (document: ModelDocument, edit: DocumentEdit): ModelDocument => applyPatches(document, edit.inverse as Patch[]);
