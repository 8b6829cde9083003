import type { Law } from './Law.ts';
import { normalCdf } from './specialFunctions.ts';

/** Lognormal by μ and σ of its logarithm: mean exp(μ + σ²/2), variance (exp σ² − 1)·mean². Inverse transform, one draw. */
export function lognormalLaw(mu: number, sigma: number): Law {
  const mean = Math.exp(mu + (sigma * sigma) / 2);
  return {
    mean,
    variance: Math.expm1(sigma * sigma) * mean * mean,
    lower: 0,
    upper: Infinity,
    cdf: (x) => (x <= 0 ? 0 : normalCdf((Math.log(x) - mu) / sigma)),
    density: (x) => (x <= 0 ? 0 : Math.exp(-0.5 * ((Math.log(x) - mu) / sigma) ** 2) / (x * sigma * Math.sqrt(2 * Math.PI))),
  };
}

/** μ and σ of the logarithm from mean and standard deviation of the variable: σ² = ln(1 + sd²/mean²), μ = ln mean − σ²/2. */
export function lognormalFromMoments(mean: number, sd: number): { readonly mu: number; readonly sigma: number } {
  const variance = Math.log1p((sd / mean) ** 2);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}
