import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { useStudio } from '../store/studioStore.ts';
import { durationInterval, plainDuration } from '../../shared/analysis/words/interval.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';
import { stepsByWaiting } from './waitingBreakdown.ts';

const MOST_SHOWN = 8;

/** Steps by the waiting in front of them; a click shows the step on the canvas. */
export function StepWaiting({ scenario: { measures } }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const reveal = useStudio((s) => s.revealElement);
  const steps = stepsByWaiting(measures);
  const waiting = steps.filter(({ perCase }) => perCase > 0);
  const longest = waiting[0]?.perCase ?? 1;
  const table = {
    columns: [t('results.column.step'), t('results.column.waitingPerCase'), t('results.column.share'), t('results.column.each'), t('results.column.halfWidth'), t('results.column.cause'), t('results.column.work'), t('results.column.queue'), t('results.column.longestQueue')],
    rows: steps.map(({ step, perCase, share, mainCause }) => [
      step.name, format.duration(perCase), format.percent(share), durationInterval(t.locale, step.waiting).value, durationInterval(t.locale, step.waiting).interval?.halfWidth ?? '–',
      mainCause ? t(`results.part.${mainCause}`) : '–', format.duration(step.processing.mean), format.number(step.queueLength.mean), format.number(step.queueLength.max, 0),
    ]),
  };
  const [first] = waiting;
  const sentence = first ? t('results.steps.sentence', { name: first.step.name, waiting: plainDuration(t.locale, first.perCase), share: format.percent(first.share) }) : t('results.steps.empty');
  return (
    <ResultCard name="steps" title={t('results.steps')} sentence={sentence} table={table}>
      <ul className="bars">
        {waiting.slice(0, MOST_SHOWN).map(({ id, step, perCase, share, mainCause }) => (
          <li key={id}>
            <button type="button" className="bar-row bar-button" onClick={() => reveal(id)}>
              <span className="bar-name">{step.name}</span>
              <span className="bar-value tabular">{plainDuration(t.locale, perCase)}</span>
              <span className="bar-track" aria-hidden><span className="bar-fill" data-part={mainCause ?? undefined} style={{ width: `${(perCase / longest) * 100}%` }} /></span>
              <span className="bar-note">{format.percent(share)}{mainCause ? ` · ${t(`results.part.${mainCause}`)}` : ''} · {t('results.column.queue')} {format.number(step.queueLength.mean)}</span>
            </button>
          </li>
        ))}
      </ul>
    </ResultCard>
  );
}
