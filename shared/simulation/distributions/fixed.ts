import type { Law } from './Law.ts';

/** Always the same time. Consumes no draw. */
export const fixedLaw = (value: number): Law => ({ mean: value, variance: 0, lower: value, upper: value, cdf: (x) => (x >= value ? 1 : 0), density: null });
