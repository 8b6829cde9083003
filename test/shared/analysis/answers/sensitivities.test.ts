import { describe, expect, it } from 'vitest';
import { answerBase } from '../../../../shared/analysis/answers/AnswerBase.ts';
import { sensitivities } from '../../../../shared/analysis/answers/sensitivities.ts';
import type { Bottleneck } from '../../../../shared/analysis/SimulationReport.ts';
import { ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import type { Replication } from '../../../../shared/simulation/Replication.ts';
import { erlangC } from '../../../theory/validation/formulas.ts';
import { buildModel, end, exponential, fixed, gateway, start, task, type Parts } from '../../simulation/buildModel.ts';
import { poolForTests } from './onPool.ts';

const { onPool } = poolForTests();

const listFor = (model: ProcessModel, { cases = 400, warmUpCases = 0, replications = 10, threads = 2 } = {}): Promise<Bottleneck[]> => onPool(async (execute) => {
  const base = answerBase(model);
  const plan = { seed: 3, cases, warmUpCases, replications };
  const list: Replication[] = [];
  await execute([base.program], Array.from({ length: replications }, (_, replication) => ({ program: 0, replication, seed: 3, cases, warmUpCases, recordCycleTimes: false })), (i, r) => { list[i] = r; });
  return sensitivities({ base, replications: list, plan, confidence: 0.99 }, execute);
}, threads);

const office: Parts = {
  nodes: {
    s: start(exponential(12)), take: task(exponential(8), 'Clerk'), check: task(exponential(9), 'Boss', { service: { isControl: true } }), x: gateway('exclusive'),
    fix: task(exponential(5), 'Clerk'), pay: task(fixed(2), null), e: end(),
  },
  flows: ['s > take', { source: 'take', target: 'check', handOff: { transferTime: fixed(30) } }, 'check > x', 'x > fix 0.2', 'x > pay 0.8', 'fix > check', 'pay > e'],
  roles: { Clerk: { headcount: 1, costPerHour: 30 }, Boss: { headcount: 1, costPerHour: 90 } },
};

describe('“fix this first”', () => {
  it.each([[2, 1.6], [4, 3.4], [8, 7]])('finds what one more server saves in M/M/%i with a load of %f, as Erlang C says', async (c, load) => {
    const model = buildModel({ nodes: { s: start(exponential(10 / load)), serve: task(exponential(10), 'R'), e: end() }, flows: ['s > serve', 'serve > e'], roles: { R: { headcount: c } } });
    const wait = (servers: number) => (erlangC(servers, load) * 10) / (servers - load);
    const list = await listFor(model, { cases: 30_000, warmUpCases: 3_000, replications: 10 });
    const { gain } = list.find(({ change }) => change.kind === 'onePersonMore')!;

    expect(Math.abs(gain.mean - (wait(c) - wait(c + 1)))).toBeLessThan(gain.halfWidth!);
    expect(gain.halfWidth).toBeLessThan(0.2 * gain.mean);
  });

  it('finds what a tenth less time saves in M/M/1: 1/(μ − λ) − 1/(μ/0.9 − λ)', async () => {
    const model = buildModel({ nodes: { s: start(exponential(10)), serve: task(exponential(7), 'R'), e: end() }, flows: ['s > serve', 'serve > e'], roles: { R: { headcount: 1 } } });
    const list = await listFor(model, { cases: 30_000, warmUpCases: 3_000, replications: 10 });
    const { gain } = list.find(({ change }) => change.kind === 'stepFaster')!;

    expect(Math.abs(gain.mean - (1 / (1 / 7 - 0.1) - 1 / (1 / 6.3 - 0.1)))).toBeLessThan(gain.halfWidth!);
  });

  it('tries people, steps, controls and hand-offs, the largest gain first', async () => {
    const list = await listFor(buildModel(office));
    const gains = list.map(({ gain }) => gain.mean);

    expect(new Set(list.map(({ change }) => change.kind))).toEqual(new Set(['onePersonMore', 'stepFaster', 'controlAtZero', 'handOffAtOnce']));
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
  });

  it('saves exactly the transfer time of a hand-off that every case takes, where nobody has to wait behind it', async () => {
    const withBoss = (await listFor(buildModel({ ...office, roles: { Clerk: { headcount: 50 }, Boss: { headcount: 50 } } }))).find(({ change }) => change.kind === 'handOffAtOnce')!;
    expect(withBoss.gain.mean).toBeCloseTo(30, 6);
    expect(withBoss.extraCostPerCase.mean).toBeCloseTo(0, 9);
  });

  it('prices one more person by the shift, and a faster step by what is no longer worked', async () => {
    const list = await listFor(buildModel(office), { cases: 2_000, warmUpCases: 200 });
    const boss = list.find(({ change }) => change.kind === 'onePersonMore' && change.name === 'Boss')!;
    const faster = list.find(({ change }) => change.kind === 'stepFaster' && change.name === 'take')!;

    // 90 an hour, a case every 12 minutes: 18 a case.
    expect(boss.extraCostPerCase.mean / 18).toBeCloseTo(1, 1);
    // A tenth of 8 minutes at 0.50 a minute.
    expect(faster.extraCostPerCase.mean).toBeCloseTo(-0.4, 1);
  });

  it('gives the leading changes as many replications as the base, and every one an interval', async () => {
    const list = await listFor(buildModel(office));

    expect(list.every(({ gain }) => gain.halfWidth !== null)).toBe(true);
  });

  it('adds one more like the last of those with names, at the pay of that one', async () => {
    const named = ProcessModel.parse({
      ...buildModel(office),
      people: Object.fromEntries([['Ann', 60, 1], ['Bo', 120, 2]].map(([id, costPerHour, speed]) => [id, { id, name: id, roles: ['Boss'], calendar: null, costPerHour, speed, steps: null }])),
    });
    const list = await listFor(named, { cases: 2_000, warmUpCases: 200 });
    const boss = list.find(({ change }) => change.kind === 'onePersonMore' && change.name === 'Boss')!;

    expect(boss.gain.mean).toBeGreaterThan(0);
    // 120 an hour, a case every 12 minutes: 24 a case.
    expect(boss.extraCostPerCase.mean / 24).toBeCloseTo(1, 1);
  });

  it('is the same for 1 and 2 threads', async () => {
    const [one, two] = [await listFor(buildModel(office), { threads: 1 }), await listFor(buildModel(office), { threads: 2 })];

    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  });
});
