import { UserRoundPen, Users } from 'lucide-react';
import { holdersOf } from '../../shared/commands/addPeople.ts';
import { nameHeadcount } from '../../shared/commands/nameHeadcount.ts';
import { QueueOrder, type Role } from '../../shared/model/Role.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { NumberField } from './fields/NumberField.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { newPersonIds } from './people/newPersonIds.ts';
import { RoleFacets } from './RoleFacets.tsx';
import { useEdit, useSetProperty } from './useEdit.ts';

const ALWAYS = '';

interface RoleFieldsProps {
  readonly model: ProcessModel;
  readonly role: Role;
  /** The form stands in the sheet of the people, where they need no way to it. */
  readonly isInSheet?: boolean | undefined;
}

/** The people of a role: how many, when, at what cost, and which work they take up first. */
export function RoleFields({ model, role, isInSheet = false }: RoleFieldsProps) {
  const t = useT();
  const set = useSetProperty('roles', role.id);
  return (
    <>
      <TextField
        label={t('inspector.role.name')} value={role.name}
        onCommit={(name) => { if (name.trim() === '') return { key: 'inspector.error.needsName' }; set(['name'], name.trim()); return null; }}
      />
      <Staff model={model} role={role} isInSheet={isInSheet} />
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
      <RoleFacets role={role} />
    </>
  );
}

/** A headcount, or the people by name; from one to the other in one step. */
function Staff({ model, role, isInSheet }: Required<Pick<RoleFieldsProps, 'model' | 'role'>> & { readonly isInSheet: boolean }) {
  const t = useT();
  const set = useSetProperty('roles', role.id);
  const { execute } = useEdit();
  const setOverlay = useStudio((s) => s.setOverlay);
  const holders = holdersOf(model, role.id);
  const toSheet = isInSheet ? null : <button type="button" className="text-button" onClick={() => setOverlay('people')}><Users size={14} aria-hidden />{t('people.open')}</button>;
  if (holders.length > 0) {
    return (
      <>
        <p className="section-note">{t('inspector.role.named', { count: holders.length, names: holders.map(({ name }) => name).slice(0, 6).join(', ') + (holders.length > 6 ? ' …' : '') })}</p>
        {toSheet}
      </>
    );
  }
  return (
    <>
      <NumberField label={t('inspector.role.headcount')} unit={t('inspector.unit.people')} value={role.headcount} min={0} max={100_000} isWhole onCommit={(value) => set(['headcount'], value ?? 0)} />
      <div className="button-row">
        {role.headcount > 0 && role.headcount <= 500 ? (
          <button type="button" className="text-button" onClick={() => execute((m) => nameHeadcount(m, { role: role.id, people: newPersonIds(role.headcount) }))}>
            <UserRoundPen size={14} aria-hidden />{t('inspector.role.nameThem', { count: role.headcount })}
          </button>
        ) : null}
        {toSheet}
      </div>
    </>
  );
}
