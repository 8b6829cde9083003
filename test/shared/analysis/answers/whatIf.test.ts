import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaledDistribution } from '../../../../shared/analysis/answers/scaledDistribution.ts';
import { peopleOf } from '../../../../shared/analysis/answers/peopleOf.ts';
import { whatIf } from '../../../../shared/analysis/answers/whatIf.ts';
import type { Distribution } from '../../../../shared/model/Distribution.ts';
import { flowId, laneId, nodeId, personId, roleId } from '../../../../shared/model/ids.ts';
import { ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { compile } from '../../../../shared/simulation/compile.ts';
import { buildModel, end, exponential, fixed, gateway, start, task } from '../../simulation/buildModel.ts';

const model = buildModel({
  nodes: { s: start(exponential(10)), a: task(exponential(5), 'R'), x: gateway('exclusive'), b: task(fixed(7), 'R'), c: task(fixed(3), null), e: end() },
  flows: ['s > a', 'a > x', 'x > b 0.6', 'x > c 0.3', { source: 'x', target: 'e', isDefault: true }, 'b > e', 'c > e'],
  roles: { R: { headcount: 2, costPerHour: 30 } },
});
const work = (of: ProcessModel, id: string) => {
  const node = of.nodes[nodeId(id)];
  if (!node || !('work' in node)) throw new Error(id);
  return node.work;
};

const DISTRIBUTIONS: readonly Distribution[] = [
  { kind: 'fixed', unit: 'h', value: 2 }, { kind: 'uniform', unit: 'min', min: 3, max: 9 }, { kind: 'triangular', unit: 'min', min: 1, mode: 4, max: 9 },
  { kind: 'pert', unit: 'min', min: 1, mode: 4, max: 9 }, { kind: 'normal', unit: 'min', mean: 50, sd: 5 }, { kind: 'normal', unit: 'min', mean: 5, sd: 5, max: 12 },
  { kind: 'lognormal', unit: 'min', mean: 8, sd: 6 }, { kind: 'lognormalLog', unit: 'min', mu: 1, sigma: 0.7 }, { kind: 'exponential', unit: 'min', mean: 9 },
  { kind: 'erlang', unit: 'min', shape: 3, mean: 9 }, { kind: 'gamma', unit: 'min', shape: 2.5, mean: 9 }, { kind: 'weibull', unit: 'min', shape: 1.5, scale: 9 },
  { kind: 'beta', unit: 'min', alpha: 2, beta: 3, min: 1, max: 5 }, { kind: 'logLogistic', unit: 'min', shape: 3, scale: 4 }, { kind: 'empirical', unit: 'min', values: [1, 4, 9] },
  { kind: 'histogram', unit: 'min', bins: [{ from: 0, to: 2, weight: 1 }, { from: 2, to: 9, weight: 3 }] },
];

describe('a scaled distribution', () => {
  const meanOf = (duration: Distribution) => {
    const compiled = compile(buildModel({ nodes: { s: start(exponential(10)), a: task(duration, null), e: end() }, flows: ['s > a', 'a > e'] }));
    if (!compiled.ok) throw new Error('refused');
    const { program } = compiled.value;
    return program.distributionMean[program.duration[program.nodeIds.indexOf(nodeId('a'))]!]!;
  };

  it.each(DISTRIBUTIONS)('has the mean times the factor: $kind', (distribution) => {
    fc.assert(fc.property(fc.double({ min: 0.05, max: 20, noNaN: true }), (factor) => {
      expect(meanOf(scaledDistribution(distribution, factor)) / meanOf(distribution)).toBeCloseTo(factor, 6);
    }), { numRuns: 5 });
  });

  it('takes no time at factor 0, whatever it was', () => {
    for (const distribution of DISTRIBUTIONS) expect(scaledDistribution(distribution, 0)).toEqual({ kind: 'fixed', unit: distribution.unit, value: 0 });
  });
});

describe('what if', () => {
  it('leaves the model alone, and gives one that its schema accepts', () => {
    const before = JSON.stringify(model);
    const after = whatIf(model, [
      { kind: 'demand', factor: 1.2 }, { kind: 'people', role: roleId('R'), count: 5 }, { kind: 'stepTime', step: null, factor: 0.9 }, { kind: 'automated', step: nodeId('b'), minutes: 2 },
      { kind: 'share', flow: flowId('x-b'), probability: 0.1 }, { kind: 'absence', role: roleId('R'), quantity: 1, from: '2026-01-06T08:00', to: '2026-01-07T08:00' },
      { kind: 'surge', factor: 1.5, from: '2026-01-06T08:00', to: '2026-01-07T08:00' },
    ]);

    expect(JSON.stringify(model)).toBe(before);
    expect(ProcessModel.safeParse(JSON.parse(JSON.stringify(after))).success).toBe(true);
    expect(compile(after).ok).toBe(true);
  });

  it('changes nothing where it names nothing', () => {
    expect(whatIf(model, [])).toBe(model);
    expect(whatIf(model, [{ kind: 'people', role: roleId('nobody'), count: 3 }, { kind: 'passAtOnce', step: nodeId('nowhere') }])).toEqual(model);
  });

  it('automates a step: a machine does it, nobody is asked for', () => {
    expect(work(whatIf(model, [{ kind: 'automated', step: nodeId('b'), minutes: 2 }]), 'b')).toMatchObject({ duration: fixed(2), requirements: [] });
  });

  it('brings more cases: gaps shrink', () => {
    expect(whatIf(model, [{ kind: 'demand', factor: 2 }]).nodes[nodeId('s')]).toMatchObject({ arrivals: { interArrival: exponential(5) } });
  });

  it('keeps shares a distribution, and the proportions of the other ways', () => {
    const { flows } = whatIf(model, [{ kind: 'share', flow: flowId('x-b'), probability: 0.2 }]);
    const share = (id: string) => {
      const flow = flows[flowId(id)];
      return flow?.kind === 'sequenceFlow' ? flow.probability : null;
    };

    // 0.3 and the default's 0.1 share the other 0.8 as 3 to 1.
    expect([share('x-b'), share('x-c'), share('x-e')].map((p) => Number(p?.toFixed(12)))).toEqual([0.2, 0.6, 0.2]);
  });

  it('shares what is left evenly when one way had everything', () => {
    const all = buildModel({ nodes: { s: start(exponential(10)), x: gateway('exclusive'), a: task(fixed(1), null), b: task(fixed(1), null), c: task(fixed(1), null), e: end() }, flows: ['s > x', 'x > a 1', 'x > b 0', 'x > c 0', 'a > e', 'b > e', 'c > e'] });
    const { flows } = whatIf(all, [{ kind: 'share', flow: flowId('x-a'), probability: 0.5 }]);

    expect(flows[flowId('x-b')]).toMatchObject({ probability: 0.25 });
    expect(flows[flowId('x-c')]).toMatchObject({ probability: 0.25 });
  });
});

describe('people of a role', () => {
  const named = ProcessModel.parse({
    ...model,
    people: Object.fromEntries(['Ann', 'Bo'].map((id, i) => [id, { id, name: id, roles: ['R'], calendar: null, costPerHour: 40 + i, speed: 1 + i, steps: null, absences: [{ from: '2026-01-06T08:00', to: '2026-01-07T08:00' }] }])),
  });

  it('are counted by name where they have names', () => {
    expect(peopleOf(model, roleId('R'))).toBe(2);
    expect(peopleOf({ ...named, roles: { ...named.roles, [roleId('R')]: { ...named.roles[roleId('R')]!, headcount: 9 } } }, roleId('R'))).toBe(2);
  });

  it('grow by copies of the last one, who are never away', () => {
    const { people } = whatIf(named, [{ kind: 'people', role: roleId('R'), count: 4 }]);

    expect(Object.keys(people)).toEqual(['Ann', 'Bo', 'Bo_3', 'Bo_4']);
    expect(people[personId('Bo_3')]).toMatchObject({ speed: 2, costPerHour: 41, roles: ['R'] });
    expect(people[personId('Bo_3')]).not.toHaveProperty('absences');
  });

  it('shrink from the end, and nobody steps in for the last one', () => {
    expect(Object.keys(whatIf(named, [{ kind: 'people', role: roleId('R'), count: 1 }]).people)).toEqual(['Ann']);
    const none = whatIf(named, [{ kind: 'people', role: roleId('R'), count: 0 }]);
    expect([Object.keys(none.people), none.roles[roleId('R')]!.headcount]).toEqual([[], 0]);
  });

  it('are found behind a lane without role too', () => {
    const lane = buildModel({ nodes: { s: start(exponential(10)), a: { ...task(fixed(5), null), lane: 'L', work: { ...(task(fixed(5), null).work as object), requirements: null } }, e: end() }, flows: ['s > a', 'a > e'], lanes: { L: { name: 'Desk' } } });
    const role = roleId(laneId('L'));
    const compiled = compile(whatIf(lane, [{ kind: 'people', role, count: 3 }]));

    expect(peopleOf(lane, role)).toBe(1);
    expect(compiled.ok && [compiled.value.program.roleIds, compiled.value.program.roleNames, [...compiled.value.program.headcount]]).toEqual([['L'], ['Desk'], [3]]);
  });
});
