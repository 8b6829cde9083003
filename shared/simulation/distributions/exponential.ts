import type { Law } from './Law.ts';

/** Exponential by its mean: variance mean². Inverse transform −mean·ln u, one draw. */
export const exponentialLaw = (mean: number): Law => ({
  mean,
  variance: mean * mean,
  lower: 0,
  upper: Infinity,
  cdf: (x) => (x <= 0 ? 0 : -Math.expm1(-x / mean)),
  density: (x) => (x < 0 ? 0 : Math.exp(-x / mean) / mean),
});
