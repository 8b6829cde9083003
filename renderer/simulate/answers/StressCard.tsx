import { Zap } from 'lucide-react';
import { useMemo, useState } from 'react';
import { shownSide } from '../../../shared/analysis/estimate.ts';
import { disturbanceInWords, stressInWords } from '../../../shared/analysis/answers/inWords.ts';
import { usualDisturbances, type Disturbance, type StressAnswer } from '../../../shared/analysis/answers/stress.ts';
import { dayAfter } from '../../../shared/analysis/answers/stressWindow.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { useT } from '../../i18n.ts';
import { NumberField } from '../../inspector/fields/NumberField.tsx';
import { Section } from '../../inspector/fields/Section.tsx';
import { useFormat } from '../../inspector/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { durationInterval, percentInterval } from '../../../shared/analysis/words/interval.ts';
import { ResultCard } from '../ResultCard.tsx';
import { AnswerStatus } from './AnswerStatus.tsx';
import { answerOf, useAnswer } from './useAnswer.ts';

/** More cases, a role gone, a partner down: for a while, and how long it takes to be back to normal. */
export function StressCard({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const { state, ask, cancel } = useAnswer('stress');
  const [begins, setBegins] = useState(14);
  const [lasts, setLasts] = useState(5);
  const [percent, setPercent] = useState(50);
  const disturbances = useMemo(() => usualDisturbances(model).map((one): Disturbance => (one.kind === 'volume' ? { ...one, factor: 1 + percent / 100 } : one)), [model, percent]);
  const answer = answerOf(state);
  const { start } = model.meta.settings;
  const from = dayAfter(start, begins);
  const to = dayAfter(start, begins + lasts);
  return (
    <Section name="answers-stress" title={t('answers.stress.title')} startsFolded>
      <p className="section-note">{t('answers.stress.note')}</p>
      <NumberField label={t('answers.stress.begins')} unit={t('inspector.unit.day')} value={begins} min={0} max={1_000} isWhole onCommit={(value) => setBegins(value ?? begins)} />
      <NumberField label={t('answers.stress.lasts')} unit={t('inspector.unit.day')} value={lasts} min={1} max={365} isWhole onCommit={(value) => setLasts(value ?? lasts)} />
      <NumberField label={t('answers.stress.more')} unit="%" value={percent} min={1} max={900} isWhole onCommit={(value) => setPercent(value ?? percent)} />
      {state.status === 'asking' ? null : (
        <div className="answer-actions">
          <Button icon={<Zap size={14} aria-hidden />} onPress={() => void ask({ kind: 'stress', disturbances, window: { from, to } })}>{t('answers.stress.run')}</Button>
        </div>
      )}
      <AnswerStatus state={state} onCancel={cancel} />
      {answer ? <Stresses answer={answer} model={model} isOld={state.status === 'asking'} /> : null}
    </Section>
  );
}

function Stresses({ answer, model, isOld }: { readonly answer: StressAnswer; readonly model: ProcessModel; readonly isOld: boolean }) {
  const t = useT();
  const format = useFormat();
  const { locale } = t;
  const { key, worst, time } = stressInWords(answer, locale);
  const longest = Math.max(1e-9, ...answer.outcomes.map(({ recovery }) => recovery?.mean ?? 0), ...answer.outcomes.filter(({ recovered }) => recovered < 1).map(() => answer.watched));
  const promises = rows(model.promises).filter(({ id }) => answer.outcomes.some((outcome) => outcome.promises[id]));
  const recoveryText = ({ isBeyond, recovered, recovery }: StressAnswer['outcomes'][number]) => {
    if (isBeyond) return t('answers.stress.beyond');
    if (recovered < 1) return t('answers.stress.notBack', { time: format.duration(answer.watched), share: format.percent(1 - recovered) });
    return recovery === null ? '–' : durationInterval(locale, recovery).value;
  };
  return (
    <div className="answer" data-old={isOld || undefined} aria-live="polite">
      <ResultCard
        title={t('answers.stress.result')} sentence={t(key, { time, what: worst ? t(disturbanceInWords(worst, locale)) : '' })}
        hint={t('answers.stress.hint', { from: format.date(answer.window.from), to: format.date(answer.window.to), time: format.duration(answer.watched) })}
        table={{
          columns: [t('answers.column.stress'), t('answers.column.recovery'), t('answers.column.peak'), t('answers.column.longer'), ...promises.map(({ name }) => `${t('answers.column.promise')}: ${name}`)],
          rows: answer.outcomes.map((outcome) => [
            t(disturbanceInWords(outcome, locale)), recoveryText(outcome), outcome.peak === null ? '–' : format.number(outcome.peak, outcome.peak < 10 ? 1 : 0),
            outcome.cycleTime === null ? '–' : shownSide(outcome.cycleTime) === 'not' ? t('answers.notShown') : durationInterval(locale, outcome.cycleTime).value,
            ...promises.map(({ id }) => {
              const lost = outcome.promises[id];
              return lost ? percentInterval(locale, lost).value : '–';
            }),
          ]),
        }}
      >
        <ol className="bars">
          {answer.outcomes.map((outcome) => (
            <li key={JSON.stringify(outcome.disturbance)} className="bar-row">
              <span className="bar-name">{t(disturbanceInWords(outcome, locale))}</span>
              <span className="bar-value tabular">{recoveryText(outcome)}</span>
              <span className="bar-track"><span className="bar-fill" data-high={outcome.isBeyond || outcome.recovered < 1 || undefined} style={{ width: `${outcome.isBeyond || outcome.recovered < 1 ? 100 : (100 * (outcome.recovery?.mean ?? 0)) / longest}%` }} /></span>
              {outcome.cycleTime && outcome.peak !== null ? <span className="bar-note">{t('answers.stress.facts', { peak: format.number(outcome.peak, outcome.peak < 10 ? 1 : 0), longer: shownSide(outcome.cycleTime) === 'not' ? t('answers.notShown') : durationInterval(locale, outcome.cycleTime).value })}</span> : null}
            </li>
          ))}
        </ol>
      </ResultCard>
    </div>
  );
}
