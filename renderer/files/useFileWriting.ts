import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Message } from '../../shared/i18n/Message.ts';

/** What came of a file that a dialog had written. */
export type FileOutcome =
  | { readonly kind: 'saved' }
  /** The person thought better of it, before or after the file was written. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly messages: readonly Message[] };

interface Wanted<O extends FileOutcome> {
  readonly make: (signal: AbortSignal) => Promise<O>;
  /** Says what came of it where the dialog has no place for it any more. */
  readonly tell: (outcome: O) => void;
  readonly onClose: () => void;
}

/** The work of a dialog that writes one file, as its foot shows it. */
export interface FileWriting {
  readonly isWriting: boolean;
  /** Why the last try failed; empty when it did not. */
  readonly failures: readonly Message[];
  readonly stopButton: RefObject<HTMLButtonElement | null>;
  readonly write: () => void;
  readonly stop: () => void;
  /** Something else is wanted now. */
  readonly forgetFailure: () => void;
}

const NONE: readonly Message[] = [];

/** Whoever closes the dialog wants no file any more; one that is written closes it. */
export function useFileWriting<O extends FileOutcome>({ make, tell, onClose }: Wanted<O>): FileWriting {
  const [isWriting, setWriting] = useState(false);
  const [failures, setFailures] = useState(NONE);
  const stopper = useRef<AbortController | null>(null);
  const isGone = useRef(false);
  const stopButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      stopper.current?.abort();
    };
  }, []);
  // The button that was pressed is disabled now: it would lose the focus, and the dialog its keys.
  useEffect(() => { if (isWriting) stopButton.current?.focus(); }, [isWriting]);

  const write = async () => {
    setWriting(true);
    setFailures(NONE);
    const stopping = new AbortController();
    stopper.current = stopping;
    const outcome = await make(stopping.signal);
    if (stopper.current === stopping) stopper.current = null;
    // Closed meanwhile: there is no place here any more to say it, and what is open now stays so.
    if (isGone.current) return tell(outcome);
    setWriting(false);
    if (outcome.kind === 'failed') setFailures(outcome.messages);
    if (outcome.kind !== 'saved') return;
    onClose();
    tell(outcome);
  };
  return { isWriting, failures, stopButton, write: () => void write(), stop: () => stopper.current?.abort(), forgetFailure: () => setFailures(NONE) };
}
