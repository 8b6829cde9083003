import type { TableName } from '../model/ProcessModel.ts';

/** A place where a variant and a later change of its parent do not agree. The variant's side stays in its overlay until someone decides. */
export interface Conflict {
  readonly kind:
    /** Both changed the same field; the variant's value is in effect. */
    | 'changed-in-both'
    /** The parent no longer has what the variant changed (the element, or the kind that it was); the variant's change is kept but not in effect. */
    | 'removed-in-parent'
    /** The parent changed what the variant removed; it stays removed. */
    | 'removed-here'
    /** Both added an element with this id; the variant's is in effect. */
    | 'added-in-both'
    /** Refers to something that is gone; left out of the effective model. */
    | 'reference-lost'
    /** Referred to something that is gone and can do without; the reference is empty in the effective model. */
    | 'reference-cleared';
  readonly table: TableName | 'meta';
  readonly id: string;
  readonly field?: string;
  /** What the parent holds now, what the variant holds, and what the variant saw when it changed it. */
  readonly parent?: unknown;
  readonly variant?: unknown;
  readonly base?: unknown;
  /** The missing element, for lost and cleared references. */
  readonly missing?: string;
}

const KEEPABLE: ReadonlySet<Conflict['kind']> = new Set(['changed-in-both', 'removed-here', 'added-in-both']);
/** Is there something of the variant's that can stay in effect? Otherwise only giving it up settles the conflict. */
export const canKeepVariant = ({ kind }: Conflict): boolean => KEEPABLE.has(kind);
