import { dialog, type BrowserWindow } from 'electron';
import type { Translator } from '../../shared/i18n/translator.ts';

/** A window that stops twice within this time will most likely do so again: ask, do not loop. */
const AGAIN_WITHIN_MS = 60_000;

/** These end a page as intended. */
const orderly: ReadonlySet<string> = new Set(['clean-exit']);

/** What is shown to be saved is in the journal, so a page that died is simply loaded again; the second time a person decides. */
export function recoverFromCrashes(window: BrowserWindow, clock: () => number, t: () => Translator, quit: () => void): void {
  let lastAt = Number.NEGATIVE_INFINITY;

  window.webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    if (orderly.has(reason) || window.isDestroyed()) return;
    const isAgain = clock() - lastAt < AGAIN_WITHIN_MS;
    lastAt = clock();
    if (!isAgain) return window.webContents.reload();
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: t()('desktop.gone.message'),
      detail: t()('desktop.gone.detail', { reason, code: exitCode }),
      buttons: [t()('desktop.gone.reload'), t()('desktop.gone.quit')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) quit();
    else if (!window.isDestroyed()) window.webContents.reload();
  });

  let isAsking = false;
  window.on('unresponsive', async () => {
    if (isAsking) return;
    isAsking = true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: t()('desktop.hung.message'),
      detail: t()('desktop.hung.detail'),
      buttons: [t()('desktop.hung.wait'), t()('desktop.gone.reload')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    isAsking = false;
    // The page that hangs would not answer a request to reload; its process is ended, which loads it again.
    if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
  });
}
