import type { StoreApi } from 'zustand/vanilla';
import { toSvg } from '../../shared/drawing/svg.ts';
import type { OpenModel } from './documentSlice.ts';
import type { StudioState } from './StudioState.ts';

const PAUSE_MS = 2_000;
/** Of the contract. A larger picture is of no use as a thumbnail. */
const MOST_CHARACTERS = 2_000_000;

/** Draws the thumbnail of the library anew when editing pauses, and when the model is closed before that. */
export function keepThumbnail(store: StoreApi<StudioState>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due: OpenModel | null = null;

  const draw = () => {
    clearTimeout(timer);
    if (!due) return;
    const { id, document } = due;
    due = null;
    const svg = toSvg(document.master, { theme: 'light', withBackground: false });
    if (svg.length <= MOST_CHARACTERS) void store.getState().api.invoke('model.setThumbnail', { id, svg });
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
  };
}
