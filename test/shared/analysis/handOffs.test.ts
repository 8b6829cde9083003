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

describe('goals and quality of the same process', () => {
  // Sales leaves the offer at 10; it is on the way till 15, checked till 35, signed till 45.
  const promised: Parts = {
    ...letter,
    flows: ['s > offer', { source: 'offer', target: 'check', handOff: { transferTime: fixed(5), responseStandard: { within: fixed(4), percentile: 0.9 } } }, { source: 'check', target: 'sign', handOff: { responseStandard: { within: fixed(4), percentile: 0.9 } } }, 'sign > e'],
    promises: {
      P1: { name: 'Checked in half an hour', measure: { from: 'offer', to: 'check', within: { value: 30, unit: 'min' }, target: 0.9, calendar: null } },
      P2: { name: 'All in 40 minutes', measure: { from: null, to: null, within: { value: 40, unit: 'min' }, target: 0.9, calendar: null } },
    },
    nodes: { ...letter.nodes, check: task(fixed(20), 'Office', { lane: 'L2', service: { isCustomerFacing: true } }) },
  };

  it('keep the first promise (25 of 30 minutes) and miss the second (45 of 40)', async () => {
    const { promises } = await measuresOf(promised);
    expect(Object.values(promises).map(({ name, attainment, within, mean, applicablePerCase }) => [name, attainment.mean, within, mean.mean, applicablePerCase.mean])).toEqual([['Checked in half an hour', 1, 30, 25, 1], ['All in 40 minutes', 0, 40, 45, 1]]);
    expect(Object.values(promises)[1]!.p90 / 45).toBeCloseTo(1, 1);
  });

  it('miss the standard of the first hand-off (5 of 4 minutes) and keep that of the second (0)', async () => {
    const { standards } = await measuresOf(promised);
    expect(Object.entries(standards).map(([id, { attainment, mean, target }]) => [id, attainment.mean, mean.mean, target])).toEqual([['offer-check', 0, 5, 0.9], ['check-sign', 1, 0, 0.9]]);
  });

  it('go back at once to Sales: one ping-pong per case, no step twice', async () => {
    const { quality } = await measuresOf(promised);
    expect([quality.pingPongPerCase.mean, quality.repeatsPerCase.mean, quality.firstPassYield.mean]).toEqual([1, 0, 1]);
  });

  it('hide the case for at most 20 minutes: from the beginning to the check 15, the check itself 20, from it to the end 10', async () => {
    const { blindInterval } = await measuresOf(promised);
    expect(blindInterval!.mean).toBeCloseTo(20, 9);
    expect((await measuresOf(letter)).blindInterval).toBeNull();
  });
});
