import type { Edited } from '../commands/edit.ts';
import type { EditError } from '../commands/EditError.ts';
import type { Message, Sentence } from '../i18n/Message.ts';
import type { ElementId } from '../model/ids.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import type { Result } from '../result.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A finding: what is wrong, where, and what to do. */
export interface Problem {
  /** Stable id of the rule, such as `FLOW-01`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly at: ElementId;
  readonly message: Sentence;
  readonly advice: Message;
  /** A command that mends it. Runs on the model that was checked, or a later state of it. */
  readonly fix?: (model: ProcessModel) => Result<Edited, EditError>;
}
