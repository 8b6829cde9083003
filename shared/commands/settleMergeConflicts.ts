import { effectiveModel } from '../delta/effectiveModel.ts';
import type { MergeConflict, MergeSide } from '../delta/MergeConflict.ts';
import { isInEffect, settleInModel, type SettleRefusal } from '../delta/settleInModel.ts';
import { tidied } from '../delta/settleLayout.ts';
import type { VariantId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { ok } from '../result.ts';
import { editDocument } from './editDocument.ts';
import { settleVariants, toward } from './settleMergeConflict.ts';

export interface MergeChoice {
  readonly conflict: MergeConflict;
  readonly side: MergeSide;
}

export interface SettledChoices {
  readonly document: ModelDocument;
  /** By the id of the conflict: choices that cannot be put into effect, with the others made. */
  readonly refused: ReadonlyMap<string, SettleRefusal>;
}

const isOfVariants = ({ conflict }: MergeChoice) => conflict.places[0]?.table === 'variants';

/**
 * Puts many choices into effect at once. Each model (the master, a variant) is checked once with all of its choices in it,
 * made tidy once and written once, so that a hundred choices cost little more than one; only where they do not go together
 * the ones that stand in the way are looked for.
 */
export function settleMergeConflicts(document: ModelDocument, choices: readonly MergeChoice[]): SettledChoices {
  const refused = new Map<string, SettleRefusal>();
  let settled = document;
  // A choice may need another one first (a variant back before what is changed in it): those that are refused are tried again.
  let waiting = choices;
  for (let size = -1; size !== waiting.length && waiting.length > 0;) {
    size = waiting.length;
    refused.clear();
    const byModel = Map.groupBy(waiting.filter((choice) => !isOfVariants(choice)), ({ conflict }) => conflict.variant);
    // The master first: variants inherit from it.
    for (const variant of [null, ...byModel.keys()].filter((key, i, all) => all.indexOf(key) === i)) settled = settleModel(settled, variant, byModel.get(variant) ?? [], refused);
    for (const { conflict, side } of waiting.filter(isOfVariants)) {
      const outcome = settleVariants(settled, conflict, side);
      if (outcome.ok) settled = outcome.value.document;
      else refused.set(conflict.id, outcome.error);
    }
    waiting = waiting.filter(({ conflict }) => refused.has(conflict.id));
  }
  return { document: settled, refused };
}

/** The choices in one model, all that go together. */
function settleModel(document: ModelDocument, variant: VariantId | null, choices: readonly MergeChoice[], refused: Map<string, SettleRefusal>): ModelDocument {
  if (choices.length === 0) return document;
  if (variant !== null && !find(document.variants, variant)) {
    for (const { conflict } of choices) refused.set(conflict.id, { code: 'changed-since', table: 'variants', id: variant });
    return document;
  }
  const before = effectiveModel(document, variant).model;
  let model = before;
  let waiting = choices;
  for (let size = -1; size !== waiting.length && waiting.length > 0;) {
    size = waiting.length;
    model = settleTogether(model, waiting, refused);
    waiting = waiting.filter(({ conflict }) => refused.has(conflict.id));
  }
  if (model === before) return document;
  const written = editDocument(document, variant, (shown) => ok(toward(shown, tidied(shown, model))));
  return written.ok ? written.value.document : document;
}

/** All at once; where that would not leave the model whole, one half and then the other, down to the one that does not go. */
function settleTogether(model: ProcessModel, choices: readonly MergeChoice[], refused: Map<string, SettleRefusal>): ProcessModel {
  // In effect already: nobody's drawing is touched.
  const open = choices.filter(({ conflict, side }) => !isInEffect(model, conflict, side));
  for (const { conflict } of choices) refused.delete(conflict.id);
  const [first] = open;
  if (!first) return model;
  const places = open.flatMap(({ conflict, side }) => conflict.places.map((place) => ({ ...place, theirs: place[side] })));
  const outcome = settleInModel(model, { ...first.conflict, places }, 'theirs');
  if (outcome.ok) return outcome.value;
  if (open.length === 1) {
    refused.set(first.conflict.id, outcome.error);
    return model;
  }
  const half = Math.ceil(open.length / 2);
  return settleTogether(settleTogether(model, open.slice(0, half), refused), open.slice(half), refused);
}
