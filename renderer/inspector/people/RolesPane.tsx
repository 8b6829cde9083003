import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { holdersOf } from '../../../shared/commands/addPeople.ts';
import { roleId, type RoleId } from '../../../shared/model/ids.ts';
import { find, rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { useT } from '../../i18n.ts';
import { newId } from '../../newId.ts';
import { focusFirst } from '../fields/focusFirst.ts';
import { addRoleCommand, removeRowCommand } from '../newRows.ts';
import { RoleFields } from '../RoleFields.tsx';
import { useFormat } from '../useFormat.ts';
import { useEdit } from '../useEdit.ts';

/** Roles on the left, the rules of one of them on the right. */
export function RolesPane({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const format = useFormat();
  const { run } = useEdit();
  const [chosen, setChosen] = useState<RoleId | null>(null);
  const [added, setAdded] = useState<RoleId | null>(null);
  const roles = rows(model.roles);
  const role = find(model.roles, chosen) ?? roles[0];
  const add = () => {
    const id = roleId(newId('Role'));
    if (run(null, [addRoleCommand(id, t('inspector.role.new'))])) {
      setAdded(id);
      setChosen(id);
    }
  };
  return (
    <div className="split-pane">
      <nav className="split-list" aria-label={t('people.tab.roles')}>
        {roles.map((each) => (
          <button key={each.id} type="button" className="split-item" aria-current={each.id === role?.id || undefined} onClick={() => setChosen(each.id)}>
            <span className="row-name">{each.name}</span>
            <span className="row-facts">
              {t('inspector.role.facts', { people: holdersOf(model, each.id).length || each.headcount, cost: format.money(each.costPerHour, model.meta.settings.currency), calendar: find(model.calendars, each.calendar)?.name ?? t('inspector.calendar.always') })}
            </span>
          </button>
        ))}
        <button type="button" className="text-button" onClick={add}><Plus size={14} aria-hidden />{t('inspector.role.add')}</button>
      </nav>
      {role ? (
        <div className="split-form" key={role.id} ref={role.id === added ? focusFirst : undefined}>
          <RoleFields model={model} role={role} isInSheet />
          <button type="button" className="text-button" data-tone="danger" onClick={() => run(null, [removeRowCommand('roles', role.id)])}><Trash2 size={14} aria-hidden />{t('inspector.role.remove')}</button>
        </div>
      ) : <p className="section-note split-form">{t('people.choose')}</p>}
    </div>
  );
}
