import { GraduationCap } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { isAbleTo, setSkills } from '../../../shared/commands/setSkills.ts';
import type { RoleId } from '../../../shared/model/ids.ts';
import type { Person } from '../../../shared/model/Person.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import type { Activity } from '../../../shared/model/Activity.ts';
import { rolesOfStep, stepsOfRoles } from '../../../shared/simulation/rolesOfStep.ts';
import { useT } from '../../i18n.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SelectField } from '../fields/SelectField.tsx';
import { stepName } from '../stepName.ts';
import { useEdit } from '../useEdit.ts';

/** More cells than this are shown a role at a time. */
const MOST_CELLS = 3_000;
const ALL = '';

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** People down, steps across: who may do what. */
export function SkillsMatrix({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const everybody = rows(model.people);
  const roles = rows(model.roles).filter(({ id }) => everybody.some((person) => person.roles.includes(id)));
  const allSteps = stepsOfRoles(model, roles.map(({ id }) => id));
  const isLarge = everybody.length * allSteps.length > MOST_CELLS;
  const [chosen, setChosen] = useState<RoleId | typeof ALL>(ALL);
  const role = roles.find(({ id }) => id === chosen)?.id ?? (isLarge ? roles[0]?.id : undefined);
  const people = role ? everybody.filter((person) => person.roles.includes(role)) : everybody;
  const steps = role ? stepsOfRoles(model, [role]) : allSteps;
  if (everybody.length === 0 || allSteps.length === 0) {
    return <div className="people-pane"><EmptyState icon={<GraduationCap size={28} />} title={t('people.tab.skills')} text={t(everybody.length === 0 ? 'people.empty.text' : 'people.skills.noSteps')} /></div>;
  }
  return (
    <div className="people-pane">
      <div className="skills-bar">
        {roles.length > 1 ? (
          <SelectField
            label={t('people.column.roles')} value={role ?? ALL} options={[...(isLarge ? [] : [{ value: ALL, label: t('people.steps.all') }] as const), ...roles.map(({ id, name }) => ({ value: id, label: name }))]}
            onCommit={setChosen}
          />
        ) : null}
      </div>
      <Matrix key={role ?? ALL} model={model} people={people} steps={steps} />
    </div>
  );
}

interface MatrixProps {
  readonly model: ProcessModel;
  readonly people: readonly Person[];
  readonly steps: readonly Activity[];
}

function Matrix({ model, people, steps }: MatrixProps) {
  const t = useT();
  const hint = useId();
  const { execute } = useEdit();
  const table = useRef<HTMLTableElement>(null);
  /** The focus moves because the cursor does, and takes nothing back that Shift has stretched. */
  const isMoving = useRef(false);
  const [cursor, setCursor] = useState<Cell>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Cell>({ row: 0, column: 0 });
  const isAsked = (person: Person, step: Activity) => rolesOfStep(model, step).some((role) => person.roles.includes(role));
  const isAble = (person: Person, step: Activity) => isAsked(person, step) && isAbleTo(person, step.id);
  const isCovered = ({ row, column }: Cell) =>
    row >= Math.min(anchor.row, cursor.row) && row <= Math.max(anchor.row, cursor.row) && column >= Math.min(anchor.column, cursor.column) && column <= Math.max(anchor.column, cursor.column);
  const toggle = (from: Cell, to: Cell) => {
    const person = people[from.row];
    const step = steps[from.column];
    if (!person || !step) return;
    const span = (a: number, b: number) => [Math.min(a, b), Math.max(a, b) + 1] as const;
    execute((m) => setSkills(m, {
      people: people.slice(...span(from.row, to.row)).map(({ id }) => id),
      steps: steps.slice(...span(from.column, to.column)).map(({ id }) => id),
      isAble: !isAble(person, step),
    }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      toggle(anchor, cursor);
      setAnchor(cursor);
      return;
    }
    const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -steps.length], End: [0, steps.length] }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = { row: Math.min(people.length - 1, Math.max(0, cursor.row + (by[0] ?? 0))), column: Math.min(steps.length - 1, Math.max(0, cursor.column + (by[1] ?? 0))) };
    setCursor(next);
    if (!event.shiftKey) setAnchor(next);
    isMoving.current = true;
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
    isMoving.current = false;
  };
  return (
    <>
      <p className="field-hint" id={hint}>{t('people.skills.hint')}</p>
      <div className="people-scroll">
        <table className="skills" ref={table} aria-label={t('people.tab.skills')} aria-describedby={hint}>
          <thead>
            <tr>
              <th scope="col"><span className="visually-hidden">{t('people.skills.person')}</span></th>
              {steps.map((step) => <th key={step.id} scope="col" className="skills-step"><span>{stepName(step, t)}</span></th>)}
            </tr>
          </thead>
          <tbody>
            {people.map((person, row) => (
              <tr key={person.id}>
                <th scope="row" className="skills-person">{person.name}</th>
                {steps.map((step, column) => {
                  const cell = { row, column };
                  const asked = isAsked(person, step);
                  const able = isAble(person, step);
                  const names = { name: person.name, step: stepName(step, t) };
                  return (
                    <td key={step.id}>
                      <button
                        type="button" className="skill" data-cell={`${row} ${column}`} data-able={able || undefined} data-asked={asked || undefined} data-covered={(isCovered(cell) && (anchor.row !== cursor.row || anchor.column !== cursor.column)) || undefined}
                        tabIndex={cursor.row === row && cursor.column === column ? 0 : -1} aria-pressed={able} aria-disabled={!asked} aria-label={t(asked ? 'people.skills.able' : 'people.skills.notAsked', names)}
                        onKeyDown={onKeyDown}
                        onFocus={(event) => { if (!isMoving.current && !event.currentTarget.matches(':active') && !isCovered(cell)) { setCursor(cell); setAnchor(cell); } }}
                        onClick={(event) => {
                          setCursor(cell);
                          if (event.shiftKey) return;
                          setAnchor(cell);
                          toggle(cell, cell);
                        }}
                      ><span aria-hidden>{able ? '✓' : asked ? '' : '–'}</span></button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="skills-person">{t('people.skills.total')}</th>
              {steps.map((step) => {
                const count = people.filter((person) => isAble(person, step)).length;
                return <td key={step.id} className="skills-total" data-none={count === 0 || undefined} title={count === 0 ? t('people.skills.nobody') : undefined}>{count}</td>;
              })}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
