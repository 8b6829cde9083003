import type { Law } from './Law.ts';

/**
 * Log-logistic by shape β and scale α (its median): mean α·b/sin b with b = π/β, which exists for β > 1; the variance
 * for β > 2. Inverse transform α·(u/(1 − u))^(1/β), one draw.
 */
export function logLogisticLaw(shape: number, scale: number): Law {
  const b = Math.PI / shape;
  const mean = shape > 1 ? (scale * b) / Math.sin(b) : Infinity;
  return {
    mean,
    variance: shape > 2 ? scale * scale * ((2 * b) / Math.sin(2 * b) - (b / Math.sin(b)) ** 2) : Infinity,
    lower: 0,
    upper: Infinity,
    cdf: (x) => (x <= 0 ? 0 : 1 / (1 + (x / scale) ** -shape)),
    density: (x) => (x <= 0 ? 0 : ((shape / scale) * (x / scale) ** (shape - 1)) / (1 + (x / scale) ** shape) ** 2),
  };
}
