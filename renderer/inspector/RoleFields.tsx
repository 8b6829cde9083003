import { useT } from '../i18n.ts';
import { QueueOrder, type Role } from '../../shared/model/Role.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { NumberField } from './fields/NumberField.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { useSetProperty } from './useEdit.ts';

const ALWAYS = '';

/** The people of a role: how many, when, at what cost, and which work they take up first. */
export function RoleFields({ model, role }: { readonly model: ProcessModel; readonly role: Role }) {
  const t = useT();
  const set = useSetProperty('roles', role.id);
  return (
    <>
      <TextField
        label={t('inspector.role.name')} value={role.name}
        onCommit={(name) => { if (name.trim() === '') return { key: 'inspector.error.needsName' }; set(['name'], name.trim()); return null; }}
      />
      <NumberField label={t('inspector.role.headcount')} unit={t('inspector.unit.people')} value={role.headcount} min={0} max={100_000} isWhole onCommit={(value) => set(['headcount'], value ?? 0)} />
      <NumberField label={t('inspector.role.cost')} unit={t('inspector.perHour', { currency: model.meta.settings.currency })} value={role.costPerHour} min={0} max={1e9} onCommit={(value) => set(['costPerHour'], value ?? 0)} />
      <SelectField
        label={t('inspector.role.calendar')} value={role.calendar ?? ALWAYS}
        options={[{ value: ALWAYS, label: t('inspector.calendar.always') }, ...rows(model.calendars).map(({ id, name }) => ({ value: id, label: name }))]}
        onCommit={(id) => set(['calendar'], find(model.calendars, id)?.id ?? null)}
      />
      <SelectField
        label={t('inspector.role.queueOrder')} value={role.queueOrder} options={QueueOrder.options.map((value) => ({ value, label: t(`inspector.queue.${value}`) }))}
        onCommit={(queueOrder) => set(['queueOrder'], queueOrder)}
      />
    </>
  );
}
