import type { Shortcut } from '../../shared/contract/commandTable.ts';

export const isMac = (): boolean => /mac/i.test(navigator.platform);

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Delete: '⌦', Backspace: '⌫', Enter: '↵' };
const OTHERS: Readonly<Record<string, string>> = { Mod: 'Ctrl', Delete: 'Del' };
const BOTH: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', '-': '−' };

/** The parts of `Mod+Shift+z`; a plus sign may be the key itself (`Mod++`). */
export const shortcutParts = (shortcut: Shortcut): readonly string[] =>
  shortcut.endsWith('++') ? [...shortcut.slice(0, -2).split('+'), '+'] : shortcut === '+' ? ['+'] : shortcut.split('+');

/** What is written on the keys: Ctrl or ⌘, arrows, capital letters. */
export function shortcutKeys(shortcut: Shortcut, mac: boolean = isMac()): readonly string[] {
  const names = mac ? MAC : OTHERS;
  return shortcutParts(shortcut).map((part) => names[part] ?? BOTH[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
