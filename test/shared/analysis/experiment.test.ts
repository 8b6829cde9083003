import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experiment } from '../../../shared/analysis/experiment.ts';
import { overloadWarnings } from '../../../shared/analysis/overload.ts';
import { SimulationFailure } from '../../../shared/analysis/SimulationFailure.ts';
import { WAITING_CAUSES, type SimulationReport } from '../../../shared/analysis/SimulationReport.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { nodeId, roleId, variantId } from '../../../shared/model/ids.ts';
import type { Variant } from '../../../shared/model/ModelDocument.ts';
import { boundary, buildModel, documentOf, end, exponential, fixed, gateway, programOf, runOnce, start, task, weekdays, type Parts } from '../simulation/buildModel.ts';
import { backwards, changing, here, office, request } from './office.ts';

describe('an experiment', () => {
  it('gives the same report whatever the order in which replications come in', async () => {
    const document = documentOf(buildModel(office));
    const asked = request({ withBottlenecks: true });

    expect(JSON.stringify(await experiment(document, asked, backwards))).toBe(JSON.stringify(await experiment(document, asked, here)));
  });

  it('gives another report for another seed, and the same for the same', async () => {
    const document = documentOf(buildModel(office));
    const mean = async (seed: number) => (await experiment(document, request({ overrides: { cases: 100, replications: 2, warmUpCases: 0, seed } }), here)).scenarios[0]!.measures.cycleTime.mean;

    expect(await mean(5)).toBe(await mean(5));
    expect(await mean(5)).not.toBe(await mean(6));
  });

  it('finds no difference at all between a model and a variant that changes nothing', async () => {
    const empty: Variant = { id: variantId('V'), name: 'Same', parent: null, order: 0, overlay: {} };
    const report = await experiment({ master: buildModel(office), variants: { [empty.id]: empty } }, request({ scenarios: [null, empty.id] }), here);

    expect(report.comparisons).toHaveLength(6);
    for (const { difference, verdict, replicationsToSettle } of report.comparisons) {
      expect(difference).toEqual({ mean: 0, halfWidth: 0 });
      expect(verdict).toBe('noDifferenceShown');
      expect(replicationsToSettle).toBeNull();
    }
  });

  it('pairs variants, so that one more person shows with an interval narrower than either mean has', async () => {
    const steady = { ...office, nodes: { ...office.nodes, s: start(exponential(40)) } };
    const report = await experiment(changing(buildModel(steady), 3), request({ scenarios: [null, variantId('V')], overrides: { cases: 500, replications: 10, warmUpCases: 0 } }), here);
    const [base] = report.scenarios;
    const compared = report.comparisons.find(({ measure }) => measure === 'cycleTime')!;

    expect(compared.verdict).toBe('better');
    expect(compared.difference.halfWidth!).toBeLessThan(base!.measures.cycleTime.halfWidth!);
  });

  it('ranks “fix this first” by the gain in mean cycle time', async () => {
    const report = await experiment(documentOf(buildModel(office)), request({ withBottlenecks: true }), here);
    const gains = report.bottlenecks.map(({ gain }) => gain.mean);

    expect(report.bottlenecks.map(({ change }) => (change.kind === 'onePersonMore' ? change.role : ''))).toContain(roleId('Clerk'));
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    expect(report.bottlenecks[0]!.gain.mean).toBeGreaterThan(0);
    expect(report.bottlenecks.filter(({ change }) => change.kind === 'onePersonMore').every(({ extraCostPerCase }) => extraCostPerCase.mean > 0)).toBe(true);
  });

  it('reports parts of the cycle time that add up to it, and money that adds up too', async () => {
    const { measures } = (await experiment(documentOf(buildModel(office)), request(), here)).scenarios[0]!;
    const { processing, ...waits } = measures.parts;

    expect(processing.mean + WAITING_CAUSES.reduce((sum, cause) => sum + waits[cause].mean, 0)).toBeCloseTo(measures.cycleTime.mean, 6);
    expect(measures.processingTime.mean + measures.waitingTime.mean).toBeCloseTo(measures.cycleTime.mean, 6);
    expect(Object.values(measures.steps).reduce((sum, s) => sum + s.costPerCase.mean, 0)).toBeCloseTo(measures.cost.mean, 6);
    expect(Object.values(measures.roles).reduce((sum, r) => sum + r.costPerCase.mean, 0)).toBeCloseTo(measures.cost.mean, 6);
  });

  it('leaves the beginning out when asked to find it, alike in every replication', async () => {
    const report = await experiment(documentOf(buildModel(office)), request({ overrides: { cases: 1_000, replications: 3, warmUpCases: 'auto' } }), here);
    const [scenario] = report.scenarios;

    expect(scenario!.warmUpCases % 5).toBe(0);
    expect(scenario!.cases).toBe(3 * (1_000 - scenario!.warmUpCases));
  });

  it('tells how far it is, with a report that narrows', async () => {
    const seen: (readonly [number, number, SimulationReport | null])[] = [];
    await experiment(documentOf(buildModel(office)), request(), here, ({ done, total, report }) => seen.push([done, total, report()]));

    expect(seen.map(([done]) => done)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(seen[0]![2]).toBeNull();
    expect(seen[3]![2]!.scenarios[0]!.replications).toBe(3);
  });

  it('has figures from the first run of each scenario, also while the warm-up is being found', async () => {
    const seen: (SimulationReport | null)[] = [];
    const finished = await experiment(documentOf(buildModel(office)), request({ overrides: { cases: 1_000, replications: 6, warmUpCases: 'auto' } }), here, ({ report }) => seen.push(report()));

    expect(seen[0]).toBeNull();
    expect(seen[1]!.scenarios[0]).toMatchObject({ replications: 1, warmUpCases: 0, cases: 1_000 });
    expect(seen[5]!.scenarios[0]).toMatchObject({ replications: 5, cases: 5_000 });
    expect(seen.at(-1)).toEqual(finished);
  });

  it('refuses what cannot be simulated, in words', async () => {
    const document = documentOf(buildModel({ nodes: {}, flows: [] }));
    await expect(experiment(document, request(), here)).rejects.toBeInstanceOf(SimulationFailure);
  });
});

describe('before the run', () => {
  const t = translator('en');
  it('names the role that cannot keep up, and how many people it lacks', () => {
    // 10 min of work every 4 min: 2.5 people; there is 1, so 1.5 are missing; rounded up, for a steady state needs more.
    const program = programOf({ nodes: { s: start(exponential(4)), a: task(fixed(10), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: { name: 'Back office' } } });
    expect(overloadWarnings(program).map((w) => t(w))).toEqual(['“Back office” needs 1.6 more people before waiting times mean anything.']);
  });

  it('says where one case goes on more than once, which is simulated as BPMN means it', async () => {
    const document = documentOf(buildModel({
      nodes: { s: start(exponential(100)), f: gateway('parallel'), a: task(fixed(1), null), b: task(fixed(2), null), j: { ...gateway('exclusive'), name: 'Meet' }, c: task(fixed(3), null), e: end() },
      flows: ['s > f', 'f > a', 'f > b', 'a > j', 'b > j', 'j > c', 'c > e'],
    }));
    const { warnings, scenarios } = await experiment(document, request({ overrides: { cases: 20, replications: 2, warmUpCases: 0 } }), here);

    expect(warnings.map((w) => t(w))).toContain('What follows “Meet” is done more than once per case: several ways arrive there, and nothing brings them together. If it is meant once, join them with a parallel gateway.');
    expect(scenarios[0]!.measures.steps[nodeId('c')]!.executionsPerCase.mean).toBe(2);
  });

  it('counts rework, closed hours and rejected hand-offs', () => {
    // 10 min at 1 + 1/3 executions every 40 min, open 40 of 168 h: 0.3333·4.2 = 1.4 people.
    const program = programOf({
      nodes: { s: start(exponential(40)), m: gateway('exclusive'), a: task(fixed(10), 'R'), x: gateway('exclusive'), e: end() },
      flows: ['s > m', 'm > a', 'a > x', 'x > m 0.25', 'x > e 0.75'], roles: { R: { calendar: 'c' } }, calendars: { c: { week: weekdays(540, 1020) } },
    });
    expect(overloadWarnings(program).map(({ params }) => params?.people)).toEqual([0.5]);
  });

  it('counts everyone that a step asks for', () => {
    // 10 min every 10 min keeps one busy; the step takes two of A and one of B.
    const program = programOf({
      nodes: { s: start(exponential(10)), a: task(fixed(10), null, { work: { requirements: [{ role: 'A', quantity: 2 }, { role: 'B', quantity: 1 }] } }), e: end() },
      flows: ['s > a', 'a > e'], roles: { A: { headcount: 2 }, B: { headcount: 3 } },
    });
    expect(overloadWarnings(program).map((w) => t(w))).toEqual(['“A” needs 0.1 more people before waiting times mean anything.']);
  });

  it('counts only the hours in which all of them are there', () => {
    // A is there from 9 to 17, B from 13 to 21: together 4 h on 5 days of 7, 20 of 168 h. 10 min every 100 min need 0.1 · 8.4 = 0.84 people then;
    // 10 min every 80 min need 1.05 of each, though each alone is on shift 40 h a week (0.525 people).
    const overlapping = (gap: number) => programOf({
      nodes: { s: start(exponential(gap)), a: task(fixed(10), null, { work: { requirements: [{ role: 'A', quantity: 1 }, { role: 'B', quantity: 1 }] } }), e: end() },
      flows: ['s > a', 'a > e'], roles: { A: { calendar: 'early' }, B: { calendar: 'late' } }, calendars: { early: { week: weekdays(540, 1020) }, late: { week: weekdays(780, 1260) } },
    });
    expect(overloadWarnings(overlapping(100))).toEqual([]);
    expect(overloadWarnings(overlapping(80)).map(({ params }) => [params?.name, params?.people])).toEqual([['A', 0.1], ['B', 0.1]]);
  });

  it('says nothing of a role that keeps up', () => {
    // 10 min every 11 min.
    const program = programOf({ nodes: { s: start(exponential(11)), a: task(fixed(10), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } });
    expect(overloadWarnings(program)).toEqual([]);
  });
});

describe('invariants on random models', () => {
  const step = fc.record({ minutes: fc.integer({ min: 0, max: 30 }), role: fc.constantFrom('A', 'B', null), policy: fc.constantFrom('suspend', 'overtime', 'startOnlyIfItFits'), patience: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }) });
  const models = fc.record({
    steps: fc.array(step, { minLength: 1, maxLength: 5 }), gap: fc.integer({ min: 5, max: 60 }), split: fc.constantFrom('exclusive', 'parallel', 'inclusive'), rework: fc.integer({ min: 0, max: 5 }),
    order: fc.constantFrom('fifo', 'lifo', 'shortest', 'priority'), seed: fc.integer({ min: 0, max: 1_000 }), people: fc.integer({ min: 1, max: 3 }), isOffice: fc.boolean(),
  });

  it('hold: Little’s law, conservation of cases, parts that sum to cycle time, utilisation at most 1', () => {
    fc.assert(fc.property(models, ({ steps, gap, split, rework, order, seed, people, isOffice }) => {
      const kind = split as 'exclusive' | 'parallel' | 'inclusive';
      const nodes: Record<string, Parts['nodes'][string]> = { s: start(exponential(gap)), m: gateway('exclusive'), f: gateway(kind), j: gateway(kind), x: gateway('exclusive'), e: end() };
      const flows = ['s > m', 'm > f', 'j > x', `x > m ${rework / 10}`, `x > e ${1 - rework / 10}`];
      steps.forEach(({ minutes, role, policy, patience }, i) => {
        nodes[`t${i}`] = task(exponential(minutes + 0.5), role, { work: { shiftEnd: policy, priority: i } });
        flows.push(`f > t${i}`);
        flows.push(`t${i} > j`);
        if (patience !== null) {
          nodes[`b${i}`] = boundary(`t${i}`, 'timer', { delay: exponential(patience) });
          nodes[`g${i}`] = gateway('exclusive');
          flows.pop();
          flows.push(`t${i} > g${i}`, `b${i} > g${i}`, `g${i} > j`);
        }
      });
      const r = runOnce({
        nodes, flows, calendars: { c: { week: weekdays(480, 1020) } },
        roles: { A: { headcount: people, queueOrder: order, calendar: isOffice ? 'c' : null }, B: { queueOrder: order } },
      }, 60, seed);
      const [count = 0, sum = 0] = r.moments;

      expect(r.stopped).toBeNull();
      expect(count).toBe(60);
      expect(r.stuckCases).toBe(0);
      // L = λW, all cases counted: the area under the work in progress, in the window and after it, is the sum of the cycle times.
      expect(r.wipArea + r.runOutArea).toBeCloseTo(sum, 4);
      expect(r.parts.reduce((total, part) => total + part, 0)).toBeCloseTo(sum, 4);
      expect([...r.parts].every((part) => part >= -1e-6)).toBe(true);
      for (let role = 0; role < 2; role += 1) {
        const [busy = 0, available = 0, , , , , overtime = 0] = r.roles.subarray(role * 7);
        expect(busy - overtime).toBeLessThanOrEqual(available + 1e-6);
      }
    }), { numRuns: 150 });
  });

  it('hold for each case alone: along its critical path, processing and the causes of waiting are its cycle time exactly', () => {
    fc.assert(fc.property(models, fc.integer({ min: 1, max: 4 }), ({ steps, split, rework, order, seed, people, isOffice }, ahead) => {
      const kind = split as 'exclusive' | 'parallel' | 'inclusive';
      const nodes: Record<string, Parts['nodes'][string]> = { s: start(fixed(1)), m: gateway('exclusive'), f: gateway(kind), j: gateway(kind), x: gateway('exclusive'), e: end() };
      const flows = ['s > m', 'm > f', 'j > x', `x > m ${rework / 10}`, `x > e ${1 - rework / 10}`];
      steps.forEach(({ minutes, role, policy }, i) => {
        nodes[`t${i}`] = task(exponential(minutes + 0.5), role, { work: { shiftEnd: policy, priority: i } });
        flows.push(`f > t${i}`, `t${i} > j`);
      });
      const model: Parts = { nodes, flows, calendars: { c: { week: weekdays(480, 1020) } }, roles: { A: { headcount: people, queueOrder: order, calendar: isOffice ? 'c' : null }, B: { queueOrder: order } } };
      // Those ahead take people away; only the last case is counted.
      const { moments, parts } = runOnce(model, ahead + 1, seed, ahead);

      expect(moments[0]).toBe(1);
      expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - moments[1]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, moments[1]!));
    }), { numRuns: 100 });
  });

  it('more people never lengthen the mean wait at a single station, under common random numbers', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 500 }), (people, seed) => {
      const wait = (headcount: number) => runOnce({ nodes: { s: start(exponential(5)), a: task(exponential(5), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: { headcount } } }, 300, seed).moments[6]!;
      expect(wait(people + 1)).toBeLessThanOrEqual(wait(people) + 1e-9);
    }), { numRuns: 40 });
  });
});
