import { useT } from '../i18n.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Flow, HandOff, MessageFlow, SequenceFlow } from '../../shared/model/Flow.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { ClockField } from './ClockField.tsx';
import { DistributionField } from './DistributionField.tsx';
import { ElementHeader } from './ElementHeader.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { FeelField } from './FeelField.tsx';
import { isHandOff } from './isHandOff.ts';
import { fromPercent, toPercent } from './percent.ts';
import { useSetProperty, type SetProperty } from './useEdit.ts';

const UNSET = '';
const MEDIA = ['system', 'mail', 'phone', 'meeting', 'paper'] as const;
const CARRIES = ['information', 'goods', 'money'] as const;

export function FlowInspector({ model, flow }: { readonly model: ProcessModel; readonly flow: Flow }) {
  const t = useT();
  const set = useSetProperty('flows', flow.id);
  const endName = (id: string | null) => {
    const node = find(model.nodes, id);
    if (node) return node.name.trim() || t(`bpmn.${node.kind}`);
    return (find(model.lanes, id) ?? find(model.pools, id) ?? find(model.flows, id))?.name.trim() || t('inspector.flow.loose');
  };
  return (
    <>
      <ElementHeader kind={t(`bpmn.${flow.kind}`)} name={flow.name || t('inspector.flow.between', { source: endName(flow.source), target: endName(flow.target) })} />
      <Section name="general" title={t('inspector.general')}>
        <TextField label={t('inspector.name')} value={flow.name} placeholder={t('inspector.optional')} onCommit={(name) => void set(['name'], name)} />
        <p className="section-note">{t('inspector.flow.fromTo', { source: endName(flow.source), target: endName(flow.target) })}</p>
        {flow.kind === 'sequenceFlow' ? <SequenceFields model={model} flow={flow} set={set} /> : null}
        {flow.kind === 'messageFlow' ? (
          <SelectField
            label={t('inspector.envelope')} value={flow.envelope ?? UNSET}
            options={[{ value: UNSET, label: t('inspector.none') }, { value: 'initiating', label: t('inspector.envelope.initiating') }, { value: 'nonInitiating', label: t('inspector.envelope.nonInitiating') }]}
            onCommit={(envelope) => set(['envelope'], envelope === UNSET ? undefined : envelope)}
          />
        ) : null}
        {flow.kind === 'association' ? (
          <SelectField
            label={t('inspector.direction')} value={flow.direction} options={(['none', 'one', 'both'] as const).map((value) => ({ value, label: t(`inspector.direction.${value}`) }))}
            onCommit={(direction) => set(['direction'], direction)}
          />
        ) : null}
        <TextField label={t('inspector.documentation')} value={flow.documentation ?? ''} isMultiline placeholder={t('inspector.optional')} onCommit={(text) => void set(['documentation'], text === '' ? undefined : text)} />
      </Section>
      {(flow.kind === 'sequenceFlow' || flow.kind === 'messageFlow') && isHandOff(model, flow) ? <HandOffSection model={model} flow={flow} set={set} /> : null}
    </>
  );
}

function SequenceFields({ model, flow, set }: { readonly model: ProcessModel; readonly flow: SequenceFlow; readonly set: SetProperty }) {
  const t = useT();
  const siblings = Object.values(model.flows).filter((other) => other.kind === 'sequenceFlow' && other.source === flow.source);
  if (siblings.length < 2) return null;
  return (
    <>
      <NumberField
        label={t('inspector.flow.probability')} unit="%" value={flow.probability === null ? null : toPercent(flow.probability)} min={0} max={100} isOptional placeholder={t('inspector.flow.equalShare')}
        onCommit={(value) => set(['probability'], value === null ? null : fromPercent(value))}
      />
      <FeelField label={t('inspector.condition')} value={flow.condition ?? ''} gives="condition" placeholder={t('inspector.conditionExample')} onCommit={(text) => void set(['condition'], text === '' ? undefined : text)} />
      <CheckField label={t('inspector.flow.isDefault')} value={flow.isDefault} onCommit={(value) => set(['isDefault'], value)} />
    </>
  );
}

