import { app, Menu, type BrowserWindow } from 'electron';
import { COMMAND_NAMES, type CommandName } from '../../shared/contract/commandTable.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import { isEnabled, isTextCommand, menuTemplate, type MenuState, type TextCommand } from './applicationMenu.ts';

export interface NativeMenuOptions {
  readonly window: () => BrowserWindow | null;
  readonly isEditingText: () => boolean;
  readonly send: (command: CommandName) => void;
}

/** What the command means to the text field that has the keys. */
function editText({ webContents }: BrowserWindow, command: TextCommand): void {
  switch (command) {
    case 'edit.undo':
      return webContents.undo();
    case 'edit.redo':
      return webContents.redo();
    case 'edit.cut':
      return webContents.cut();
    case 'edit.copy':
      return webContents.copy();
    case 'edit.paste':
      return webContents.paste();
    case 'edit.selectAll':
      return webContents.selectAll();
    case 'edit.delete':
      return webContents.delete();
  }
}

/** A selection changes many times a minute; a menu bar that is drawn anew each time would flicker. */
function adjust(menu: Menu, state: MenuState): void {
  for (const name of COMMAND_NAMES) {
    const item = menu.getMenuItemById(name);
    if (item === null) continue;
    item.enabled = isEnabled(name, state);
    if (item.type === 'checkbox') item.checked = state.checked.has(name);
  }
}

/** The menu bar of the system. It is built anew when the language changes, and only adjusted when what is possible does. */
export class NativeMenu {
  readonly #options: NativeMenuOptions;
  #locale: Locale | null = null;

  constructor(options: NativeMenuOptions) {
    this.#options = options;
  }

  show(state: MenuState, t: Translator): void {
    const shown = Menu.getApplicationMenu();
    if (shown !== null && this.#locale === t.locale) return adjust(shown, state);
    this.#locale = t.locale;
    const template = menuTemplate(state, t, { platform: process.platform, isDevelopment: !app.isPackaged }, (command) => this.#run(command));
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  #run(command: CommandName): void {
    const window = this.#options.window();
    if (window !== null && isTextCommand(command) && this.#options.isEditingText()) editText(window, command);
    else this.#options.send(command);
  }
}
