import type { Law } from './Law.ts';

export interface Bin { readonly from: number; readonly to: number; readonly weight: number }

/** What is left of bins within [min, max]: a bin that is cut keeps its density, so this is exactly the law that drawing again gives. */
export function binsWithin(bins: readonly Bin[], min: number, max: number): readonly Bin[] {
  return bins.flatMap(({ from, to, weight }) => {
    if (from >= min && to <= max) return [{ from, to, weight }];
    const [low, high] = [Math.max(from, min), Math.min(to, max)];
    return low < high ? [{ from: low, to: high, weight: (weight * (high - low)) / (to - from) }] : [];
  });
}

/** Uniform within each bin, bins by weight; one draw chooses the bin and the place in it. */
export function histogramLaw(bins: readonly Bin[]): Law {
  const total = bins.reduce((sum, b) => sum + b.weight, 0);
  const mean = bins.reduce((sum, b) => sum + (b.weight / total) * ((b.from + b.to) / 2), 0);
  const second = bins.reduce((sum, b) => sum + (b.weight / total) * ((b.from * b.from + b.from * b.to + b.to * b.to) / 3), 0);
  const within = (b: Bin, x: number) => (x < b.from ? 0 : x >= b.to ? 1 : (x - b.from) / (b.to - b.from));
  return {
    mean,
    variance: Math.max(0, second - mean * mean),
    lower: Math.min(...bins.map((b) => b.from)),
    upper: Math.max(...bins.map((b) => b.to)),
    cdf: (x) => bins.reduce((sum, b) => sum + (b.weight / total) * within(b, x), 0),
    density: bins.some((b) => b.to === b.from) ? null : (x) => bins.reduce((sum, b) => sum + (x >= b.from && x < b.to ? b.weight / total / (b.to - b.from) : 0), 0),
  };
}
