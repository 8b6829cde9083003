import { useEffect, useRef } from 'react';

const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';

/** Keys of a view that fills the window. Fields, menus and dialogs have their keys for themselves, and so has what an input method is writing. */
export function useViewKeys(keys: Readonly<Record<string, () => void>>): void {
  const newest = useRef(keys);
  useEffect(() => { newest.current = keys; });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target?.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]')) return;
      if (target?.closest(TYPING) && event.key !== 'Escape') return;
      const run = Object.hasOwn(newest.current, event.key) ? newest.current[event.key] : undefined;
      if (!run) return;
      event.preventDefault();
      // What the key brings up must not be closed by it.
      event.stopPropagation();
      run();
    };
    // Before the keys of the studio, which is still there behind the view.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
