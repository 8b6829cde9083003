import { ChevronRight, Plus, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { holdersOf } from '../../shared/commands/addPeople.ts';
import { newId } from '../newId.ts';
import { useT } from '../i18n.ts';
import { roleId, type RoleId } from '../../shared/model/ids.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useStudio } from '../store/studioStore.ts';
import { focusFirst } from './fields/focusFirst.ts';
import { Section } from './fields/Section.tsx';
import { addRoleCommand, removeRowCommand } from './newRows.ts';
import { RoleFields } from './RoleFields.tsx';
import { useFormat } from './useFormat.ts';
import { useEdit } from './useEdit.ts';

/** All roles in a line each; one of them is open for editing. */
export function RolesSection({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const format = useFormat();
  const { run } = useEdit();
  const setOverlay = useStudio((s) => s.setOverlay);
  const [open, setOpen] = useState<RoleId | null>(null);
  const [added, setAdded] = useState<RoleId | null>(null);
  const roles = rows(model.roles);
  const add = () => {
    const id = roleId(newId('Role'));
    if (run(null, [addRoleCommand(id, t('inspector.role.new'))])) {
      setAdded(id);
      setOpen(id);
    }
  };
  return (
    <Section name="roles" title={t('inspector.roles')} summary={t('inspector.roles.count', { count: roles.length })}>
      {roles.length === 0 ? <p className="section-note">{t('inspector.roles.empty')}</p> : null}
      <ul className="rows">
        {roles.map((role) => {
          const isOpen = role.id === open;
          const calendar = find(model.calendars, role.calendar)?.name ?? t('inspector.calendar.always');
          return (
            <li key={role.id} className="row-card" data-open={isOpen || undefined}>
              <button type="button" className="row-head" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : role.id)}>
                <ChevronRight className="row-chevron" size={14} aria-hidden />
                <span className="row-name">{role.name}</span>
                <span className="row-facts">{t('inspector.role.facts', { people: holdersOf(model, role.id).length || role.headcount, cost: format.money(role.costPerHour, model.meta.settings.currency), calendar })}</span>
              </button>
              {isOpen ? (
                <div className="row-body" ref={role.id === added ? focusFirst : undefined}>
                  <RoleFields model={model} role={role} />
                  <button type="button" className="text-button" data-tone="danger" onClick={() => run(null, [removeRowCommand('roles', role.id)])}><Trash2 size={14} aria-hidden />{t('inspector.role.remove')}</button>
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className="button-row">
        <button type="button" className="text-button" onClick={add}><Plus size={14} aria-hidden />{t('inspector.role.add')}</button>
        <button type="button" className="text-button" onClick={() => setOverlay('people')}><Users size={14} aria-hidden />{t('people.open')}</button>
      </div>
    </Section>
  );
}
