import type { Distribution } from '../../model/Distribution.ts';
import { never } from '../../never.ts';

/** Nothing to multiply by: a time without spread. */
const NO_TIME: Distribution = { kind: 'fixed', unit: 'min', value: 0 };

/**
 * The distribution of `factor` times the variable. Every family here is closed under scaling, so a draw made with the
 * same random number is exactly `factor` times what it was: what is compared differs by the change alone.
 */
export function scaledDistribution(distribution: Distribution, factor: number): Distribution {
  if (factor === 0) return { ...NO_TIME, unit: distribution.unit };
  const times = (value: number) => value * factor;
  switch (distribution.kind) {
    case 'fixed': return { ...distribution, value: times(distribution.value) };
    case 'uniform': return { ...distribution, min: times(distribution.min), max: times(distribution.max) };
    case 'triangular':
    case 'pert': return { ...distribution, min: times(distribution.min), mode: times(distribution.mode), max: times(distribution.max) };
    case 'beta': return { ...distribution, min: times(distribution.min), max: times(distribution.max) };
    case 'histogram': return { ...distribution, ...bounds(distribution, factor), bins: distribution.bins.map((bin) => ({ ...bin, from: times(bin.from), to: times(bin.to) })) };
    case 'normal': return { ...distribution, ...bounds(distribution, factor), mean: times(distribution.mean), sd: times(distribution.sd) };
    case 'lognormal': return { ...distribution, ...bounds(distribution, factor), mean: times(distribution.mean), sd: times(distribution.sd) };
    case 'lognormalLog': return { ...distribution, ...bounds(distribution, factor), mu: distribution.mu + Math.log(factor) };
    case 'exponential':
    case 'erlang':
    case 'gamma': return { ...distribution, ...bounds(distribution, factor), mean: times(distribution.mean) };
    case 'weibull':
    case 'logLogistic': return { ...distribution, ...bounds(distribution, factor), scale: times(distribution.scale) };
    case 'empirical': return { ...distribution, ...bounds(distribution, factor), values: distribution.values.map(times) };
    case 'expression': return { ...distribution, ...bounds(distribution, factor), feel: `(${distribution.feel.replace(/^\s*=/, '')}) * ${factor}` };
    default: return never(distribution);
  }
}

/** Bounds move with the distribution. Those that were not given stay so. */
function bounds({ min, max }: { readonly min?: number | undefined; readonly max?: number | undefined }, factor: number): { min?: number; max?: number } {
  return { ...(min === undefined ? {} : { min: min * factor }), ...(max === undefined ? {} : { max: max * factor }) };
}
