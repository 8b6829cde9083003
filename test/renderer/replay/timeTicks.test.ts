import { describe, expect, it } from 'vitest';
import { timeTicks } from '../../../renderer/replay/timeTicks.ts';

describe('the ticks of a time axis', () => {
  it('stand on whole hours of the zone', () => {
    // Minute 0 is 8:20 on the clock.
    expect(timeTicks(0, 200, 2, 90, 500)).toEqual({ at: [40, 100, 160], isDays: false });
  });

  it('stand on midnights when days are all that fits', () => {
    expect(timeTicks(0, 4_000, 0.1, 90, 480)).toEqual({ at: [960, 2_400, 3_840], isDays: true });
  });

  it('are never closer than was asked', () => {
    for (const scale of [0.0001, 0.01, 0.5, 3, 40]) {
      const { at } = timeTicks(0, 20_000 / scale, scale, 90, 0);
      const gaps = at.slice(1).map((tick, i) => (tick - at[i]!) * scale);

      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(scale < 0.0002 ? 50 : 90);
    }
  });
});
