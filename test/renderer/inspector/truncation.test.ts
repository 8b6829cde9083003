import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewMean } from '../../../renderer/inspector/DistributionPreview.tsx';
import { scaledBy } from '../../../renderer/inspector/switchDistribution.ts';
import { truncation } from '../../../renderer/inspector/truncation.ts';

describe('a distribution that is cut off', () => {
  it('says how far the mean moves: an exponential of 10, never above 10, has 10 · (1 − 1/(e − 1)) left', () => {
    const cut = truncation({ kind: 'exponential', unit: 'min', mean: 10, max: 10 });

    expect(cut?.stated).toBeCloseTo(10, 9);
    expect(cut?.mean).toBeCloseTo(10 * (1 - 1 / (Math.E - 1)), 4);
  });

  it('counts the cut at 0 of a normal: with mean 5 and standard deviation 5 it is 6.44', () => {
    // μ + σ · φ(1) / Φ(1)
    const cut = truncation({ kind: 'normal', unit: 'h', mean: 5, sd: 5 });

    expect(cut?.stated).toBe(300);
    expect((cut?.mean ?? 0) / 60).toBeCloseTo(5 + (5 * 0.241_970_7) / 0.841_344_7, 3);
  });

  it('says nothing where nothing is cut off, or hardly anything', () => {
    expect(truncation({ kind: 'exponential', unit: 'min', mean: 10 })).toBeNull();
    expect(truncation({ kind: 'normal', unit: 'min', mean: 50, sd: 5, min: 0 })).toBeNull();
    expect(truncation({ kind: 'fixed', unit: 'min', value: 3 })).toBeNull();
    expect(truncation({ kind: 'expression', unit: 'min', feel: 'x' })).toBeNull();
  });
});

describe('a distribution that is scaled', () => {
  it('has its mean multiplied, cut off or not', () => {
    const factor = fc.integer({ min: 1, max: 400 }).map((n) => n / 100);
    const kinds = fc.constantFrom(
      { kind: 'lognormal', unit: 'min', mean: 20, sd: 9, max: 60 }, { kind: 'pert', unit: 'h', min: 1, mode: 2, max: 6 }, { kind: 'normal', unit: 'min', mean: 5, sd: 4 },
      { kind: 'lognormalLog', unit: 'min', mu: 2, sigma: 0.5 }, { kind: 'weibull', unit: 'day', shape: 2, scale: 3 }, { kind: 'empirical', unit: 'min', values: [1, 2, 9] },
      { kind: 'histogram', unit: 'min', bins: [{ from: 1, to: 2, weight: 1 }, { from: 2, to: 8, weight: 3 }] }, { kind: 'erlang', unit: 's', shape: 3, mean: 40 },
    ) as fc.Arbitrary<Parameters<typeof scaledBy>[0]>;
    fc.assert(fc.property(kinds, factor, (distribution, by) => {
      expect((previewMean(scaledBy(distribution, by)) ?? 0) / ((previewMean(distribution) ?? 1) * by)).toBeCloseTo(1, 6);
    }));
  });
});
