import type { MergeConflict } from '../delta/MergeConflict.ts';
import { mergeModels } from '../delta/mergeModels.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { settleMergeConflicts } from './settleMergeConflicts.ts';

/**
 * The document with none of these conflicts decided: at each place what was there before either side changed it. As the base
 * of a merge it makes both decisions changes, so that two different ones are asked about and neither passes for no change.
 */
export function undecided(document: ModelDocument, conflicts: readonly MergeConflict[]): ModelDocument {
  const taken = conflicts.map((conflict) => ({
    conflict: { ...conflict, places: conflict.places.map((place) => ({ ...place, theirs: place.base })) },
    side: 'theirs' as const,
  }));
  return settleMergeConflicts(document, taken).document;
}

/**
 * What two copies have in common that both descend from two states of which neither descends from the other: both states
 * merged, with nothing decided where they collide. (git does so for merges that crossed, and calls it recursive.)
 */
export function crossedBase(base: ModelDocument, a: ModelDocument, b: ModelDocument): ModelDocument {
  const { merged, conflicts } = mergeModels(base, a, b);
  return undecided(merged, conflicts);
}
