import { describe, expect, it } from 'vitest';
import { capacity } from '../../../../shared/analysis/answers/capacity.ts';
import { controlPrices } from '../../../../shared/analysis/answers/controlPrice.ts';
import { experiment } from '../../../../shared/analysis/experiment.ts';
import { flowId, nodeId, serviceId } from '../../../../shared/model/ids.ts';
import { ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { buildModel, documentOf, end, exponential, fixed, start, task } from '../../simulation/buildModel.ts';
import { poolForTests } from './onPool.ts';

const { onPool } = poolForTests();

/** M/M/1 keeps a promise of w minutes for 1 − e^(−(μ − λ)w) of its cases: the stay is exponential (Gross et al., §2.2). */
const mm1 = (service: number, within: number) => ProcessModel.parse({
  ...buildModel({
    nodes: { s: start(exponential(10)), take: task(fixed(0), null), serve: task(exponential(service), 'R', { service: { isControl: true } }), e: end() },
    flows: ['s > take', { source: 'take', target: 'serve', handOff: { responseStandard: { within: fixed(10), percentile: 0.9 } } }, 'serve > e'],
    roles: { R: { headcount: 1 } },
    settings: { cases: 12_000, warmUpCases: 1_000, replications: 12 },
  }),
  promises: { soon: { id: 'soon', name: 'Soon', links: [], fields: {}, measure: { from: null, to: null, within: { value: within, unit: 'min' }, target: 0.9, calendar: null } } },
});
const kept = (service: number, within: number) => 1 - Math.exp(-(1 / service - 1 / 10) * within);

describe('promises', () => {
  it('gain by a faster step what the stay of M/M/1 says', async () => {
    const report = await onPool((execute) => experiment(documentOf(mm1(7, 40)), { scenarios: [null], overrides: { confidence: 0.99 }, withBottlenecks: true }, execute));
    const faster = report.bottlenecks.find(({ change }) => change.kind === 'stepFaster')!;
    const gain = faster.promises![serviceId('soon')]!;

    expect(Math.abs(gain.mean - (kept(6.3, 40) - kept(7, 40)))).toBeLessThan(gain.halfWidth!);
    expect(gain.halfWidth).toBeLessThan(0.02);
  });

  it('lose by a control what its station takes', async () => {
    const { prices } = await onPool((execute) => controlPrices(mm1(7, 40), null, {}, execute));

    expect(prices[0]!.step).toBe(nodeId('serve'));
    expect(Math.abs(prices[0]!.promises[serviceId('soon')]!.mean + (1 - kept(7, 40)))).toBeLessThan(2 * prices[0]!.promises[serviceId('soon')]!.halfWidth!);
  });

  it('are kept by the smallest staffing that the search finds', async () => {
    // One person keeps 82 % within 40 minutes; two, with 0.7 Erlang, keep 99 %.
    const answer = await onPool((execute) => capacity(mm1(7, 40), { goal: { kind: 'promise', promise: serviceId('soon'), target: null }, roles: null, objective: 'people', overrides: {} }, execute));

    expect(answer).toMatchObject({ status: 'reached', target: 0.9, isLargerBetter: true, people: { now: 1, found: 2 } });
    expect(answer.now.figure!.mean).toBeCloseTo(kept(7, 40), 1);
    expect(answer.now.isKept).toBe(false);
    expect(answer.roles[0]!.needed).toBeGreaterThan(1);
    expect(answer.roles[0]!.needed).toBeLessThan(2);
  });

  it('of a hand-off are kept too: the wait of M/M/1 is above w for ρ·e^(−(μ − λ)w)', async () => {
    // 1 − 0.7·e^(−(1/7 − 1/10)·10) = 54 %: two people are needed for 90 %.
    const answer = await onPool((execute) => capacity(mm1(7, 40), { goal: { kind: 'standard', flow: flowId('take-serve'), target: null }, roles: null, objective: 'people', overrides: {} }, execute));

    expect(answer.now.figure!.mean).toBeCloseTo(1 - 0.7 * Math.exp(-(1 / 7 - 1 / 10) * 10), 1);
    expect(answer).toMatchObject({ status: 'reached', people: { found: 2 } });
  });
});
