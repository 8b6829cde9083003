import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../../shared/model/Distribution.ts';
import { unwrap } from '../../../../shared/result.ts';
import { compileDistribution } from '../../../../shared/simulation/distributions/compileDistribution.ts';
import { distributionFacts } from '../../../../shared/simulation/distributions/distributionFacts.ts';
import { sample, type DistributionTable } from '../../../../shared/simulation/distributions/distributionTable.ts';
import { gammaP, normalCdf, normalQuantile } from '../../../../shared/simulation/distributions/specialFunctions.ts';
import { PURPOSE, RandomStream } from '../../../../shared/simulation/randomStream.ts';

const unit = 'min' as const;
const laws: readonly [string, Distribution, number | null, number | null][] = [
  // name, distribution, exact mean, exact standard deviation (null: from the facts)
  ['fixed', { kind: 'fixed', unit: 'h', value: 2 }, 120, 0],
  ['uniform', { kind: 'uniform', unit, min: 2, max: 8 }, 5, Math.sqrt(3)],
  ['triangular', { kind: 'triangular', unit, min: 1, mode: 2, max: 6 }, 3, Math.sqrt((1 + 4 + 36 - 2 - 6 - 12) / 18)],
  ['PERT', { kind: 'pert', unit, min: 1, mode: 2, max: 9 }, 3, null],
  ['normal', { kind: 'normal', unit, mean: 100, sd: 10 }, 100, 10],
  // φ and Φ at −1: mean μ + σ·φ/(1−Φ) = 1 + 0.28760, by hand from tables.
  ['normal, cut at 0', { kind: 'normal', unit, mean: 1, sd: 1 }, 1.2875999709, 0.7935294],
  ['lognormal', { kind: 'lognormal', unit, mean: 20, sd: 10 }, 20, 10],
  ['lognormal by its logarithm, in hours', { kind: 'lognormalLog', unit: 'h', mu: 0, sigma: 0.5 }, 60 * Math.exp(0.125), 60 * Math.exp(0.125) * Math.sqrt(Math.expm1(0.25))],
  ['exponential', { kind: 'exponential', unit, mean: 7 }, 7, 7],
  // Memoryless: given X ≥ 3 the mean is 3 + 7.
  ['exponential above 3', { kind: 'exponential', unit, mean: 7, min: 3 }, 10, 7],
  ['Erlang', { kind: 'erlang', unit, shape: 3, mean: 9 }, 9, Math.sqrt(27)],
  ['gamma', { kind: 'gamma', unit, shape: 2.5, mean: 10 }, 10, 10 / Math.sqrt(2.5)],
  ['gamma with a shape below 1', { kind: 'gamma', unit, shape: 0.4, mean: 10 }, 10, 10 / Math.sqrt(0.4)],
  ['Weibull', { kind: 'weibull', unit, shape: 2, scale: 10 }, 10 * Math.sqrt(Math.PI) / 2, 10 * Math.sqrt(1 - Math.PI / 4)],
  ['beta', { kind: 'beta', unit, alpha: 2, beta: 3, min: 10, max: 20 }, 14, 2],
  ['log-logistic', { kind: 'logLogistic', unit, shape: 5, scale: 10 }, (10 * Math.PI / 5) / Math.sin(Math.PI / 5), null],
  ['empirical', { kind: 'empirical', unit, values: [1, 2, 2, 7] }, 3, Math.sqrt((4 + 1 + 1 + 16) / 4)],
  ['histogram', { kind: 'histogram', unit, bins: [{ from: 0, to: 10, weight: 3 }, { from: 10, to: 30, weight: 1 }] }, 0.75 * 5 + 0.25 * 20, null],
  // Left of 1 : 1 : 2 are half of the first bin, the second, and half of the third, so 0.5 : 1 : 1 around 7.5, 15 and 25.
  ['histogram, cut', { kind: 'histogram', unit: 'h', bins: [{ from: 0, to: 10, weight: 1 }, { from: 10, to: 20, weight: 1 }, { from: 20, to: 40, weight: 2 }], min: 5, max: 30 }, 60 * 17.5, 60 * Math.sqrt((0.5 * (7.5 ** 2 + 25 / 12) + (15 ** 2 + 100 / 12) + (25 ** 2 + 100 / 12)) / 2.5 - 17.5 ** 2)],
  // 2 and 8 go; 4 stands alone with weight 1 beside a bin of which two thirds are left, with weight 2.
  ['histogram with a value alone, cut', { kind: 'histogram', unit, bins: [{ from: 2, to: 2, weight: 5 }, { from: 4, to: 4, weight: 1 }, { from: 3, to: 6, weight: 3 }, { from: 8, to: 8, weight: 1 }], min: 4, max: 7 }, (4 + 2 * 5) / 3, null],
];

const N = 1_000_000;

