import { useT } from '../i18n.ts';
import { ValueClass, type ServiceFacts } from '../../shared/model/Node.ts';
import { CheckField } from './fields/CheckField.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { fromPercent, toPercent } from './percent.ts';
import type { SetProperty } from './useEdit.ts';

const AUTOMATION = ['manual', 'aided', 'automatic'] as const;
const DISCRETION = ['fixed', 'guided', 'free'] as const;
const MARKS = ['request', 'fulfilment', 'feedback', 'statusPoint'] as const;
const EMOTIONS = ['-2', '-1', '0', '1', '2'] as const;
const UNSET = 'unset';

/** What a service-minded reader asks of a step (SERVICE.md §0). */
export function ServiceSection({ service, set }: { readonly service: ServiceFacts; readonly set: SetProperty }) {
  const t = useT();
  const write = (field: keyof ServiceFacts, value: unknown) => set(['service', field], value === UNSET || value === '' ? undefined : value);
  const unset = { value: UNSET, label: t('inspector.notGiven') } as const;
  const given = Object.keys(service).length;
  return (
    <Section name="service" title={t('inspector.service')} summary={given > 0 ? t('inspector.service.given', { count: given }) : undefined} startsFolded>
      <SelectField
        label={t('inspector.valueClass')} value={service.valueClass ?? UNSET} hint={t('inspector.valueClassHint')}
        options={[unset, ...ValueClass.options.map((value) => ({ value, label: t(`inspector.valueClass.${value}`) }))]} onCommit={(value) => write('valueClass', value)}
      />
      <CheckField label={t('inspector.customerFacing')} value={service.isCustomerFacing ?? false} onCommit={(value) => write('isCustomerFacing', value)} />
      <SelectField
        label={t('inspector.automation')} value={service.automation ?? UNSET}
        options={[unset, ...AUTOMATION.map((value) => ({ value, label: t(`inspector.automation.${value}`) }))]} onCommit={(value) => write('automation', value)}
      />
      <SelectField
        label={t('inspector.discretion')} value={service.discretion ?? UNSET}
        options={[unset, ...DISCRETION.map((value) => ({ value, label: t(`inspector.discretion.${value}`) }))]} onCommit={(value) => write('discretion', value)}
      />
      <CheckField label={t('inspector.isControl')} value={service.isControl ?? false} onCommit={(value) => write('isControl', value)} />
      <CheckField label={t('inspector.isNeverSkip')} value={service.isNeverSkip ?? false} onCommit={(value) => write('isNeverSkip', value)} />
      <TextField label={t('inspector.channel')} value={service.channel ?? ''} placeholder={t('inspector.channelExample')} onCommit={(value) => void write('channel', value)} />
      <TextField label={t('inspector.system')} value={service.system ?? ''} placeholder={t('inspector.systemExample')} onCommit={(value) => void write('system', value)} />
      <NumberField
        label={t('inspector.firstTimeRight')} unit="%" value={service.firstTimeRight === undefined ? null : toPercent(service.firstTimeRight)} min={0} max={100} isOptional
        placeholder={t('inspector.notGiven')} onCommit={(value) => write('firstTimeRight', value === null ? undefined : fromPercent(value))}
      />
      <SelectField
        label={t('inspector.emotion')} value={service.emotion === undefined ? UNSET : EMOTIONS.find((e) => Number(e) === service.emotion) ?? UNSET}
        options={[unset, ...EMOTIONS.map((value) => ({ value, label: t(`inspector.emotion.${value}`) }))]}
        onCommit={(value) => write('emotion', value === UNSET ? UNSET : Number(value))}
      />
      <SelectField
        label={t('inspector.marks')} value={service.marks ?? UNSET}
        options={[unset, ...MARKS.map((value) => ({ value, label: t(`inspector.marks.${value}`) }))]} onCommit={(value) => write('marks', value)}
      />
      <TextField label={t('inspector.procedure')} value={service.standardOperatingProcedure ?? ''} isMultiline placeholder={t('inspector.procedureExample')} onCommit={(value) => void write('standardOperatingProcedure', value)} />
    </Section>
  );
}
