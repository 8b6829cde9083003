import { currentT } from '../i18n.ts';
import { newId } from '../newId.ts';
import { studio } from '../store/studioStore.ts';
import { starterDocument } from './starterDocument.ts';

/** Makes a model and opens it at once, ready for the first step; its name waits in the title bar. */
export async function createModel(): Promise<void> {
  const { api, openModel, select, notifyError } = studio.getState();
  const { document, start } = starterDocument(currentT(), newId);
  const answer = await api.invoke('model.create', { document });
  if (!answer.ok) notifyError(answer.error);
  else if (await openModel(answer.value.id)) select([start]);
}
