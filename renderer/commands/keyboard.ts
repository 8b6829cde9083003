import { COMMAND_NAMES, commandFacts, type CommandName } from '../../shared/contract/commandTable.ts';
import { leavePanel } from '../studio/focusRegion.ts';
import { studio } from '../store/studioStore.ts';
import { matchShortcut } from './matchShortcut.ts';
import { isCommandAvailable, runCommand } from './registry.ts';
import { isMac } from './shortcutKeys.ts';

/** Where keys mean commands on elements: the canvas takes all of them, lists of elements all but plain letters (they search). */
const CANVAS = '[data-command-scope="canvas"]';
const ELEMENTS = '[data-command-scope="elements"]';
const EDITABLE = 'input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable=true]';
/** Inside a text field these belong to the text. */
const OF_TEXT: ReadonlySet<CommandName> = new Set(['edit.undo', 'edit.redo', 'view.outline', 'view.inspector']);

function mayRun(name: CommandName, target: Element | null): boolean {
  const { canvasOnly, shortcut = '' } = commandFacts(name);
  const isTyping = target?.closest(EDITABLE) != null;
  if (canvasOnly) {
    if (isTyping || studio.getState().overlay !== null) return false;
    if (target === null || target === document.body || target.closest(CANVAS)) return true;
    return target.closest(ELEMENTS) !== null && shortcut.length > 1;
  }
  return !isTyping || !OF_TEXT.has(name);
}

/** Runs the command whose key was pressed. A key that finishes a word of an input method does nothing else. */
export function listenToKeys(): () => void {
  const mac = isMac();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    // A dialog has the keyboard for itself.
    if (target?.closest('[role=dialog], [role=alertdialog], [role=menu]')) return;
    if (event.key === 'Escape' && leavePanel(target)) {
      event.preventDefault();
      return;
    }
    const name = COMMAND_NAMES.find((candidate) => {
      const { shortcut, alternatives = [] } = commandFacts(candidate);
      const keys = shortcut === undefined ? [] : [shortcut, ...alternatives];
      return keys.some((key) => matchShortcut(event, key, mac)) && mayRun(candidate, target) && isCommandAvailable(candidate);
    });
    if (!name) return;
    event.preventDefault();
    runCommand(name);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
