import { describe, expect, it } from 'vitest';
import { advanceClock, fittingSpeed, SPEEDS } from '../../../shared/replay/playClock.ts';

/** Closed from 100 to 200 and from 300 to 400. */
const nights = { from: Float64Array.of(100, 300), to: Float64Array.of(200, 400) };
const plain = { horizon: 1_000, skipped: null, stops: [] };

describe('the clock of a replay', () => {
  it('runs by the minutes that pass, and stops at the end', () => {
    expect(advanceClock(10, 5, plain)).toEqual({ t: 15, stop: null });
    expect(advanceClock(990, 50, plain)).toEqual({ t: 1_000, stop: 'end' });
  });

  it.each([
    [90, 5, 95], [90, 20, 210], [100, 1, 201], [150, 10, 210], [90, 150, 440], [300, 0, 300],
  ])('from minute %d, %d minutes without the nights lead to %d', (from, minutes, to) => {
    expect(advanceClock(from, minutes, { ...plain, skipped: nights }).t).toBe(to);
  });

  it('never runs over a stop, however fast it is, but leaves the one where it stands', () => {
    const stops = [{ at: 50, node: 1, role: 0 }, { at: 60, node: 2, role: 0 }];

    expect(advanceClock(10, 500, { ...plain, stops })).toEqual({ t: 50, stop: stops[0] });
    expect(advanceClock(50, 500, { ...plain, stops })).toEqual({ t: 60, stop: stops[1] });
    expect(advanceClock(60, 500, { ...plain, stops })).toEqual({ t: 560, stop: null });
  });

  it('also stops in a night that is skipped', () => {
    expect(advanceClock(90, 50, { ...plain, skipped: nights, stops: [{ at: 150, node: 1, role: 0 }] }).t).toBe(150);
  });

  it('begins at a speed at which the whole can be watched', () => {
    expect([60, 3_600, 80_000, 1e9].map((duration) => SPEEDS[fittingSpeed(duration)])).toEqual([1, 60, 1_440, 10_080]);
  });
});
