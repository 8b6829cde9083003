import type { Distribution } from '../../model/Distribution.ts';
import type { ProsimosDistribution } from './ProsimosFile.ts';

/** Prosimos writes a huge number where there is no greatest value. */
const NO_LIMIT = 1e9;
const isAmount = (n: number | undefined): n is number => n !== undefined && Number.isFinite(n) && n >= 0 && n <= NO_LIMIT;
const unit = 's';
const fixed = (value: number): Distribution => ({ kind: 'fixed', unit, value });

function limits(min: number | undefined, max: number | undefined): { min?: number; max?: number } {
  return { ...(min !== undefined && min > 0 ? { min } : {}), ...(max !== undefined && max < NO_LIMIT ? { max } : {}) };
}

/**
 * A distribution of Prosimos (pix-framework, `DurationDistribution`), in seconds: `fix` value; `expon` mean, min, max,
 * where the least is a displacement (min plus an exponential of mean − min); `norm` mean, standard deviation, min, max;
 * `uniform` min, max; `lognorm` and `gamma` mean, variance, min, max; `histogram_sampling` middles of bins and their
 * cumulative shares. What lies outside [min, max] or below 0 is drawn again, as Laneway does. `null` when a number is
 * missing or impossible.
 */
export function readProsimosDistribution({ distribution_name, distribution_params, histogram_data }: ProsimosDistribution): Distribution | null {
  const [a, b, c, d] = distribution_params.map(({ value }) => value);
  switch (distribution_name.toLowerCase()) {
    case 'fix':
    case 'fixed':
      return isAmount(a) ? fixed(a) : null;
    case 'expon':
    case 'exponential': {
      if (!isAmount(a)) return null;
      // Prosimos takes the mean itself as scale where the displacement is greater.
      const scale = b !== undefined && b > 0 && b <= a ? a - b : a;
      // An exponential that is cut off below is a displaced one: it has no memory.
      return scale === 0 ? fixed(a) : hasOrder(b, c) ? { kind: 'exponential', unit, mean: scale, ...limits(b, c) } : null;
    }
    case 'norm':
    case 'normal':
      return isAmount(a) && isAmount(b) && hasOrder(c, d) ? (b === 0 ? fixed(a) : { kind: 'normal', unit, mean: a, sd: b, ...limits(c, d) }) : null;
    case 'uniform':
      return isAmount(a) && isAmount(b) && a <= b ? { kind: 'uniform', unit, min: a, max: b } : null;
    case 'lognorm':
    case 'lognormal':
      if (!isAmount(a) || b === undefined || !(b >= 0) || !hasOrder(c, d)) return null;
      return a === 0 || b === 0 ? fixed(a) : isAmount(Math.sqrt(b)) ? { kind: 'lognormal', unit, mean: a, sd: Math.sqrt(b), ...limits(c, d) } : null;
    case 'gamma':
      if (!isAmount(a) || b === undefined || !(b >= 0) || !hasOrder(c, d)) return null;
      return a === 0 || b === 0 ? fixed(a) : isAmount((a * a) / b) ? { kind: 'gamma', unit, shape: (a * a) / b, mean: a, ...limits(c, d) } : null;
    case 'histogram_sampling':
      return histogram_data ? readHistogram(histogram_data.cdf, histogram_data.bin_midpoints) : null;
    default:
      return null;
  }
}

const hasOrder = (min: number | undefined, max: number | undefined): boolean =>
  (min === undefined || Number.isFinite(min)) && (max === undefined || (!Number.isNaN(max) && max >= Math.max(0, min ?? 0)));

function readHistogram(cumulative: readonly number[], middles: readonly number[]): Distribution | null {
  const bins = middles.map((middle, i) => ({ from: middle, to: middle, weight: (cumulative[i] ?? Number.NaN) - (cumulative[i - 1] ?? 0) }));
  const isSound = bins.length > 0 && bins.every(({ from, weight }) => isAmount(from) && weight >= 0 && weight <= 1 + 1e-9) && bins.some(({ weight }) => weight > 0);
  return isSound ? { kind: 'histogram', unit, bins } : null;
}
