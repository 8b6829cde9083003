import { useMemo, useState } from 'react';
import { shownSide } from '../../../shared/analysis/estimate.ts';
import { FIGURE_NAMES, type FigureName } from '../../../shared/analysis/answers/figures.ts';
import { experimentOutcome, type ExperimentOutcome } from '../../../shared/analysis/answers/experimentTable.ts';
import type { Response } from '../../../shared/analysis/answers/designedExperiment.ts';
import type { Estimate } from '../../../shared/analysis/SimulationReport.ts';
import type { ExperimentContent } from '../../../shared/contract/answers.ts';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import { serviceId } from '../../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { useT } from '../../i18n.ts';
import { SelectField } from '../../inspector/fields/SelectField.tsx';
import { useFormat } from '../../inspector/useFormat.ts';
import { durationInterval, intervalText, percentInterval, wholeInterval, type IntervalText } from '../../../shared/analysis/words/interval.ts';
import { ResultCard } from '../ResultCard.tsx';
import { factorChoices, keyOf, valueText } from './factorWords.ts';

const LABELS: Readonly<Record<FigureName, MessageKey>> = {
  cycleTime: 'results.cycleTime', p90: 'results.p90', waitingTime: 'results.waiting', cost: 'results.cost', throughputPerHour: 'results.throughput', wip: 'answers.figure.wip', flowEfficiency: 'results.flowEfficiency',
};

interface ExperimentResultProps {
  readonly content: ExperimentContent;
  readonly model: ProcessModel;
  readonly currency: string;
}

/** What an experiment says about one response: effects, interactions, and the points from best to worst. */
export function ExperimentResult({ content, model, currency }: ExperimentResultProps) {
  const t = useT();
  const format = useFormat();
  const [chosen, setChosen] = useState('cycleTime');
  const { factors } = content.design;
  const promises = useMemo(() => {
    const known = new Set(content.results.flatMap(({ figures }) => Object.keys(figures?.promises ?? {})));
    return rows(model.promises).filter(({ id }) => known.has(id));
  }, [content, model]);
  const response = useMemo((): Response => {
    const figure = FIGURE_NAMES.find((name) => name === chosen);
    return figure ? { kind: 'figure', name: figure } : { kind: 'promise', promise: serviceId(chosen) };
  }, [chosen]);
  const outcome = useMemo(() => experimentOutcome(factors, content.points, content.results, response), [factors, content, response]);
  const choices = useMemo(() => factorChoices(model, t), [model, t]);
  const nameOf = (i: number) => choices.find(({ key }) => key === keyOf(factors[i]!))?.label ?? keyOf(factors[i]!);
  const write = (estimate: Estimate): IntervalText => writtenAs(response, estimate, t.locale, format, currency);
  const withHalfWidth = (estimate: Estimate) => {
    const { value, interval } = write(estimate);
    return interval ? `${value} ${t('results.plusMinus', { halfWidth: interval.halfWidth })}` : value;
  };
  const signed = (estimate: Estimate) => `${estimate.mean > 0 ? '+' : ''}${withHalfWidth(estimate)}`;
  const { main, interactions } = outcome.effects;
  const effectRows = [
    ...main.map(({ factor, effect }) => ({ name: nameOf(factor), effect, isMain: true })),
    ...interactions.map(({ factors: [a, b], effect }) => ({ name: `${nameOf(a)} × ${nameOf(b)}`, effect, isMain: false })),
  ].toSorted((a, b) => Math.abs(b.effect.mean) - Math.abs(a.effect.mean));
  const title = t('answers.experiment.effects');
  return (
    <div className="answer" aria-live="polite">
      <SelectField
        label={t('answers.experiment.response')} value={chosen} onCommit={setChosen}
        options={[...FIGURE_NAMES.map((name) => ({ value: name as string, label: t(LABELS[name]) })), ...promises.map(({ id, name }) => ({ value: id as string, label: name }))]}
      />
      <ResultCard
        title={title} hint={t('answers.experiment.effectsHint')}
        sentence={sentence(outcome, effectRows.filter(({ isMain }) => isMain), (text) => t(text.key, text.params), signed)}
        table={{ columns: [t('answers.column.factor'), t('answers.column.effect')], rows: effectRows.map(({ name, effect }) => [name, shownSide(effect) === 'not' ? `${signed(effect)} · ${t('answers.notShown')}` : signed(effect)]) }}
      >
        <Effects list={effectRows} write={signed} />
      </ResultCard>
      <ResultCard
        title={t('answers.experiment.points.title')} hint={outcome.asGood.length === 0 ? undefined : t('answers.experiment.asGood', { count: outcome.asGood.length })}
        table={{
          columns: [...factors.map((_, i) => nameOf(i)), t('answers.column.response')],
          rows: outcome.points.map(({ values, response: there }) => [...values.map((value, i) => valueText(factors[i]!, value, format)), there === null ? t('answers.experiment.cannotRun') : withHalfWidth(there)]),
        }}
      />
    </div>
  );
}

