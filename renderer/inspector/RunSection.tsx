import { useT } from '../i18n.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { LARGEST_SEED, type RunSettings } from '../../shared/model/RunSettings.ts';
import { isTimeZone } from '../../shared/simulation/calendar/timeZone.ts';
import { CheckField } from './fields/CheckField.tsx';
import { DateTimeField } from './fields/DateTimeField.tsx';
import { Facet } from './fields/Facet.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { fromPercent, toPercent } from './percent.ts';
import { isCurrency, TIME_ZONES } from './regions.ts';
import { metaCommand, useEdit } from './useEdit.ts';
import { useFormat } from './useFormat.ts';

const NONE = '';
const DEFAULT_CONFIDENCE = 0.95;
const FIRST_RULE: NonNullable<RunSettings['stopping']> = { measure: 'cycleTime', relativeHalfWidth: 0.02, maxReplications: 200 };
const MEASURES = ['cycleTime', 'waitingTime', 'cost', 'wip', 'throughputPerHour'] as const;

/** How the model is simulated when nobody says otherwise. */
export function RunSection({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const format = useFormat();
  const { run } = useEdit();
  const { settings } = model.meta;
  const change = (part: { readonly [K in keyof RunSettings]?: RunSettings[K] | undefined }): Message | null => {
    const next = Object.fromEntries(Object.entries({ ...settings, ...part }).filter(([, value]) => value !== undefined)) as RunSettings;
    run(null, [metaCommand({ settings: next })]);
    return null;
  };
  const { stopping } = settings;
  const site = find(model.calendars, settings.siteCalendar);
  const caseClass = find(model.attributes, settings.caseClass);
  const classes = rows(model.attributes).filter(({ type, value }) => type !== 'number' || value.kind !== 'distribution');
  const summary = stopping ? t('inspector.run.summaryUntil', { cases: settings.cases, share: format.percent(stopping.relativeHalfWidth, 1) }) : t('inspector.run.summary', { cases: settings.cases, replications: settings.replications });
  return (
    <Section name="run" title={t('inspector.run')} startsFolded summary={summary}>
      <DateTimeField label={t('inspector.run.start')} value={settings.start} onCommit={(start) => { if (start !== undefined) change({ start }); }} />
      <datalist id="time-zones">{TIME_ZONES.map((zone) => <option key={zone} value={zone}>{zone}</option>)}</datalist>
      <TextField label={t('inspector.run.timeZone')} value={settings.timeZone} list="time-zones" onCommit={(zone) => (isTimeZone(zone.trim()) ? change({ timeZone: zone.trim() }) : message('inspector.error.timeZone'))} />
      <NumberField label={t('inspector.run.cases')} unit={t('inspector.unit.cases')} value={settings.cases} min={1} max={10_000_000} isWhole onCommit={(cases) => change({ cases: cases ?? 1 })} />
      {stopping ? null : (
        <NumberField label={t('inspector.run.replications')} unit={t('inspector.unit.runs')} hint={t('inspector.run.replicationsHint')} value={settings.replications} min={1} max={10_000} isWhole onCommit={(replications) => change({ replications: replications ?? 1 })} />
      )}
      <CheckField label={t('inspector.run.autoWarmUp')} value={settings.warmUpCases === 'auto'} hint={t('inspector.run.warmUpHint')} onCommit={(isAuto) => change({ warmUpCases: isAuto ? 'auto' : 0 })} />
      {settings.warmUpCases === 'auto' ? null : (
        <NumberField label={t('inspector.run.warmUp')} unit={t('inspector.unit.cases')} value={settings.warmUpCases} min={0} max={10_000_000} isWhole onCommit={(cases) => change({ warmUpCases: cases ?? 0 })} />
      )}
      <div className="facets">
        <Facet title={t('inspector.stopping')} summary={stopping ? t('inspector.stopping.summary', { measure: t(`inspector.measure.${stopping.measure}`), share: format.percent(stopping.relativeHalfWidth, 1) }) : t('inspector.stopping.fixed', { count: settings.replications })} isSet={Boolean(stopping)} hint={t('inspector.stopping.hint')}>
          <CheckField label={t('inspector.stopping.label')} value={Boolean(stopping)} onCommit={(isOn) => change({ stopping: isOn ? FIRST_RULE : undefined })} />
          {stopping ? (
            <>
              <SelectField label={t('inspector.stopping.measure')} value={stopping.measure} options={MEASURES.map((value) => ({ value, label: t(`inspector.measure.${value}`) }))} onCommit={(measure) => change({ stopping: { ...stopping, measure } })} />
              <NumberField label={t('inspector.stopping.halfWidth')} unit={t('inspector.stopping.ofMean')} value={toPercent(stopping.relativeHalfWidth)} min={0} max={100} isMinExcluded onCommit={(value) => change({ stopping: { ...stopping, relativeHalfWidth: fromPercent(value ?? 2) } })} />
              <NumberField label={t('inspector.stopping.most')} unit={t('inspector.unit.runs')} value={stopping.maxReplications} min={10} max={10_000} isWhole onCommit={(value) => change({ stopping: { ...stopping, maxReplications: value ?? 200 } })} />
            </>
          ) : null}
        </Facet>
        <Facet title={t('inspector.confidence')} summary={format.percent(settings.confidence ?? DEFAULT_CONFIDENCE, 2)} isSet={settings.confidence !== undefined} hint={t('inspector.confidence.hint')}>
          <NumberField label={t('inspector.confidence')} unit="%" value={settings.confidence === undefined ? null : toPercent(settings.confidence)} isOptional placeholder={String(toPercent(DEFAULT_CONFIDENCE))} min={50} max={99.99} onCommit={(value) => change({ confidence: value === null ? undefined : fromPercent(value) })} />
        </Facet>
        <Facet title={t('inspector.siteCalendar')} summary={site?.name ?? t('inspector.siteCalendar.none')} isSet={site !== undefined} hint={t('inspector.siteCalendar.hint')}>
          <SelectField
            label={t('inspector.siteCalendar.open')} value={site?.id ?? NONE} options={[{ value: NONE, label: t('inspector.calendar.always') }, ...rows(model.calendars).map(({ id, name }) => ({ value: id, label: name }))]}
            onCommit={(id) => change({ siteCalendar: find(model.calendars, id)?.id })}
          />
        </Facet>
        <Facet title={t('inspector.caseClass')} summary={caseClass?.name ?? t('inspector.caseClass.none')} isSet={caseClass !== undefined} hint={t(classes.length === 0 ? 'inspector.caseClass.noAttributes' : 'inspector.caseClass.hint')}>
          <SelectField
            label={t('inspector.caseClass.attribute')} value={caseClass?.id ?? NONE} options={[{ value: NONE, label: t('inspector.caseClass.none') }, ...classes.map(({ id, name }) => ({ value: id, label: name }))]}
            onCommit={(id) => change({ caseClass: find(model.attributes, id)?.id })}
          />
        </Facet>
        <Facet title={t('inspector.backlog')} summary={settings.backlog ? t('inspector.backlog.summary', { count: settings.backlog, n: format.number(settings.backlog, 0) }) : t('inspector.none')} isSet={Boolean(settings.backlog)} hint={t('inspector.backlog.hint')}>
          <NumberField label={t('inspector.backlog.waiting')} unit={t('inspector.unit.cases')} value={settings.backlog ?? null} isOptional placeholder="0" min={0} max={1_000_000} isWhole onCommit={(value) => change({ backlog: value ?? undefined })} />
        </Facet>
        <Facet title={t('inspector.run.seed')} summary={String(settings.seed)} hint={t('inspector.run.seedHint')}>
          <NumberField label={t('inspector.run.seed')} value={settings.seed} min={0} max={LARGEST_SEED} isWhole onCommit={(seed) => change({ seed: seed ?? 1 })} />
        </Facet>
        <Facet title={t('inspector.run.currency')} summary={settings.currency}>
          <TextField label={t('inspector.run.currency')} value={settings.currency} placeholder="EUR" onCommit={(text) => {
            const currency = text.trim().toUpperCase();
            return isCurrency(currency) ? change({ currency }) : message('inspector.error.currency');
          }} />
        </Facet>
      </div>
    </Section>
  );
}
