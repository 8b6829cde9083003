import { app, type BrowserWindow } from 'electron';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { CommandName } from '../../shared/contract/commandTable.ts';
import type { CallName, Handlers } from '../../shared/contract/contract.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import { openLink } from './openLink.ts';
import { openFiles, saveFile } from './fileDialogs.ts';

export interface HostOptions {
  readonly window: () => BrowserWindow | null;
  readonly translator: () => Translator;
  readonly dataFolder: string;
  readonly setMenu: (menu: { readonly locale: Locale; readonly enabled: readonly CommandName[]; readonly checked: readonly CommandName[] }) => void;
}

export type HostHandlers = Pick<Handlers, Extract<CallName, `host.${string}`>>;

const remember = (path: string) => app.addRecentDocument(path);

/** What only a program with windows can do. The browser host answers these calls in its own way. */
export function hostCalls({ window, translator, dataFolder, setMenu }: HostOptions): HostHandlers {
  /** A call can still be under way when its window has just been closed. */
  const present = (): BrowserWindow => {
    const open = window();
    if (open === null) throw new CallFailure('not-available', message('desktop.error.noWindow'));
    return open;
  };

  return {
    'host.info': () => ({ kind: 'electron', version: app.getVersion(), platform: process.platform, dataFolder }),
    'host.openFiles': (request) => openFiles(present(), translator(), request, remember),
    'host.saveFile': async (file) => {
      const { isSaved, path } = await saveFile(present(), translator(), file);
      if (path !== null) remember(path);
      return { isSaved };
    },
    'host.printToPdf': async ({ name }) => {
      const bytes = await present().webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, landscape: true, generateTaggedPDF: true });
      const { isSaved } = await saveFile(present(), translator(), { name: name.toLowerCase().endsWith('.pdf') ? name : `${name}.pdf`, bytes: new Uint8Array(bytes) });
      return { isSaved };
    },
    'host.setMenu': setMenu,
    'host.openExternal': async ({ url }) => {
      await openLink(url, window(), translator());
    },
    'host.setTitle': ({ title }) => present().setTitle(title),
  };
}
