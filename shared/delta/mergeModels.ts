import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { conflictsOf } from './conflictsOf.ts';
import { effectiveModel } from './effectiveModel.ts';
import { isEqual } from './isEqual.ts';
import type { Merge, MergeConflict } from './MergeConflict.ts';
import { mergeNotes } from './mergeNotes.ts';
import { preferDocument } from './preferDocument.ts';
import { settleLayout } from './settleLayout.ts';
import { undecidedIn, undecidedVariants } from './undecidedIn.ts';
import { variantConflicts } from './variantConflicts.ts';
import { withSharedRows } from './withSharedRows.ts';

/**
 * Brings two copies of a document together that were edited apart. The document is merged twice, once with ours winning
 * wherever the two collide and once with theirs: the first is the outcome, and where the second differs is what a person
 * has to decide. So nothing is lost: an edit of either side is in the outcome or in a conflict. `undecided`: conflicts that count
 * as not decided in the base (`crossedBase`), so that they are asked about wherever the two sides differ there.
 */
export function mergeModels(base: ModelDocument, left: ModelDocument, right: ModelDocument, undecided: readonly MergeConflict[] = []): Merge {
  const [ours, theirs] = [withSharedRows(base, left), withSharedRows(base, right)];
  const { document, lost } = preferDocument(base, ours, theirs, undecided);
  const swapped = preferDocument(base, theirs, ours, undecided).document;
  const conflicts = document === swapped || isEqual(document, swapped) ? [] : conflictsOfDocuments(base, document, swapped, undecided);
  const { model, notes } = settleLayout(document.master, { base: base.master, ours: ours.master, theirs: theirs.master, lost });
  const merged: ModelDocument = model === document.master ? document : { ...document, master: model };
  return { merged, conflicts, notes: [...notes, ...mergeNotes(base, ours, theirs, merged)] };
}

function conflictsOfDocuments(base: ModelDocument, ours: ModelDocument, theirs: ModelDocument, undecided: readonly MergeConflict[]): readonly MergeConflict[] {
  const between = (was: ProcessModel, mine: ProcessModel, other: ProcessModel, variant: VariantId | null) => conflictsOf(undecidedIn(was, mine, other, undecided, variant).before, mine, other, variant);
  const conflicts = [...between(base.master, ours.master, theirs.master, null), ...variantConflicts(undecidedVariants(base, ours, theirs, undecided).before, ours, theirs)];
  for (const { id, parent, overlay } of rows(ours.variants)) {
    const other = find(theirs.variants, id);
    if (!other || isEqual(overlay, other.overlay)) continue;
    const seen = (document: ModelDocument, variant: VariantId | null) => effectiveModel(document, find(document.variants, variant) ? variant : null).model;
    const inherited = new Set(between(seen(base, parent), seen(ours, parent), seen(theirs, other.parent), parent).map(contentOf));
    conflicts.push(...between(seen(base, id), seen(ours, id), seen(theirs, id), id).filter((conflict) => !inherited.has(contentOf(conflict))));
  }
  return conflicts;
}

/** What a conflict is about, wherever it is to be settled: a variant does not ask again what its parent asks. */
const contentOf = ({ kind, places }: MergeConflict) => JSON.stringify([kind, places]);
