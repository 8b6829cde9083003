import { Plus } from 'lucide-react';
import { message } from '../../shared/i18n/Message.ts';
import { roleId } from '../../shared/model/ids.ts';
import type { Lane, Pool } from '../../shared/model/Pool.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { newId } from '../newId.ts';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { addRoleCommand } from './newRows.ts';
import { RoleFields } from './RoleFields.tsx';
import { propertyCommand, useEdit, useSetProperty } from './useEdit.ts';

const NONE = '';

interface StaffingSectionProps {
  readonly model: ProcessModel;
  readonly of: { readonly table: 'lanes'; readonly row: Lane } | { readonly table: 'pools'; readonly row: Pool };
  /** What it means that no role is chosen. */
  readonly noRoleHint: string;
  readonly addLabel: string;
}

/** The role of a lane, or of a pool without lanes, and its people, edited in place. */
export function StaffingSection({ model, of: { table, row }, noRoleHint, addLabel }: StaffingSectionProps) {
  const t = useT();
  const set = useSetProperty(table, row.id);
  const { run } = useEdit();
  const role = find(model.roles, row.role);
  const others = role ? [...rows(model.lanes), ...rows(model.pools)].filter((other) => other.role === role.id && other.id !== row.id).length : 0;
  const createRole = () => {
    const id = roleId(newId('Role'));
    run(message('inspector.edit.laneRole'), [addRoleCommand(id, row.name.trim() || t('inspector.role.new')), propertyCommand(table, row.id, ['role'], id)]);
  };
  return (
    <Section name="laneRole" title={t('inspector.lane.people')}>
      <SelectField
        label={t('inspector.lane.role')} value={role?.id ?? NONE} hint={role ? undefined : noRoleHint}
        options={[{ value: NONE, label: t('inspector.none') }, ...rows(model.roles).map(({ id, name }) => ({ value: id, label: name }))]}
        onCommit={(id) => set(['role'], find(model.roles, id)?.id ?? null)}
      />
      {role ? <RoleFields key={role.id} model={model} role={role} /> : null}
      {others > 0 ? <p className="section-note">{t('inspector.lane.sharedRole', { count: others })}</p> : null}
      {role ? null : <button type="button" className="text-button" onClick={createRole}><Plus size={14} aria-hidden />{addLabel}</button>}
    </Section>
  );
}
