import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Message } from '../../../shared/i18n/Message.ts';

export interface CommittedText {
  readonly text: string;
  readonly error: Message | null;
  readonly change: (text: string) => void;
  readonly commit: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

/** Enter and Space that end a composition of an input method must do nothing else (keyCode 229 is the older sign). */
export const isComposing = (event: KeyboardEvent): boolean => event.nativeEvent.isComposing || event.keyCode === 229;

/**
 * Text that becomes an edit once, on Enter or when the field is left; Escape puts the old text back.
 * `commit` returns what is wrong with the text, and then the field keeps it, so that nothing typed is lost.
 * A field that vanishes while it holds new text (another element was clicked) commits it too.
 */
export function useCommittedText(value: string, commitText: (text: string) => Message | null, isMultiline = false): CommittedText {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<Message | null>(null);
  const latest = useRef({ draft, value, commitText });
  useLayoutEffect(() => {
    latest.current = { draft, value, commitText };
  });

  const commit = () => {
    const now = latest.current;
    if (now.draft === null || now.draft === now.value) {
      setDraft(null);
      setError(null);
      return;
    }
    const wrong = now.commitText(now.draft);
    setError(wrong);
    if (!wrong) setDraft(null);
  };

  useEffect(() => () => {
    const now = latest.current;
    if (now.draft !== null && now.draft !== now.value) now.commitText(now.draft);
  }, []);

  return {
    text: draft ?? value,
    error,
    change: (text) => {
      latest.current.draft = text;
      setDraft(text);
      if (error) setError(null);
    },
    commit,
    onKeyDown: (event) => {
      if (isComposing(event)) return;
      if (event.key === 'Enter' && (!isMultiline || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        commit();
      }
      if (event.key === 'Escape' && draft !== null) {
        // Only the field goes back; the selection stays.
        event.stopPropagation();
        event.preventDefault();
        latest.current.draft = null;
        setDraft(null);
        setError(null);
      }
    },
  };
}
