import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CapacityAnswer } from '../../../shared/analysis/answers/capacity.ts';
import type { Goal } from '../../../shared/analysis/answers/Goal.ts';
import { capacityInWords, goalFigure, lackInWords } from '../../../shared/analysis/answers/inWords.ts';
import { MINUTES_PER_UNIT } from '../../../shared/model/Distribution.ts';
import { flowId, serviceId } from '../../../shared/model/ids.ts';
import { find, rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { useT } from '../../i18n.ts';
import { NumberField } from '../../inspector/fields/NumberField.tsx';
import { Section } from '../../inspector/fields/Section.tsx';
import { SelectField, type Option } from '../../inspector/fields/SelectField.tsx';
import { useFormat } from '../../inspector/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedTabs } from '../../ui/SegmentedTabs.tsx';
import { ResultCard } from '../ResultCard.tsx';
import { AnswerStatus } from './AnswerStatus.tsx';
import { answerOf, useAnswer } from './useAnswer.ts';

const UNITS = ['min', 'h', 'day'] as const;
type Unit = (typeof UNITS)[number];

interface Wanted {
  /** `promise ID`, `standard ID`, `p90` or `mean`. */
  readonly goal: string | null;
  readonly within: number;
  readonly unit: Unit;
  readonly objective: 'people' | 'cost';
}

/** The smallest staffing that keeps a promise, a standard or a time. */
export function CapacityCard({ model, currency }: { readonly model: ProcessModel; readonly currency: string }) {
  const t = useT();
  const [wanted, setWanted] = useState<Wanted>({ goal: null, within: 1, unit: 'day', objective: 'people' });
  const { state, ask, cancel } = useAnswer('capacity');
  const options = useMemo((): readonly Option<string>[] => [
    ...rows(model.promises).flatMap(({ id, name, measure }) => (measure ? [{ value: `promise ${id}`, label: t('answers.capacity.promise', { name }) }] : [])),
    ...rows(model.flows).flatMap((flow) => ('handOff' in flow && flow.handOff?.responseStandard ? [{ value: `standard ${flow.id}`, label: t('answers.capacity.standard', { name: handOffName(model, flow) }) }] : [])),
    { value: 'p90', label: t('answers.capacity.p90') },
    { value: 'mean', label: t('answers.capacity.mean') },
  ], [model, t]);
  const chosen = options.some(({ value }) => value === wanted.goal) ? wanted.goal! : options[0]!.value;
  const isTime = chosen === 'p90' || chosen === 'mean';
  const goal = goalOf(chosen, wanted);
  const answer = answerOf(state);
  return (
    <Section name="answers-capacity" title={t('answers.capacity.title')} startsFolded>
      <p className="section-note">{t('answers.capacity.note')}</p>
      <SelectField label={t('answers.capacity.goal')} value={chosen} options={options} onCommit={(value) => setWanted({ ...wanted, goal: value })} />
      {isTime ? (
        <>
          <NumberField label={t('answers.capacity.within')} value={wanted.within} min={0.01} max={1_000_000} onCommit={(within) => setWanted({ ...wanted, within: within ?? wanted.within })} />
          <SelectField label={t('answers.capacity.unit')} value={wanted.unit} options={UNITS.map((unit) => ({ value: unit, label: t(`inspector.unit.${unit}`) }))} onCommit={(unit) => setWanted({ ...wanted, unit })} />
        </>
      ) : null}
      <div className="answer-actions">
        <SegmentedTabs
          label={t('answers.capacity.objective')} selected={wanted.objective} onSelect={(objective) => setWanted({ ...wanted, objective })}
          segments={[{ id: 'people', label: t('answers.capacity.fewestPeople') }, { id: 'cost', label: t('answers.capacity.lowestCost') }]}
        />
        {state.status === 'asking' ? null : <Button icon={<Search size={14} aria-hidden />} onPress={() => void ask({ kind: 'capacity', goal, roles: null, objective: wanted.objective })}>{t('answers.capacity.find')}</Button>}
      </div>
      <AnswerStatus state={state} onCancel={cancel} />
      {answer ? <Found answer={answer} currency={currency} isOld={state.status === 'asking'} /> : null}
    </Section>
  );
}

function goalOf(chosen: string, { within, unit }: Wanted): Goal {
  const [kind, id = ''] = chosen.split(' ');
  if (kind === 'promise') return { kind: 'promise', promise: serviceId(id), target: null };
  if (kind === 'standard') return { kind: 'standard', flow: flowId(id), target: null };
  return { kind: 'time', measure: 'cycleTime', quantile: kind === 'p90' ? 0.9 : null, within: within * MINUTES_PER_UNIT[unit] };
}

function handOffName(model: ProcessModel, { name, source, target }: { readonly name: string; readonly source: string | null; readonly target: string | null }): string {
  const nameOf = (id: string | null) => find(model.nodes, id)?.name ?? '';
  return name.trim() || `${nameOf(source)} → ${nameOf(target)}`;
}

const HINTS = { reached: 'answers.capacity.search', unreachable: 'answers.capacity.plenty', gaveUp: 'answers.capacity.lastTried' } as const;

function Found({ answer, currency, isOld }: { readonly answer: CapacityAnswer; readonly currency: string; readonly isOld: boolean }) {
  const t = useT();
  const format = useFormat();
  const { locale } = t;
  const interval = ({ figure }: CapacityAnswer['now']) => (figure === null ? '–' : figure.halfWidth === null ? goalFigure(answer, figure.mean, locale)
    : `${goalFigure(answer, figure.mean, locale)} ${t('results.plusMinus', { halfWidth: goalFigure(answer, figure.halfWidth, locale) })}`);
  // Of a staffing that misses the goal nothing is found, needed or checked: it only shows how far people get.
  const isReached = answer.status === 'reached';
  const needs = (needed: string) => (isReached ? [needed] : []);
  const lacks = isReached ? answer.roles.flatMap((role) => {
    const words = lackInWords(role, locale);
    return words ? [{ id: role.role, text: t(words) }] : [];
  }) : [];
  const hasCost = answer.costPerWeek.now > 0;
  return (
    <div className="answer" data-old={isOld || undefined} aria-live="polite">
      <ResultCard
        title={t('answers.capacity.result')} sentence={t(capacityInWords(answer, locale))} hint={t(HINTS[answer.status], { tried: answer.tried })}
        table={{
          columns: [t('answers.column.role'), t('answers.column.now'), ...needs(t('answers.column.needed')), t(isReached ? 'answers.column.found' : 'answers.column.tried')],
          rows: [
            ...answer.roles.map(({ name, now, needed, found }) => [name, format.number(now, 0), ...needs(format.number(needed, 1)), format.number(found, 0)]),
            [t('answers.capacity.everybody'), format.number(answer.people.now, 0), ...needs(''), format.number(answer.people.found, 0)],
            ...(hasCost ? [[t('answers.capacity.perWeek'), format.money(answer.costPerWeek.now, currency), ...needs(''), format.money(answer.costPerWeek.found, currency)]] : []),
            [t('answers.capacity.figure', { target: goalFigure(answer, answer.target, locale) }), interval(answer.now), ...needs(''), interval(answer.found)],
          ],
        }}
      >
        <ul className="bars">
          {answer.roles.map(({ role, name, now, needed, found }) => (
            <li key={role} className="bar-row">
              <span className="bar-name">{name}</span>
              <span className="bar-value tabular" data-changed={(isReached && now !== found) || undefined}>{now === found ? format.number(now, 0) : t('answers.fromTo', { before: format.number(now, 0), after: format.number(found, 0) })}</span>
              {isReached ? <span className="bar-note tabular">{t('answers.capacity.byCalculation', { people: format.number(needed, 1) })}</span> : null}
            </li>
          ))}
          {hasCost ? (
            <li className="bar-row">
              <span className="bar-name">{t('answers.capacity.perWeek')}</span>
              <span className="bar-value tabular">{t('answers.fromTo', { before: format.money(answer.costPerWeek.now, currency), after: format.money(answer.costPerWeek.found, currency) })}</span>
            </li>
          ) : null}
          <li className="bar-row">
            <span className="bar-name">{t('answers.capacity.figure', { target: goalFigure(answer, answer.target, locale) })}</span>
            <span className="bar-value tabular">{interval(answer.found)}</span>
            <span className="bar-note tabular">{t('answers.capacity.nowAt', { figure: interval(answer.now) })}</span>
          </li>
        </ul>
      </ResultCard>
      {lacks.length > 0 ? <ul className="answer-lacks">{lacks.map(({ id, text }) => <li key={id}>{text}</li>)}</ul> : null}
    </div>
  );
}
