import type { RandomStream } from '../randomStream.ts';
import { sampleBeta } from './beta.ts';
import { exp, ln } from './elementary.ts';
import { sampleGamma } from './gamma.ts';
import { normalQuantile } from './specialFunctions.ts';
import { sampleTriangular } from './triangular.ts';

/** Kinds after compilation: PERT has become a beta, Erlang a gamma, both lognormals one. `until` is the time until an instant of the clock. */
export const LAW = {
  fixed: 0, uniform: 1, triangular: 2, normal: 3, lognormal: 4, exponential: 5, gamma: 6, weibull: 7, beta: 8, logLogistic: 9,
  empirical: 10, histogram: 11, expression: 12, until: 13,
} as const;

export const PARAMETERS = 6;

/** Every distribution of a program, as numbers: four parameters and the truncation [min, max], all in minutes. */
export interface DistributionTable {
  readonly kinds: Int32Array;
  /** PARAMETERS per distribution. */
  readonly parameters: Float64Array;
  /** Values of empirical distributions; (cumulative share, from, to) of histogram bins. */
  readonly values: Float64Array;
}

/** A truncation keeps at least one value in a thousand (checked when compiled), so this many misses never happen. */
const ATTEMPTS = 100_000;
const { fixed: FIXED, uniform: UNIFORM, triangular: TRIANGULAR, normal: NORMAL, lognormal: LOGNORMAL, exponential: EXPONENTIAL, gamma: GAMMA, weibull: WEIBULL, beta: BETA, logLogistic: LOG_LOGISTIC, empirical: EMPIRICAL, histogram: HISTOGRAM } = LAW;
const STRIDE = PARAMETERS;

/**
 * Draws a time in minutes. Hot path: one switch over integer kinds, no allocation. Values outside [min, max] are drawn
 * again, which is the truncated law. Expressions, and times until an instant, are found by the kernel, which knows case and clock.
 */
export function sample(table: DistributionTable, index: number, stream: RandomStream): number {
  const at = index * STRIDE;
  const p = table.parameters;
  const kind = table.kinds[index]!;
  const a = p[at]!;
  if (kind === FIXED) return a;
  const min = p[at + 4]!;
  const max = p[at + 5]!;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const u = kind === GAMMA || kind === BETA ? 0 : stream.uniform();
    const x = isInvertible(kind) ? invert(kind, a, p[at + 1]!, u) : kind === GAMMA ? p[at + 1]! * sampleGamma(a, stream) : rarer(table, kind, at, u, stream);
    if (x >= min && x <= max) return x;
  }
  return Math.min(max, Math.max(min, 0));
}

/** Laws of two parameters that are drawn by inverting one uniform number. */
export const isInvertible = (kind: number): boolean => kind === EXPONENTIAL || kind === LOGNORMAL || kind === NORMAL || kind === UNIFORM;

/** The quantile of such a law at `u`. */
export function invert(kind: number, a: number, b: number, u: number): number {
  if (kind === EXPONENTIAL) return -a * ln(u);
  if (kind === UNIFORM) return a + (b - a) * u;
  const x = a + b * normalQuantile(u);
  return kind === LOGNORMAL ? exp(x) : x;
}

function rarer(table: DistributionTable, kind: number, at: number, u: number, stream: RandomStream): number {
  const p = table.parameters;
  const a = p[at]!;
  const b = p[at + 1]!;
  switch (kind) {
    case TRIANGULAR: return sampleTriangular(a, b, p[at + 2]!, u);
    case WEIBULL: return b * Math.pow(-Math.log(u), 1 / a);
    case BETA: return p[at + 2]! + p[at + 3]! * sampleBeta(a, b, stream);
    case LOG_LOGISTIC: return b * Math.pow(u / (1 - u), 1 / a);
    case EMPIRICAL: return table.values[a + Math.floor(u * b)]!;
    case HISTOGRAM: return drawBin(table.values, a, b, u);
    default: throw new Error(`Unknown law ${kind}`);
  }
}

/** `count` triples (cumulative share, from, to) from `offset`. */
function drawBin(values: Float64Array, offset: number, count: number, u: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < values[offset + 3 * middle]!) high = middle;
    else low = middle + 1;
  }
  const before = low === 0 ? 0 : values[offset + 3 * (low - 1)]!;
  const share = values[offset + 3 * low]! - before;
  const from = values[offset + 3 * low + 1]!;
  return from + (values[offset + 3 * low + 2]! - from) * ((u - before) / share);
}
