import type { VariantId } from '../model/ids.ts';
import type { ModelDocument, Overlay, Variant } from '../model/ModelDocument.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { applyOverlay, type Applied } from './applyOverlay.ts';

// Parent model → overlay → outcome. Both are immutable, so the outcome can be kept as long as they live.
const known = new WeakMap<ProcessModel, WeakMap<Overlay, Applied>>();

function applied(parent: ProcessModel, overlay: Overlay): Applied {
  let byOverlay = known.get(parent);
  if (!byOverlay) known.set(parent, (byOverlay = new WeakMap()));
  let outcome = byOverlay.get(overlay);
  if (!outcome) byOverlay.set(overlay, (outcome = applyOverlay(parent, overlay)));
  return outcome;
}

/** From the master down to the variant itself. A cycle or a missing parent (a damaged file) ends at the master. */
export function lineage(document: ModelDocument, variant: VariantId): readonly Variant[] {
  const line: Variant[] = [];
  for (let at = find(document.variants, variant); at && !line.includes(at); at = find(document.variants, at.parent)) line.unshift(at);
  return line;
}

/**
 * The model that a person sees in a variant: the master, with every overlay on the way down to the variant applied.
 * `null` is the master itself. Conflicts are those of the variant's own overlay against its parent.
 */
export function effectiveModel(document: ModelDocument, variant: VariantId | null): Applied {
  let outcome: Applied = { model: document.master, conflicts: [] };
  if (variant === null) return outcome;
  for (const { overlay } of lineage(document, variant)) outcome = applied(outcome.model, overlay);
  return outcome;
}

/** The model that a variant's overlay lies on. */
export function parentModel(document: ModelDocument, variant: VariantId): ProcessModel {
  return effectiveModel(document, find(document.variants, variant)?.parent ?? null).model;
}
