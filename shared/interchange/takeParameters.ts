import { edit, type Edited } from '../commands/edit.ts';
import { isEqual } from '../delta/isEqual.ts';
import { message } from '../i18n/Message.ts';
import { TABLES, type ProcessModel } from '../model/ProcessModel.ts';

/** The step from a model to itself with other parameters (`applyParameters`), as one edit that touches only what differs; `null` when nothing does. */
export function takeParameters(model: ProcessModel, withParameters: ProcessModel): Edited | null {
  const edited = edit(model, message('importing.params.edit'), (draft) => {
    for (const table of TABLES) {
      const before: Readonly<Record<string, unknown>> = model[table];
      const after: Readonly<Record<string, unknown>> = withParameters[table];
      const target = draft[table] as Record<string, unknown>;
      for (const id of Object.keys(before)) if (!Object.hasOwn(after, id)) delete target[id];
      for (const [id, row] of Object.entries(after)) if (!isEqual(before[id], row)) target[id] = row;
    }
    if (!isEqual(model.meta.settings, withParameters.meta.settings)) draft.meta.settings = { ...withParameters.meta.settings };
  });
  return edited.edit.patches.length === 0 ? null : edited;
}
