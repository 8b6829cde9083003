import { dialog, shell, type BrowserWindow } from 'electron';
import type { Translator } from '../../shared/i18n/translator.ts';

/** Pages that Laneway itself points at: the standards it follows. Others are opened only after asking. */
const trustedHosts: ReadonlySet<string> = new Set(['www.omg.org', 'www.bpsim.org', 'www.wfmc.org']);

export type LinkVerdict = 'open' | 'ask' | 'refuse';

/**
 * A model comes from anywhere, and so do the links in it. Only `https` leaves the program: other schemes start other
 * programs. A name and password in an address serve to disguise where it leads.
 */
export function judgeLink(address: string): LinkVerdict {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return 'refuse';
  return trustedHosts.has(url.host) ? 'open' : 'ask';
}

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
