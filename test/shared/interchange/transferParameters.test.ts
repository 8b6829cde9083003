import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../shared/interchange/outline/readCsv.ts';
import { readOutline } from '../../../shared/interchange/outline/readOutline.ts';
import { transferParameters } from '../../../shared/interchange/transferParameters.ts';
import { violations } from '../../../shared/model/invariants.ts';
import { find, rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { calendarId, nodeId, personId, roleId } from '../../../shared/model/ids.ts';

/** Tables count their roles: Role_1, Role_2, … */
const modelOf = (...steps: string[]): ProcessModel => unwrap(readOutline(unwrap(readCsv(new TextEncoder().encode(['id,step,role,time', ...steps].join('\n')))).rows, 'A')).document.master;

const ALWAYS = { id: calendarId('Calendar_1'), name: 'Always', week: [], holidays: [] };

/** The same role with so many people. */
const staffed = (model: ProcessModel, id: string, headcount: number): ProcessModel => ({ ...model, roles: { ...model.roles, [id]: { ...find(model.roles, id)!, headcount } } });
const doneBy = (model: ProcessModel, step: string) => { const node = find(model.nodes, step); const team = node && 'work' in node ? node.work.requirements ?? [] : []; return team.map(({ role }) => find(model.roles, role)?.name); };
const withTeam = (model: ProcessModel, step: string, role: string): ProcessModel => {
  const node = find(model.nodes, step)!;
  return 'work' in node ? { ...model, nodes: { ...model.nodes, [nodeId(step)]: { ...node, work: { ...node.work, requirements: [{ role: roleId(role), quantity: 1 }] } } } } : model;
};

describe('parameters of another model', () => {
  it('bring roles beside those that only have the same id, and say so', () => {
    const own = modelOf('a,Register,Office,', 'b,Pay,Finance,');
    const from = withTeam(staffed(modelOf('a,Register,,5 min', 'x,Elsewhere,Expert,'), 'Role_1', 7), 'a', 'Role_1');

    const { model, warnings, matched } = transferParameters(from, own);

    expect(violations(model)).toEqual([]);
    expect(matched).toBe(1);
    expect(rows(model.roles).map(({ id, name, headcount }) => [id, name, headcount])).toEqual([['Role_1', 'Office', 1], ['Role_2', 'Finance', 1], ['Role_1_2', 'Expert', 7]]);
    expect(doneBy(model, 'a')).toEqual(['Expert']);
    expect(rows(model.lanes).map(({ name, role }) => [name, find(model.roles, role)?.name])).toEqual([['Office', 'Office'], ['Finance', 'Finance']]);
    expect(warnings.map(({ message }) => message)).toEqual([{ key: 'interchange.params.otherId', params: { name: 'Expert', other: 'Office', id: 'Role_1_2' } }]);
  });

  it('go to the role of that name, whatever its id', () => {
    const own = modelOf('a,Register,Office,', 'b,Pay,Finance,');
    const from = withTeam(staffed(modelOf('b,Pay,Finance,5 min', 'a,Register,Office,'), 'Role_1', 4), 'b', 'Role_1');

    const { model, warnings } = transferParameters(from, own);

    expect(rows(model.roles).map(({ id, name, headcount }) => [id, name, headcount])).toEqual([['Role_1', 'Office', 1], ['Role_2', 'Finance', 4]]);
    expect(doneBy(model, 'b')).toEqual(['Finance']);
    expect(warnings).toEqual([]);
  });

  it('leave out roles, people and calendars that nothing names', () => {
    const own = modelOf('a,Register,Office,');
    const source = modelOf('a,Register,Office,5 min', 'x,Elsewhere,Nobody here,');
    const person = (id: string, role: string) => ({ id: personId(id), name: id, roles: [roleId(role)], calendar: null, costPerHour: null, speed: 1, steps: null });
    const from: ProcessModel = { ...source, people: { [personId('Ann')]: person('Ann', 'Role_1'), [personId('Bob')]: person('Bob', 'Role_2') }, calendars: { [ALWAYS.id]: ALWAYS } };

    const { model, warnings } = transferParameters(from, own);

    expect(rows(model.roles).map(({ name }) => name)).toEqual(['Office']);
    expect(rows(model.people).map(({ name }) => name)).toEqual(['Ann']);
    expect(rows(model.calendars)).toEqual([]);
    expect(warnings).toEqual([]);
  });
});
