import { UserRoundPen, UserRoundPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { addPeople, holdersOf } from '../../../shared/commands/addPeople.ts';
import { forgetNames, nameHeadcount } from '../../../shared/commands/nameHeadcount.ts';
import type { RoleId } from '../../../shared/model/ids.ts';
import { find, rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { useT } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../fields/SelectField.tsx';
import { useEdit } from '../useEdit.ts';
import { newPersonIds } from './newPersonIds.ts';
import { pastedNames } from './pastedNames.ts';

/** Many people at once: by pasting their names, or by naming those that a role only counts. */
export function AddPeople({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const id = useId();
  const { execute } = useEdit();
  const roles = rows(model.roles);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<RoleId | null>(null);
  const names = pastedNames(text);
  const role = find(model.roles, chosen) ?? roles[0];
  const add = () => {
    const ids = newPersonIds(names.length);
    const people = names.flatMap((name, i) => (ids[i] ? [{ id: ids[i], name }] : []));
    if (people.length > 0 && execute((m) => addPeople(m, { people, role: role?.id ?? null }))) setText('');
  };
  const counted = roles.filter((each) => each.headcount > 0 && each.headcount <= 500 && holdersOf(model, each.id).length === 0);
  const named = roles.filter((each) => holdersOf(model, each.id).length > 0);
  return (
    <section className="people-add" aria-label={t('people.add')}>
      <h3>{t('people.add')}</h3>
      {roles.length === 0 ? <p className="field-hint">{t('people.noRoles')}</p> : null}
      <div className="people-add-form">
        <div className="field-control people-names">
          <label className="visually-hidden" htmlFor={id}>{t('people.add.names')}</label>
          <textarea
            id={id} className="input" rows={2} value={text} placeholder={t('people.add.example')} aria-describedby={`${id}-hint`} onChange={(e) => setText(e.target.value)}
            onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); add(); } }}
          />
        </div>
        {role ? (
          <label className="people-add-role"><span>{t('people.add.role')}</span>
            <Select ariaLabel={t('people.add.role')} value={role.id} options={roles.map((each) => ({ value: each.id, label: each.name }))} onCommit={setChosen} />
          </label>
        ) : null}
        <Button variant="primary" icon={<UserRoundPlus size={15} aria-hidden />} isDisabled={names.length === 0} onPress={add}>{names.length === 0 ? t('people.add') : t('people.add.do', { count: names.length })}</Button>
      </div>
      <p className="field-hint" id={`${id}-hint`}>{t('people.add.hint')}</p>
      {counted.length > 0 ? (
        <div className="button-row">
          <span className="people-or">{t('people.name.title')}</span>
          {counted.map((each) => (
            <button key={each.id} type="button" className="chip-button" onClick={() => execute((m) => nameHeadcount(m, { role: each.id, people: newPersonIds(each.headcount) }))}>
              <UserRoundPen size={13} aria-hidden />{t('people.name.role', { count: each.headcount, role: each.name })}
            </button>
          ))}
        </div>
      ) : null}
      {named.length > 0 ? (
        <div className="button-row">
          {named.map((each) => <button key={each.id} type="button" className="text-button" onClick={() => execute((m) => forgetNames(m, { role: each.id }))}>{t('people.forget', { role: each.name })}</button>)}
        </div>
      ) : null}
    </section>
  );
}
