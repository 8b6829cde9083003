import { autoLayout } from '../../shared/commands/autoLayout.ts';
import { message } from '../../shared/i18n/Message.ts';
import { studio } from '../store/studioStore.ts';
import { computeLayout } from './computeLayout.ts';
import { currentScene, fitArea } from './stage.ts';

let isRunning = false;

/** Computes a layout in a worker and applies it as one undo step, unless the model has changed meanwhile. */
export async function layOut(): Promise<void> {
  const { model, notify } = studio.getState();
  if (!model || isRunning) return;
  isRunning = true;
  const outcome = await computeLayout(model);
  isRunning = false;
  if (!outcome.ok) {
    notify({ tone: 'error', message: message('canvas.layout.failed', { detail: outcome.error }) });
    return;
  }
  if (studio.getState().model !== model) return;
  if (studio.getState().execute((now) => autoLayout(now, outcome.value))) fitArea(currentScene()?.extent ?? null);
}
