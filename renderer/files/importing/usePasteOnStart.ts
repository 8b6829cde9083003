import { useEffect } from 'react';
import { isMermaid } from '../../../shared/interchange/mermaid/readMermaid.ts';
import { currentT } from '../../i18n.ts';
import { importFiles, importSources } from '../importFiles.ts';
import { droppedFiles } from './droppedFiles.ts';

/** On the start page, files and flowcharts that are pasted become models. */
export function usePasteOnStart(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null;
      if (isTyping || !event.clipboardData) return;
      const text = event.clipboardData.getData('text/plain');
      if (event.clipboardData.files.length > 0) {
        event.preventDefault();
        void droppedFiles(event.clipboardData).then(importSources);
      } else if (isMermaid(text)) {
        event.preventDefault();
        void importFiles([{ name: `${currentT()('importing.pasted')}.md`, bytes: new TextEncoder().encode(text) }]);
      }
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
