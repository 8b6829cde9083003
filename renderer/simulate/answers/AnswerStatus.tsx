import { CircleAlert, Square } from 'lucide-react';
import { useT } from '../../i18n.ts';
import { useFormat } from '../../inspector/useFormat.ts';
import { useStudio } from '../../store/studioStore.ts';
import { Button } from '../../ui/Button.tsx';
import type { QuestionKind } from '../../../shared/analysis/answers/Question.ts';
import type { AnswerState } from './useAnswer.ts';

interface AnswerStatusProps {
  readonly state: AnswerState<QuestionKind>;
  readonly onCancel: () => void;
}

/** How far an answer is, why there is none, or that the model has moved on since. */
export function AnswerStatus({ state, onCancel }: AnswerStatusProps) {
  const t = useT();
  const format = useFormat();
  const revision = useStudio((s) => s.open?.revision ?? null);
  if (state.status === 'answered') return state.revision === revision ? null : <p className="answer-warning">{t('answers.stale')}</p>;
  if (state.status === 'asking') {
    const text = state.total === null ? t('answers.tried', { count: state.done }) : t('results.progress', { done: format.number(state.done, 0), total: format.number(state.total, 0) });
    return (
      <div className="run-row">
        <div className="run-progress">
          <progress className="progress" max={state.total ?? 1} value={state.total === null ? undefined : state.done} aria-label={text} />
          <span className="progress-text tabular">{text}</span>
        </div>
        <Button size="sm" icon={<Square size={12} aria-hidden />} onPress={onCancel}>{t('results.cancel')}</Button>
      </div>
    );
  }
  return state.status === 'refused' ? <Refusal failures={state.failures.map((failure) => t(failure))} /> : null;
}

export function Refusal({ failures }: { readonly failures: readonly string[] }) {
  const t = useT();
  return (
    <section className="answer-refusal" aria-label={t('answers.refused')}>
      <p className="notice-title"><CircleAlert size={15} aria-hidden />{t('answers.refused')}</p>
      <ul className="notice-list">{failures.map((failure) => <li key={failure}>{failure}</li>)}</ul>
    </section>
  );
}
