import type { Edited } from './edit.ts';
import type { Command } from './editDocument.ts';
import type { EditError } from './EditError.ts';
import type { Message } from '../i18n/Message.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { ok, type Result } from '../result.ts';

/** Several commands as one undo step: all of them, or, when one cannot be done, none. */
export function inOneStep(model: ProcessModel, label: Message, commands: readonly Command[]): Result<Edited, EditError> {
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