/** What passes from one role to the next, and by which standard (SERVICE.md §0). */
function HandOffSection({ model, flow, set }: { readonly model: ProcessModel; readonly flow: SequenceFlow | MessageFlow; readonly set: SetProperty }) {
  const t = useT();
  const handOff = flow.handOff ?? {};
  const write = (field: keyof HandOff, value: unknown) => {
    const { [field]: _, ...rest } = handOff;
    const next = value === undefined || value === '' ? rest : { ...rest, [field]: value };
    set(['handOff'], Object.keys(next).length === 0 ? undefined : next);
  };
  const unset = { value: UNSET, label: t('inspector.notGiven') } as const;
  const { responseStandard } = handOff;
  return (
    <Section name="handOff" title={t('inspector.handOff')}>
      <p className="section-note">{t('inspector.handOffHint')}</p>
      <TextField label={t('inspector.handOff.outputStandard')} value={handOff.outputStandard ?? ''} isMultiline placeholder={t('inspector.handOff.outputExample')} onCommit={(text) => write('outputStandard', text)} />
      <TextField label={t('inspector.handOff.inputStandard')} value={handOff.inputStandard ?? ''} isMultiline placeholder={t('inspector.handOff.inputExample')} onCommit={(text) => write('inputStandard', text)} />
      <TextField label={t('inspector.handOff.acceptanceCheck')} value={handOff.acceptanceCheck ?? ''} isMultiline placeholder={t('inspector.handOff.checkExample')} onCommit={(text) => write('acceptanceCheck', text)} />
      <TextField label={t('inspector.handOff.owner')} value={handOff.owner ?? ''} placeholder={t('inspector.notGiven')} onCommit={(text) => write('owner', text)} />
      <SelectField label={t('inspector.handOff.medium')} value={handOff.medium ?? UNSET} options={[unset, ...MEDIA.map((value) => ({ value, label: t(`inspector.medium.${value}`) }))]} onCommit={(value) => write('medium', value)} />
      <SelectField label={t('inspector.handOff.carries')} value={handOff.carries ?? UNSET} options={[unset, ...CARRIES.map((value) => ({ value, label: t(`inspector.carries.${value}`) }))]} onCommit={(value) => write('carries', value)} />
      <DistributionField label={t('inspector.handOff.transferTime')} value={handOff.transferTime ?? null} emptyLabel={t('inspector.handOff.atOnce')} hint={t('inspector.handOff.transferHint')} initial={{ unit: 'min', mean: 30 }} onCommit={(value) => write('transferTime', value ?? undefined)} />
      <NumberField
        label={t('inspector.handOff.reject')} unit="%" value={handOff.rejectProbability === undefined ? null : toPercent(handOff.rejectProbability)} min={0} max={100} isOptional placeholder={t('inspector.notGiven')}
        check={(value) => (value === 100 ? message('inspector.error.rejectAlways') : null)} onCommit={(value) => write('rejectProbability', value === null ? undefined : fromPercent(value))}
      />
      <DistributionField
        label={t('inspector.handOff.responseWithin')} value={responseStandard?.within ?? null} emptyLabel={t('inspector.notGiven')} initial={{ unit: 'h', mean: 4, kind: 'fixed' }}
        onCommit={(within) => write('responseStandard', within ? { ...(responseStandard ?? { percentile: 0.9 }), within } : undefined)}
      />
      {responseStandard ? (
        <>
          <NumberField
            label={t('inspector.handOff.responseShare')} unit="%" value={toPercent(responseStandard.percentile)} min={0} max={100}
            onCommit={(value) => write('responseStandard', { ...responseStandard, percentile: fromPercent(value ?? 90) })}
          />
          <ClockField
            model={model} calendar={responseStandard.calendar ?? null}
            onCommit={(calendar) => { const { calendar: _, ...rest } = responseStandard; write('responseStandard', calendar ? { ...rest, calendar } : rest); }}
          />
        </>
      ) : null}
    </Section>
  );
}
