import { z } from 'zod';
import type { MessageKey } from '../i18n/catalogue.ts';

/** Chromium `KeyboardEvent.key` names joined by `+`; `Mod` is ⌘ on macOS and Ctrl elsewhere. */
export type Shortcut = string;

export interface CommandFacts {
  readonly label: MessageKey;
  readonly menu: 'file' | 'edit' | 'view' | 'insert' | 'simulate' | 'help' | null;
  readonly shortcut?: Shortcut;
  /** Typed without Mod on the canvas only, so that typing a label is never a command. */
  readonly canvasOnly?: boolean;
}

/**
 * Everything a person can ask for by name. Native menu, in-page menu bar, palette and shortcut sheet are all drawn
 * from this table.
 */
export const COMMANDS = {
  'file.new': { label: 'menu.file.new', menu: 'file', shortcut: 'Mod+Alt+n' },
} as const satisfies Record<string, CommandFacts>;

export type CommandName = keyof typeof COMMANDS;
export const CommandId = z.enum(Object.keys(COMMANDS) as [CommandName, ...CommandName[]]);
