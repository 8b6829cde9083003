import { message } from '../i18n/Message.ts';
import { isEqual } from '../delta/isEqual.ts';
import { ModelMeta, type ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { edit, type Edited } from './edit.ts';
import type { EditError } from './EditError.ts';

/** Changes name, documentation, language or run settings of the model. */
export function setMeta(model: ProcessModel, fields: Partial<ModelMeta>): Result<Edited, EditError> {
  const parsed = ModelMeta.safeParse({ ...model.meta, ...fields });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err({ code: 'invalid-value', property: issue?.path.join('.') ?? '', detail: issue?.message ?? '' });
  }
  const { data } = parsed;
  if (isEqual(data, model.meta)) return err({ code: 'nothing-changes' });
  return ok(edit(model, message('commands.setMeta'), (draft) => {
    draft.meta.name = data.name;
    draft.meta.documentation = data.documentation;
    draft.meta.language = data.language;
    if (!isEqual(data.settings, model.meta.settings)) draft.meta.settings = { ...data.settings };
  }));
}
