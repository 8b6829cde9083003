import type { Law } from './Law.ts';
import { normalCdf } from './specialFunctions.ts';

/** Normal, before it is truncated at 0. Sampled by inverse transform (AS 241), one draw, so it couples monotonically. */
export const normalLaw = (mean: number, sd: number): Law => ({
  mean,
  variance: sd * sd,
  lower: -Infinity,
  upper: Infinity,
  cdf: (x) => normalCdf((x - mean) / sd),
  density: (x) => Math.exp(-0.5 * ((x - mean) / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI)),
});
