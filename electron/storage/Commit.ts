import type { DocumentEdit } from '../../shared/delta/DocumentEdit.ts';
import type { ModelId } from '../../shared/model/ids.ts';

export type CommitKind = 'edit' | 'undo' | 'redo';

/** What the renderer asks to be stored. For undo and redo, `edit` is the step of the stack that is taken back or done again. */
export interface Commit {
  readonly id: ModelId;
  readonly baseRevision: number;
  readonly kind: CommitKind;
  readonly edit: DocumentEdit;
}
