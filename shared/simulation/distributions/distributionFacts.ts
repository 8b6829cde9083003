import type { Distribution } from '../../model/Distribution.ts';
import { ok, type Result } from '../../result.ts';
import { compileDistribution, type CompiledDistribution, type DistributionError } from './compileDistribution.ts';
import { LAW } from './distributionTable.ts';

/** What the forms show of a distribution, in minutes, truncation included. Exact up to numerical integration. */
export interface DistributionFacts {
  readonly mean: number;
  readonly sd: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** P(X ≤ x). */
  readonly cdf: (x: number) => number;
  /** `null` where values stand alone (fixed, empirical): draw bars at `atoms`. */
  readonly density: ((x: number) => number) | null;
  readonly atoms: readonly { readonly value: number; readonly probability: number }[];
  /** Where nearly all of it lies, for an axis. */
  readonly from: number;
  readonly to: number;
}

const CELLS = 4_000;

export function distributionFacts(distribution: Distribution): Result<DistributionFacts, DistributionError> {
  const compiled = compileDistribution(distribution);
  return compiled.ok ? ok(factsOf(compiled.value)) : compiled;
}

/** Mean and standard deviation in minutes of what the kernel draws. */
export function momentsOf(compiled: CompiledDistribution): { readonly mean: number; readonly sd: number } {
  const { law, min, max } = compiled;
  const isWhole = (min <= law.lower || law.cdf(min) === 0) && (max >= law.upper || law.cdf(max) === 1);
  if (isWhole && Number.isFinite(law.mean)) return { mean: law.mean, sd: Math.sqrt(law.variance) };
  if (law.density === null) {
    const kept = compiled.values.filter((v) => v >= min && v <= max);
    const mean = kept.reduce((sum, v) => sum + v, 0) / kept.length;
    return { mean, sd: Math.sqrt(kept.reduce((sum, v) => sum + (v - mean) ** 2, 0) / kept.length) };
  }
  return integrate(compiled);
}

function factsOf(compiled: CompiledDistribution): DistributionFacts {
  const { law, min, max } = compiled;
  const { mean, sd } = momentsOf(compiled);
  const lower = Math.max(min, law.lower);
  const upper = Math.min(max, law.upper);
  const atBottom = law.density === null ? 0 : law.cdf(lower);
  const mass = (Number.isFinite(upper) ? law.cdf(upper) : 1) - atBottom;
  const cdf = (x: number) => (x < lower ? 0 : x >= upper ? 1 : (law.cdf(x) - atBottom) / mass);
  const quantile = (p: number) => invert(cdf, p, lower, upper, mean, sd);
  const atoms = law.variance === 0 ? [{ value: law.mean, probability: 1 }] : law.density === null ? atomsOf(compiled) : [];
  const { density } = law;
  return {
    mean,
    sd,
    p10: quantile(0.1),
    p50: quantile(0.5),
    p90: quantile(0.9),
    cdf,
    density: density === null ? null : (x) => (x < lower || x > upper ? 0 : density(x) / mass),
    atoms,
    from: Number.isFinite(lower) ? lower : quantile(0.0005),
    to: Number.isFinite(upper) ? upper : quantile(0.995),
  };
}

/** Values that stand alone, and how likely each is. A bin with a width stands at its middle where others have none. */
function atomsOf({ kind, values, min, max }: CompiledDistribution): DistributionFacts['atoms'] {
  if (kind === LAW.histogram) {
    return Array.from({ length: values.length / 3 }, (_, i) => ({ value: (values[3 * i + 1]! + values[3 * i + 2]!) / 2, probability: values[3 * i]! - (values[3 * i - 3] ?? 0) }));
  }
  const kept = values.filter((v) => v >= min && v <= max);
  const counts = new Map<number, number>();
  for (const v of kept) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].map(([value, n]) => ({ value, probability: n / kept.length }));
}

/** Smallest x with cdf(x) ≥ p, by bisection. */
function invert(cdf: (x: number) => number, p: number, lower: number, upper: number, mean: number, sd: number): number {
  if (sd === 0) return mean;
  let low = Number.isFinite(lower) ? lower : mean - 40 * sd;
  if (cdf(low) >= p) return low;
  let high = Number.isFinite(upper) ? upper : Math.max(1e-9, Number.isFinite(sd) ? mean + sd : 1);
  while (cdf(high) < p && high < 1e15) high = 2 * high + 1;
  for (let i = 0; i < 200 && high - low > 1e-13 * Math.max(1, Math.abs(high)); i += 1) {
    const middle = (low + high) / 2;
    if (cdf(middle) < p) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Moments of the truncated law from its distribution function, by parts: E X = b − ∫F, E X² = b² − 2∫xF over [a, b],
 * with Simpson's rule on a grid that follows the quantiles, so a long tail costs no accuracy.
 */
function integrate({ law, min, max }: CompiledDistribution): { readonly mean: number; readonly sd: number } {
  const lower = Math.max(min, law.lower);
  const bottom = law.cdf(lower);
  const top = Number.isFinite(max) ? law.cdf(max) : 1;
  const spread = Number.isFinite(law.variance) ? Math.sqrt(law.variance) : Math.abs(Number.isFinite(law.mean) ? law.mean : max);
  let end = Math.min(max, law.upper);
  if (!Number.isFinite(end)) {
    end = Math.max(lower, Number.isFinite(law.mean) ? law.mean : 0) + spread + 1e-9;
    while (1 - law.cdf(end) > 1e-13 && end < 1e12) end = 2 * end + 1e-9;
  }
  const survival = (x: number) => (top - law.cdf(x)) / (top - bottom);
  let first = 0;
  let second = 0;
  const width = end - lower;
  // Nodes at t³: dense near the lower end, where the mass of skewed laws sits.
  const x = (i: number) => lower + width * (i / CELLS) ** 3;
  for (let i = 0; i < CELLS; i += 1) {
    const a = x(i);
    const b = x(i + 1);
    const m = (a + b) / 2;
    const h = (b - a) / 6;
    const [fa, fm, fb] = [survival(a), survival(m), survival(b)];
    first += h * (fa + 4 * fm + fb);
    second += h * 2 * ((a - lower) * fa + 4 * (m - lower) * fm + (b - lower) * fb);
  }
  return { mean: lower + first, sd: Math.sqrt(Math.max(0, second - first * first)) };
}
