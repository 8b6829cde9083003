import { dialog, shell, type BrowserWindow } from 'electron';
import type { Translator } from '../../shared/i18n/translator.ts';
import { judgeLink } from './judgeLink.ts';

/** Opens a link in the person's browser, after showing where it leads unless it is one of ours. */
export async function openLink(address: string, window: BrowserWindow | null, t: Translator): Promise<boolean> {
  const verdict = judgeLink(address);
  if (verdict === 'refuse') return false;
  const { href } = new URL(address);
  if (verdict === 'ask') {
    const question = {
      type: 'question' as const,
      message: t('desktop.link.question'),
      detail: href,
      buttons: [t('desktop.link.open'), t('desktop.cancel')],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const { response } = window ? await dialog.showMessageBox(window, question) : await dialog.showMessageBox(question);
    if (response !== 0) return false;
  }
  await shell.openExternal(href);
  return true;
}
