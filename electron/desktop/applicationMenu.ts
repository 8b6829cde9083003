import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_NAMES, MENUS, commandFacts, type CommandName, type MenuName, type Shortcut } from '../../shared/contract/commandTable.ts';
import type { Translator } from '../../shared/i18n/translator.ts';

export interface MenuState {
  readonly enabled: ReadonlySet<CommandName>;
  readonly checked: ReadonlySet<CommandName>;
}

export interface MenuSurroundings {
  readonly platform: NodeJS.Platform;
  /** Not packaged: reload and developer tools are offered. */
  readonly isDevelopment: boolean;
}

const keyNames: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ' ': 'Space',
};

/** Our way of writing shortcuts in Electron's way: `Mod+Shift+z` → `CommandOrControl+Shift+Z`. */
export function toAccelerator(shortcut: Shortcut): string {
  // A plus at the end is the key of that name.
  return shortcut.replace(/\+\+$/, '+Plus').split('+').map((key) => keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key)).join('+');
}

/** In a text field these act on the text, so they are offered whatever the canvas could do with them. */
export const textCommands = ['edit.undo', 'edit.redo', 'edit.cut', 'edit.copy', 'edit.paste', 'edit.selectAll', 'edit.delete'] as const satisfies readonly CommandName[];
export type TextCommand = (typeof textCommands)[number];
export const isTextCommand = (name: CommandName): name is TextCommand => textCommands.some((command) => command === name);

export const isEnabled = (name: CommandName, state: MenuState) => state.enabled.has(name) || isTextCommand(name);

/**
 * The page hears every key first and acts on it; the menu only shows the shortcut. macOS cannot show one without
 * hearing it too, so single letters, which a label may contain, are left out there.
 */
function acceleratorOf(shortcut: Shortcut | undefined, platform: NodeJS.Platform): Partial<MenuItemConstructorOptions> {
  if (shortcut === undefined || (platform === 'darwin' && !shortcut.includes('Mod+'))) return {};
  return { accelerator: toAccelerator(shortcut), registerAccelerator: platform === 'darwin' };
}

function commandItems(menu: MenuName, state: MenuState, t: Translator, platform: NodeJS.Platform, run: (name: CommandName) => void): MenuItemConstructorOptions[] {
  const names = COMMAND_NAMES.filter((name) => commandFacts(name).menu === menu);
  return names.flatMap((name, i) => {
    const facts = commandFacts(name);
    const before = names[i - 1];
    const item: MenuItemConstructorOptions = {
      id: name,
      label: t(facts.label),
      enabled: isEnabled(name, state),
      ...(facts.isToggle ? { type: 'checkbox', checked: state.checked.has(name) } : {}),
      ...acceleratorOf(facts.shortcut, platform),
      click: () => run(name),
    };
    const isNewSection = before !== undefined && commandFacts(before).section !== facts.section;
    return isNewSection ? [{ type: 'separator' }, item] : [item];
  });
}

const applicationItems = (t: Translator): MenuItemConstructorOptions => ({
  label: 'Laneway',
  submenu: [
    { role: 'about', label: t('menu.help.about') },
    { type: 'separator' },
    { role: 'services', label: t('desktop.menu.services') },
    { type: 'separator' },
    { role: 'hide', label: t('desktop.menu.hide') },
    { role: 'hideOthers', label: t('desktop.menu.hideOthers') },
    { role: 'unhide', label: t('desktop.menu.unhide') },
    { type: 'separator' },
    { role: 'quit', label: t('desktop.menu.quit') },
  ],
});

const windowItems = (t: Translator): MenuItemConstructorOptions => ({
  role: 'windowMenu',
  label: t('desktop.menu.window'),
  submenu: [
    { role: 'minimize', label: t('desktop.menu.minimize') },
    { role: 'zoom', label: t('desktop.menu.zoom') },
    { role: 'togglefullscreen', label: t('desktop.menu.fullScreen') },
    { type: 'separator' },
    { role: 'front', label: t('desktop.menu.front') },
  ],
});

/** What the system adds to our own commands, by menu. */
function systemItems(menu: MenuName, t: Translator, { platform, isDevelopment }: MenuSurroundings): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const recent: MenuItemConstructorOptions = { role: 'recentDocuments', label: t('desktop.menu.recent'), submenu: [{ role: 'clearRecentDocuments', label: t('desktop.menu.clearRecent') }] };
  switch (menu) {
    case 'file':
      return [{ type: 'separator' }, ...(isMac ? [recent] : []), { role: 'close', label: t('desktop.menu.close') }, ...(isMac ? [] : [{ role: 'quit', label: t('desktop.menu.quit') } as const])];
    case 'view':
      return [
        ...(isMac ? [] : [{ type: 'separator' } as const, { role: 'togglefullscreen', label: t('desktop.menu.fullScreen') } as const]),
        ...(isDevelopment ? [{ type: 'separator' } as const, { role: 'reload', label: t('desktop.menu.reload') } as const, { role: 'toggleDevTools', label: t('desktop.menu.tools') } as const] : []),
      ];
    case 'edit':
    case 'insert':
    case 'simulate':
    case 'help':
      return [];
  }
}

/** The whole menu bar, drawn from the command table. */
export function menuTemplate(state: MenuState, t: Translator, surroundings: MenuSurroundings, run: (name: CommandName) => void): MenuItemConstructorOptions[] {
  const { platform } = surroundings;
  const menus = MENUS.map((menu): MenuItemConstructorOptions => ({
    id: menu,
    label: t(`menu.${menu}`),
    ...(menu === 'help' ? { role: 'help' } : {}),
    submenu: [...commandItems(menu, state, t, platform, run), ...systemItems(menu, t, surroundings)],
  }));
  if (platform !== 'darwin') return menus;
  return [applicationItems(t), ...menus.slice(0, -1), windowItems(t), ...menus.slice(-1)];
}
