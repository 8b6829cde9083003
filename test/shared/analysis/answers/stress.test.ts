import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../../../shared/analysis/answers/stressWindow.ts';
import { partnersOf, stress, usualDisturbances, type Disturbance, type StressOutcome } from '../../../../shared/analysis/answers/stress.ts';
import { SimulationFailure } from '../../../../shared/analysis/SimulationFailure.ts';
import { laneId, poolId, roleId } from '../../../../shared/model/ids.ts';
import { buildModel, catchMessage, end, fixed, start, task, type Parts } from '../../simulation/buildModel.ts';
import { poolForTests } from './onPool.ts';

const { onPool } = poolForTests();

const DAY = 1_440;
/** A case every 10 minutes, 8 minutes of work: nothing is by chance, so everything can be worked out by hand. */
const line: Parts = {
  nodes: { s: start(fixed(10)), serve: task(fixed(8), 'R'), e: end() },
  flows: ['s > serve', 'serve > e'],
  roles: { R: { headcount: 1 } },
  settings: { start: '2026-01-05T00:00' },
};
/** A day from the eighth on. */
const aDay = { from: '2026-01-12T00:00', to: '2026-01-13T00:00' };
const stressed = async (parts: Parts, disturbance: Disturbance): Promise<{ readonly outcome: StressOutcome; readonly bucket: number }> => {
  const { outcomes, watched } = await onPool((execute) => stress(buildModel(parts), [disturbance], aDay, { replications: 2 }, execute));
  // 256 buckets of 15 minutes times a power of two hold the run.
  const bucket = 15 * 2 ** Math.ceil(Math.log2((8 * DAY + watched + DAY) / (256 * 15)));
  return { outcome: outcomes[0]!, bucket };
};
const expectBetween = (value: number | undefined, least: number, most: number) => {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
};

describe('a role away for a day', () => {
  it('leaves 144 cases behind, which the spare capacity of 1/8 − 1/10 a minute works off in 4 days', async () => {
    const { outcome, bucket } = await stressed(line, { kind: 'absence', role: roleId('R'), quantity: null });

    expectBetween(outcome.peak!, 120, 146);
    expectBetween(outcome.recovery!.mean, 4 * DAY - bucket, 4 * DAY + 2 * bucket);
    expect(outcome.recovered).toBe(1);
    expect(outcome.cycleTime!.mean).toBeGreaterThan(0);
  });

  it('with two people for the work of one, of whom one is away, is not noticed', async () => {
    const { outcome } = await stressed({ ...line, roles: { R: { headcount: 2 } } }, { kind: 'absence', role: roleId('R'), quantity: 1 });

    expect(outcome.recovery).toEqual({ mean: 0, halfWidth: 0 });
    expect(outcome.peak).toBeCloseTo(0, 1);
  });
});

describe('half as many cases again for a day', () => {
  it('pile up by 0.15 − 0.125 a minute, 36 in all, and are gone a day later', async () => {
    const { outcome, bucket } = await stressed(line, { kind: 'volume', factor: 1.5 });

    expectBetween(outcome.peak!, 30, 38);
    expectBetween(outcome.recovery!.mean, DAY - bucket, DAY + 2 * bucket);
  });
});

describe('a partner down for a day', () => {
  const withPartner: Parts = {
    nodes: { s: start(fixed(10)), serve: task(fixed(8), 'R'), answer: catchMessage(fixed(60)), e: end() },
    flows: ['s > serve', 'serve > answer', 'answer > e', { kind: 'messageFlow', id: 'm', source: 'Lab', target: 'answer' }],
    pools: { P: { kind: 'process' }, Lab: { kind: 'blackBox', name: 'Laboratory' } },
    roles: { R: { headcount: 1 } },
    settings: { start: '2026-01-05T00:00' },
  };

  it('holds back 144 answers, which then all come within the hour that an answer takes', async () => {
    const { outcome, bucket } = await stressed(withPartner, { kind: 'partner', partner: poolId('Lab') });

    expect(outcome.name).toBe('Laboratory');
    expectBetween(outcome.peak!, 100, 146);
    expectBetween(outcome.recovery!.mean, 0, 60 + 2 * bucket);
  });

  it('with staff of its own is that staff away, and is not counted twice', async () => {
    const crowd: Parts = {
      ...line, nodes: { ...line.nodes, serve: { ...task(fixed(8), null, { lane: 'Crowd' }), work: { ...(task(fixed(8), null).work as object), requirements: null } } },
      lanes: { Crowd: { name: 'Crowd', laneKind: 'partner', role: 'R' } },
    };
    const [down, away] = [await stressed(crowd, { kind: 'partner', partner: laneId('Crowd') }), await stressed(crowd, { kind: 'absence', role: roleId('R'), quantity: null })];

    expect(down.outcome.recovery).toEqual(away.outcome.recovery);
    expect(down.outcome.recovery!.mean).toBeGreaterThan(3 * DAY);
    expect(usualDisturbances(buildModel(crowd)).map(({ kind }) => kind)).toEqual(['volume', 'partner']);
  });

  it('is among the usual disturbances, beside more cases and every role away', () => {
    const model = buildModel(withPartner);

    expect(partnersOf(model)).toEqual([{ id: 'Lab', name: 'Laboratory' }]);
    expect(usualDisturbances(model)).toEqual([{ kind: 'volume', factor: 1.5 }, { kind: 'absence', role: 'R', quantity: null }, { kind: 'partner', partner: 'Lab' }]);
  });
});

describe('the window of a disturbance', () => {
  it('must lie within the run', async () => {
    for (const window of [{ from: '2025-12-01T00:00', to: '2026-01-13T00:00' }, { from: '2026-01-13T00:00', to: '2026-01-12T00:00' }]) {
      await expect(onPool((execute) => stress(buildModel(line), usualDisturbances(buildModel(line)), window, {}, execute))).rejects.toBeInstanceOf(SimulationFailure);
    }
  });

  it('is counted in days of the calendar', () => {
    expect(dayAfter('2026-02-27T08:00', 3)).toBe('2026-03-02T00:00');
  });
});
