import { useCallback, useEffect, useState } from 'react';
import type { Answer, AnswerTo, Question, QuestionKind } from '../../../shared/analysis/answers/Question.ts';
import type { Input } from '../../../shared/contract/contract.ts';
import { fromWire } from '../../../shared/i18n/fromWire.ts';
import type { Message } from '../../../shared/i18n/Message.ts';
import { newId } from '../../newId.ts';
import { studio, useStudio } from '../../store/studioStore.ts';

export type AnswerState<K extends QuestionKind> =
  | { readonly status: 'idle' }
  | { readonly status: 'asking'; readonly done: number; readonly total: number | null; readonly last: AnswerTo<K> | null }
  | { readonly status: 'answered'; readonly answer: AnswerTo<K>; readonly revision: number }
  | { readonly status: 'refused'; readonly failures: readonly Message[] };

interface Asking<K extends QuestionKind> {
  readonly state: AnswerState<K>;
  /** A later question takes the place of one that is still going on. */
  readonly ask: (question: Extract<Question, { kind: K }>) => Promise<void>;
  readonly cancel: () => void;
}

/** What was answered stays when the panel is left and entered again, per model, variant and kind of question. */
const kept = new Map<string, { readonly answer: Answer; readonly revision: number }>();

const isTo = <K extends QuestionKind>(kind: K, answer: Answer): answer is AnswerTo<K> => answer.kind === kind;

/** Asks one kind of question about the variant that is shown. */
export function useAnswer<K extends QuestionKind>(kind: K): Asking<K> {
  const modelId = useStudio((s) => s.open?.id ?? null);
  const variant = useStudio((s) => s.variant);
  const key = `${modelId} ${variant} ${kind}`;
  const [id] = useState(() => newId('question'));
  const [shown, setShown] = useState<{ readonly key: string; readonly state: AnswerState<K> }>({ key: '', state: { status: 'idle' } });

  const known = kept.get(key);
  const state: AnswerState<K> = shown.key === key ? shown.state : known && isTo(kind, known.answer) ? { status: 'answered', answer: known.answer, revision: known.revision } : { status: 'idle' };

  useEffect(() => studio.getState().api.on('answer.progress', (progress) => {
    if (progress.id !== id) return;
    setShown((before) => (before.state.status === 'asking' ? { ...before, state: { ...before.state, done: progress.done, total: progress.total } } : before));
  }), [id]);

  // Whoever leaves does not wait for the answer any more.
  useEffect(() => () => void studio.getState().api.invoke('answer.cancel', { id }), [id]);

  const ask = useCallback(async (question: Input<'answer.ask'>['question']) => {
    if (modelId === null) return;
    const before = kept.get(key);
    setShown({ key, state: { status: 'asking', done: 0, total: null, last: before && isTo(kind, before.answer) ? before.answer : null } });
    const { api, flush } = studio.getState();
    // The host simulates what is stored: it must be what is seen.
    if (!(await flush())) {
      setShown({ key, state: { status: 'refused', failures: [{ key: 'shell.simulation.notSaved' }] } });
      return;
    }
    const answer = await api.invoke('answer.ask', { id, modelId, variant, question, overrides: {} });
    if (!answer.ok) {
      setShown({ key, state: { status: 'refused', failures: [fromWire(answer.error.message)] } });
      return;
    }
    // Of a question that gave way to a later one, nothing is shown.
    if (answer.value.kind === 'cancelled') return;
    if (answer.value.kind === 'refused') {
      setShown({ key, state: { status: 'refused', failures: answer.value.failures.map(fromWire) } });
      return;
    }
    const { revision, answer: content } = answer.value;
    kept.set(key, { answer: content, revision });
    if (isTo(kind, content)) setShown({ key, state: { status: 'answered', answer: content, revision } });
  }, [id, key, kind, modelId, variant]);

  const cancel = useCallback(() => {
    void studio.getState().api.invoke('answer.cancel', { id });
    setShown({ key: '', state: { status: 'idle' } });
  }, [id]);
  return { state, ask, cancel };
}

/** The answer that can be shown now: the newest, or while one is being looked for, the one before. */
export const answerOf = <K extends QuestionKind>(state: AnswerState<K>): AnswerTo<K> | null =>
  (state.status === 'answered' ? state.answer : state.status === 'asking' ? state.last : null);