function draws(distribution: Distribution): Float64Array {
  const { kind, parameters, values, min, max } = unwrap(compileDistribution(distribution));
  const table: DistributionTable = { kinds: Int32Array.of(kind), parameters: Float64Array.from([...[...parameters, 0, 0, 0, 0].slice(0, 4), min, max]), values: Float64Array.from(values) };
  const stream = new RandomStream(7, 0, Int32Array.of(1), Int32Array.of(2));
  return Float64Array.from({ length: N }, (_, i) => {
    stream.seek(0, PURPOSE.duration, 0, i, 0);
    return sample(table, 0, stream);
  });
}

describe.each(laws)('%s', (_, distribution, mean, sd) => {
  const facts = unwrap(distributionFacts(distribution));

  it('has the mean and standard deviation of theory', () => {
    if (mean !== null) expect(facts.mean).toBeCloseTo(mean, 6);
    if (sd !== null) expect(facts.sd).toBeCloseTo(sd, 5);
  });

  it('is drawn a million times with those, and with its distribution function (Kolmogorov–Smirnov, 1 in 100,000)', () => {
    const sorted = draws(distribution).toSorted();
    const average = sorted.reduce((sum, x) => sum + x, 0) / N;
    let distance = 0;
    for (let i = 0; i < N; i += 1) {
      const x = sorted[i]!;
      // Ties (atoms) are compared at their upper end only.
      if (sorted[i + 1] !== x) distance = Math.max(distance, Math.abs((i + 1) / N - facts.cdf(x)));
    }
    const deviation = Math.sqrt(sorted.reduce((sum, x) => sum + (x - average) ** 2, 0) / N);

    expect(Math.abs(average - facts.mean)).toBeLessThanOrEqual((5 * facts.sd) / Math.sqrt(N) + 1e-9);
    // Heavy tails spread the second moment itself; 1 % is four times what the widest of these laws shows.
    expect(Math.abs(deviation - facts.sd)).toBeLessThanOrEqual(0.01 * facts.sd + 1e-9);
    expect(distance).toBeLessThan(2.47 / Math.sqrt(N));
  });
});

describe('a distribution', () => {
  it('knows its quantiles: exponential p90 is mean·ln 10', () => {
    expect(unwrap(distributionFacts({ kind: 'exponential', unit, mean: 7 })).p90).toBeCloseTo(7 * Math.LN10, 8);
  });

  it('has a density whose area is 1', () => {
    for (const [, d] of laws) {
      const facts = unwrap(distributionFacts(d));
      if (!facts.density || facts.atoms.length > 0 || (d.kind === 'gamma' && d.shape < 1)) continue;
      const cells = 20_000;
      const width = (facts.to - facts.from) / cells;
      let area = 0;
      for (let i = 0; i < cells; i += 1) area += facts.density(facts.from + (i + 0.5) * width) * width;
      expect(area).toBeCloseTo(facts.cdf(facts.to) - facts.cdf(facts.from), 2);
    }
  });

  it('shows the values that stand alone, each with its share', () => {
    const bins = [{ from: 2, to: 2, weight: 5 }, { from: 4, to: 4, weight: 1 }, { from: 9, to: 9, weight: 3 }];

    expect(unwrap(distributionFacts({ kind: 'histogram', unit, bins, max: 5 })).atoms.map(({ value, probability }) => [value, Number(probability.toFixed(12))])).toEqual([[2, Number((5 / 6).toFixed(12))], [4, Number((1 / 6).toFixed(12))]]);
  });

  it.each<[string, Distribution]>([
    ['order', { kind: 'histogram', unit, bins: [{ from: 0, to: 1, weight: 1 }], min: 2, max: 1 }],
    ['truncation', { kind: 'histogram', unit, bins: [{ from: 0, to: 1, weight: 1 }], min: 2 }],
    ['order', { kind: 'uniform', unit, min: 5, max: 3 }],
    ['order', { kind: 'triangular', unit, min: 5, mode: 1, max: 9 }],
    ['order', { kind: 'exponential', unit, mean: 1, min: 5, max: 3 }],
    ['truncation', { kind: 'exponential', unit, mean: 1, min: 100 }],
    ['truncation', { kind: 'normal', unit, mean: 10, sd: 1, min: 60 }],
    ['noWeight', { kind: 'histogram', unit, bins: [{ from: 0, to: 1, weight: 0 }] }],
    ['noMean', { kind: 'logLogistic', unit, shape: 0.8, scale: 1 }],
  ])('is refused for its %s', (error, d) => {
    expect(compileDistribution(d)).toEqual({ ok: false, error });
  });
});

describe('special functions', () => {
  it('agree with tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 10);
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 12);
    expect(normalCdf(-1)).toBeCloseTo(0.15865525393145707, 12);
    expect(gammaP(3, 2)).toBeCloseTo(1 - Math.exp(-2) * (1 + 2 + 2), 13);
  });
});
