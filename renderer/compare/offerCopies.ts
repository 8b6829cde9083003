import type { StoreApi } from 'zustand/vanilla';
import { LANEWAY_BYTES_LIMIT } from '../../shared/files/lanewayFile.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { message } from '../../shared/i18n/Message.ts';
import { nameOf, type FileSource } from '../files/importing/FileSource.ts';
import type { StudioState } from '../store/StudioState.ts';
import { studio } from '../store/studioStore.ts';
import { comparison, setComparison, takeTurn } from './compareStore.ts';
import { isAboutToDecide, showOpenConflicts } from './openMerge.ts';

/**
 * Asks what to do with a file that is another copy of a model which is there already; `false` where it is no such file,
 * and whoever opens it goes on. A file with nothing to be read in it is refused in words.
 */
export async function offerCopy(source: FileSource, openAsCopy: () => Promise<void>): Promise<boolean> {
  if (source.size > LANEWAY_BYTES_LIMIT) return false;
  const isMyTurn = takeTurn();
  const name = nameOf(source);
  const bytes = await source.read().catch(() => null);
  if (bytes === null || name === '') return false;
  const answer = await studio.getState().api.invoke('compare.file', { name: name.slice(0, 1_000), bytes: new Uint8Array(bytes) });
  if (!answer.ok) {
    // Reading it once more would only take the time again.
    studio.getState().notify({ tone: 'error', message: message('shell.import.failed', { name }), detail: fromWire(answer.error.message) });
    return true;
  }
  if (answer.value.relatives.length === 0 || answer.value.openConflicts > 0) return false;
  // Something else is being decided by now: the file can be chosen again.
  if (!isMyTurn()) {
    studio.getState().notify({ tone: 'info', message: message('importing.deciding') });
    return true;
  }
  const { document, lineage, relatives } = answer.value;
  setComparison({ status: 'offered', copy: { name, document, lineage, relatives, storedAs: null, openAsCopy } });
  return true;
}

/** Speaks up when a model is opened with conflicts of a merge that nobody has decided yet. Returns what ends it. */
export function watchOpenConflicts(store: StoreApi<StudioState>): () => void {
  return store.subscribe(({ open, api, notify }, { open: before }) => {
    if (!open || open.id === before?.id) return;
    const { id } = open;
    void api.invoke('merge.conflicts', { id }).then((answer) => {
      if (!answer.ok || answer.value.length === 0 || store.getState().open?.id !== id || isAboutToDecide(id) || comparison.getState().status !== 'closed') return;
      notify({ tone: 'info', message: message('comparing.merge.stillOpen', { count: answer.value.length }), action: { label: message('comparing.merge.decide'), run: () => { if (store.getState().open?.id === id) void showOpenConflicts(); } } });
    });
  });
}

/** Asks about a file that the system handed over, once it is in the library and open. */
export async function offerOpened(store: StoreApi<StudioState>): Promise<void> {
  const { open, api } = store.getState();
  if (!open) return;
  const isMyTurn = takeTurn();
  const answer = await api.invoke('compare.relatives', { id: open.id });
  if (!answer.ok || answer.value.length === 0) return;
  const lineage = await api.invoke('compare.lineage', { id: open.id });
  if (!lineage.ok || store.getState().open?.id !== open.id || !isMyTurn()) return;
  setComparison({ status: 'offered', copy: { name: open.document.master.meta.name, document: open.document, lineage: lineage.value, relatives: answer.value, storedAs: open.id, openAsCopy: () => Promise.resolve() } });
}
