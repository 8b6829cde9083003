import { describe, expect, it } from 'vitest';
import { estimate, replicationsToSettle, shownSide } from '../../../shared/analysis/estimate.ts';
import { histogramOf } from '../../../shared/analysis/histogramOf.ts';
import { studentTCdf, studentTQuantile } from '../../../shared/analysis/studentT.ts';
import { mser5 } from '../../../shared/analysis/warmUp.ts';
import { QuantileSketch } from '../../../shared/simulation/statistics/QuantileSketch.ts';

describe('Student’s t', () => {
  // Tables: Abramowitz and Stegun 26.10.
  it.each([[0.975, 1, 12.7062047362], [0.975, 4, 2.7764451052], [0.975, 9, 2.2621571628], [0.995, 19, 2.8609346065], [0.95, 30, 1.6972608866], [0.9, 120, 1.2886462338]])('has the quantile of the tables at %f with %i degrees of freedom', (p, df, t) => {
    expect(studentTQuantile(p, df)).toBeCloseTo(t, 8);
    expect(studentTCdf(t, df)).toBeCloseTo(p, 9);
  });
});

describe('an estimate', () => {
  it('is t·s/√n wide: 1…5 has mean 3 ± 2.776·√2.5/√5', () => {
    expect(estimate([1, 2, 3, 4, 5])).toEqual({ mean: 3, halfWidth: expect.closeTo((2.7764451052 * Math.sqrt(2.5)) / Math.sqrt(5), 8) });
  });

  it('shows no interval for one value', () => expect(estimate([7])).toEqual({ mean: 7, halfWidth: null }));

  it('tells how many replications would settle a difference, and that none would settle no difference', () => {
    const n = replicationsToSettle([1, -1, 2, 0, 1, -2, 2, 1], 0.95)!;
    expect(n).toBeGreaterThan(8);
    expect(replicationsToSettle([0, 0, 0], 0.95)).toBeNull();
  });
});

describe('the quantile sketch', () => {
  it('is off by at most its accuracy, and merges by adding counts', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => 0.01 * 1.001 ** i);
    const sketch = new QuantileSketch(0.005);
    for (const v of values) sketch.add(v);
    for (const p of [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]) {
      const exact = values[Math.ceil(p * values.length) - 1]!;
      expect(Math.abs(sketch.quantile(p) - exact) / exact).toBeLessThanOrEqual(0.005 + 1e-9);
    }
  });
});

describe('the histogram', () => {
  it('keeps every case, in bins of a round width', () => {
    const sketch = new QuantileSketch(0.005);
    for (let i = 1; i <= 5_000; i += 1) sketch.add(i / 10);
    const { from, binWidth, counts } = histogramOf(sketch);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(5_000);
    expect(from).toBe(0);
    expect(binWidth).toBe(15);
    // Uniform on (0, 500]: every full bin holds 150, to the accuracy of the sketch.
    for (const n of counts.slice(1, -2)) expect(Math.abs(n - 150)).toBeLessThan(10);
  });
});

describe('MSER-5', () => {
  it('cuts off a beginning that differs, and nothing from a series that does not', () => {
    const noise = (i: number) => Math.sin(i * 12.9898) * 5;
    const rising = Float64Array.from({ length: 1_000 }, (_, i) => (i < 200 ? i / 2 : 100) + noise(i));
    const flat = Float64Array.from({ length: 1_000 }, (_, i) => 100 + noise(i));
    expect(mser5([rising]).cut).toBeGreaterThanOrEqual(150);
    expect(mser5([rising]).cut).toBeLessThanOrEqual(260);
    expect(mser5([flat]).cut).toBeLessThan(100);
  });

  it('is not misled by a few values near the end that happen to be alike', () => {
    const noise = (i: number) => (i >= 960 ? 0 : Math.sin(i * 12.9898) * 30);
    expect(mser5([Float64Array.from({ length: 1_000 }, (_, i) => 100 + noise(i))])).toMatchObject({ hasSettled: true });
  });

  it('says when a series never settles', () => {
    expect(mser5([Float64Array.from({ length: 500 }, (_, i) => i)])).toMatchObject({ hasSettled: false });
  });
});

describe('a difference is shown', () => {
  it.each([[10, 4, 'positive'], [-10, 4, 'negative'], [3, 4, 'not'], [4, 4, 'not'], [10, null, 'not']] as const)('of %d ± %s: %s', (mean, halfWidth, side) => {
    expect(shownSide({ mean, halfWidth })).toBe(side);
  });
});
