import { Scale } from 'lucide-react';
import { useMemo } from 'react';
import { shownSide } from '../../../shared/analysis/estimate.ts';
import { controlSteps, type ControlPrices } from '../../../shared/analysis/answers/controlPrice.ts';
import { controlsInWords } from '../../../shared/analysis/answers/inWords.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { useT } from '../../i18n.ts';
import { Section } from '../../inspector/fields/Section.tsx';
import { useFormat } from '../../inspector/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { durationInterval, wholeInterval } from '../../../shared/analysis/words/interval.ts';
import { ResultCard } from '../ResultCard.tsx';
import { AnswerStatus } from './AnswerStatus.tsx';
import { answerOf, useAnswer } from './useAnswer.ts';

/** What each control costs in time and money, beside the risk that it keeps down. */
export function ControlsCard({ model, currency }: { readonly model: ProcessModel; readonly currency: string }) {
  const t = useT();
  const { state, ask, cancel } = useAnswer('controls');
  const steps = useMemo(() => controlSteps(model), [model]);
  const answer = answerOf(state);
  return (
    <Section name="answers-controls" title={t('answers.controls.title')} startsFolded>
      <p className="section-note">{t(steps.length === 0 ? 'answers.controls.mark' : 'answers.controls.note')}</p>
      {steps.length === 0 || state.status === 'asking' ? null : (
        <div className="answer-actions">
          <Button icon={<Scale size={14} aria-hidden />} onPress={() => void ask({ kind: 'controls', steps: null })}>{t('answers.controls.price', { count: steps.length })}</Button>
        </div>
      )}
      <AnswerStatus state={state} onCancel={cancel} />
      {answer ? <Prices answer={answer} currency={currency} isOld={state.status === 'asking'} /> : null}
    </Section>
  );
}

function Prices({ answer, currency, isOld }: { readonly answer: ControlPrices; readonly currency: string; readonly isOld: boolean }) {
  const t = useT();
  const format = useFormat();
  const { locale } = t;
  return (
    <div className="answer" data-old={isOld || undefined} aria-live="polite">
      <ResultCard
        title={t('answers.controls.result')} sentence={t(controlsInWords(answer, locale))}
        table={{
          columns: [t('answers.column.control'), t('answers.column.time'), '95%', t('answers.column.cost'), t('answers.column.risk')],
          rows: answer.prices.map(({ name, cycleTime, cost, risks }) => {
            const { value, interval } = durationInterval(locale, cycleTime);
            return [name, value, interval ? `${interval.low} – ${interval.high}` : '–', wholeInterval(locale, cost, (amount) => format.money(amount, currency)).value, risks.map((risk) => risk.name).join('; ') || '–'];
          }),
        }}
      >
        <ul className="controls">
          {answer.prices.map((price) => {
            const { value, interval } = durationInterval(locale, price.cycleTime);
            return (
              <li key={price.step} className="control" data-shown={shownSide(price.cycleTime)}>
                <span className="bar-name">{price.name}</span>
                <span className="bar-value tabular">{value}{interval ? <span className="stat-interval"> {t('results.plusMinus', { halfWidth: interval.halfWidth })}</span> : null}</span>
                <span className="bar-note">
                  {shownSide(price.cycleTime) === 'not' ? `${t('answers.notShown')} · ` : ''}{t('answers.controls.cost', { cost: format.money(price.cost.mean, currency) })}
                </span>
                {price.risks.length === 0 ? <span className="bar-note">{t('answers.controls.noRisk')}</span> : price.risks.map((risk) => (
                  <span key={risk.id} className="control-risk"><strong>{risk.name}</strong>{risk.text ? ` · ${risk.text}` : ''}</span>
                ))}
              </li>
            );
          })}
        </ul>
      </ResultCard>
    </div>
  );
}
