import { ChevronDown, ChevronRight, Trash2, UsersRound } from 'lucide-react';
import { Fragment, useState } from 'react';
import { Button as AriaButton, MenuTrigger } from 'react-aria-components';
import { isAbleTo } from '../../../shared/commands/setSkills.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import type { Person } from '../../../shared/model/Person.ts';
import { find, rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { stepsOfRoles } from '../../../shared/simulation/rolesOfStep.ts';
import { useT } from '../../i18n.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Menu, MenuItem, MenuSection } from '../../ui/Menu.tsx';
import { CellNumber, CellText } from '../fields/CellFields.tsx';
import { Select } from '../fields/SelectField.tsx';
import { removeRowCommand } from '../newRows.ts';
import { useFormat } from '../useFormat.ts';
import { useEdit, useSetProperty } from '../useEdit.ts';
import { AddPeople } from './AddPeople.tsx';
import { PersonDetails } from './PersonDetails.tsx';

const AS_ROLE = '';

/** Everybody with a name, a line each, edited in place; more about one of them opens below. */
export function PeopleTable({ model, onSkills }: { readonly model: ProcessModel; readonly onSkills: () => void }) {
  const t = useT();
  const [open, setOpen] = useState<PersonId | null>(null);
  const people = rows(model.people);
  return (
    <div className="people-pane">
      {people.length === 0 ? <EmptyState icon={<UsersRound size={28} />} title={t('people.empty.title')} text={t('people.empty.text')} /> : (
        <div className="people-scroll">
          <table className="people-table">
            <thead>
              <tr>
                <th scope="col">{t('people.column.name')}</th>
                <th scope="col">{t('people.column.roles')}</th>
                <th scope="col">{t('people.column.calendar')}</th>
                <th scope="col" className="people-number">{t('people.column.cost')} <span className="people-unit">{t('inspector.perHour', { currency: model.meta.settings.currency })}</span></th>
                <th scope="col" className="people-number">{t('people.column.speed')} <span className="people-unit">×</span></th>
                <th scope="col">{t('people.column.steps')}</th>
                <th scope="col"><span className="visually-hidden">{t('people.column.more')}</span></th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <Fragment key={person.id}>
                  <PersonRow model={model} person={person} isOpen={open === person.id} onSkills={onSkills} onToggle={() => setOpen(open === person.id ? null : person.id)} />
                  {open === person.id ? <tr className="people-details"><td colSpan={7}><PersonDetails model={model} person={person} /></td></tr> : null}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddPeople model={model} />
    </div>
  );
}

interface PersonRowProps {
  readonly model: ProcessModel;
  readonly person: Person;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onSkills: () => void;
}

function PersonRow({ model, person, isOpen, onToggle, onSkills }: PersonRowProps) {
  const t = useT();
  const format = useFormat();
  const set = useSetProperty('people', person.id);
  const { execute } = useEdit();
  const { name } = person;
  const label = (column: string) => t('people.of', { column, name });
  const roleCost = find(model.roles, person.roles[0])?.costPerHour;
  const steps = stepsOfRoles(model, person.roles);
  const able = steps.filter(({ id }) => isAbleTo(person, id)).length;
  const extras = Object.keys(person.durations ?? {}).length + (person.absences?.length ?? 0);
  return (
    <tr>
      <td>
        <CellText label={t('people.column.name')} value={name} onCommit={(text) => { if (text.trim() === '') return { key: 'inspector.error.needsName' }; set(['name'], text.trim()); return null; }} />
      </td>
      <td><RolesCell model={model} person={person} label={label(t('people.column.roles'))} /></td>
      <td>
        <Select
          ariaLabel={label(t('people.column.calendar'))} value={person.calendar ?? AS_ROLE} options={[{ value: AS_ROLE, label: t('people.calendar.asRole') }, ...rows(model.calendars).map((calendar) => ({ value: calendar.id, label: calendar.name }))]}
          onCommit={(id) => set(['calendar'], find(model.calendars, id)?.id ?? null)}
        />
      </td>
      <td><CellNumber label={label(t('people.column.cost'))} value={person.costPerHour} isOptional placeholder={roleCost === undefined ? '0' : format.number(roleCost)} min={0} max={1e9} onCommit={(value) => set(['costPerHour'], value)} /></td>
      <td><CellNumber label={label(t('people.column.speed'))} value={person.speed} min={0.01} max={100} onCommit={(value) => set(['speed'], value ?? 1)} /></td>
      <td><button type="button" className="text-button people-steps" onClick={onSkills}>{person.steps === null ? t('people.steps.all') : t('people.steps.some', { able, all: steps.length })}</button></td>
      <td>
        <div className="people-tools">
          <button type="button" className="people-more" aria-expanded={isOpen} aria-label={label(t('people.details'))} title={t('people.details')} onClick={onToggle}>
            {extras > 0 ? <span className="count">{extras}</span> : null}
            {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
          </button>
          <button type="button" className="tool-button" aria-label={t('people.remove', { name })} onClick={() => execute(removeRowCommand('people', person.id))}><Trash2 size={14} aria-hidden /></button>
        </div>
      </td>
    </tr>
  );
}

/** Roles that somebody holds, chosen from a menu. */
function RolesCell({ model, person, label }: { readonly model: ProcessModel; readonly person: Person; readonly label: string }) {
  const t = useT();
  const set = useSetProperty('people', person.id);
  const names = person.roles.map((id) => find(model.roles, id)?.name ?? id).join(', ');
  return (
    <MenuTrigger>
      <AriaButton className="cell-menu" aria-label={`${label}: ${names || t('people.roles.none')}`} data-empty={names === '' || undefined}>
        <span>{names || t('people.roles.none')}</span><ChevronDown size={12} aria-hidden />
      </AriaButton>
      <Menu aria-label={label}>
        <MenuSection label={label} checked={person.roles}>
          {rows(model.roles).map((role) => (
            <MenuItem key={role.id} id={role.id} onAction={() => set(['roles'], person.roles.includes(role.id) ? person.roles.filter((id) => id !== role.id) : [...person.roles, role.id])}>{role.name}</MenuItem>
          ))}
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
}
