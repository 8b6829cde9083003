import type { Edited } from '../../shared/commands/edit.ts';
import type { EditError } from '../../shared/commands/EditError.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { ok, type Result } from '../../shared/result.ts';

export type Command = (model: ProcessModel) => Result<Edited, EditError>;

/** Several commands as one undo step with one label; the first refusal refuses them all. */
export const inSequence = (label: Message, commands: readonly Command[]): Command => (model) => {
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
};
