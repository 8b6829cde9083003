import { z } from 'zod';
import type { Sentence } from '../i18n/Message.ts';
import { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { TABLES } from '../model/ProcessModel.ts';

/** Where two copies of a model do not agree: a field of an element, or (empty path) the whole element. */
export const ConflictPlace = z
  .strictObject({
    /** `variants`: a fact of a variant itself, such as its name. */
    table: z.enum([...TABLES, 'meta', 'variants']),
    id: z.string().min(1).max(200),
    path: z.array(z.string().max(500)).max(50).readonly(),
    /** Absent: the field, or the element, is not there. */
    base: z.unknown().optional(),
    ours: z.unknown().optional(),
    theirs: z.unknown().optional(),
  })
  .readonly();
export type ConflictPlace = z.infer<typeof ConflictPlace>;

export const MERGE_CONFLICT_KINDS = [
  /** Both changed the same field, each in its own way. */
  'changedInBoth',
  /** Both added an element with this id, and they differ. */
  'addedInBoth',
  /** One removed what the other changed, or what something new of the other refers to. */
  'removedInOurs',
  'removedInTheirs',
  /** Each change is possible, both together are not (a ring of sub-processes, two default flows). */
  'structure',
] as const;

/**
 * A decision that a merge leaves to a person. In the merged document ours is in effect at all its places; choosing
 * theirs puts theirs there, at all of them at once, because one does not work without the other.
 */
export const MergeConflict = z
  .strictObject({
    /** Unique within the merge, and the same whenever the same three documents are merged. */
    id: z.string().min(1).max(1_000),
    kind: z.enum(MERGE_CONFLICT_KINDS),
    /** Where it is to be settled; `null`: the master. */
    variant: VariantId.nullable(),
    /** What it is about first. */
    places: z.array(ConflictPlace).min(1).max(200_000).readonly(),
  })
  .readonly();
export type MergeConflict = z.infer<typeof MergeConflict>;

export type MergeSide = 'ours' | 'theirs';
export const otherSide = (side: MergeSide): MergeSide => (side === 'ours' ? 'theirs' : 'ours');

/** Something that was settled by a rule, and that a person may want to look at. */
export interface MergeNote {
  readonly variant: VariantId | null;
  /** The element concerned; `null`: the document as a whole. */
  readonly element: string | null;
  readonly text: Sentence;
}

export interface Merge {
  /** Valid, and with ours at every conflict. */
  readonly merged: ModelDocument;
  readonly conflicts: readonly MergeConflict[];
  readonly notes: readonly MergeNote[];
}
