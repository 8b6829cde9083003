import { Plus } from 'lucide-react';
import { newId } from '../newId.ts';
import { useT } from '../i18n.ts';
import { rename } from '../../shared/commands/rename.ts';
import { message } from '../../shared/i18n/Message.ts';
import { roleId } from '../../shared/model/ids.ts';
import { LaneKind, type Lane } from '../../shared/model/Pool.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { hasNoStaff } from '../../shared/simulation/defaults.ts';
import { ElementHeader } from './ElementHeader.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { addRoleCommand } from './newRows.ts';
import { RoleFields } from './RoleFields.tsx';
import { propertyCommand, useEdit, useSetProperty } from './useEdit.ts';

const NONE = '';

export function LaneInspector({ model, lane }: { readonly model: ProcessModel; readonly lane: Lane }) {
  const t = useT();
  const set = useSetProperty('lanes', lane.id);
  const { execute, run } = useEdit();
  const role = find(model.roles, lane.role);
  const others = role ? rows(model.lanes).filter((other) => other.role === role.id && other.id !== lane.id).length : 0;
  const createRole = () => {
    const id = roleId(newId('Role'));
    run(message('inspector.edit.laneRole'), [addRoleCommand(id, lane.name.trim() || t('inspector.role.new')), propertyCommand('lanes', lane.id, ['role'], id)]);
  };
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
      <Section name="laneRole" title={t('inspector.lane.people')}>
        <SelectField
          label={t('inspector.lane.role')} value={role?.id ?? NONE} hint={role ? undefined : t(hasNoStaff(lane.laneKind) ? 'inspector.lane.outsideHint' : 'inspector.lane.noRoleHint')}
          options={[{ value: NONE, label: t('inspector.none') }, ...rows(model.roles).map(({ id, name }) => ({ value: id, label: name }))]}
          onCommit={(id) => set(['role'], find(model.roles, id)?.id ?? null)}
        />
        {role ? <RoleFields key={role.id} model={model} role={role} /> : null}
        {others > 0 ? <p className="section-note">{t('inspector.lane.sharedRole', { count: others })}</p> : null}
        {role ? null : <button type="button" className="text-button" onClick={createRole}><Plus size={14} aria-hidden />{t('inspector.lane.addRole')}</button>}
      </Section>
    </>
  );
}
