import type { Input } from '../../shared/contract/contract.ts';
import { currentT } from '../i18n.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { studio } from '../store/studioStore.ts';

type LibraryCall = 'library.update' | 'library.trash' | 'library.restore' | 'library.purge' | 'library.createFolder' | 'library.renameFolder' | 'library.deleteFolder';

/** Asks the library for a change; a refusal is shown. The list itself follows by `library.changed`. */
async function change<C extends LibraryCall>(call: C, input: Input<C>): Promise<boolean> {
  const { api, notifyError } = studio.getState();
  const answer = await api.invoke(call, input);
  if (!answer.ok) notifyError(answer.error);
  return answer.ok;
}

export const moveToFolder = (id: ModelId, folder: string | null) => change('library.update', { id, folder });
export const setTags = (id: ModelId, tags: readonly string[]) => change('library.update', { id, tags: [...tags] });
export const setArchived = (id: ModelId, isArchived: boolean) => change('library.update', { id, isArchived });
export const restoreModel = (id: ModelId) => change('library.restore', { id });
export const purgeModel = (id: ModelId) => change('library.purge', { id });
export const createFolder = (name: string, parent: string | null) => change('library.createFolder', { name, parent });
export const renameFolder = (id: string, name: string) => change('library.renameFolder', { id, name });
export const deleteFolder = (id: string) => change('library.deleteFolder', { id });

/** Into the trash, with the way back offered at once. */
export async function trashModel(id: ModelId, name: string): Promise<void> {
  if (!(await change('library.trash', { id }))) return;
  studio.getState().notify({ tone: 'info', message: { key: 'shell.library.trashed', params: { name } }, action: { label: { key: 'shell.library.restore' }, run: () => void restoreModel(id) } });
}

export async function duplicateEntry(id: ModelId, name: string): Promise<void> {
  const { api, notifyError } = studio.getState();
  const answer = await api.invoke('model.duplicate', { id, name: currentT()('shell.copyOf', { name }) });
  if (!answer.ok) notifyError(answer.error);
}

export async function openSample(id: string): Promise<void> {
  const { api, settings, openModel, notifyError } = studio.getState();
  const answer = await api.invoke('sample.open', { id, locale: settings.locale });
  if (answer.ok) await openModel(answer.value.id);
  else notifyError(answer.error);
}
