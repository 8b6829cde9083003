import { app, BrowserWindow, dialog, nativeTheme, session } from 'electron';
import { join } from 'node:path';
import type { EventName, EventPayload, Handlers } from '../../shared/contract/contract.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import { translator, type Translator } from '../../shared/i18n/translator.ts';
import type { ExportFile } from '../exports/exportInThread.ts';
import type { Simulate } from '../services/Services.ts';
import { defaultDataFolder } from '../storage/dataFolder.ts';
import { registerAppScheme, serveApp } from './appScheme.ts';
import { guardClosing } from './closeGuard.ts';
import { recoverFromCrashes } from './crashRecovery.ts';
import { openLink } from './openLink.ts';
import { fileArguments, switchValue } from './fileArguments.ts';
import { hostCalls } from './hostCalls.ts';
import { IpcBridge } from './IpcBridge.ts';
import { logTo } from './logTo.ts';
import { openMainWindow } from './mainWindow.ts';
import { NativeMenu } from './NativeMenu.ts';
import { confineNavigation } from './navigation.ts';
import { blockNetwork } from './blockNetwork.ts';
import { openServices } from './openServices.ts';
import { OutsideFiles } from './OutsideFiles.ts';
import { restrictPermissions } from './permissions.ts';
import type { ProgramFolders } from './programFolders.ts';

export interface DesktopOptions {
  readonly folders: ProgramFolders;
  readonly simulate: Simulate;
  readonly exportFile: ExportFile;
}

/** As in electron-builder.yml; ties windows, task bar and recent files of Windows together. */
const APP_ID = 'io.laneway.studio';

const localeOfSystem = (): Locale => (app.getLocale().startsWith('zh') ? 'zh-CN' : 'en');

/** Starts the Electron host: one window, one database, one instance per data folder. */
export function startDesktop(options: DesktopOptions): void {
  const args = process.argv.slice(1);
  // Before anything asks for it: data, profile and the lock of the single instance all live there.
  const dataFolder = switchValue(args, 'data') ?? defaultDataFolder();
  app.setPath('userData', dataFolder);
  app.setPath('sessionData', join(dataFolder, 'profile'));

  if (!app.requestSingleInstanceLock()) {
    // The first instance got our arguments and opens what they name.
    app.quit();
    return;
  }

  app.setAppUserModelId(APP_ID);
  app.enableSandbox();
  registerAppScheme();

  const outside = new OutsideFiles();
  outside.open(fileArguments(args, process.cwd()));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    outside.open([path]);
  });

  void app.whenReady().then(() => run(options, outside)).catch(endWithReason);
}

/** A program that nobody sees start and nobody sees fail would stay in memory, and keep the next start from being one. */
function endWithReason(cause: unknown): void {
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(`${detail}\n`);
  dialog.showMessageBoxSync({ type: 'error', title: 'Laneway', message: translator(localeOfSystem())('desktop.error.start'), detail, noLink: true });
  app.exit(1);
}

function run({ folders, simulate, exportFile }: DesktopOptions, outside: OutsideFiles): void {
  const dataFolder = app.getPath('userData');
  const log = logTo(join(dataFolder, 'laneway.log'), () => new Date());
  let t: Translator = translator(localeOfSystem());
  let window: BrowserWindow | null = null;
  /** Kept when the page has loaded: what is sent to it before that is lost. */
  let loaded: Promise<void> = Promise.resolve();

  const bridge = new IpcBridge();
  const emit = <E extends EventName>(event: E, payload: EventPayload<E>) => {
    if (window !== null) bridge.emit(window.webContents, event, payload);
  };

  const services = openServices({ dataFolder, samplesFolder: folders.samples, locale: t.locale, simulate, exportFile, emit, log }, t);
  if (services === null) return app.exit(1);

  const { locale, theme } = services.storage.settings.get();
  t = translator(locale);
  // Title bar, menus and dialogs of the system follow the theme of the page.
  nativeTheme.themeSource = theme;

  restrictPermissions(session.defaultSession);
  blockNetwork(session.defaultSession);
  serveApp(folders.renderer);
  app.on('web-contents-created', (_event, contents) => confineNavigation(contents, (address) => void openLink(address, window, t)));

  const menu = new NativeMenu({ window: () => window, isEditingText: () => bridge.isEditingText, send: (command) => emit('menu.command', { command }) });
  menu.show({ enabled: new Set(), checked: new Set() }, t);

  const host = hostCalls({
    window: () => window,
    translator: () => t,
    dataFolder,
    setMenu: (wanted) => {
      t = translator(wanted.locale);
      menu.show({ enabled: new Set(wanted.enabled), checked: new Set(wanted.checked) }, t);
    },
  });
  const saveSettings: Handlers['settings.set'] = async (changes) => {
    const settings = await services.handlers['settings.set'](changes);
    nativeTheme.themeSource = settings.theme;
    return settings;
  };
  bridge.serve({ ...services.handlers, ...host, 'settings.set': saveSettings }, { dataFolder, log });

  // A window that asks for a moment before it closes stops the quitting that closed it; it goes on when the window is gone.
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });

  const open = () => {
    const opened = openMainWindow({
      preload: folders.preload,
      icon: folders.icon,
      stateFile: join(dataFolder, 'window.json'),
      isDark: nativeTheme.shouldUseDarkColors,
    });
    opened.on('closed', () => {
      window = null;
    });
    recoverFromCrashes(opened, () => performance.now(), () => t, () => app.quit());
    guardClosing(opened, (timeoutMs) => bridge.settle(timeoutMs), () => t, () => {
      isQuitting = false;
    });
    loaded = new Promise((resolve) => opened.webContents.once('did-finish-load', resolve));
    window = opened;
  };
  open();
  const emitWhenLoaded = <E extends EventName>(event: E, payload: EventPayload<E>) => void loaded.then(() => emit(event, payload));
  outside.start({ importFile: services.handlers['model.import'], emit: emitWhenLoaded, remember: (path) => app.addRecentDocument(path), log });

  app.on('second-instance', (_event, argv, folder) => {
    if (window === null) open();
    window?.show();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    outside.open(fileArguments(argv.slice(1), folder));
  });
  app.on('activate', () => {
    if (window === null) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || isQuitting) app.quit();
  });

  let isClosed = false;
  app.on('will-quit', async (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    await services.close().catch((cause: unknown) => log(`close: ${String(cause)}`));
    app.quit();
  });
}
