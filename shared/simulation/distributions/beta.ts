import type { RandomStream } from '../randomStream.ts';
import { sampleGamma } from './gamma.ts';
import type { Law } from './Law.ts';
import { betaI, logGamma } from './specialFunctions.ts';

/** Beta(α, β) stretched to [min, max]: mean min + span·α/(α + β). */
export function betaLaw(alpha: number, beta: number, min: number, max: number): Law {
  const span = max - min;
  const total = alpha + beta;
  const constant = Math.exp(logGamma(total) - logGamma(alpha) - logGamma(beta)) / span;
  return {
    mean: min + (span * alpha) / total,
    variance: (span * span * alpha * beta) / (total * total * (total + 1)),
    lower: min,
    upper: max,
    cdf: (x) => betaI(alpha, beta, (x - min) / span),
    density: (x) => {
      const y = (x - min) / span;
      return y <= 0 || y >= 1 ? 0 : constant * y ** (alpha - 1) * (1 - y) ** (beta - 1);
    },
  };
}

/** Beta on [0, 1] as X/(X + Y) of two gammas (Law, 5th ed., §8.3.8). */
export function sampleBeta(alpha: number, beta: number, stream: RandomStream): number {
  const x = sampleGamma(alpha, stream);
  const y = sampleGamma(beta, stream);
  return x === 0 && y === 0 ? 0.5 : x / (x + y);
}

/** PERT as the beta with λ = 4 (Vose, Risk Analysis, 3rd ed., §7): mean (min + 4·mode + max)/6. */
export const pertShapes = (min: number, mode: number, max: number): { readonly alpha: number; readonly beta: number } => ({
  alpha: 1 + (4 * (mode - min)) / (max - min),
  beta: 1 + (4 * (max - mode)) / (max - min),
});
