import type { Edited } from '../../shared/commands/edit.ts';
import type { EditError } from '../../shared/commands/EditError.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { ok, type Result } from '../../shared/result.ts';

/** Several commands as one undo step: all of them, or, when one cannot be done, none. */
export function inOneStep(model: ProcessModel, label: Message, commands: readonly ((model: ProcessModel) => Result<Edited, EditError>)[]): Result<Edited, EditError> {
  let edited: Edited = { model, edit: { label, patches: [], inverse: [] } };
  for (const command of commands) {
    const next = command(edited.model);
    if (!next.ok) return next;
    edited = {
      model: next.value.model,
      edit: { label, patches: [...edited.edit.patches, ...next.value.edit.patches], inverse: [...next.value.edit.inverse, ...edited.edit.inverse] },
    };
  }
  return ok(edited);
}
