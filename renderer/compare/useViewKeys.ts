import { useEffect, useRef } from 'react';

const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';
/** What takes arrow keys for itself. */
const TAKES_ARROWS = '[aria-haspopup], [role=radiogroup], [role=toolbar], summary';

/**
 * Keys of a view that fills the window. Esc is heard everywhere. All others only where `data-view-keys` says that they are
 * meant: whoever speaks to the computer, or rests a hand on the keyboard, must not decide anything by it (WCAG 2.1.4).
 * Arrows move in what is a `list`. Fields, menus and dialogs have their keys for themselves, and so has what an input method
 * is writing.
 */
export function useViewKeys(keys: Readonly<Record<string, () => void>>): void {
  const newest = useRef(keys);
  useEffect(() => { newest.current = keys; });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target?.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]')) return;
      if (event.key !== 'Escape') {
        const scope = target?.closest<HTMLElement>('[data-view-keys]')?.dataset['viewKeys'];
        if (scope === undefined || target?.closest(TYPING)) return;
        if (event.key.startsWith('Arrow') && (scope !== 'list' || target?.closest(TAKES_ARROWS))) return;
      }
      const run = Object.hasOwn(newest.current, event.key) ? newest.current[event.key] : undefined;
      if (!run) return;
      event.preventDefault();
      // What the key brings up must not be closed by it.
      event.stopPropagation();
      run();
    };
    // Before anything in the view makes something else of it.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
