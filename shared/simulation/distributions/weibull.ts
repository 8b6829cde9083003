import type { Law } from './Law.ts';
import { logGamma } from './specialFunctions.ts';

/** Weibull by shape k and scale λ: mean λΓ(1 + 1/k). Inverse transform λ(−ln u)^(1/k), one draw. */
export function weibullLaw(shape: number, scale: number): Law {
  const mean = scale * Math.exp(logGamma(1 + 1 / shape));
  return {
    mean,
    variance: Math.max(0, scale * scale * Math.exp(logGamma(1 + 2 / shape)) - mean * mean),
    lower: 0,
    upper: Infinity,
    cdf: (x) => (x <= 0 ? 0 : -Math.expm1(-((x / scale) ** shape))),
    density: (x) => (x <= 0 ? 0 : (shape / scale) * (x / scale) ** (shape - 1) * Math.exp(-((x / scale) ** shape))),
  };
}
