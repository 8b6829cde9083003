import { parseIsoDuration } from '../../bpmn/read/isoDuration.ts';
import { isoDurationSeconds } from '../../isoDuration.ts';
import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import type { Distribution } from '../../model/Distribution.ts';
import { unitNamed, type BpsimUnit } from './BpsimUnits.ts';

const LIMIT = 1e9;
const isAmount = (n: number): boolean => Number.isFinite(n) && n >= 0 && n <= LIMIT;
const numberIn = (element: XmlElement, name: string): number => { const text = element.get(name)?.trim(); return text === undefined || text === '' ? Number.NaN : Number(text); };

/** Values of a parameter (BPSim 2.0 §6.3): constants and distributions. Requests for results are none. */
export const valuesOf = (parameter: XmlElement): XmlElement[] => parameter.elements().filter((child) => child.vocabulary === 'bpsim' && child.local !== 'ResultRequest');

/** A number without a unit (count, probability, cost). */
export function readNumber(value: XmlElement): number | null {
  const n = value.is('NumericParameter', 'bpsim') || value.is('FloatingParameter', 'bpsim') || value.is('StringParameter', 'bpsim') ? numberIn(value, 'value') : Number.NaN;
  return Number.isFinite(n) ? n : null;
}

/** Log of n! (Stirling with correction terms, Abramowitz and Stegun 6.1.41; exact below 20). */
function logFactorial(n: number): number {
  if (n < 20) { let sum = 0; for (let i = 2; i <= n; i += 1) sum += Math.log(i); return sum; }
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1_260 * x ** 5);
}

const NEGLIGIBLE = 1e-12;
const MOST_MASSES = 10_000;

/** A distribution over whole numbers as a histogram of bins without width. */
function masses(logWeight: (k: number) => number, last: number, { unit, factor }: BpsimUnit): Distribution | null {
  const bins: { from: number; to: number; weight: number }[] = [];
  for (let k = 0; k <= last && bins.length < MOST_MASSES; k += 1) {
    const weight = Math.exp(logWeight(k));
    if (weight > NEGLIGIBLE) bins.push({ from: k * factor, to: k * factor, weight });
  }
  return bins.length > 0 ? { kind: 'histogram', unit, bins } : null;
}

/**
 * A time: constant or distribution of BPSim 1.0 and 2.0, in the unit it names or that of the scenario. Normal and
 * lognormal by mean and standard deviation of the variable, gamma and Weibull by shape and scale, Erlang by k and mean,
 * beta by its two shapes on [0, 1]. Poisson, binomial and user distributions become the whole numbers they are.
 * `null` when a number is missing or impossible, or the form is not a time.
 */
export function readTime(value: XmlElement, base: BpsimUnit): Distribution | null {
  const given = value.get('timeUnit');
  const chosen = given === undefined ? base : unitNamed(given);
  if (!chosen || value.vocabulary !== 'bpsim') return null;
  const { unit, factor } = chosen;
  const time = (name: string) => numberIn(value, name) * factor;
  const all = (...numbers: readonly number[]) => numbers.every(isAmount);
  const fixed = (n: number): Distribution | null => (isAmount(n) ? { kind: 'fixed', unit, value: n } : null);
  const shape = (name: string) => numberIn(value, name);
  switch (value.local) {
    case 'DurationParameter': {
      const text = value.get('value') ?? '';
      return isoDurationSeconds(text) === 0 ? { kind: 'fixed', unit, value: 0 } : parseIsoDuration(text);
    }
    case 'NumericParameter':
    case 'FloatingParameter': return fixed(time('value'));
    case 'NegativeExponentialDistribution': return all(time('mean')) ? (time('mean') > 0 ? { kind: 'exponential', unit, mean: time('mean') } : fixed(0)) : null;
    case 'NormalDistribution': return all(time('mean'), time('standardDeviation')) ? { kind: 'normal', unit, mean: time('mean'), sd: time('standardDeviation') } : null;
    case 'TruncatedNormalDistribution':
      return all(time('mean'), time('standardDeviation'), time('min'), time('max')) && time('min') <= time('max') ? { kind: 'normal', unit, mean: time('mean'), sd: time('standardDeviation'), min: time('min'), max: time('max') } : null;
    case 'LogNormalDistribution': return all(time('mean'), time('standardDeviation')) && time('mean') > 0 ? { kind: 'lognormal', unit, mean: time('mean'), sd: time('standardDeviation') } : null;
    case 'GammaDistribution': return all(shape('shape'), time('scale')) && isPositive(shape('shape') * time('scale')) ? { kind: 'gamma', unit, shape: shape('shape'), mean: shape('shape') * time('scale') } : null;
    case 'ErlangDistribution': return Number.isInteger(shape('k')) && shape('k') >= 1 && shape('k') <= 1_000 && isPositive(time('mean')) ? { kind: 'erlang', unit, shape: shape('k'), mean: time('mean') } : null;
    case 'WeibullDistribution': return isPositive(shape('shape')) && isPositive(time('scale')) ? { kind: 'weibull', unit, shape: shape('shape'), scale: time('scale') } : null;
    case 'BetaDistribution': return isPositive(shape('shape')) && isPositive(shape('scale')) ? { kind: 'beta', unit, alpha: shape('shape'), beta: shape('scale'), min: 0, max: factor } : null;
    case 'TriangularDistribution': return all(time('min'), time('mode'), time('max')) && time('min') <= time('mode') && time('mode') <= time('max') ? { kind: 'triangular', unit, min: time('min'), mode: time('mode'), max: time('max') } : null;
    case 'UniformDistribution': return all(time('min'), time('max')) && time('min') <= time('max') ? { kind: 'uniform', unit, min: time('min'), max: time('max') } : null;
    case 'PoissonDistribution': {
      const mean = shape('mean');
      if (!(mean >= 0 && mean <= MOST_MASSES)) return null;
      return mean === 0 ? fixed(0) : masses((k) => k * Math.log(mean) - mean - logFactorial(k), Math.ceil(mean + 12 * Math.sqrt(mean) + 30), chosen);
    }
    case 'BinomialDistribution': {
      const [p, n] = [shape('probability'), shape('trials')];
      if (!(p >= 0 && p <= 1) || !Number.isInteger(n) || n < 1 || n > MOST_MASSES) return null;
      return p === 0 || p === 1 ? fixed(p * n * factor) : masses((k) => logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p), n, chosen);
    }
    case 'UserDistribution': return readUserDistribution(value, chosen);
    case 'EnumParameter': return histogramOf(valuesOf(value).map((inner) => ({ value: readTime(inner, chosen), weight: 1 })), unit);
    default: return null;
  }
}

const isPositive = (n: number): boolean => isAmount(n) && n > 0;

const readUserDistribution = (value: XmlElement, base: BpsimUnit): Distribution | null =>
  histogramOf(value.all('UserDistributionDataPoint', 'bpsim').map((point) => {
    const [inner] = valuesOf(point);
    return { value: inner ? readTime(inner, base) : null, weight: numberIn(point, 'probability') };
  }), base.unit);

/** Constants with weights as one distribution; they must be in one unit. */
function histogramOf(points: readonly { readonly value: Distribution | null; readonly weight: number }[], unit: Distribution['unit']): Distribution | null {
  const bins = points.flatMap(({ value, weight }) => (value?.kind === 'fixed' && value.unit === unit && weight >= 0 ? [{ from: value.value, to: value.value, weight }] : []));
  return bins.length === points.length && bins.some(({ weight }) => weight > 0) ? { kind: 'histogram', unit, bins } : null;
}
