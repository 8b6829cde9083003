import { describe, expect, it } from 'vitest';
import { experiment } from '../../../shared/analysis/experiment.ts';
import { handOffMatrix } from '../../../shared/analysis/handOffMatrix.ts';
import { flowId } from '../../../shared/model/ids.ts';
import { buildModel, documentOf, end, fixed, start, task, type Parts } from '../simulation/buildModel.ts';
import { here, request } from './office.ts';

/*
 * One case every 100 minutes, alone in the process: 10 min of Sales, 5 min on the way, 20 min of the Office (which adds
 * value), back to Sales for 10 min. Nothing waits but the letter on the way: cycle time 45 min.
 */
const letter: Parts = {
  nodes: {
    s: start(fixed(100), { lane: 'L1' }), offer: task(fixed(10), 'Sales', { lane: 'L1' }), check: task(fixed(20), 'Office', { lane: 'L2', service: { valueClass: 'VA' } }),
    sign: task(fixed(10), 'Sales', { lane: 'L1', service: { valueClass: 'NVA' } }), e: end(),
  },
  flows: ['s > offer', { source: 'offer', target: 'check', handOff: { transferTime: fixed(5) } }, 'check > sign', 'sign > e'],
  lanes: { L1: { name: 'Sales', role: 'Sales', order: 0 }, L2: { name: 'Office', role: 'Office', order: 1 } },
  roles: { Sales: { costPerHour: 60 }, Office: { costPerHour: 30 } },
};
const measuresOf = async (parts: Parts) => (await experiment(documentOf(buildModel(parts)), request({ overrides: { cases: 20, replications: 2, warmUpCases: 0 } }), here)).scenarios[0]!.measures;

describe('lanes', () => {
  it('add up what their steps did', async () => {
    const { lanes, cycleTime } = await measuresOf(letter);

    expect(cycleTime.mean).toBeCloseTo(45, 9);
    expect(Object.values(lanes).map(({ name, processingPerCase, waitingPerCase, costPerCase }) => [name, processingPerCase.mean, waitingPerCase.mean, costPerCase.mean])).toEqual([['Sales', 20, 0, 20], ['Office', 20, 0, 10]]);
  });

  it('have walls: 5 of 45 minutes pass at hand-offs between them', async () => expect((await measuresOf(letter)).wallIndex.mean).toBeCloseTo(5 / 45, 9));

  it('add value: 20 of 45 minutes do', async () => expect((await measuresOf(letter)).processCycleEfficiency.mean).toBeCloseTo(20 / 45, 9));
});

describe('the hand-off matrix', () => {
  it('tells per pair of lanes how often, how long and which flows', async () => {
    const model = buildModel(letter);
    const { lanes, cells } = handOffMatrix(model, (await measuresOf(letter)).handOffs);

    expect(lanes.map(({ name }) => name)).toEqual(['Sales', 'Office']);
    expect(cells.map(({ from, to, flows, perCase, waiting, share }) => [from, to, flows, perCase, waiting, share])).toEqual([
      ['L1', 'L2', [flowId('offer-check')], 1, 5, 1], ['L2', 'L1', [flowId('check-sign')], 1, 0, 0],
    ]);
  });

  it('leaves out flows that were deleted since the run', async () => {
    const { handOffs } = await measuresOf(letter);
    const without = buildModel({ ...letter, flows: ['s > offer', 'check > sign', 'sign > e'] });

    expect(handOffMatrix(without, handOffs).cells.map(({ from }) => from)).toEqual(['L2']);
  });
});
