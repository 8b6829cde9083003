import type { Shortcut } from '../../shared/contract/commandTable.ts';
import { shortcutParts } from './shortcutKeys.ts';

/** What of a keyboard event decides. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Signs that need Shift on some keyboards and not on others: Shift says nothing about them. */
const isSign = (key: string) => key.length === 1 && !/[\p{L}\p{N}]/u.test(key);

/** Is this press the shortcut? Exact in its modifiers; letters are the same in both cases. */
export function matchShortcut(press: KeyPress, shortcut: Shortcut, mac: boolean): boolean {
  const parts = shortcutParts(shortcut);
  const key = parts.at(-1) ?? '';
  const modifiers = new Set(parts.slice(0, -1));
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (mod !== modifiers.has('Mod') || otherMod || press.altKey !== modifiers.has('Alt')) return false;
  if (press.shiftKey !== modifiers.has('Shift') && !(isSign(key) && !modifiers.has('Shift'))) return false;
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  // With Alt, and with Shift on digits, `key` is another sign on many layouts; the place of the key is not.
  return (modifiers.has('Alt') || modifiers.has('Shift')) && (press.code === `Key${key.toUpperCase()}` || press.code === `Digit${key}`);
}
