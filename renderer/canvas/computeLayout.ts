import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { err } from '../../shared/result.ts';
import type { LayoutOutcome } from './layoutWorker.ts';

/** Layout takes seconds on large models, so it never runs on the thread that draws. */
export function computeLayout(model: ProcessModel): Promise<LayoutOutcome> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('layoutWorker.ts', import.meta.url), { type: 'module' });
    const finish = (outcome: LayoutOutcome) => {
      worker.terminate();
      resolve(outcome);
    };
    worker.addEventListener('message', (event: MessageEvent<LayoutOutcome>) => finish(event.data));
    worker.addEventListener('error', (event) => finish(err(event.message)));
    worker.postMessage(model);
  });
}
