import { useT } from '../i18n.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { RunSettings } from '../../shared/model/RunSettings.ts';
import { AttributesSection } from './AttributesSection.tsx';
import { CalendarsSection } from './CalendarsSection.tsx';
import { ElementHeader } from './ElementHeader.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { TextField } from './fields/TextField.tsx';
import { RolesSection } from './RolesSection.tsx';
import { isCurrency, isTimeZone, TIME_ZONES } from './regions.ts';
import { metaCommand, useEdit } from './useEdit.ts';

/** What holds for the model as a whole; shown while nothing is selected. */
export function ModelInspector({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const { run } = useEdit();
  const { meta } = model;
  return (
    <>
      <ElementHeader kind={t('inspector.model')} name={meta.name.trim() || t('inspector.unnamed')} />
      <Section name="general" title={t('inspector.general')}>
        <TextField
          label={t('inspector.name')} value={meta.name}
          onCommit={(name) => { if (name.trim() === '') return message('inspector.error.needsName'); run(null, [metaCommand({ name: name.trim() })]); return null; }}
        />
        <TextField label={t('inspector.documentation')} value={meta.documentation} isMultiline placeholder={t('inspector.documentationPlaceholder')} onCommit={(documentation) => void run(null, [metaCommand({ documentation })])} />
        <TextField label={t('inspector.language')} value={meta.language} placeholder="en" hint={t('inspector.languageHint')} onCommit={(language) => {
          if (language.length > 35) return message('inspector.error.language');
          run(null, [metaCommand({ language: language.trim() })]);
          return null;
        }} />
      </Section>
      <RolesSection model={model} />
      <CalendarsSection model={model} />
      <RunSection settings={meta.settings} />
      <AttributesSection model={model} />
    </>
  );
}

function RunSection({ settings }: { readonly settings: RunSettings }) {
  const t = useT();
  const { run } = useEdit();
  const change = (part: Partial<RunSettings>): Message | null => {
    run(null, [metaCommand({ settings: { ...settings, ...part } })]);
    return null;
  };
  return (
    <Section name="run" title={t('inspector.run')} startsFolded summary={t('inspector.run.summary', { cases: settings.cases, replications: settings.replications })}>
      <TextField label={t('inspector.run.start')} type="datetime-local" value={settings.start} onCommit={(start) => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(start) ? change({ start }) : message('inspector.error.start'))} />
      <datalist id="time-zones">{TIME_ZONES.map((zone) => <option key={zone} value={zone}>{zone}</option>)}</datalist>
      <TextField label={t('inspector.run.timeZone')} value={settings.timeZone} list="time-zones" onCommit={(zone) => (isTimeZone(zone.trim()) ? change({ timeZone: zone.trim() }) : message('inspector.error.timeZone'))} />
      <NumberField label={t('inspector.run.cases')} unit={t('inspector.unit.cases')} value={settings.cases} min={1} max={10_000_000} isWhole onCommit={(cases) => change({ cases: cases ?? 1 })} />
      <NumberField label={t('inspector.run.replications')} unit={t('inspector.unit.runs')} hint={t('inspector.run.replicationsHint')} value={settings.replications} min={1} max={10_000} isWhole onCommit={(replications) => change({ replications: replications ?? 1 })} />
      <CheckField label={t('inspector.run.autoWarmUp')} value={settings.warmUpCases === 'auto'} hint={t('inspector.run.warmUpHint')} onCommit={(isAuto) => change({ warmUpCases: isAuto ? 'auto' : 0 })} />
      {settings.warmUpCases === 'auto' ? null : (
        <NumberField label={t('inspector.run.warmUp')} unit={t('inspector.unit.cases')} value={settings.warmUpCases} min={0} max={10_000_000} isWhole onCommit={(cases) => change({ warmUpCases: cases ?? 0 })} />
      )}
      <NumberField label={t('inspector.run.seed')} value={settings.seed} min={0} max={0xffff_ffff} isWhole hint={t('inspector.run.seedHint')} onCommit={(seed) => change({ seed: seed ?? 1 })} />
      <TextField label={t('inspector.run.currency')} value={settings.currency} placeholder="EUR" onCommit={(text) => {
        const currency = text.trim().toUpperCase();
        return isCurrency(currency) ? change({ currency }) : message('inspector.error.currency');
      }} />
    </Section>
  );
}
