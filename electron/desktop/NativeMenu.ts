import { app, Menu, type BrowserWindow } from 'electron';
import type { CommandName } from '../../shared/contract/commandTable.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import { isTextCommand, menuTemplate, type MenuState, type TextCommand } from './applicationMenu.ts';

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

/** The menu bar of the system, built anew whenever the page says that its language or what is possible has changed. */
export class NativeMenu {
  readonly #options: NativeMenuOptions;

  constructor(options: NativeMenuOptions) {
    this.#options = options;
  }

  show(state: MenuState, t: Translator): void {
    const template = menuTemplate(state, t, { platform: process.platform, isDevelopment: !app.isPackaged }, (command) => this.#run(command));
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  #run(command: CommandName): void {
    const window = this.#options.window();
    if (window !== null && isTextCommand(command) && this.#options.isEditingText()) editText(window, command);
    else this.#options.send(command);
  }
}