function writtenAs(response: Response, estimate: Estimate, locale: ReturnType<typeof useFormat>['locale'], format: ReturnType<typeof useFormat>, currency: string): IntervalText {
  if (response.kind === 'promise' || response.name === 'flowEfficiency') return percentInterval(locale, estimate);
  switch (response.name) {
    case 'cost': return wholeInterval(locale, estimate, (amount) => format.money(amount, currency));
    case 'wip':
    case 'throughputPerHour': return intervalText(locale, estimate, { scale: (value) => value, withUnit: (n) => n });
    default: return durationInterval(locale, estimate);
  }
}

interface NamedEffect {
  readonly name: string;
  readonly effect: Estimate;
}

function sentence({ effects: { main } }: ExperimentOutcome, list: readonly NamedEffect[], t: (text: { readonly key: MessageKey; readonly params?: Record<string, string> }) => string, write: (estimate: Estimate) => string): string {
  const strongest = list.find(({ effect }) => shownSide(effect) !== 'not');
  if (main.length === 0) return t({ key: 'answers.experiment.tooFew' });
  return strongest ? t({ key: 'answers.experiment.strongest', params: { name: strongest.name, effect: write(strongest.effect) } }) : t({ key: 'answers.experiment.noneShown' });
}

const WIDTH = 100;

/** A dot with its interval per effect, on one scale, 0 marked. */
function Effects({ list, write }: { readonly list: readonly NamedEffect[]; readonly write: (estimate: Estimate) => string }) {
  const ends = list.flatMap(({ effect: { mean, halfWidth } }) => [mean - (halfWidth ?? 0), mean + (halfWidth ?? 0)]);
  const from = Math.min(0, ...ends);
  const to = Math.max(0, ...ends, from + 1e-9);
  const at = (value: number) => ((value - from) / (to - from)) * WIDTH;
  return (
    <ol className="bars">
      {list.map(({ name, effect }) => (
        <li key={name} className="bar-row" data-shown={shownSide(effect) === 'not' ? 'not' : 'positive'}>
          <span className="bar-name">{name}</span>
          <span className="bar-value tabular">{write(effect)}</span>
          <svg className="forest" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden>
            <line className="forest-zero" x1={at(0)} x2={at(0)} y1={0} y2={10} vectorEffect="non-scaling-stroke" />
            <line className="forest-interval" x1={at(effect.mean - (effect.halfWidth ?? 0))} x2={at(effect.mean + (effect.halfWidth ?? 0))} y1={5} y2={5} vectorEffect="non-scaling-stroke" />
            <line className="forest-mean" x1={at(effect.mean)} x2={at(effect.mean)} y1={1} y2={9} vectorEffect="non-scaling-stroke" />
          </svg>
        </li>
      ))}
    </ol>
  );
}
