import type { StoreApi } from 'zustand/vanilla';
import type { ThumbnailAnswer, ThumbnailQuestion } from '../workers/thumbnail.worker.ts';
import type { OpenModel } from './documentSlice.ts';
import type { StudioState } from './StudioState.ts';

const PAUSE_MS = 2_000;
/** Of the contract. A larger picture is of no use as a thumbnail. */
const MOST_CHARACTERS = 2_000_000;

/** Has the thumbnail of the library drawn anew when editing pauses, and when the model is closed before that. */
export function keepThumbnail(store: StoreApi<StudioState>): () => void {
  const worker = new Worker(new URL('../workers/thumbnail.worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due: OpenModel | null = null;

  worker.addEventListener('message', ({ data: { id, svg } }: MessageEvent<ThumbnailAnswer>) => {
    if (svg.length <= MOST_CHARACTERS) void store.getState().api.invoke('model.setThumbnail', { id, svg });
  });

  const draw = () => {
    clearTimeout(timer);
    if (!due) return;
    worker.postMessage({ id: due.id, model: due.document.master } satisfies ThumbnailQuestion);
    due = null;
  };

  const stop = store.subscribe(({ open }, { open: before }) => {
    if (open?.document.master === before?.document.master && open?.id === before?.id) return;
    if (open?.id !== before?.id) draw();
    if (!open) return;
    due = open;
    clearTimeout(timer);
    timer = setTimeout(draw, PAUSE_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
    worker.terminate();
  };
}
