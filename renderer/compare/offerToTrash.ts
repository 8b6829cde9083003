import { isEqual } from '../../shared/delta/isEqual.ts';
import { message } from '../../shared/i18n/Message.ts';
import { trashModel } from '../start/libraryActions.ts';
import { studio } from '../store/studioStore.ts';
import type { MergeSession } from './MergeSession.ts';

/**
 * After a merge: the copy that came with an import still stands in the library. It is not put away unasked, and it is offered
 * only as long as it holds nothing but what was merged; from the trash it can be restored.
 */
export async function offerToTrash({ modelId, theirs: name, joins, storedAs: id }: MergeSession): Promise<void> {
  if (id === null || id === modelId || joins === null || name === null) return;
  const { api, notify } = studio.getState();
  const copy = await api.invoke('compare.model', { id });
  if (!copy.ok || !isEqual(copy.value.document, joins.document)) return;
  notify({ tone: 'info', message: message('comparing.merge.copyLeft', { name }), action: { label: message('comparing.merge.copyToTrash'), run: () => void trashModel(id, name) } });
}
