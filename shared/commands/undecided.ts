import type { MergeConflict } from '../delta/MergeConflict.ts';
import { mergeModels } from '../delta/mergeModels.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { settleMergeConflicts } from './settleMergeConflicts.ts';

/** The base of a merge in which some things are decided neither way. */
export interface OpenBase {
  readonly document: ModelDocument;
  /** What counts as not decided, whatever the document holds there: `mergeModels` compares with what was there before. */
  readonly undecided: readonly MergeConflict[];
}

/**
 * The document with none of these conflicts decided: at each place what was there before either side changed it, as far as
 * a whole document can hold that (a step cannot go back to a lane that both sides have removed since). As the base of a merge
 * it makes both decisions changes, so that two different ones are asked about and neither passes for no change.
 */
export function undecided(document: ModelDocument, conflicts: readonly MergeConflict[]): OpenBase {
  const taken = conflicts.map((conflict) => ({
    conflict: { ...conflict, places: conflict.places.map((place) => ({ ...place, theirs: place.base })) },
    side: 'theirs' as const,
  }));
  return { document: settleMergeConflicts(document, taken).document, undecided: conflicts };
}

/**
 * What two copies have in common that both descend from two states of which neither descends from the other: both states
 * merged, with nothing decided where they collide. (git does so for merges that crossed, and calls it recursive.)
 */
export function crossedBase(base: OpenBase, a: OpenBase, b: ModelDocument): OpenBase {
  const { merged, conflicts } = mergeModels(base.document, a.document, b, base.undecided);
  const ids = new Set(conflicts.map(({ id }) => id));
  return undecided(merged, [...conflicts, ...a.undecided.filter(({ id }) => !ids.has(id))]);
}
