import type { Sentence } from '../i18n/Message.ts';
import type { VariantId } from '../model/ids.ts';
import type { TableName } from '../model/ProcessModel.ts';

/**
 * What can be different about an element of a model.
 * - `movedLane`: a step, or a lane itself, stands in another lane or pool;
 * - `reconnected`: an end of a flow is at another element;
 * - `layout`: only its place, size or colour on the canvas; never a change of the process.
 */
export const DIFFERENCE_KINDS = ['added', 'removed', 'changed', 'movedLane', 'reconnected', 'layout'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One difference of two models: of a field of an element, or of the element as a whole. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly table: TableName | 'meta';
  /** Id in the first and in the second model; `null` where the element is not there. They differ only in files without common ids. */
  readonly idBefore: string | null;
  readonly idAfter: string | null;
  /** Where in the element: `['work', 'duration']`. Empty for whole elements and for layout. */
  readonly field: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  /** The element for a reader: Task “Check stock”. */
  readonly name: Sentence;
  /** The field for a reader, and what it holds on either side; `null` for whole elements and for layout. */
  readonly label: Sentence | null;
  readonly beforeText: Sentence | null;
  readonly afterText: Sentence | null;
  /** All of it as one line. */
  readonly text: Sentence;
}

/** How one model differs from another, in the order in which a reader comes across it in the diagram. */
export interface Comparison {
  readonly differences: readonly Difference[];
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  /** Nothing but layout differs. */
  readonly isSameProcess: boolean;
  /** `likeness`: the files share few ids, so elements were told by kind, name and neighbours. */
  readonly matching: 'ids' | 'likeness';
  /** Ids of the first model under which the second knows the element otherwise: first → second, as `table/id`. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** A variant that one document or both have. `comparison`: what differs in it beyond what it inherits; for one that was added or removed, what it changes of its parent. */
export interface VariantComparison {
  readonly kind: 'added' | 'removed' | 'changed' | 'same';
  readonly idBefore: VariantId | null;
  readonly idAfter: VariantId | null;
  readonly name: string;
  /** Its own facts that differ (name, parent, place in the list), one line each. */
  readonly frame: readonly Sentence[];
  readonly comparison: Comparison;
}

export interface DocumentComparison {
  readonly master: Comparison;
  /** In the order of the second document; those that it lacks come last. Variants that are the same are left out. */
  readonly variants: readonly VariantComparison[];
  /** Nothing but layout differs, in the master and in every variant. */
  readonly isSameProcess: boolean;
  /** Nothing at all differs. */
  readonly isSame: boolean;
}
