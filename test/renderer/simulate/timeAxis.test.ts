import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramBars, onOneScale } from '../../../renderer/simulate/timeAxis.ts';

const histogram = () => fc.record({
  from: fc.integer({ min: 0, max: 100 }),
  binWidth: fc.integer({ min: 1, max: 60 }),
  counts: fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 200 }),
});
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('bars of a histogram', () => {
  it('merge neighbours, lose no case, and leave empty bins at the end out', () => {
    expect(histogramBars({ from: 0, binWidth: 5, counts: [1, 2, 3, 4, 0, 0] }, 2)).toEqual([
      { from: 0, to: 10, count: 3, share: 0.3 },
      { from: 10, to: 20, count: 7, share: 0.7 },
    ]);
  });

  it('say that the last bin of a report takes what lies beyond', () => {
    expect(histogramBars({ from: 0, binWidth: 5, counts: [1, 0, 1] }, 2).map(({ isOpenEnded }) => isOpenEnded)).toEqual([undefined, true]);
    expect(histogramBars({ from: 0, binWidth: 5, counts: [1, 1, 0] }, 2).some(({ isOpenEnded }) => isOpenEnded)).toBe(false);
  });

  it('are at most as many as asked for and hold every case', () => {
    fc.assert(fc.property(histogram(), fc.integer({ min: 1, max: 50 }), (h, most) => {
      const bars = histogramBars(h, most);

      expect(bars.length).toBeLessThanOrEqual(most);
      expect(sum(bars.map(({ count }) => count))).toBe(sum(h.counts));
    }));
  });
});

describe('several histograms on one scale', () => {
  it('share their bins, and each keeps all its cases', () => {
    fc.assert(fc.property(fc.array(histogram(), { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 50 }), (histograms, most) => {
      const scaled = onOneScale(histograms, most);

      expect(new Set(scaled.filter((bars) => bars.length > 0).map((bars) => JSON.stringify(bars.map(({ from, to }) => [from, to])))).size).toBeLessThanOrEqual(1);
      scaled.forEach((bars, i) => {
        const counts = histograms[i]?.counts ?? [];
        const all = sum(counts);
        if (bars.length > 0) expect(sum(bars.map(({ count }) => count))).toBeCloseTo(all, 6);
        expect(bars.length).toBeLessThanOrEqual(most + 1);
      });
    }));
  });
});
