import { useEffect, type RefObject } from 'react';
import { deleteElements } from '../../shared/commands/deleteElements.ts';
import { studio } from '../store/studioStore.ts';
import { copyInto, pasteFrom } from './canvasClipboard.ts';

/** The browser's clipboard events, while the canvas (or nothing) has the focus: they carry our own type without asking for a permission. */
export function useClipboardEvents(surface: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isOurs = () => document.activeElement === surface.current || document.activeElement === document.body;
    const onCopy = (event: ClipboardEvent) => {
      if (isOurs() && event.clipboardData && copyInto(event.clipboardData)) event.preventDefault();
    };
    const onCut = (event: ClipboardEvent) => {
      if (!isOurs() || !event.clipboardData || !copyInto(event.clipboardData)) return;
      event.preventDefault();
      const ids = [...studio.getState().selection];
      studio.getState().execute((model) => deleteElements(model, { ids }));
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isOurs() || !event.clipboardData) return;
      event.preventDefault();
      pasteFrom(event.clipboardData);
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [surface]);
}
