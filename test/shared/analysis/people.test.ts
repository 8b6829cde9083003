import { describe, expect, it } from 'vitest';
import { experiment } from '../../../shared/analysis/experiment.ts';
import { overloadWarnings } from '../../../shared/analysis/overload.ts';
import { buildModel, documentOf, end, exponential, fixed, programOf, start, task, weekdays, type Parts } from '../simulation/buildModel.ts';
import { here, request } from './office.ts';

/** One step for people with names, one case every `gap` minutes. */
const desk = (gap: number, more: Partial<Parts>, work = {}): Parts => ({
  nodes: { s: start(fixed(gap)), a: task(fixed(10), null, { work: { requirements: [{ role: 'R', quantity: 1 }], ...work } }), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} }, ...more,
});

describe('people with names', () => {
  it('are reported one by one: Ann is twice as fast and twice as dear', async () => {
    // One case every 20 min, the longest idle takes it: Ann 5 min (first in the list), then Bob 10 min, by turns. 10 cases: 5 each. All count, so averages run over the whole 9 · 20 + 10 = 190 min.
    const model = buildModel(desk(20, { people: { Ann: { roles: ['R'], speed: 2, costPerHour: 120 }, Bob: { roles: ['R'], costPerHour: 60 } } }));
    const { people, roles } = (await experiment(documentOf(model), request({ overrides: { cases: 10, replications: 2, warmUpCases: 0 } }), here)).scenarios[0]!.measures;
    const [ann, bob] = Object.values(people);

    expect([ann!.name, ann!.roles, ann!.executionsPerCase.mean, ann!.costPerCase.mean]).toEqual(['Ann', ['R'], 0.5, 5]);
    expect([bob!.name, bob!.executionsPerCase.mean, bob!.costPerCase.mean]).toEqual(['Bob', 0.5, 5]);
    expect(ann!.utilisation.mean).toBeCloseTo(25 / 190, 9);
    expect(bob!.utilisation.mean).toBeCloseTo(50 / 190, 9);
    expect(Object.values(roles)[0]!.headcount).toBe(2);
  });
});

describe('overload of people', () => {
  const lacking = (parts: Parts) => overloadWarnings(programOf(parts)).map(({ params }) => [params?.name, params?.people]);

  it('counts how fast they are', () => {
    // 10 min every 8 min: 1.25 people; Ann does the work of two, so nobody is missing; at half the pace 1.5 more are, rounded up.
    expect(lacking(desk(8, { people: { Ann: { roles: ['R'], speed: 2 } } }))).toEqual([]);
    expect(lacking(desk(8, { people: { Ann: { roles: ['R'], speed: 0.5 } } }))).toEqual([['R', 1.6]]);
  });

  it('counts their own hours', () => {
    // Ann and Bob are there 40 h and 20 h of 168 h: on average 30/168 of the time each. 10 min every 40 min need 0.25 / (30/168) = 1.4 of them.
    const week = { full: { week: weekdays(540, 1020) }, half: { week: weekdays(540, 780) } };
    const team = { Ann: { roles: ['R'], calendar: 'full' }, Bob: { roles: ['R'], calendar: 'half' } };
    expect(lacking(desk(40, { people: team, calendars: week }))).toEqual([]);
    // Every 25 min: 0.4 / (30/168) = 2.24, so 0.24 more, rounded up.
    expect(lacking(desk(25, { people: team, calendars: week }))).toEqual([['R', 0.3]]);
  });

  it('does not count on either of two alternatives', () => {
    const either = { alternatives: [[{ role: 'Q', quantity: 1 }]] };
    expect(lacking(desk(6, { roles: { R: {}, Q: {} } }, either))).toEqual([]);
  });

  it('counts a batch once', () => {
    // 10 min for four cases together, one every 4 min: 0.625 people.
    const batch = { batch: { size: 4, maxWait: null, at: [], mode: 'together', perItem: null } };
    expect(lacking(desk(4, {}, batch))).toEqual([]);
    expect(lacking({ ...desk(4, {}), nodes: { ...desk(4, {}).nodes, s: start(exponential(4)) } })).toEqual([['R', 1.6]]);
  });
});
