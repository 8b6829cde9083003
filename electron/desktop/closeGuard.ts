import { dialog, type BrowserWindow } from 'electron';
import type { Translator } from '../../shared/i18n/translator.ts';

/** Every edit is saved as it is made, so what is left at closing takes milliseconds; a disk that hangs does not keep the window open. */
const SETTLE_MS = 3_000;

/**
 * Lets a window close only when what it asked for is done. When the page itself still holds an unsaved change (it says so
 * in `beforeunload`), a person decides; `onStay` is called when the window is kept.
 */
export function guardClosing(window: BrowserWindow, settle: (timeoutMs: number) => Promise<boolean>, t: () => Translator, onStay: () => void): void {
  let isSettled = false;

  window.on('close', async (event) => {
    if (isSettled) return;
    event.preventDefault();
    await settle(SETTLE_MS);
    isSettled = true;
    if (!window.isDestroyed()) window.close();
  });

  window.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: t()('desktop.closing.question'),
      detail: t()('desktop.closing.detail'),
      buttons: [t()('desktop.closing.stay'), t()('desktop.closing.leave')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (choice === 1) event.preventDefault();
    else {
      isSettled = false;
      onStay();
    }
  });
}
