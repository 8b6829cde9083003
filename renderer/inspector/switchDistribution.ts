import type { Distribution, TimeUnit } from '../../shared/model/Distribution.ts';
import { MINUTES_PER_UNIT } from '../../shared/model/Distribution.ts';
import { never } from '../../shared/never.ts';
import { parameterOf, type DistributionKind } from './distributionForm.ts';

/** Four digits: a person reads them, and the mean stays within half a thousandth. */
const rounded = (value: number) => Number(value.toPrecision(4));
/** Less than a millionth of a unit is no time that a person would type. */
const SMALLEST = 1e-6;

/**
 * A distribution of another kind with the same mean, in the same unit, and a plain spread to start from
 * (half to one and a half times the mean, or a variation of 25 to 100 %, as is usual for the kind).
 * `mean` is in `unit`. A mean of 0 becomes 1 where the kind allows no 0.
 */
export function distributionWithMean(kind: DistributionKind, unit: TimeUnit, mean: number): Distribution {
  const m = Number.isFinite(mean) ? (mean < SMALLEST ? 0 : mean) : 1;
  const positive = m >= SMALLEST ? rounded(m) : 1;
  const low = rounded(m * 0.5);
  const mid = rounded(m);
  const high = rounded(m * 1.5);
  switch (kind) {
    case 'fixed': return { kind, unit, value: mid };
    case 'uniform': return { kind, unit, min: low, max: high };
    case 'triangular': return { kind, unit, min: low, mode: mid, max: high };
    case 'pert': return { kind, unit, min: low, mode: mid, max: high };
    case 'normal': return { kind, unit, mean: mid, sd: rounded(m / 4) };
    case 'lognormal': return { kind, unit, mean: positive, sd: rounded(positive / 2) };
    case 'lognormalLog': {
      // sd = mean / 2  ⇒  σ² = ln(1 + ¼), μ = ln(mean) − σ² / 2.
      const variance = Math.log(1.25);
      return { kind, unit, mu: rounded(Math.log(positive) - variance / 2), sigma: rounded(Math.sqrt(variance)) };
    }
    case 'exponential': return { kind, unit, mean: positive };
    case 'erlang': return { kind, unit, shape: 3, mean: positive };
    case 'gamma': return { kind, unit, shape: 2, mean: positive };
    // Mean of a Weibull with shape 2: scale · Γ(3/2) = scale · √π / 2.
    case 'weibull': return { kind, unit, shape: 2, scale: rounded((positive * 2) / Math.sqrt(Math.PI)) };
    // Mean of a log-logistic with shape 4: scale · (π/4) / sin(π/4).
    case 'logLogistic': return { kind, unit, shape: 4, scale: rounded((positive * Math.sin(Math.PI / 4)) / (Math.PI / 4)) };
    // Mean: min + (max − min) · α / (α + β).
    case 'beta': return { kind, unit, alpha: 2, beta: 3, min: rounded(m * 0.6), max: rounded(m * 1.6) };
    case 'empirical': return { kind, unit, values: [low, mid, high] };
    case 'histogram': return { kind, unit, bins: [{ from: rounded(positive * 0.5), to: positive, weight: 1 }, { from: positive, to: rounded(positive * 1.5), weight: 1 }] };
    case 'expression': return { kind, unit, feel: String(positive) };
    default: return never(kind);
  }
}

/** The same distribution with one number changed; a cut-off that is taken away is left out. */
export function withParameter(distribution: Distribution, name: string, value: number | undefined): Distribution {
  const { [name]: _, ...others } = distribution as Distribution & Readonly<Record<string, unknown>>;
  // The parameter belongs to this very kind (the form lists them), so the union member stays the same.
  return (value === undefined ? others : { ...others, [name]: value }) as Distribution;
}

/**
 * The same distribution with one number changed, and the others carried along where the least would come above the most:
 * three points are typed one after the other, and none of the steps between is wrong.
 */
export function withPoint(distribution: Distribution, name: string, value: number): Distribution {
  const isOrdered = distribution.kind === 'uniform' || distribution.kind === 'triangular' || distribution.kind === 'pert' || distribution.kind === 'beta';
  const at = POINTS.indexOf(name);
  let next = withParameter(distribution, name, value);
  if (!isOrdered || at < 0) return next;
  for (const [i, other] of POINTS.entries()) {
    const point = parameterOf(next, other);
    if (point !== undefined && ((i < at && point > value) || (i > at && point < value))) next = withParameter(next, other, value);
  }
  return next;
}

/** From the least to the most. */
const POINTS: readonly string[] = ['min', 'mode', 'max'];

/** Times in another unit that mean the same, to 15 digits (forms show fewer): 90 min become 1.5 h. */
export const inUnit = (distribution: Distribution, unit: TimeUnit): Distribution =>
  scaledBy({ ...distribution, unit }, MINUTES_PER_UNIT[distribution.unit] / MINUTES_PER_UNIT[unit]);

/** Every time of the distribution multiplied: mean and spread grow alike, its shape and where it is cut off stay. An expression stays as it is. */
export function scaledBy(distribution: Distribution, factor: number): Distribution {
  const scale = (value: number) => Number((value * factor).toPrecision(15));
  switch (distribution.kind) {
    case 'empirical': return scaledBounds({ ...distribution, values: distribution.values.map(scale) }, scale);
    case 'histogram': return scaledBounds({ ...distribution, bins: distribution.bins.map(({ from, to, weight }) => ({ from: scale(from), to: scale(to), weight })) }, scale);
    case 'lognormalLog': return scaledBounds({ ...distribution, mu: distribution.mu + Math.log(factor) }, scale);
    case 'expression': return distribution;
    default: {
      let next: Distribution = distribution;
      for (const name of ['value', 'min', 'mode', 'max', 'mean', 'sd', 'scale']) {
        const value = parameterOf(next, name);
        if (value !== undefined) next = withParameter(next, name, scale(value));
      }
      return next;
    }
  }
}

function scaledBounds(distribution: Distribution, scale: (value: number) => number): Distribution {
  let next = distribution;
  for (const name of ['min', 'max']) {
    const value = parameterOf(next, name);
    if (value !== undefined) next = withParameter(next, name, scale(value));
  }
  return next;
}
