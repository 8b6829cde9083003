import { ModelId } from '../shared/model/ids.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { StudioState } from './store/StudioState.ts';

const PREFIX = '#/model/';

const address = (id: string | null) => (id === null ? '#/' : PREFIX + encodeURIComponent(id));

/** The model that the address names, or `null` for the library. */
export function modelInLocation(): ModelId | null {
  const { hash } = window.location;
  if (!hash.startsWith(PREFIX)) return null;
  const parsed = ModelId.safeParse(decodeURIComponent(hash.slice(PREFIX.length)));
  return parsed.success ? parsed.data : null;
}

/** Keeps address and open model together, both ways: a reload comes back to the model, Back leads to the library. */
export function syncLocation(store: StoreApi<StudioState>): () => void {
  const stop = store.subscribe(({ open }, { open: before }) => {
    const id = open?.id ?? null;
    if (id === (before?.id ?? null) || id === modelInLocation()) return;
    history.pushState(null, '', address(id));
  });
  const onPopState = () => {
    const id = modelInLocation();
    const { open, openModel, closeModel } = store.getState();
    if (id === (open?.id ?? null)) return;
    if (id) void openModel(id);
    else void closeModel();
  };
  window.addEventListener('popstate', onPopState);
  return () => {
    stop();
    window.removeEventListener('popstate', onPopState);
  };
}
