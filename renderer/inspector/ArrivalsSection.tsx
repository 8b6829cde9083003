import { useT } from '../i18n.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import type { Arrivals, StartEvent } from '../../shared/model/Node.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { OFFICE_HOURS } from '../../shared/commands/tableRows.ts';
import { hasTimedArrivals } from '../../shared/simulation/compile/timerArrivals.ts';
import { distributionFacts } from '../../shared/simulation/distributions/distributionFacts.ts';
import { DistributionField } from './DistributionField.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { DateTimeField } from './fields/DateTimeField.tsx';
import { Facet } from './fields/Facet.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { ClassSharesFacet } from './ClassSharesFacet.tsx';
import { InstantsField } from './InstantsField.tsx';
import { RateGrid } from './RateGrid.tsx';
import { ratesInHoursOf, ratesWhileOpen } from './rates.ts';
import type { SetProperty } from './useEdit.ts';
import { useFormat } from './useFormat.ts';

const DEFAULT_ARRIVALS: Arrivals = { interArrival: { kind: 'exponential', unit: 'min', mean: 30 }, calendar: null, reading: 'working', batchSize: 1 };
const ALWAYS = '';
const SOURCES = ['gaps', 'rates', 'instants'] as const;
type Source = (typeof SOURCES)[number];

const sourceOf = (arrivals: Arrivals | null): Source => (arrivals?.instants ? 'instants' : arrivals?.rates ? 'rates' : 'gaps');

interface ArrivalsSectionProps {
  readonly model: ProcessModel;
  readonly node: StartEvent;
  readonly set: SetProperty;
}

/** How cases come in. */
export function ArrivalsSection({ model, node, set }: ArrivalsSectionProps) {
  const t = useT();
  const { arrivals } = node;
  if (isInEventSubProcess(model, node)) {
    return (
      <Section name="interrupting" title={t('inspector.eventSubProcess')}>
        <CheckField label={t('inspector.isInterrupting')} value={node.isInterrupting} hint={t('inspector.isInterruptingHint')} onCommit={(value) => set(['isInterrupting'], value)} />
      </Section>
    );
  }
  /** Fields that are given as `undefined` are taken away. */
  const change = (part: { readonly [K in keyof Arrivals]?: Arrivals[K] | undefined }) =>
    set(['arrivals'], Object.fromEntries(Object.entries({ ...(arrivals ?? DEFAULT_ARRIVALS), ...part }).filter(([, value]) => value !== undefined)));
  const chooseSource = (source: Source) => {
    const now = arrivals ?? DEFAULT_ARRIVALS;
    switch (source) {
      case 'gaps': return change({ rates: undefined, instants: undefined });
      case 'rates': {
        // As many as came before, in the hours in which they came.
        const facts = distributionFacts(now.interArrival);
        const rate = facts.ok && facts.value.mean > 0 ? (60 / facts.value.mean) * now.batchSize : 2;
        const calendar = find(model.calendars, now.calendar);
        const rounded = Number(rate.toPrecision(4));
        return change({ rates: calendar ? ratesInHoursOf(calendar.week, rounded) : ratesWhileOpen(OFFICE_HOURS, rounded), instants: undefined });
      }
      case 'instants': return change({ instants: [model.meta.settings.start], rates: undefined });
    }
  };
  const source = sourceOf(arrivals);
  return (
    <Section name="arrivals" title={t('inspector.arrivals')}>
      <SelectField label={t('inspector.arrivals.source')} value={source} options={SOURCES.map((value) => ({ value, label: t(`inspector.arrivals.${value}`) }))} onCommit={chooseSource} />
      {source === 'gaps' ? (
        <DistributionField
          label={t('inspector.interArrival')} value={arrivals?.interArrival ?? null} emptyLabel={t('inspector.notGiven')} hint={t(hasTimedArrivals(node) ? 'inspector.arrivalsByTimer' : 'inspector.arrivalsHint')} initial={{ unit: 'min', mean: 30, kind: 'exponential' }} isOfNoCase isPositive
          onCommit={(interArrival) => (interArrival ? change({ interArrival }) : set(['arrivals'], null))}
        />
      ) : null}
      {arrivals?.rates && source === 'rates' ? <RateGrid rates={arrivals.rates} onCommit={(rates) => change({ rates })} /> : null}
      {arrivals?.instants ? <InstantsField instants={arrivals.instants} onCommit={(instants) => change({ instants })} /> : null}
      {arrivals ? (
        <>
          <SelectField
            label={t('inspector.arrivals.calendar')} value={arrivals.calendar ?? ALWAYS} hint={arrivals.calendar && source !== 'gaps' ? t(source === 'rates' ? 'inspector.arrivals.ratesHint' : 'inspector.arrivals.pushHint') : undefined}
            options={[{ value: ALWAYS, label: t('inspector.calendar.always') }, ...rows(model.calendars).map(({ id, name }) => ({ value: id, label: name }))]}
            onCommit={(id) => change({ calendar: find(model.calendars, id)?.id ?? null })}
          />
          {arrivals.calendar && source === 'gaps' ? (
            <SelectField
              label={t('inspector.arrivals.reading')} value={arrivals.reading} hint={t(`inspector.arrivals.${arrivals.reading}Hint`)}
              options={(['working', 'push'] as const).map((value) => ({ value, label: t(`inspector.arrivals.${value}`) }))} onCommit={(reading) => change({ reading })}
            />
          ) : null}
        </>
      ) : null}
      {arrivals ? (
        <>
          <NumberField label={t('inspector.arrivals.batchSize')} unit={t('inspector.unit.cases')} value={arrivals.batchSize} min={1} max={100_000} isWhole onCommit={(size) => change({ batchSize: size ?? 1 })} />
          <div className="facets">
            <Period arrivals={arrivals} change={change} />
            <ClassSharesFacet model={model} shares={arrivals.shares} onCommit={(shares) => change({ shares })} />
          </div>
        </>
      ) : null}
    </Section>
  );
}

