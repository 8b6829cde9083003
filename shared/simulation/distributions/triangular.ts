import type { Law } from './Law.ts';

/** Triangular: mean (a + m + b)/3, variance (a² + m² + b² − am − ab − mb)/18 (Law, 5th ed., §6.2.2). */
export function triangularLaw(min: number, mode: number, max: number): Law {
  const span = max - min;
  return {
    mean: (min + mode + max) / 3,
    variance: (min * min + mode * mode + max * max - min * mode - min * max - mode * max) / 18,
    lower: min,
    upper: max,
    cdf: (x) => {
      if (x <= min) return 0;
      if (x >= max) return 1;
      return x < mode ? (x - min) ** 2 / (span * (mode - min)) : 1 - (max - x) ** 2 / (span * (max - mode));
    },
    density: (x) => {
      if (x < min || x > max) return 0;
      if (x === mode) return 2 / span;
      return x < mode ? (2 * (x - min)) / (span * (mode - min)) : (2 * (max - x)) / (span * (max - mode));
    },
  };
}

/** By inverse transform (Law, 5th ed., §8.3.15); one draw. */
export function sampleTriangular(min: number, mode: number, max: number, u: number): number {
  const span = max - min;
  return u * span < mode - min ? min + Math.sqrt(u * span * (mode - min)) : max - Math.sqrt((1 - u) * span * (max - mode));
}
