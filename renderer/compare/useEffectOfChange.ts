import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChangeEffect } from '../../shared/delta/changeEffect.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { newId } from '../newId.ts';
import { studio } from '../store/studioStore.ts';

export type EffectState =
  | { readonly status: 'idle' }
  | { readonly status: 'asking' }
  | { readonly status: 'answered'; readonly effect: ChangeEffect }
  | { readonly status: 'refused'; readonly failures: readonly Message[] };

/** Simulates two models and says how they differ. `subject`: what it is about; an answer about something else is not shown. */
export function useEffectOfChange(subject: unknown) {
  const [id] = useState(() => newId('effect'));
  const [shown, setShown] = useState<{ readonly subject: unknown; readonly state: EffectState }>({ subject, state: { status: 'idle' } });
  const state: EffectState = shown.subject === subject ? shown.state : { status: 'idle' };

  // An answer that comes after it was called off, or asked for again, is not shown.
  const asked = useRef(0);

  // Whoever leaves, or looks at something else, does not wait for the answer any more.
  useEffect(() => () => void studio.getState().api.invoke('compare.cancelEffect', { id }), [id, subject]);

  const ask = useCallback(async (before: ProcessModel, after: ProcessModel) => {
    const show = (next: EffectState) => setShown({ subject, state: next });
    asked.current += 1;
    const mine = asked.current;
    show({ status: 'asking' });
    const answer = await studio.getState().api.invoke('compare.effect', { id, before, after });
    if (mine !== asked.current) return;
    if (!answer.ok) show({ status: 'refused', failures: [fromWire(answer.error.message)] });
    else if (answer.value.kind === 'answered') show({ status: 'answered', effect: answer.value.effect });
    else if (answer.value.kind === 'refused') show({ status: 'refused', failures: answer.value.failures.map(fromWire) });
  }, [id, subject]);

  /** Says why there is nothing to simulate. */
  const refuse = useCallback((...failures: readonly Message[]) => setShown({ subject, state: { status: 'refused', failures } }), [subject]);

  const cancel = useCallback(() => {
    asked.current += 1;
    void studio.getState().api.invoke('compare.cancelEffect', { id });
    setShown({ subject, state: { status: 'idle' } });
  }, [id, subject]);
  return { state, ask, refuse, cancel };
}
