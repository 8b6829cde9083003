import { describe, expect, it } from 'vitest';
import { controlPrices, controlSteps } from '../../../../shared/analysis/answers/controlPrice.ts';
import { nodeId } from '../../../../shared/model/ids.ts';
import { ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { buildModel, end, exponential, start, task, type Parts } from '../../simulation/buildModel.ts';
import { poolForTests } from './onPool.ts';

const { onPool } = poolForTests();

const row = (id: string, links: readonly string[], text?: string) => ({ id, name: id, links, fields: {}, ...(text ? { text } : {}) });

/** Two stations in a row; the second is a control that costs a fee. Departures of the first are Poisson again (Burke 1956). */
const tandem: Parts = {
  nodes: { s: start(exponential(10)), do: task(exponential(5), 'Doer'), check: task(exponential(6), 'Checker', { service: { isControl: true }, work: { fixedCost: 2 } }), e: end() },
  flows: ['s > do', 'do > check', 'check > e'],
  roles: { Doer: { costPerHour: 60 }, Checker: { costPerHour: 60 } },
  settings: { cases: 20_000, warmUpCases: 1_000, replications: 20 },
};
const withRows = ProcessModel.parse({
  ...buildModel(tandem),
  controls: { four_eyes: row('four_eyes', ['check'], 'A second person looks at each case.'), other: row('other', ['do']) },
  risks: { wrong: row('wrong', ['four_eyes'], 'A wrong payment goes out.'), late: row('late', ['do']) },
});

describe('the price of a control', () => {
  it('in a tandem is the whole stay at its station, 1/(μ − λ), and its people and fee', async () => {
    const { prices, cycleTime } = await onPool((execute) => controlPrices(buildModel(tandem), null, {}, execute));
    const [price] = prices;

    expect(prices.map(({ step }) => step)).toEqual([nodeId('check')]);
    // W = 1/(1/6 − 1/10) = 15 min; the first station stays as it is: 1/(1/5 − 1/10) = 10.
    expect(Math.abs(price!.cycleTime.mean - 15)).toBeLessThan(price!.cycleTime.halfWidth!);
    expect(price!.cycleTime.halfWidth).toBeLessThan(1);
    expect(Math.abs(cycleTime - 25)).toBeLessThan(1);
    // 6 minutes at 1 a minute, and the fee of 2.
    expect(Math.abs(price!.cost.mean - 8)).toBeLessThan(price!.cost.halfWidth!);
  });

  it('stands beside the risks that it keeps down, as they are written', async () => {
    const { prices } = await onPool((execute) => controlPrices(withRows, [nodeId('check')], { cases: 200, warmUpCases: 0 }, execute));

    expect(prices[0]!.controls).toEqual([{ id: 'four_eyes', name: 'four_eyes', text: 'A second person looks at each case.' }]);
    expect(prices[0]!.risks).toEqual([{ id: 'wrong', name: 'wrong', text: 'A wrong payment goes out.' }]);
  });

  it('is asked of every step that is marked, or that a control of the table links to', () => {
    expect(controlSteps(buildModel(tandem))).toEqual(['check']);
    expect(controlSteps(withRows)).toEqual(['do', 'check']);
  });

  it('of something that takes no time and nobody is exactly nothing', async () => {
    const free = buildModel({ ...tandem, nodes: { ...tandem.nodes, check: task({ kind: 'fixed', unit: 'min', value: 0 }, null, { service: { isControl: true } }) } });
    const { prices } = await onPool((execute) => controlPrices(free, null, { cases: 300, warmUpCases: 0 }, execute));

    expect(prices[0]!.cycleTime).toEqual({ mean: 0, halfWidth: 0 });
    expect(prices[0]!.cost).toEqual({ mean: 0, halfWidth: 0 });
  });
});
