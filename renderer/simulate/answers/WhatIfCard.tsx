import { GitBranchPlus, RotateCcw } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { shownSide } from '../../../shared/analysis/estimate.ts';
import type { ModelChange } from '../../../shared/analysis/answers/ModelChange.ts';
import type { Shift, WhatIfAnswer } from '../../../shared/analysis/answers/quickWhatIf.ts';
import { whatIfInWords } from '../../../shared/analysis/answers/inWords.ts';
import { whatIf } from '../../../shared/analysis/answers/whatIf.ts';
import { diffModels } from '../../../shared/delta/diffModels.ts';
import { find, rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { useT } from '../../i18n.ts';
import { CheckField } from '../../inspector/fields/CheckField.tsx';
import { Section } from '../../inspector/fields/Section.tsx';
import { SelectField } from '../../inspector/fields/SelectField.tsx';
import { useFormat } from '../../inspector/useFormat.ts';
import { addVariantWith } from '../../studio/variantActions.ts';
import { Button } from '../../ui/Button.tsx';
import { pointsInterval } from '../../../shared/analysis/words/compareMeasures.ts';
import { durationInterval, percentInterval, wholeInterval, type IntervalText } from '../../../shared/analysis/words/interval.ts';
import { ResultCard } from '../ResultCard.tsx';
import { AnswerStatus } from './AnswerStatus.tsx';
import { SliderField } from './SliderField.tsx';
import { stepsOf, rolesAtWork } from './subjects.ts';
import { answerOf, useAnswer } from './useAnswer.ts';

/** Where every slider stands; percent of change, people as a count. */
interface Settings {
  readonly demand: number;
  readonly people: Readonly<Record<string, number>>;
  readonly step: string;
  readonly faster: number;
  readonly automated: boolean;
  readonly transfer: number;
}

const AS_IS: Settings = { demand: 0, people: {}, step: '', faster: 0, automated: false, transfer: 0 };

/** Sliders that recompute while they are dragged. */
export function WhatIfCard({ model, currency }: { readonly model: ProcessModel; readonly currency: string }) {
  const t = useT();
  const format = useFormat();
  const [settings, setSettings] = useState(AS_IS);
  const { state, ask, cancel } = useAnswer('whatIf');
  const roles = useMemo(() => rolesAtWork(model), [model]);
  const steps = useMemo(() => stepsOf(model), [model]);
  const hasTransfer = useMemo(() => rows(model.flows).some((flow) => 'handOff' in flow && flow.handOff?.transferTime !== undefined), [model]);
  const changes = useMemo(() => changesOf(settings, model), [settings, model]);
  const set = (change: Partial<Settings>) => setSettings({ ...settings, ...change });
  const signed = (percent: number) => (percent === 0 ? t('answers.whatIf.asIs') : `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`);

  useEffect(() => {
    if (changes.length > 0) void ask({ kind: 'whatIf', changes: [...changes] });
  }, [ask, changes]);

  const answer = changes.length === 0 ? null : answerOf(state);
  return (
    <Section name="answers-whatIf" title={t('answers.whatIf.title')}>
      <p className="section-note">{t('answers.whatIf.note')}</p>
      <div className="sliders">
        <SliderField label={t('answers.whatIf.demand')} value={settings.demand} min={-50} max={100} step={5} text={signed(settings.demand)} onChange={(demand) => set({ demand })} />
        {roles.map(({ id, name, now }) => (
          <SliderField
            key={id} label={name} value={settings.people[id] ?? now} min={1} max={Math.max(4, 2 * now)} step={1}
            text={t('answers.people', { count: settings.people[id] ?? now })} onChange={(count) => set({ people: { ...settings.people, [id]: count } })}
          />
        ))}
        {hasTransfer ? <SliderField label={t('answers.whatIf.transfer')} value={settings.transfer} min={-100} max={0} step={10} text={signed(settings.transfer)} onChange={(transfer) => set({ transfer })} /> : null}
      </div>
      <SelectField
        label={t('answers.whatIf.step')} value={settings.step === '' ? null : settings.step} placeholder={t('answers.whatIf.noStep')}
        options={steps.map(({ id, name }) => ({ value: id, label: name }))} onCommit={(step) => set({ step })}
      />
      {settings.step === '' ? null : (
        <>
          {settings.automated ? null : <SliderField label={t('answers.whatIf.faster')} value={settings.faster} min={0} max={90} step={5} text={signed(-settings.faster)} onChange={(faster) => set({ faster })} />}
          <CheckField label={t('answers.whatIf.automated')} value={settings.automated} onCommit={(automated) => set({ automated })} />
        </>
      )}
      {changes.length > 0 ? (
        <div className="answer-actions">
          <Button size="sm" icon={<RotateCcw size={13} aria-hidden />} onPress={() => { cancel(); setSettings(AS_IS); }}>{t('answers.whatIf.reset')}</Button>
          <Button size="sm" icon={<GitBranchPlus size={13} aria-hidden />} onPress={() => addVariantWith(diffModels(model, whatIf(model, changes)))}>{t('answers.whatIf.keep')}</Button>
        </div>
      ) : null}
      {(state.status === 'refused' || (state.status === 'asking' && !answer)) && changes.length > 0 ? <AnswerStatus state={state} onCancel={cancel} /> : null}
      {answer ? <Outcome answer={answer} currency={currency} format={format} isOld={state.status === 'asking'} model={model} /> : null}
    </Section>
  );
}

const AUTOMATIC_MINUTES = 1;

function changesOf({ demand, people, step, faster, automated, transfer }: Settings, model: ProcessModel): readonly ModelChange[] {
  const node = find(model.nodes, step);
  return [
    ...(demand === 0 ? [] : [{ kind: 'demand' as const, factor: 1 + demand / 100 }]),
    ...rolesAtWork(model).flatMap(({ id, now }): ModelChange[] => (people[id] === undefined || people[id] === now ? [] : [{ kind: 'people', role: id, count: people[id] }])),
    ...(transfer === 0 ? [] : [{ kind: 'transferTime' as const, flow: null, factor: 1 + transfer / 100 }]),
    ...(node && automated ? [{ kind: 'automated' as const, step: node.id, minutes: AUTOMATIC_MINUTES }] : []),
    ...(node && !automated && faster > 0 ? [{ kind: 'stepTime' as const, step: node.id, factor: 1 - faster / 100 }] : []),
  ];
}

interface OutcomeProps {
  readonly answer: WhatIfAnswer;
  readonly currency: string;
  readonly format: ReturnType<typeof useFormat>;
  readonly isOld: boolean;
  readonly model: ProcessModel;
}

function Outcome({ answer, currency, format, isOld, model }: OutcomeProps) {
  const t = useT();
  const { locale } = t;
  const money = (estimate: Shift['before']) => wholeInterval(locale, estimate, (amount) => format.money(amount, currency));
  const duration = (estimate: Shift['before']) => durationInterval(locale, estimate);
  const share = (estimate: Shift['before']) => percentInterval(locale, estimate);
  const points = (estimate: Shift['before']) => pointsInterval(t, estimate);
  // How a figure is written, and how a difference of it where that is another unit.
  const lines: readonly (readonly [string, Shift, (estimate: Shift['before']) => IntervalText, ((estimate: Shift['before']) => IntervalText)?])[] = [
    [t('results.cycleTime'), answer.figures.cycleTime, duration],
    [t('results.p90'), answer.figures.p90, duration],
    [t('results.waiting'), answer.figures.waitingTime, duration],
    [t('results.cost'), answer.figures.cost, money],
    ...rows(model.promises).flatMap(({ id, name }): (readonly [string, Shift, typeof share, typeof points])[] => {
      const shift = answer.promises[id];
      return shift ? [[name, shift, share, points]] : [];
    }),
  ];
  const written = ({ value, interval }: IntervalText) => (interval ? `${value} ${t('results.plusMinus', { halfWidth: interval.halfWidth })}` : value);
  const difference = ({ difference: of }: Shift, write: (estimate: Shift['before']) => IntervalText) => (shownSide(of) === 'not' ? t('answers.notShown') : `${of.mean > 0 ? '+' : ''}${written(write(of))}`);
  return (
    <div className="answer" data-old={isOld || undefined} aria-live="polite">
      {answer.overloaded.map(({ name, needed, headcount }) => (
        <p key={name} className="answer-warning">{t('answers.whatIf.overloaded', { name, people: format.number(Math.ceil((needed - headcount) * 10 + 0.1) / 10, 1) })}</p>
      ))}
      <ResultCard
        title={t('answers.whatIf.result')} sentence={t(whatIfInWords(answer, locale))} hint={t('answers.whatIf.small', { replications: answer.plan.replications, cases: format.number(answer.cases / answer.plan.replications, 0) })}
        table={{
          columns: [t('answers.column.figure'), t('answers.column.before'), t('answers.column.after'), t('answers.column.difference')],
          rows: lines.map(([name, shift, write, writeDifference = write]) => [name, write(shift.before).value, write(shift.after).value, difference(shift, writeDifference)]),
        }}
      >
        <ul className="bars">
          {lines.map(([name, shift, write, writeDifference = write]) => (
            <li key={name} className="bar-row" data-shown={shownSide(shift.difference)}>
              <span className="bar-name">{name}</span>
              <span className="bar-value tabular">{difference(shift, writeDifference)}</span>
              <span className="bar-note tabular">{t('answers.fromTo', { before: write(shift.before).value, after: write(shift.after).value })}</span>
            </li>
          ))}
        </ul>
      </ResultCard>
    </div>
  );
}
