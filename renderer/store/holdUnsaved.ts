import type { StoreApi } from 'zustand/vanilla';
import type { StudioState } from './StudioState.ts';

/** The browser asks before it closes a window that holds steps which are not in the journal yet. */
export function holdUnsaved(store: StoreApi<StudioState>): () => void {
  const onBeforeUnload = (event: BeforeUnloadEvent) => {
    const { open } = store.getState();
    if (open && open.saveState !== 'saved') event.preventDefault();
  };
  window.addEventListener('beforeunload', onBeforeUnload);
  return () => window.removeEventListener('beforeunload', onBeforeUnload);
}
