import { binCount, lowerBound, QuantileSketch, upperBound } from '../simulation/statistics/QuantileSketch.ts';
import type { Histogram } from './SimulationReport.ts';

const BINS = 40;
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * Equal-width bins from a sketch: each of its narrow bins is spread evenly over the bins it lies in, and the shares are
 * rounded so that the total stays the number of cases. Width and start are round numbers.
 */
export function histogramOf(sketch: QuantileSketch): Histogram {
  const total = sketch.total();
  if (total === 0) return { from: 0, binWidth: 1, counts: [] };
  const low = sketch.quantile(0);
  const high = sketch.quantile(0.995);
  const binWidth = roundUp(Math.max((high - low) / (BINS - 1), high * 1e-3, 1e-3));
  const from = Math.floor(low / binWidth) * binWidth;
  const shares = new Float64Array(Math.max(1, Math.ceil((high - from) / binWidth)) + 1);
  const bins = binCount(sketch.accuracy);
  for (let i = 0; i < bins; i += 1) {
    const count = sketch.counts[i] ?? 0;
    if (count > 0) spread(shares, count, (lowerBound(i, sketch.accuracy) - from) / binWidth, (upperBound(i, sketch.accuracy) - from) / binWidth);
  }
  let carried = 0;
  let given = 0;
  const counts = Array.from(shares, (share) => {
    carried += share;
    const count = Math.round(carried) - given;
    given += count;
    return count;
  });
  while (counts.length > 1 && counts.at(-1) === 0) counts.pop();
  return { from, binWidth, counts };
}

/** `count` evenly over [a, b) in units of bins; what lies beyond the last bin goes into it. */
function spread(shares: Float64Array, count: number, a: number, b: number): void {
  const last = shares.length - 1;
  const width = b - a;
  let at = a;
  while (at < b) {
    const bin = Math.min(last, Math.max(0, Math.floor(at)));
    const end = bin === last ? b : Math.min(b, bin + 1);
    shares[bin]! += (count * (end - at)) / width;
    at = end;
  }
}

function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return (STEPS.find((step) => step * power >= width * (1 - 1e-9)) ?? 10) * power;
}
