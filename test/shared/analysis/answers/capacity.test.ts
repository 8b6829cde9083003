import { describe, expect, it } from 'vitest';
import { capacity, type CapacityRequest } from '../../../../shared/analysis/answers/capacity.ts';
import { SimulationFailure } from '../../../../shared/analysis/SimulationFailure.ts';
import { roleId, serviceId } from '../../../../shared/model/ids.ts';
import { erlangC } from '../../../theory/validation/formulas.ts';
import { buildModel, end, exponential, start, task, type Parts } from '../../simulation/buildModel.ts';
import { poolForTests } from './onPool.ts';

const { onPool } = poolForTests();

/** P(W > t) = C(c, a)·e^(−(cμ − λ)t): Gross et al., Fundamentals of Queueing Theory, 4th ed., §2.3. */
const waitQuantile = (c: number, a: number, service: number, share: number): number => Math.max(0, Math.log(erlangC(c, a) / (1 - share)) / ((c - a) / service));

const station = (people: number, more: Parts['nodes'][string] = task(exponential(10), 'Agent')): Parts => ({
  nodes: { s: start(exponential(2)), serve: more, e: end() },
  flows: ['s > serve', 'serve > e'],
  roles: { Agent: { headcount: people, costPerHour: 20 } },
  settings: { cases: 8_000, warmUpCases: 1_000, replications: 20 },
});

const request = (within: number, more: Partial<CapacityRequest> = {}): CapacityRequest => ({
  goal: { kind: 'time', measure: 'waitingTime', quantile: 0.9, within }, roles: null, objective: 'people', overrides: {}, ...more,
});

describe('capacity search', () => {
  // Load 5 Erlang. The 90 % quantile of the wait is 17.7 min with 6 people, 5.9 with 7, 1.7 with 8 (Erlang C); the limits lie halfway.
  it.each([
    [7, (waitQuantile(6, 5, 10, 0.9) + waitQuantile(7, 5, 10, 0.9)) / 2],
    [8, (waitQuantile(7, 5, 10, 0.9) + waitQuantile(8, 5, 10, 0.9)) / 2],
  ])('finds the smallest number of people, %i, with whom 90 in 100 of the waits of M/M/c are short enough', async (fewest, within) => {
    const answer = await onPool((execute) => capacity(buildModel(station(10)), request(within), execute));

    expect(answer.status).toBe('reached');
    expect(answer.roles.map(({ found }) => found)).toEqual([fewest]);
    expect(answer.found.isKept).toBe(true);
    expect(answer.people).toEqual({ now: 10, found: fewest });
  });

  it('comes to the same staffing whether there are too few or too many people now', async () => {
    const asked = request(5);
    const [few, many] = await Promise.all([3, 15].map((people) => onPool((execute) => capacity(buildModel(station(people)), asked, execute))));

    expect(few!.people.found).toBe(many!.people.found);
    expect(few!.now.isKept).toBe(false);
    expect(many!.now.isKept).toBe(true);
  });

  it('tells the need as a fraction between the staffing that misses and the one that keeps the goal', async () => {
    const answer = await onPool((execute) => capacity(buildModel(station(5)), request(5), execute));
    const [agent] = answer.roles;

    // 5 min lie between the 5.9 of 7 people and the 1.7 of 8.
    expect(agent!.found).toBe(8);
    expect(agent!.needed).toBeGreaterThan(7);
    expect(agent!.needed).toBeLessThan(8);
  });

  it('is the same for 1 and 2 threads', async () => {
    const asked = request(5, { overrides: { cases: 1_500, warmUpCases: 100 } });
    const [one, two] = [await onPool((execute) => capacity(buildModel(station(6)), asked, execute), 1), await onPool((execute) => capacity(buildModel(station(6)), asked, execute), 2)];

    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  });

  it('adds people where they help, and leaves no one who can be spared', async () => {
    const parts: Parts = {
      nodes: { s: start(exponential(10)), a: task(exponential(25), 'Clerk'), b: task(exponential(8), 'Boss'), e: end() },
      flows: ['s > a', 'a > b', 'b > e'],
      roles: { Clerk: { headcount: 3, costPerHour: 30 }, Boss: { headcount: 1, costPerHour: 120 } },
      settings: { cases: 4_000, warmUpCases: 500, replications: 20 },
    };
    // Jackson: W = W(M/M/c, 2.5 Erlang) + W(M/M/c, 0.8 Erlang). 3 + 1: 60.1 + 40 = 100; 4 + 1: 30.3 + 40 = 70; 3 + 2: 60 + 9.5 = 70; 4 + 2: 40.
    const answer = await onPool((execute) => capacity(buildModel(parts), { goal: { kind: 'time', measure: 'cycleTime', quantile: null, within: 45 }, roles: null, objective: 'people', overrides: {} }, execute));

    expect(answer.status).toBe('reached');
    expect(answer.roles.map(({ name, found }) => [name, found])).toEqual([['Clerk', 4], ['Boss', 2]]);
    expect(answer.costPerWeek.found).toBe(168 * (4 * 30 + 2 * 120));
  });

  it('buys the cheaper way to the same goal when cost is what counts', async () => {
    const parts: Parts = {
      nodes: { s: start(exponential(10)), a: task(exponential(25), 'Clerk'), b: task(exponential(8), 'Boss'), e: end() },
      flows: ['s > a', 'a > b', 'b > e'],
      roles: { Clerk: { headcount: 3, costPerHour: 30 }, Boss: { headcount: 1, costPerHour: 120 } },
      settings: { cases: 4_000, warmUpCases: 500, replications: 20 },
    };
    const answer = await onPool((execute) => capacity(buildModel(parts), { goal: { kind: 'time', measure: 'cycleTime', quantile: null, within: 85 }, roles: null, objective: 'cost', overrides: {} }, execute));

    expect(answer.roles.map(({ found }) => found)).toEqual([4, 1]);
  });

  it('says when no number of people keeps the goal', async () => {
    const answer = await onPool((execute) => capacity(buildModel(station(6)), request(5, { goal: { kind: 'time', measure: 'cycleTime', quantile: null, within: 9 } }), execute));

    expect(answer.status).toBe('unreachable');
    expect(answer.found.isKept).toBe(false);
    expect(answer.found.figure!.mean).toBeCloseTo(10, 0);
  });

  it('changes only the roles that may change', async () => {
    const parts: Parts = {
      nodes: { s: start(exponential(10)), a: task(exponential(25), 'Clerk'), b: task(exponential(8), 'Boss'), e: end() },
      flows: ['s > a', 'a > b', 'b > e'],
      roles: { Clerk: { headcount: 6 }, Boss: { headcount: 1 } },
      settings: { cases: 2_000, warmUpCases: 200, replications: 10 },
    };
    const answer = await onPool((execute) => capacity(buildModel(parts), { goal: { kind: 'time', measure: 'cycleTime', quantile: null, within: 45 }, roles: [roleId('Boss')], objective: 'people', overrides: {} }, execute));

    expect(answer.roles.map(({ name, found }) => [name, found])).toEqual([['Clerk', 6], ['Boss', 2]]);
  });

  it('refuses a promise that names no limit', async () => {
    const asked = request(5, { goal: { kind: 'promise', promise: serviceId('none'), target: null } });
    await expect(onPool((execute) => capacity(buildModel(station(6)), asked, execute))).rejects.toBeInstanceOf(SimulationFailure);
  });
});
