import { describe, expect, it } from 'vitest';
import type { AnswerTo } from '../../../shared/analysis/answers/Question.ts';
import { laneway, sample } from './laneway.ts';

const returns = sample('product-returns');
/** Few cases: what is shown here does not depend on how many. */
const QUICK = ['--cases', '120', '--replications', '4', '--warm-up', '0', '--seed', '7'];
const ask = (...args: readonly string[]) => laneway(['answer', returns, ...args]);

describe('laneway answer', () => {
  it('says how it is asked', async () => {
    const { code, notes } = await laneway(['answer']);

    expect(code).toBe(2);
    for (const question of ['capacity', 'control', 'whatif', 'stress', 'experiment']) expect(notes).toContain(`laneway answer MODEL ${question}`);
  });

  it('finds a staffing, sentence first', async () => {
    const { code, out, notes } = await ask('capacity', '--mean', '4d', ...QUICK);

    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    expect(out.split('\n')[0]).toMatch(/goal/);
    expect(out).toMatch(/ {2}Quality: 1 → \d/);
  });

  it('calls people that miss the goal no staffing', async () => {
    const { code, out } = await ask('capacity', '--mean', '5min', ...QUICK);

    expect(code).toBe(0);
    expect(out).toMatch(/^People alone do not reach this goal/);
    expect(out).toContain('This is no staffing to aim for.');
    expect(out).toMatch(/ {2}Quality: 1 → \d+$/m);
  });

  it('prices controls, the same bytes for 1 and 2 threads', async () => {
    const [one, two] = await Promise.all(['1', '2'].map((threads) => ask('control', '--json', '--threads', threads, ...QUICK)));
    const { prices } = JSON.parse(one!.out) as AnswerTo<'controls'>;

    expect(prices.map(({ name }) => name).toSorted()).toEqual(['Inspect the goods', 'Release the refund']);
    expect(two!.out).toBe(one!.out);
  });

  it('tries changes by name', async () => {
    const { code, out } = await ask('whatif', '--demand', '0.8', '--people', 'Quality=3', '--faster', 'Inspect the goods=20%', '--automate', 'Check the request', '--transfer', '0');

    expect(code).toBe(0);
    expect(out).toMatch(/^A case takes .* less on average/);
  });

  it('stresses what is named, in a window of time', async () => {
    const { code, out } = await ask('stress', '--volume', '1.5', '--absent', 'Quality', '--from', '2026-01-12T00:00', '--to', '2026-01-14T00:00', '--replications', '2', '--json');
    const { outcomes } = JSON.parse(out) as AnswerTo<'stress'>;

    expect(code).toBe(0);
    expect(outcomes.map(({ disturbance, name }) => [disturbance.kind, name])).toEqual([['volume', ''], ['absence', 'Quality']]);
    expect(outcomes[1]!.peak).toBeGreaterThan(1);
  });

  it('runs an experiment, effects first, points as a table', async () => {
    const { code, out } = await ask('experiment', '--factor', 'demand=0.8..1.2', '--factor', 'people:Quality=1..2', ...QUICK);

    expect(code).toBe(0);
    expect(out).toMatch(/^demand: /);
    expect(out).toMatch(/\ndemand,people:Quality,cycleTime_min,halfWidth_min\n/);
    expect(out.trim().split('\n').at(-1)).toMatch(/^[\d.]+,[\d.]+,[\d.]+,[\d.]+$/);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no goal', ['capacity'], /one goal: --promise/],
    ['two goals', ['capacity', '--mean', '2d', '--p90', '3d'], /one goal/],
    ['an unknown promise', ['capacity', '--promise', 'Soon'], /There is no |there is no “Soon”. There is: Money back within five days/],
    ['an unknown role', ['whatif', '--people', 'Pilot=2'], /there is no “Pilot”. There is: .*Quality/],
    ['a stress without time', ['stress', '--volume', '1.5'], /--from .* --to/],
    ['no change', ['whatif'], /Say what is different/],
    ['a factor from high to low', ['experiment', '--factor', 'demand=2..1'], /--factor demand=2\.\.1/],
    ['too many points', ['experiment', ...['a', 'b', 'c', 'd', 'e'].flatMap(() => ['--factor', 'demand=1..2']), '--levels', '7'], /16807 points are too many/],
    ['an unknown question', ['why'], /laneway answer MODEL capacity/],
  ])('refuses %s, in words', async (_, args, words) => {
    const { code, notes, out } = await ask(...args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(notes).toMatch(words);
  });
});
