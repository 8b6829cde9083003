import { useT } from '../i18n.ts';
import { rename } from '../../shared/commands/rename.ts';
import { LaneKind, type Lane } from '../../shared/model/Pool.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { hasNoStaff } from '../../shared/simulation/defaults.ts';
import { ElementHeader } from './ElementHeader.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { StaffingSection } from './StaffingSection.tsx';
import { useEdit, useSetProperty } from './useEdit.ts';

const NONE = '';

export function LaneInspector({ model, lane }: { readonly model: ProcessModel; readonly lane: Lane }) {
  const t = useT();
  const set = useSetProperty('lanes', lane.id);
  const { execute } = useEdit();
  return (
    <>
      <ElementHeader kind={t('bpmn.lane')} name={lane.name.trim() || t('inspector.unnamed')} />
      <Section name="general" title={t('inspector.general')}>
        <TextField label={t('inspector.name')} value={lane.name} placeholder={t('inspector.namePlaceholder')} onCommit={(name) => void execute((m) => rename(m, { id: lane.id, name }))} />
        <SelectField
          label={t('inspector.lane.kind')} value={lane.laneKind ?? NONE}
          options={[{ value: NONE, label: t('inspector.notGiven') }, ...LaneKind.options.map((value) => ({ value, label: t(`inspector.laneKind.${value}`) }))]}
          onCommit={(kind) => set(['laneKind'], kind === NONE ? null : kind)}
        />
        <TextField label={t('inspector.documentation')} value={lane.documentation ?? ''} isMultiline placeholder={t('inspector.documentationPlaceholder')} onCommit={(text) => void set(['documentation'], text === '' ? undefined : text)} />
      </Section>
      <StaffingSection model={model} of={{ table: 'lanes', row: lane }} noRoleHint={t(hasNoStaff(lane.laneKind) ? 'inspector.lane.outsideHint' : 'inspector.lane.noRoleHint')} addLabel={t('inspector.lane.addRole')} />
    </>
  );
}
