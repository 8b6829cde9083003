import { Plus, Trash2 } from 'lucide-react';
import { useT } from '../i18n.ts';
import type { Requirement } from '../../shared/model/Node.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { NumberField } from './fields/NumberField.tsx';
import { Select } from './fields/SelectField.tsx';

interface TeamFieldsProps {
  readonly model: ProcessModel;
  readonly team: readonly Requirement[];
  readonly onCommit: (team: readonly Requirement[]) => void;
}

/** A role that the team does not ask for yet. */
const freeRole = (model: ProcessModel, team: readonly Requirement[]) => rows(model.roles).find((role) => !team.some((requirement) => requirement.role === role.id));

/** People of several roles who do a step together: so many of each. */
export function TeamFields({ model, team, onCommit }: TeamFieldsProps) {
  const t = useT();
  const roles = rows(model.roles);
  const free = freeRole(model, team);
  return (
    <>
      {team.map((requirement, i) => (
        <div className="row-pair" key={requirement.role}>
          <Select
            ariaLabel={t('inspector.people.role')} value={requirement.role}
            options={roles.filter((role) => role.id === requirement.role || !team.some((other) => other.role === role.id)).map((role) => ({ value: role.id, label: role.name }))}
            onCommit={(role) => onCommit(team.with(i, { ...requirement, role }))}
          />
          <NumberField label={t('inspector.people.quantity')} unit={t('inspector.unit.people')} value={requirement.quantity} min={1} max={1_000} isWhole onCommit={(quantity) => onCommit(team.with(i, { ...requirement, quantity: quantity ?? 1 }))} />
          <button type="button" className="tool-button" aria-label={t('inspector.people.remove')} onClick={() => onCommit(team.toSpliced(i, 1))}><Trash2 size={14} aria-hidden /></button>
        </div>
      ))}
      {free ? <button type="button" className="text-button" onClick={() => onCommit([...team, { role: free.id, quantity: 1 }])}><Plus size={14} aria-hidden />{t('inspector.people.add')}</button> : null}
    </>
  );
}