type PeriodOf = { readonly [K in keyof Arrivals]?: Arrivals[K] | undefined };

interface PeriodProps {
  readonly arrivals: Arrivals;
  readonly change: (part: PeriodOf) => boolean;
}

/** From when to when, and how many at most. */
function Period({ arrivals: { first, last, maxCases }, change }: PeriodProps) {
  const t = useT();
  const format = useFormat();
  const write = (period: Pick<PeriodOf, 'first' | 'last'>): Message | null => {
    if (period.first !== undefined && period.last !== undefined && period.last < period.first) return message('inspector.error.periodBackwards');
    change(period);
    return null;
  };
  const parts = [
    first ? t('inspector.period.from', { date: format.dateTime(first) }) : '',
    last ? t('inspector.period.to', { date: format.dateTime(last) }) : '',
    maxCases === undefined ? '' : t('inspector.period.most', { count: maxCases, n: format.number(maxCases, 0) }),
  ].filter((part) => part !== '');
  return (
    <Facet title={t('inspector.period')} summary={parts.join(' · ') || t('inspector.period.whole')} isSet={parts.length > 0} hint={t('inspector.period.hint')}>
      <DateTimeField label={t('inspector.period.first')} value={first} isOptional onCommit={(value) => write({ first: value, last })} />
      <DateTimeField label={t('inspector.period.last')} value={last} isOptional onCommit={(value) => write({ first, last: value })} />
      <NumberField label={t('inspector.period.maxCases')} unit={t('inspector.unit.cases')} value={maxCases ?? null} isOptional placeholder={t('inspector.distribution.noLimit')} min={1} max={10_000_000} isWhole onCommit={(value) => change({ maxCases: value ?? undefined })} />
    </Facet>
  );
}

function isInEventSubProcess(model: ProcessModel, node: StartEvent): boolean {
  const parent = find(model.nodes, node.parent);
  return parent !== undefined && 'triggeredByEvent' in parent && parent.triggeredByEvent;
}
