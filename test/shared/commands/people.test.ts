import fc from 'fast-check';
import { applyPatches, type Patch } from 'immer';
import { describe, expect, it } from 'vitest';
import { addPeople, holdersOf } from '../../../shared/commands/addPeople.ts';
import { forgetNames, nameHeadcount } from '../../../shared/commands/nameHeadcount.ts';
import { isAbleTo, setSkills } from '../../../shared/commands/setSkills.ts';
import { nodeId, personId, roleId, type NodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { newRole } from '../../../shared/commands/tableRows.ts';
import { stepsOfRoles } from '../../../shared/simulation/rolesOfStep.ts';
import { unwrap } from '../../../shared/result.ts';
import { drawn } from '../lint/drawn.ts';

const clerk = roleId('Clerk');
const boss = roleId('Boss');
const team = (...roles: readonly string[]) => roles.map((role) => ({ role: roleId(role), quantity: 1 }));
const work = { duration: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 } as const;

/** Four clerks and a boss: steps a and b are the clerks', c is the boss's or a clerk's, d nobody's. */
const office: ProcessModel = {
  ...drawn('s:start a b c d e:end', 's>a a>b b>c c>d d>e', {
    nodes: {
      a: { work: { ...work, requirements: team('Clerk') } },
      b: { work: { ...work, requirements: team('Clerk') } },
      c: { work: { ...work, requirements: team('Boss'), alternatives: [team('Clerk')] } },
      d: { work: { ...work, requirements: [] } },
    },
  }),
  roles: { [clerk]: { ...newRole(clerk, 'Clerk'), headcount: 4 }, [boss]: newRole(boss, 'Boss') } as ProcessModel['roles'],
};
const ids = (count: number) => Array.from({ length: count }, (_, i) => personId(`P${i + 1}`));
const named = unwrap(nameHeadcount(office, { role: clerk, people: ids(4) })).model;

describe('people with names', () => {
  it('are as many as the role counted, called after it, and nothing else about them differs', () => {
    const people = holdersOf(named, clerk);

    expect(people.map(({ name }) => name)).toEqual(['Clerk 1', 'Clerk 2', 'Clerk 3', 'Clerk 4']);
    for (const person of people) expect(person).toMatchObject({ roles: [clerk], calendar: null, costPerHour: null, speed: 1, steps: null });
    expect(named.roles[clerk]?.headcount).toBe(4);
  });

  it('are only made once, and not of nobody', () => {
    expect(nameHeadcount(named, { role: clerk, people: ids(9) })).toMatchObject({ ok: false, error: { code: 'nothing-changes' } });
    expect(nameHeadcount({ ...office, roles: { [clerk]: { ...newRole(clerk, 'Clerk'), headcount: 0 } } as ProcessModel['roles'] }, { role: clerk, people: [] })).toMatchObject({ ok: false });
    expect(nameHeadcount(office, { role: clerk, people: ids(3) })).toMatchObject({ ok: false, error: { code: 'invalid-value' } });
  });

  it('become a headcount again: who held only the role goes, who holds others stays with those', () => {
    const model = { ...named, people: { ...named.people, [personId('P1')]: { ...named.people[personId('P1')]!, roles: [clerk, boss] } } };

    const after = unwrap(forgetNames(model, { role: clerk })).model;

    expect(Object.values(after.people).map(({ id, roles }) => [id, roles])).toEqual([['P1', [boss]]]);
    expect(after.roles[clerk]?.headcount).toBe(4);
  });

  it('come in any number at once, and go with one undo', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 40 }), (names) => {
      const { model, edit } = unwrap(addPeople(office, { people: names.map((name, i) => ({ id: personId(`N${i}`), name })), role: boss }));

      expect(holdersOf(model, boss).map(({ name }) => name)).toEqual(names);
      expect(applyPatches(model, [...edit.inverse] as Patch[])).toEqual(office);
    }));
  });

  it('are refused with an id that is taken, or a role that is not there', () => {
    expect(addPeople(named, { people: [{ id: personId('P1'), name: 'Ann' }], role: clerk })).toMatchObject({ ok: false, error: { code: 'id-taken' } });
    expect(addPeople(office, { people: [{ id: personId('P1'), name: 'Ann' }], role: roleId('Gone') })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('skills', () => {
  const steps = stepsOfRoles(named, [clerk]).map(({ id }) => id);

  it('are about the steps that the roles of a person do, as first team or another', () => {
    expect(steps).toEqual(['a', 'b', 'c']);
    expect(stepsOfRoles(named, [boss]).map(({ id }) => id)).toEqual(['c']);
  });

  it('give exactly the rectangle that was chosen, leave every other cell alone, and undo in one step', () => {
    const some = <T,>(list: readonly T[]) => fc.subarray([...list], { minLength: 1 });
    const strokes = fc.array(fc.record({ people: some(ids(4)), steps: some([...steps, nodeId('d')]), isAble: fc.boolean() }), { maxLength: 8 });
    fc.assert(fc.property(strokes, (all) => {
      let model = named;
      const expected = new Set(ids(4).flatMap((person) => steps.map((step) => `${person} ${step}`)));
      for (const stroke of all) {
        for (const person of stroke.people) for (const step of stroke.steps) if (steps.includes(step)) { if (stroke.isAble) expected.add(`${person} ${step}`); else expected.delete(`${person} ${step}`); }
        const outcome = setSkills(model, stroke);
        if (!outcome.ok) continue;
        expect(applyPatches(outcome.value.model, [...outcome.value.edit.inverse] as Patch[])).toEqual(model);
        model = outcome.value.model;
      }
      const able = Object.values(model.people).flatMap((person) => steps.filter((step) => isAbleTo(person, step)).map((step) => `${person.id} ${step}`));

      expect(new Set(able)).toEqual(expected);
    }));
  });

  it('are no list for who may do everything, so that a step drawn later is theirs too', () => {
    const one = { people: [personId('P1')], steps: [nodeId('a')] as readonly NodeId[] };
    const without = unwrap(setSkills(named, { ...one, isAble: false })).model;
    const again = unwrap(setSkills(without, { ...one, isAble: true })).model;

    expect(without.people[personId('P1')]?.steps).toEqual(['b', 'c']);
    expect(again.people[personId('P1')]?.steps).toBeNull();
  });
});
