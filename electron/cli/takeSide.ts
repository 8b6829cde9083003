import { settle } from '../../shared/commands/settleMergeConflict.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import type { MergeConflict, MergeSide } from '../../shared/delta/MergeConflict.ts';
import { isInEffect } from '../../shared/delta/settleInModel.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { find } from '../../shared/model/ProcessModel.ts';

/** Has nobody decided otherwise since? */
const isAsItWas = (document: ModelDocument, conflict: MergeConflict) =>
  isInEffect(effectiveModel(document, find(document.variants, conflict.variant)?.id ?? null).model, conflict, 'ours');

/** The document with one side of each conflict in it, but where another decision has taken its place, and those that cannot be settled any more. */
export function takeSide(document: ModelDocument, conflicts: readonly MergeConflict[], side: MergeSide): { readonly document: ModelDocument; readonly refused: readonly MergeConflict[] } {
  let next = document;
  let refused = conflicts.filter((conflict) => isAsItWas(document, conflict));
  // One choice may need another one first (a step back before the flow to it): those that are refused are tried again.
  for (let before = -1; before !== refused.length;) {
    before = refused.length;
    refused = refused.filter((conflict) => {
      const settled = settle(next, conflict, side);
      if (settled.ok) next = settled.value;
      return !settled.ok;
    });
  }
  return { document: next, refused };
}
