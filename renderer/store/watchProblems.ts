import type { StoreApi } from 'zustand/vanilla';
import type { LintAnswer, LintQuestion } from '../workers/lint.worker.ts';
import type { StudioState } from './StudioState.ts';

const PAUSE_MS = 200;

/** Checks the model that is shown, in a worker, whenever editing pauses. Returns what ends it. */
export function watchProblems(store: StoreApi<StudioState>): () => void {
  const worker = new Worker(new URL('../workers/lint.worker.ts', import.meta.url), { type: 'module' });
  let ticket = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  worker.addEventListener('message', ({ data }: MessageEvent<LintAnswer>) => {
    // An answer about a model that has moved on is of no use; the next one is on its way.
    if (data.ticket === ticket) store.getState().setProblems(data.problems);
  });

  const stop = store.subscribe((now, before) => {
    if (now.model === before.model) return;
    ticket += 1;
    clearTimeout(timer);
    const { model } = now;
    if (!model) return;
    const asked = ticket;
    timer = setTimeout(() => worker.postMessage({ ticket: asked, model } satisfies LintQuestion), before.model === null ? 0 : PAUSE_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
    worker.terminate();
  };
}
