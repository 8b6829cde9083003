import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, commandFacts } from '../../../shared/contract/commandTable.ts';
import { matchShortcut, type KeyPress } from '../../../renderer/commands/matchShortcut.ts';
import { shortcutKeys } from '../../../renderer/commands/shortcutKeys.ts';

const press = (key: string, code: string, ...held: readonly ('ctrl' | 'meta' | 'alt' | 'shift')[]): KeyPress => ({
  key, code, ctrlKey: held.includes('ctrl'), metaKey: held.includes('meta'), altKey: held.includes('alt'), shiftKey: held.includes('shift'),
});

describe('a shortcut', () => {
  it('means Ctrl here and Command on a Mac', () => {
    expect(matchShortcut(press('z', 'KeyZ', 'ctrl'), 'Mod+z', false)).toBe(true);
    expect(matchShortcut(press('z', 'KeyZ', 'meta'), 'Mod+z', true)).toBe(true);
    expect(matchShortcut(press('z', 'KeyZ', 'ctrl'), 'Mod+z', true)).toBe(false);
  });

  it('is exact in its modifiers', () => {
    expect(matchShortcut(press('Z', 'KeyZ', 'ctrl', 'shift'), 'Mod+z', false)).toBe(false);
    expect(matchShortcut(press('Z', 'KeyZ', 'ctrl', 'shift'), 'Mod+Shift+z', false)).toBe(true);
  });

  it('with Alt goes by the place of the key, whatever sign Alt makes of it', () => {
    expect(matchShortcut(press('˜', 'KeyN', 'meta', 'alt'), 'Mod+Alt+n', true)).toBe(true);
  });

  it('that is a sign does not care whether the keyboard needs Shift for it', () => {
    expect(matchShortcut(press('?', 'Slash', 'shift'), '?', false)).toBe(true);
    expect(matchShortcut(press('+', 'Equal', 'ctrl', 'shift'), 'Mod++', false)).toBe(true);
  });

  it('is written as on the keyboard', () => {
    expect(shortcutKeys('Mod+Shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(shortcutKeys('Mod+Shift+z', true)).toEqual(['⌘', '⇧', 'Z']);
  });
});

describe('the command table', () => {
  const shortcuts = COMMAND_NAMES.flatMap((name) => {
    const { shortcut, alternatives = [] } = commandFacts(name);
    return shortcut ? [shortcut, ...alternatives].map((key) => ({ name, key: key.toLowerCase() })) : [];
  });

  it('gives no key to two commands', () => {
    const byKey = Map.groupBy(shortcuts, ({ key }) => key);

    expect([...byKey].filter(([, all]) => all.length > 1)).toEqual([]);
  });

  it('leaves alone what browsers keep for themselves', () => {
    const taken = ['mod+n', 'mod+t', 'mod+w', 'mod+shift+n', 'mod+shift+t', 'mod+shift+w', 'mod+shift+i', 'mod+l', 'mod+r', 'f5', 'f11', 'f12'];

    expect(shortcuts.filter(({ key }) => taken.includes(key))).toEqual([]);
  });
});
