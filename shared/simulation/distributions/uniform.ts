import type { Law } from './Law.ts';

/** Uniform on [min, max]: mean (min + max)/2, variance (max − min)²/12. Inverse transform, one draw. */
export const uniformLaw = (min: number, max: number): Law => ({
  mean: (min + max) / 2,
  variance: (max - min) ** 2 / 12,
  lower: min,
  upper: max,
  cdf: (x) => Math.min(1, Math.max(0, (x - min) / (max - min))),
  density: (x) => (x < min || x > max ? 0 : 1 / (max - min)),
});
