import { MINUTES_PER_UNIT, type Distribution } from '../../model/Distribution.ts';
import { err, ok, type Result } from '../../result.ts';
import { betaLaw, pertShapes } from './beta.ts';
import { LAW } from './distributionTable.ts';
import { empiricalLaw } from './empirical.ts';
import { exponentialLaw } from './exponential.ts';
import { fixedLaw } from './fixed.ts';
import { gammaLaw } from './gamma.ts';
import { binsWithin, histogramLaw } from './histogram.ts';
import type { Law } from './Law.ts';
import { logLogisticLaw } from './logLogistic.ts';
import { lognormalFromMoments, lognormalLaw } from './lognormal.ts';
import { normalLaw } from './normal.ts';
import { triangularLaw } from './triangular.ts';
import { uniformLaw } from './uniform.ts';
import { weibullLaw } from './weibull.ts';

/** A distribution in minutes: its code and parameters for the kernel, and its law for theory. */
export interface CompiledDistribution {
  readonly kind: number;
  readonly parameters: readonly number[];
  readonly values: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly law: Law;
}

export type DistributionError = 'order' | 'truncation' | 'noWeight' | 'noMean' | 'notFinite' | 'expression';

/** Less than one value in a thousand left is no cut of this law any more. */
const LEAST_KEPT = 1e-3;

const plain = (kind: number, parameters: readonly number[], law: Law, values: readonly number[] = []) => ({ kind, parameters, values, law });

/** Converts to minutes and checks what a schema cannot: the order of bounds, weights, and that a truncation leaves something. */
export function compileDistribution(d: Distribution): Result<CompiledDistribution, DistributionError> {
  const unit = MINUTES_PER_UNIT[d.unit];
  const coded = code(d, unit);
  if (typeof coded === 'string') return err(coded);
  const cut: { readonly min?: number | undefined; readonly max?: number | undefined } = ('min' in d || 'max' in d) && d.kind !== 'histogram' ? d : {};
  const isShaped = coded.kind === LAW.fixed || coded.kind === LAW.uniform || coded.kind === LAW.triangular || coded.kind === LAW.beta;
  const min = isShaped ? -Infinity : Math.max(0, (cut.min ?? 0) * unit);
  const max = isShaped ? Infinity : (cut.max ?? Infinity) * unit;
  if (min > max) return err('order');
  if (!coded.parameters.every(Number.isFinite)) return err('notFinite');
  if (!isShaped) {
    const below = coded.law.density === null ? coded.law.cdf(min - 1e-9) : coded.law.cdf(min);
    // Not every law can be asked about infinity.
    const above = max === Infinity ? 1 : coded.law.cdf(max);
    if (!(above - below >= LEAST_KEPT)) return err('truncation');
  }
  if (!Number.isFinite(coded.law.mean) && max === Infinity) return err('noMean');
  return ok({ ...coded, min, max });
}

type Coded = Omit<CompiledDistribution, 'min' | 'max'>;

function code(d: Distribution, unit: number): Coded | DistributionError {
  switch (d.kind) {
    case 'fixed': return fixed(d.value * unit);
    case 'uniform': return spread(d.min, d.max, unit, (min, max) => plain(LAW.uniform, [min, max], uniformLaw(min, max)));
    case 'triangular':
      if (d.mode < d.min || d.mode > d.max) return 'order';
      return spread(d.min, d.max, unit, (min, max) => plain(LAW.triangular, [min, d.mode * unit, max], triangularLaw(min, d.mode * unit, max)));
    case 'pert': {
      if (d.mode < d.min || d.mode > d.max) return 'order';
      const { alpha, beta } = pertShapes(d.min, d.mode, d.max);
      return spread(d.min, d.max, unit, (min, max) => plain(LAW.beta, [alpha, beta, min, max - min], betaLaw(alpha, beta, min, max)));
    }
    case 'beta': return spread(d.min, d.max, unit, (min, max) => plain(LAW.beta, [d.alpha, d.beta, min, max - min], betaLaw(d.alpha, d.beta, min, max)));
    case 'normal': return d.sd === 0 ? fixed(d.mean * unit) : plain(LAW.normal, [d.mean * unit, d.sd * unit], normalLaw(d.mean * unit, d.sd * unit));
    case 'lognormal': {
      if (d.sd === 0) return fixed(d.mean * unit);
      const { mu, sigma } = lognormalFromMoments(d.mean * unit, d.sd * unit);
      return plain(LAW.lognormal, [mu, sigma], lognormalLaw(mu, sigma));
    }
    case 'lognormalLog': {
      // A change of unit multiplies the variable, so it moves the logarithm.
      const mu = d.mu + Math.log(unit);
      return d.sigma === 0 ? fixed(Math.exp(mu)) : plain(LAW.lognormal, [mu, d.sigma], lognormalLaw(mu, d.sigma));
    }
    case 'exponential': return plain(LAW.exponential, [d.mean * unit], exponentialLaw(d.mean * unit));
    case 'erlang':
    case 'gamma': return plain(LAW.gamma, [d.shape, (d.mean * unit) / d.shape], gammaLaw(d.shape, (d.mean * unit) / d.shape));
    case 'weibull': return plain(LAW.weibull, [d.shape, d.scale * unit], weibullLaw(d.shape, d.scale * unit));
    case 'logLogistic': return plain(LAW.logLogistic, [d.shape, d.scale * unit], logLogisticLaw(d.shape, d.scale * unit));
    case 'empirical': {
      const values = d.values.map((v) => v * unit);
      return plain(LAW.empirical, [0, values.length], empiricalLaw(values), values);
    }
    case 'histogram': {
      const whole = d.bins.filter((b) => b.weight > 0).map((b) => ({ from: b.from * unit, to: b.to * unit, weight: b.weight }));
      if (whole.length === 0) return 'noWeight';
      if (whole.some((b) => b.to < b.from) || (d.min ?? 0) > (d.max ?? Infinity)) return 'order';
      // Cut here, once, and never drawn again.
      const bins = binsWithin(whole, (d.min ?? 0) * unit, (d.max ?? Infinity) * unit);
      const total = bins.reduce((sum, b) => sum + b.weight, 0);
      if (!(total >= LEAST_KEPT * whole.reduce((sum, b) => sum + b.weight, 0))) return 'truncation';
      let sum = 0;
      const values = bins.flatMap((b, i) => {
        sum += b.weight / total;
        return [i === bins.length - 1 ? 1 : sum, b.from, b.to];
      });
      return plain(LAW.histogram, [0, bins.length], histogramLaw(bins), values);
    }
    case 'expression': return 'expression';
  }
}

const fixed = (value: number) => plain(LAW.fixed, [value], fixedLaw(value));

/** Bounds in the unit of the form; equal ones make the time certain. */
function spread(min: number, max: number, unit: number, make: (min: number, max: number) => Coded): Coded | DistributionError {
  if (max < min) return 'order';
  return max === min ? fixed(min * unit) : make(min * unit, max * unit);
}
