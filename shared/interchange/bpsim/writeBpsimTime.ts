import type { Distribution } from '../../model/Distribution.ts';
import { binsWithin } from '../../simulation/distributions/histogram.ts';

/** A BPSim value: its element, attributes and the points of a user distribution. */
export interface BpsimValue {
  readonly element: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly points?: readonly { readonly value: number; readonly probability: number }[];
}

const UNITS: Readonly<Record<Distribution['unit'], { readonly timeUnit: string; readonly factor: number }>> = {
  s: { timeUnit: 's', factor: 1 }, min: { timeUnit: 'min', factor: 1 }, h: { timeUnit: 'hour', factor: 1 }, day: { timeUnit: 'day', factor: 1 }, week: { timeUnit: 'day', factor: 7 },
};
const MOST_POINTS = 1_000;

const isCut = (time: { readonly min?: number | undefined; readonly max?: number | undefined }): boolean => (time.min ?? 0) > 0 || time.max !== undefined;

/**
 * A time as BPSim 2.0 says it; `null` where it has no word for it (PERT, log-logistic, expressions, a beta on another span
 * than one unit, limits on anything but a normal, a histogram with wide bins).
 */
export function writeBpsimTime(time: Distribution): BpsimValue | null {
  const { timeUnit, factor } = UNITS[time.unit];
  const value = (element: string, numbers: Readonly<Record<string, number>>, shapes: Readonly<Record<string, number>> = {}): BpsimValue => ({
    element, attributes: { ...Object.fromEntries(Object.entries(numbers).map(([name, n]) => [name, String(n * factor)])), ...Object.fromEntries(Object.entries(shapes).map(([name, n]) => [name, String(n)])), timeUnit },
  });
  const points = (list: readonly { readonly value: number; readonly probability: number }[]): BpsimValue | null =>
    list.length > MOST_POINTS ? null : { element: 'UserDistribution', attributes: { discrete: 'true', timeUnit }, points: list.map((point) => ({ value: point.value * factor, probability: point.probability })) };
  switch (time.kind) {
    case 'fixed': return value('FloatingParameter', { value: time.value });
    case 'uniform': return value('UniformDistribution', { min: time.min, max: time.max });
    case 'triangular': return value('TriangularDistribution', { min: time.min, mode: time.mode, max: time.max });
    case 'normal':
      if (!isCut(time)) return value('NormalDistribution', { mean: time.mean, standardDeviation: time.sd });
      return time.max === undefined ? null : value('TruncatedNormalDistribution', { mean: time.mean, standardDeviation: time.sd, min: time.min ?? 0, max: time.max });
    case 'lognormal': return isCut(time) ? null : value('LogNormalDistribution', { mean: time.mean, standardDeviation: time.sd });
    case 'lognormalLog': {
      // Moments of the variable from those of its logarithm (Law, Simulation Modeling and Analysis, 5th ed., §6.2.2).
      const mean = Math.exp(time.mu + time.sigma ** 2 / 2);
      const sd = mean * Math.sqrt(Math.expm1(time.sigma ** 2));
      return isCut(time) || !Number.isFinite(mean) || !Number.isFinite(sd) ? null : value('LogNormalDistribution', { mean, standardDeviation: sd });
    }
    case 'exponential': return isCut(time) ? null : value('NegativeExponentialDistribution', { mean: time.mean });
    case 'erlang': return isCut(time) ? null : value('ErlangDistribution', { mean: time.mean }, { k: time.shape });
    case 'gamma': return isCut(time) ? null : value('GammaDistribution', { scale: time.mean / time.shape }, { shape: time.shape });
    case 'weibull': return isCut(time) ? null : value('WeibullDistribution', { scale: time.scale }, { shape: time.shape });
    case 'beta': return time.min === 0 && time.max === 1 && factor === 1 ? value('BetaDistribution', {}, { shape: time.alpha, scale: time.beta }) : null;
    case 'empirical': return isCut(time) ? null : points(time.values.map((one) => ({ value: one, probability: 1 / time.values.length })));
    case 'histogram': {
      const bins = binsWithin(time.bins, time.min ?? 0, time.max ?? Infinity);
      const total = bins.reduce((sum, { weight }) => sum + weight, 0);
      return total > 0 && bins.every(({ from, to }) => from === to) ? points(bins.map(({ from, weight }) => ({ value: from, probability: weight / total }))) : null;
    }
    case 'pert':
    case 'logLogistic':
    case 'expression': return null;
  }
}
