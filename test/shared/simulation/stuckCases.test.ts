import { describe, expect, it } from 'vitest';
import { littlesLawGap } from '../../../shared/analysis/littlesLaw.ts';
import { HAND_OFF, HAND_OFF_COLUMNS, ROLE, STEP, STEP_COLUMNS } from '../../../shared/simulation/Replication.ts';
import { run } from '../../../shared/simulation/run.ts';
import { FINEST_BUCKET } from '../../../shared/simulation/statistics/TimeCurves.ts';
import { end, fixed, gateway, nobody, programOf, runOnce, start, task, type Parts } from './buildModel.ts';

/**
 * A case does A, and with probability ½ also B; where it does not, the token of A waits at the join for ever. So every case
 * that ends has done A once and B once, whatever was drawn: 10 min and 20 min of somebody who costs 1 a minute.
 */
const halfGetStuck: Parts = {
  nodes: {
    s: { ...start(fixed(5)), lane: 'L1' }, f: { ...gateway('parallel'), lane: 'L1' }, a: { ...task(fixed(10), 'R'), lane: 'L2' }, x: { ...gateway('exclusive'), lane: 'L1' },
    b: { ...task(fixed(20), 'R'), lane: 'L2' }, gone: { ...end(), lane: 'L1' }, j: { ...gateway('parallel'), lane: 'L2' }, e: { ...end(), lane: 'L2' },
  },
  flows: ['s > f', 'f > a', 'f > x', 'x > b 0.5', 'x > gone 0.5', 'a > j', 'b > j', 'j > e'],
  lanes: { L1: {}, L2: { role: 'R' } }, roles: { R: { costPerHour: 60, headcount: 2 } },
};
const program = programOf(halfGetStuck);
const node = (id: string) => program.nodeIds.findIndex((each) => each === id);

describe('what is averaged over cases leaves those out that never end', () => {
  it.each([0, 30])('steps, roles, hand-offs and money, with %i cases of warm-up', (warmUpCases) => {
    const r = runOnce(halfGetStuck, 200, 1, warmUpCases);
    const step = (id: string, column: number) => r.steps[node(id) * STEP_COLUMNS + column]! / r.cases;

    expect(r.stuckCases).toBeGreaterThan(50);
    expect(r.cases).toBeGreaterThan(50);
    expect(r.arrived).toBe(200 - warmUpCases);
    expect([step('a', STEP.executions), step('b', STEP.executions)]).toEqual([1, 1]);
    expect([step('a', STEP.processing), step('b', STEP.processing), step('a', STEP.cost), step('b', STEP.cost)]).toEqual([10, 20, 10, 20]);
    // 10 + 20 a case, by roles and by cases alike.
    expect(r.roles[ROLE.cost]! / r.cases).toBe(30);
    expect(r.moments[3 * 5 + 1]! / r.cases).toBe(30);
    // What waited is what waited at the steps.
    expect(r.roles[ROLE.waiting]).toBeCloseTo(r.steps.reduce((sum, minutes, i) => (i % STEP_COLUMNS === STEP.waiting ? sum + minutes : sum), 0), 6);
    // f > a and x > b lead from L1 to L2.
    expect(Array.from(program.handOffFlows, (flow, n) => [program.flowIds[flow], r.handOffs[n * HAND_OFF_COLUMNS + HAND_OFF.count]! / r.cases])).toEqual([['f-a', 1], ['x-b', 1]]);
  });

  it('but people work for them all the same: 2 of them, on A of all 200 cases and on B of those that end', () => {
    const r = run(program, { seed: 1, replication: 0, cases: 200, warmUpCases: 0, isWholeRun: true })!;
    expect(r.stuckCases + r.cases).toBe(200);
    expect(r.roles[ROLE.busy]).toBeCloseTo(200 * 10 + r.cases * 20, 6);
  });

  it('and nothing else changes: the same cases, events and trace as when everything is written down', () => {
    const wanted = { seed: 1, replication: 0, cases: 40, warmUpCases: 0, recordCycleTimes: true };
    const [plain, traced] = [run(program, wanted)!, run(program, { ...wanted, traceCases: 40 })!];

    expect({ ...traced, trace: null }).toEqual({ ...plain, trace: null });
    const { cases, activities } = traced.trace!;
    expect(cases.endedAt.filter((at) => at === Infinity)).toHaveLength(traced.stuckCases);
    expect(activities.node.filter((n) => n === node('a'))).toHaveLength(40);
  });
});

describe('work in progress', () => {
  /** Quick cases at 0, 10 and 20, of 5 min; and one at 0 whose join nothing ever completes. The last comes at 20, the run ends at 25. */
  const oneStuck: Parts = {
    nodes: {
      quick: start(fixed(10)), w: nobody(5), done: end(),
      s: start(fixed(1_000), { arrivals: { maxCases: 1 } }), f: gateway('parallel'), x: gateway('exclusive'), gone: end(), j: gateway('parallel'), e: end(),
    },
    flows: ['quick > w', 'w > done', 's > f', 'f > j', 'f > x', 'x > j 0', 'x > gone 1', 'j > e'],
  };
  const r = runOnce(oneStuck, 4);

  it('holds a case that can never end until the run is over', () => {
    expect([r.cases, r.stuckCases, r.window]).toEqual([3, 1, 20]);
    // The stuck one, and one of the others at a time.
    expect(r.wipMax).toBe(2);
    // From 0 to 20: 20 min of the stuck one, 5 + 5 of those of 0 and 10.
    expect(r.wipArea).toBe(30);
    // In the first quarter of an hour 15 + 5 + 5, in the second, to the end at 25, 10 + 5.
    expect(r.bucketMinutes).toBe(FINEST_BUCKET);
    expect([...r.curves.subarray(0, 3)]).toEqual([25 / 15, 1, 0]);
  });

  it('Little’s law follows it until it is known that nothing can happen to it: at once', () => {
    expect(littlesLawGap(r)).toBeNull();
    // 5 min of three cases.
    expect([r.wholeArea, r.wholeCycleTime]).toEqual([15, 15]);
  });
});
