import type { Law } from './Law.ts';

/** Values as observed, each as likely as the others; one draw. */
export function empiricalLaw(values: readonly number[]): Law {
  const sorted = values.toSorted((a, b) => a - b);
  const mean = sorted.reduce((sum, v) => sum + v, 0) / sorted.length;
  return {
    mean,
    variance: sorted.reduce((sum, v) => sum + (v - mean) ** 2, 0) / sorted.length,
    lower: sorted[0] ?? 0,
    upper: sorted.at(-1) ?? 0,
    cdf: (x) => sorted.filter((v) => v <= x).length / sorted.length,
    density: null,
  };
}
