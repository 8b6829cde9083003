import { describe, expect, it } from 'vitest';
import { translator } from '../../../../shared/i18n/translator.ts';
import { compile } from '../../../../shared/simulation/compile.ts';
import { buildModel, end, fixed, gateway, start, task, weekdays, type Parts } from '../buildModel.ts';

const t = translator('en');
const work = (role: string | null, more: Readonly<Record<string, unknown>> = {}) => task(fixed(1), role, { work: more });
const line = (nodes: Parts['nodes'], more: Partial<Parts> = {}): Parts => {
  const order = ['s', ...Object.keys(nodes), 'e'];
  return { nodes: { s: start(fixed(10)), ...nodes, e: end() }, flows: order.slice(1).map((to, i) => `${order[i]} > ${to}`), ...more };
};
const refusals = (parts: Parts) => {
  const compiled = compile(buildModel(parts));
  return compiled.ok ? [] : compiled.error.map(({ element, message, advice }) => ({ element, text: t(message), advice: t(advice) }));
};
const twoOfR = { roles: { R: { headcount: 2 } } };

describe('what people cannot do is refused with element, reason and advice', () => {
  it.each<[string, Parts, string | null, string]>([
    ['a person in a role that is not there', line({ a: work('R') }, { roles: { R: {} }, people: { Ann: { roles: ['R', 'Ghost'] } } }), 'Ann', '“Ann” holds role “Ghost”, which is not in the model.'],
    ['a step that nobody may do', line({ a: work('R'), b: work('R') }, { roles: { R: {} }, people: { Ann: { roles: ['R'], steps: ['a'] } } }), 'b', '“b” needs 1 of role “R”, but only 0 of them may do it.'],
    ['fewer people with names than a step needs', line({ a: task(fixed(1), null, { work: { requirements: [{ role: 'R', quantity: 2 }] } }) }, { roles: { R: { headcount: 9 } }, people: { Ann: { roles: ['R'] } } }), 'R', '“a” needs 2 of role “R”, which has 1.'],
    ['one person in both places of a team', line({ a: task(fixed(1), null, { work: { requirements: [{ role: 'R', quantity: 1 }, { role: 'Q', quantity: 1 }] } }) }, { roles: { R: {}, Q: {} }, people: { Ann: { roles: ['R', 'Q'] } } }), 'a', '“a” needs 2 people at once (R, Q), but only 1 different ones can be meant.'],
    ['people who never meet', line({ a: task(fixed(1), null, { work: { requirements: [{ role: 'R', quantity: 2 }] } }) }, { roles: { R: {} }, people: { Ann: { roles: ['R'], calendar: 'am' }, Bob: { roles: ['R'], calendar: 'pm' } }, calendars: { am: { week: weekdays(480, 720) }, pm: { week: weekdays(720, 1000) } } }), 'a', '“a” needs R together, but their working hours never overlap.'],
    ['a site that is closed when people work', line({ a: work('R') }, { roles: { R: { calendar: 'am', isPreemptive: true, queueOrder: 'priority' } }, calendars: { am: { week: weekdays(480, 720) }, pm: { week: weekdays(720, 1000) } }, settings: { siteCalendar: 'pm' } }), 'a', '“a” needs R together, but their working hours never overlap.'],
    ['one person in lines of different orders', line({ a: work('R'), b: work('Q') }, { roles: { R: {}, Q: { queueOrder: 'lifo' } }, people: { Ann: { roles: ['R', 'Q'] } } }), 'Ann', '“Ann” serves R, Q, but these take up work in different orders.'],
    ['alternatives of different orders', line({ a: work('R', { alternatives: [[{ role: 'Q', quantity: 1 }]] }) }, { roles: { R: {}, Q: { queueOrder: 'lifo' } } }), null, '“a” needs R, Q together, but they take up work in different orders.'],
    ['the performer of a step that nobody does', line({ a: work(null), b: work('R', { performer: { rule: 'sameAs', step: 'a' } }) }, { roles: { R: {} } }), 'b', '“b” depends on who does “a”, but nobody does that step.'],
    ['the performer of a step that may have been skipped', { nodes: { s: start(fixed(10)), x: gateway('exclusive'), a: work('R'), m: gateway('exclusive'), b: work('R', { performer: { rule: 'sameAs', step: 'a' } }), e: end() }, flows: ['s > x', 'x > a', 'x > m', 'a > m', 'm > b', 'b > e'], ...twoOfR }, 'b', '“b” is for the person who did “a”, but a case can come there without that step having been done.'],
    ['the same person in another role', line({ a: work('R'), b: work('Q', { performer: { rule: 'sameAs', step: 'a' } }) }, { roles: { R: {}, Q: {} } }), 'b', '“b” is for the person who did “a”, but “R”, who may do that, cannot do this one.'],
    ['the same person, who lacks the skill', line({ a: work('R'), b: work('R', { performer: { rule: 'sameAs', step: 'a' } }) }, { roles: { R: {} }, people: { Ann: { roles: ['R'] }, Bob: { roles: ['R'], steps: ['a'] } } }), 'b', '“b” is for the person who did “a”, but “Bob”, who may do that, cannot do this one.'],
    ['four eyes of one person', line({ a: work('R'), b: work('R', { performer: { rule: 'notSameAs', step: 'a' } }) }, { roles: { R: {} } }), 'b', '“b” must not be done by who did “a”, but then not enough people are left for it.'],
    ['staying until a step that never comes', line({ a: work('R'), b: work('R', { keepUntil: 'a' }) }, twoOfR), 'b', 'The people of “b” stay with the case until “a”, but that step never comes after it.'],
    ['a batch that nothing completes', line({ a: work('R', { batch: { size: null, maxWait: null, at: [], mode: 'together', perItem: null } }) }, twoOfR), 'a', 'Cases wait for a batch at “a”, but nothing says when it is complete.'],
    ['breakdowns without time between', line({ a: work('R') }, { roles: { R: { breakdown: { timeBetween: fixed(0), timeToRepair: fixed(5) } } } }), 'R', 'The time between breakdowns of “R” is always 0.'],
    ['breakdowns by attributes of no case', line({ a: work('R') }, { roles: { R: { breakdown: { timeBetween: fixed(1), timeToRepair: { kind: 'expression', unit: 'min', feel: '1 + 1' } } } } }), 'R', 'The breakdowns of “R” are an expression, but they belong to no case.'],
  ])('%s', (_, parts, element, text) => {
    const found = refusals(parts);
    expect(found).toContainEqual(expect.objectContaining({ element, text }));
    for (const { advice } of found) expect(advice).toMatch(/^[A-Z].*\.$/);
  });

  it.each<[string, Parts]>([
    ['the same person after a parallel join of both branches', { nodes: { s: start(fixed(10)), f: gateway('parallel'), a: work('R'), c: work('R'), j: gateway('parallel'), b: work('R', { performer: { rule: 'sameAs', step: 'a' } }), e: end() }, flows: ['s > f', 'f > a', 'f > c', 'a > j', 'c > j', 'j > b', 'b > e'], ...twoOfR }],
    ['rework by whoever did it first', { nodes: { s: start(fixed(10)), m: gateway('exclusive'), a: work('R', { performer: { rule: 'sameAs', step: 'a' } }), x: gateway('exclusive'), e: end() }, flows: ['s > m', 'm > a', 'a > x', 'x > m 0.2', 'x > e 0.8'], ...twoOfR }],
    ['four eyes of two people', line({ a: work('R'), b: work('R', { performer: { rule: 'notSameAs', step: 'a' } }) }, twoOfR)],
    ['staying until a later step', line({ a: work('R', { keepUntil: 'b' }), b: work('R') }, twoOfR)],
  ])('%s is not', (_, parts) => {
    expect(refusals(parts)).toEqual([]);
  });

  it('a team that is too small is left out as long as another can do the step, and that is said', () => {
    const compiled = compile(buildModel(line({ a: work('R', { alternatives: [[{ role: 'Q', quantity: 5 }]] }) }, { roles: { R: {}, Q: {} } })));
    expect(compiled.ok && compiled.value.warnings.map((w) => t(w))).toEqual(['“a” is never done by Q: there are not enough people.']);
  });
});

describe('heads are counted where nobody needs telling apart', () => {
  it('one role with people does not slow down another', () => {
    const compiled = compile(buildModel(line({ a: work('R'), b: work('Q') }, { roles: { R: {}, Q: {} }, people: { Ann: { roles: ['R'] } } })));
    const staff = compiled.ok ? compiled.value.program.staff : null;
    const p = compiled.ok ? compiled.value.program : null;
    const deskOf = (node: string) => p!.desk[p!.nodeIds.findIndex((id) => id === node)]!;
    expect(staff?.isStaffed[deskOf('a')]).toBe(1);
    expect(staff?.isStaffed[deskOf('b')]).toBe(0);
  });

  it('a model without any such feature has no staff at all', () => {
    const compiled = compile(buildModel(line({ a: work('R') }, { roles: { R: { headcount: 3, queueOrder: 'priority' } } })));
    expect(compiled.ok && compiled.value.program.staff).toBe(null);
  });
});
