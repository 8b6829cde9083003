import { describe, expect, it } from 'vitest';
import { experiment } from '../../../shared/analysis/experiment.ts';
import { expectedReplications, nextReplications, precisionOf, type StoppingRule } from '../../../shared/analysis/sequentialStopping.ts';
import { variantId } from '../../../shared/model/ids.ts';
import { buildModel, documentOf, end, exponential, fixed, runOnce, start, task, type Parts } from '../simulation/buildModel.ts';
import { backwards, changing, here, office, request } from './office.ts';

const rule = (more: Partial<StoppingRule> = {}): StoppingRule => ({ measure: 'cycleTime', relativeHalfWidth: 0.05, maxReplications: 200, ...more });
const queue: Parts = { nodes: { s: start(exponential(10)), a: task(exponential(5), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } };
const replicationsOf = (parts: Parts, count: number) => Array.from({ length: count }, (_, number) => ({ ...runOnce(parts, 100, 100 + number), number }));

describe('the sequential procedure', () => {
  it('makes at least ten replications, then goes on ten at a time, and never beyond the limit', () => {
    const wide = { measure: 'cycleTime', wanted: 0.05, reached: 0.2, isReached: false } as const;
    expect(nextReplications(rule(), 0, null)).toBe(10);
    expect(nextReplications(rule(), 10, wide)).toBe(20);
    expect(nextReplications(rule({ maxReplications: 15 }), 10, wide)).toBe(15);
    expect(nextReplications(rule({ maxReplications: 15 }), 15, wide)).toBe(15);
    expect(nextReplications(rule(), 20, { ...wide, reached: 0.04, isReached: true })).toBe(20);
  });

  it('expects four times as many for half the width', () => {
    const precision = { measure: 'cycleTime', wanted: 0.05, reached: 0.1, isReached: false } as const;
    expect(expectedReplications(rule(), 10, precision)).toBe(40);
    expect(expectedReplications(rule({ maxReplications: 30 }), 10, precision)).toBe(30);
  });

  it('looks at the scenario that is known worst', () => {
    const calm = replicationsOf({ ...queue, nodes: { ...queue.nodes, s: start(fixed(10)), a: task(fixed(5), 'R') } }, 10);
    const wild = replicationsOf(queue, 10);
    const alone = precisionOf(rule(), [wild], 0.95).reached!;

    expect(precisionOf(rule(), [calm], 0.95)).toMatchObject({ reached: 0, isReached: true });
    expect(precisionOf(rule(), [calm, wild], 0.95).reached).toBe(alone);
    expect(precisionOf(rule({ relativeHalfWidth: alone }), [calm, wild], 0.95).isReached).toBe(true);
  });

  it('cannot be precise about a mean of 0 that varies not at all, or with one replication, in another way than it is', () => {
    const idle = replicationsOf({ ...queue, nodes: { ...queue.nodes, a: task(fixed(0), null) } }, 10);
    expect(precisionOf(rule({ measure: 'waitingTime' }), [idle], 0.95).isReached).toBe(true);
    expect(precisionOf(rule(), [replicationsOf(queue, 1)], 0.95)).toMatchObject({ reached: null, isReached: false });
  });
});

describe('an experiment that runs until it is precise', () => {
  const asked = (stopping: StoppingRule, more = {}) => request({ overrides: { cases: 100, warmUpCases: 0, stopping }, ...more });

  it('stops at the first look at which the interval is narrow enough, and says what it reached', async () => {
    const report = await experiment(documentOf(buildModel(queue)), asked(rule({ relativeHalfWidth: 0.08 })), here);
    const { replications, measures: { cycleTime } } = report.scenarios[0]!;
    const before = await experiment(documentOf(buildModel(queue)), request({ overrides: { cases: 100, warmUpCases: 0, replications: replications - 10 } }), here);
    const widthBefore = before.scenarios[0]!.measures.cycleTime;

    expect(replications).toBeGreaterThan(10);
    expect(replications % 10).toBe(0);
    expect(cycleTime.halfWidth! / cycleTime.mean).toBeLessThanOrEqual(0.08);
    expect(widthBefore.halfWidth! / widthBefore.mean).toBeGreaterThan(0.08);
    expect(report.precision).toEqual({ measure: 'cycleTime', wanted: 0.08, reached: expect.closeTo(cycleTime.halfWidth! / cycleTime.mean, 12), isReached: true });
  });

  it('gives the same report whatever the order in which replications come in, changes tried alike', async () => {
    const document = changing(buildModel({ ...office, nodes: { ...office.nodes, s: start(exponential(40)) } }), 3);
    const wanted = asked(rule({ relativeHalfWidth: 0.15, maxReplications: 40 }), { scenarios: [null, variantId('V')], withBottlenecks: true });

    expect(JSON.stringify(await experiment(document, wanted, backwards))).toBe(JSON.stringify(await experiment(document, wanted, here)));
  });

  it('gives up at the limit with a warning', async () => {
    const report = await experiment(documentOf(buildModel(queue)), asked(rule({ relativeHalfWidth: 0.0001, maxReplications: 20 })), here);

    expect(report.scenarios[0]!.replications).toBe(20);
    expect(report.precision!.isReached).toBe(false);
    expect(report.warnings).toContainEqual({ key: 'simulation.warning.notPrecise', params: { count: 20 } });
  });

  it('follows the settings of the model, unless a number of replications is asked for', async () => {
    const document = documentOf(buildModel({ ...queue, settings: { stopping: rule({ relativeHalfWidth: 0.5 }), cases: 50 } }));
    const bySettings = await experiment(document, request({ overrides: {} }), here);
    const byNumber = await experiment(document, request({ overrides: { replications: 4 } }), here);

    expect(bySettings.scenarios[0]!.replications).toBe(10);
    expect(byNumber.scenarios[0]!.replications).toBe(4);
    expect(byNumber.precision).toBeNull();
  });
});
