import type * as Electron from 'electron';
import { AppProtocol } from './AppProtocol.ts';
import { StandInApp } from './App.ts';
import { browserWindowClass } from './BrowserWindow.ts';
import type { Chromium } from './chromium.ts';
import { StandInIpcMain } from './ipcMain.ts';
import { StandInMenu } from './Menu.ts';
import { StandInSession } from './Session.ts';
import { strict } from './strict.ts';
import { StandInWebContents } from './WebContents.ts';

export interface ElectronOptions {
  readonly chromium: Promise<Chromium>;
  readonly packageFolder: string;
}

/** Every member that the stand-in gives must be one of Electron's: an upgrade that renames one does not compile. */
type Known<T> = Partial<Record<keyof T, unknown>>;

/** A dialog waits for a person. A test that did not say what the person chooses would wait for ever. */
const unscripted = (name: string) => (): never => {
  throw new Error(`The program called ${name}, and the test has not put an answer in its place`);
};

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 }, bounds: { x: 0, y: 0, width: 1920, height: 1080 }, scaleFactor: 1 };

/** The module `electron` of the main process, as far as the program uses it. Whatever it does not have throws. */
export function createElectron({ chromium, packageFolder }: ElectronOptions) {
  const ipcMain = new StandInIpcMain();
  const defaultSession = strict('session', new StandInSession());
  const protocol = new AppProtocol(() => app.isReady());

  const BrowserWindow = browserWindowClass(
    { connection: chromium.then(({ connection }) => connection), ipcMain, protocol, session: defaultSession, onCreated: (contents) => app.emit('web-contents-created', {}, contents) },
    () => app.allClosed(),
  );
  const app: StandInApp = new StandInApp({
    packageFolder,
    isPackaged: process.env['LANEWAY_STANDIN_PACKAGED'] === '1',
    closeWindows: () => BrowserWindow.getAllWindows().forEach((window) => window.close()),
    windowCount: () => BrowserWindow.getAllWindows().length,
    stop: async () => (await chromium).stop(),
  });

  void Promise.all([chromium, protocol.listen()]).then(
    () => app.becomeReady(),
    (error: unknown) => {
      process.stderr.write(`Electron stand-in: ${String(error)}\n`);
      process.exit(1);
    },
  );

  return strict('electron', {
    app: strict('app', app),
    BrowserWindow,
    dialog: strict('dialog', {
      showOpenDialog: unscripted('dialog.showOpenDialog'),
      showSaveDialog: unscripted('dialog.showSaveDialog'),
      showMessageBox: unscripted('dialog.showMessageBox'),
      showMessageBoxSync: unscripted('dialog.showMessageBoxSync'),
      showErrorBox: unscripted('dialog.showErrorBox'),
    } satisfies Known<typeof Electron.dialog>),
    ipcMain: strict('ipcMain', ipcMain),
    Menu: StandInMenu,
    nativeTheme: strict('nativeTheme', { themeSource: 'system', shouldUseDarkColors: false } satisfies Known<typeof Electron.nativeTheme>),
    protocol: strict('protocol', protocol),
    screen: strict('screen', { getPrimaryDisplay: () => display, getAllDisplays: () => [display] } satisfies Known<typeof Electron.screen>),
    session: strict('session module', { defaultSession } satisfies Known<typeof Electron.session>),
    shell: strict('shell', { openExternal: unscripted('shell.openExternal') } satisfies Known<typeof Electron.shell>),
    webContents: strict('webContents module', {
      fromDevToolsTargetId: (targetId: string) => [...StandInWebContents.all].find((contents) => contents.targetId === targetId) ?? null,
      getAllWebContents: () => [...StandInWebContents.all],
    } satisfies Known<typeof Electron.webContents>),
  } satisfies Known<typeof Electron>);
}
