import type { Edited } from '../../shared/commands/edit.ts';
import type { EditError } from '../../shared/commands/EditError.ts';
import type { MergeRecord } from '../../shared/contract/comparing.ts';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import type { DocumentEdit } from '../../shared/delta/DocumentEdit.ts';
import type { Conflict } from '../../shared/delta/Conflict.ts';
import type { ElementId, ModelId, VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { Result } from '../../shared/result.ts';
import type { SaveState } from './commitQueue.ts';

export interface OpenModel {
  readonly id: ModelId;
  readonly document: ModelDocument;
  /** The newest one that the host has acknowledged. */
  readonly revision: number;
  /** Oldest first; the last one is what undo takes back. */
  readonly undo: readonly DocumentEdit[];
  /** The last one is what redo does again. */
  readonly redo: readonly DocumentEdit[];
  readonly saveState: SaveState;
  readonly hasBpmnSource: boolean;
  readonly importWarnings: readonly ImportWarning[];
}

export type ModelCommand = (model: ProcessModel) => Result<Edited, EditError>;
/** An edit of the document itself: variants added, renamed, removed. */
export type DocumentCommand = (document: ModelDocument) => Result<{ readonly document: ModelDocument; readonly edit: DocumentEdit }, EditError>;

export interface ExecuteOptions {
  /** What is selected afterwards. */
  readonly select?: readonly ElementId[];
}

export interface DocumentSlice {
  readonly open: OpenModel | null;
  /** `null`: the master. */
  readonly variant: VariantId | null;
  /** Effective model of `variant`, structurally shared between edits. */
  readonly model: ProcessModel | null;
  /** Where the overlay of `variant` collides with its parent. */
  readonly conflicts: readonly Conflict[];
  openModel(id: ModelId, importWarnings?: readonly ImportWarning[]): Promise<boolean>;
  /** Saves what is left and goes back to the start page. */
  closeModel(): Promise<void>;
  setVariant(variant: VariantId | null): void;
  /** Runs a command on the model that is shown; journals and announces it, or shows why it cannot be done. */
  execute(command: ModelCommand, options?: ExecuteOptions): boolean;
  /** `merge`: what is stored with the step, where it is a merge. */
  executeOnDocument(command: DocumentCommand, merge?: MergeRecord): boolean;
  undo(): void;
  redo(): void;
  /** Undoes (negative) or redoes so many steps. */
  travel(steps: number): void;
  retrySaving(): void;
  /** Settles when all edits are in the journal; `false` when they could not be sent. */
  flush(): Promise<boolean>;
  /** The host says that the model is at `revision`: reloads it when that is not our own doing. */
  modelChangedElsewhere(id: ModelId, revision: number): void;
}
