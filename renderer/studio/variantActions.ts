import { addVariant, removeVariant, renameVariant } from '../../shared/commands/variants.ts';
import { variantId, type VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument, Overlay } from '../../shared/model/ModelDocument.ts';
import { rows } from '../../shared/model/ProcessModel.ts';
import { currentT } from '../i18n.ts';
import { newId } from '../newId.ts';
import { studio } from '../store/studioStore.ts';


/** A, B, … Z, then with numbers: the first that no variant has. */
function freeName(document: ModelDocument): string {
  const t = currentT();
  const taken = new Set(rows(document.variants).map((variant) => variant.name));
  for (let i = 0; ; i++) {
    const letter = String.fromCharCode(65 + (i % 26)) + (i < 26 ? '' : String(Math.floor(i / 26)));
    const name = t('shell.variant.newName', { letter });
    if (!taken.has(name)) return name;
  }
}

/** Adds a variant that inherits from what is shown, and shows it. */
export const addVariantNow = (): void => addVariantWith({});

/** The same, with changes to what is shown. */
export function addVariantWith(overlay: Overlay): void {
  const { open, variant, executeOnDocument, setVariant } = studio.getState();
  if (!open) return;
  const id = variantId(newId('Variant'));
  if (executeOnDocument((document) => addVariant(document, { id, name: freeName(open.document), parent: variant, overlay }))) setVariant(id);
}

/** Adds a variant with the same parent and the same changes as another, and shows it. */
export function duplicateVariant(source: VariantId): void {
  const { open, executeOnDocument, setVariant } = studio.getState();
  const original = open?.document.variants[source];
  if (!original) return;
  const id = variantId(newId('Variant'));
  const name = currentT()('shell.copyOf', { name: original.name });
  if (executeOnDocument((document) => addVariant(document, { id, name, copyOf: source }))) setVariant(id);
}

export const renameVariantTo = (id: VariantId, name: string): boolean => studio.getState().executeOnDocument((document) => renameVariant(document, { id, name }));

/** Removes a variant; what was shown falls back to its parent. Undo brings it back. */
export function removeVariantNow(id: VariantId): void {
  const { open, variant, executeOnDocument, setVariant } = studio.getState();
  const parent = open?.document.variants[id]?.parent ?? null;
  if (executeOnDocument((document) => removeVariant(document, { id })) && variant === id) setVariant(parent);
}
