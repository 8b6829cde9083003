import { message, type Message } from '../../shared/i18n/Message.ts';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import type { Distribution } from '../../shared/model/Distribution.ts';
import { distributionFacts } from '../../shared/simulation/distributions/distributionFacts.ts';
import type { NumberLimits } from './parseNumber.ts';

export type DistributionKind = Distribution['kind'];

export interface DistributionParameter {
  readonly name: string;
  readonly label: MessageKey;
  /** `time`: in the unit of the distribution; `none`: a plain number. */
  readonly unit: 'time' | 'none';
  readonly limits: NumberLimits;
}

export interface DistributionForm {
  /** What it is called in plain words, before the name that textbooks use. */
  readonly label: MessageKey;
  readonly parameters: readonly DistributionParameter[];
  /** May be cut off below and above. */
  readonly isBounded: boolean;
}

const LARGEST = 1e9;
const time = (name: string, label: MessageKey): DistributionParameter => ({ name, label, unit: 'time', limits: { min: 0, max: LARGEST } });
const positiveTime = (name: string, label: MessageKey): DistributionParameter => ({ name, label, unit: 'time', limits: { min: 0, max: LARGEST, isMinExcluded: true } });
const shape = (name: string, label: MessageKey): DistributionParameter => ({ name, label, unit: 'none', limits: { min: 0, max: LARGEST, isMinExcluded: true } });

const min = time('min', 'inspector.distribution.min');
const mode = time('mode', 'inspector.distribution.mode');
const max = time('max', 'inspector.distribution.max');
const sd = time('sd', 'inspector.distribution.sd');

/** One form per kind, the everyday ones first. Numbers carry the names that the schema gives them. */
export const DISTRIBUTION_FORMS: Readonly<Record<DistributionKind, DistributionForm>> = {
  fixed: { label: 'inspector.distribution.fixed', parameters: [time('value', 'inspector.distribution.value')], isBounded: false },
  uniform: { label: 'inspector.distribution.uniform', parameters: [min, max], isBounded: false },
  triangular: { label: 'inspector.distribution.triangular', parameters: [min, mode, max], isBounded: false },
  pert: { label: 'inspector.distribution.pert', parameters: [min, mode, max], isBounded: false },
  normal: { label: 'inspector.distribution.normal', parameters: [time('mean', 'inspector.distribution.mean'), sd], isBounded: true },
  lognormal: { label: 'inspector.distribution.lognormal', parameters: [positiveTime('mean', 'inspector.distribution.mean'), sd], isBounded: true },
  exponential: { label: 'inspector.distribution.exponential', parameters: [positiveTime('mean', 'inspector.distribution.mean')], isBounded: true },
  erlang: {
    label: 'inspector.distribution.erlang',
    parameters: [positiveTime('mean', 'inspector.distribution.mean'), { name: 'shape', label: 'inspector.distribution.stages', unit: 'none', limits: { min: 1, max: 1_000, isWhole: true } }],
    isBounded: true,
  },
  gamma: { label: 'inspector.distribution.gamma', parameters: [positiveTime('mean', 'inspector.distribution.mean'), shape('shape', 'inspector.distribution.shape')], isBounded: true },
  weibull: { label: 'inspector.distribution.weibull', parameters: [positiveTime('scale', 'inspector.distribution.scale'), shape('shape', 'inspector.distribution.shape')], isBounded: true },
  logLogistic: { label: 'inspector.distribution.logLogistic', parameters: [positiveTime('scale', 'inspector.distribution.scale'), shape('shape', 'inspector.distribution.shape')], isBounded: true },
  beta: { label: 'inspector.distribution.beta', parameters: [min, max, shape('alpha', 'inspector.distribution.alpha'), shape('beta', 'inspector.distribution.betaShape')], isBounded: false },
  lognormalLog: {
    label: 'inspector.distribution.lognormalLog',
    parameters: [
      { name: 'mu', label: 'inspector.distribution.mu', unit: 'none', limits: { min: -50, max: 50 } },
      { name: 'sigma', label: 'inspector.distribution.sigma', unit: 'none', limits: { min: 0, max: 20 } },
    ],
    isBounded: true,
  },
  empirical: { label: 'inspector.distribution.empirical', parameters: [], isBounded: true },
  histogram: { label: 'inspector.distribution.histogram', parameters: [], isBounded: true },
  expression: { label: 'inspector.distribution.expression', parameters: [], isBounded: true },
};

export const DISTRIBUTION_KINDS = Object.keys(DISTRIBUTION_FORMS) as readonly DistributionKind[];

const BOUND_LIMITS: NumberLimits = { min: 0, max: LARGEST };
/** Of a distribution that may be cut off. */
export const CUT_OFFS: readonly DistributionParameter[] = [
  { name: 'min', label: 'inspector.distribution.neverBelow', unit: 'time', limits: BOUND_LIMITS },
  { name: 'max', label: 'inspector.distribution.neverAbove', unit: 'time', limits: BOUND_LIMITS },
];

/** A number of a distribution by its name, or `undefined` where it is left open. */
export function parameterOf(distribution: Distribution, name: string): number | undefined {
  const value = Object.entries(distribution).find(([key]) => key === name)?.[1];
  return typeof value === 'number' ? value : undefined;
}

/** What contradicts itself between the numbers of one distribution; single numbers are checked where they are typed. */
export function checkDistribution(distribution: Distribution): Message | null {
  const lowest = parameterOf(distribution, 'min');
  const highest = parameterOf(distribution, 'max');
  const likeliest = parameterOf(distribution, 'mode');
  if (lowest !== undefined && highest !== undefined && lowest > highest) return message('inspector.error.minAboveMax');
  if (likeliest !== undefined && ((lowest ?? 0) > likeliest || likeliest > (highest ?? Infinity))) return message('inspector.error.modeOutside');
  if (distribution.kind === 'histogram') {
    if (distribution.bins.some(({ from, to }) => to <= from)) return message('inspector.error.binBackwards');
    if (distribution.bins.every(({ weight }) => weight === 0)) return message('inspector.error.binsWeightless');
  }
  return null;
}

/** What is wrong with a distribution as a whole: no run could draw from it. An expression is tried on cases instead. */
export function refusal(distribution: Distribution): Message | null {
  const contradiction = checkDistribution(distribution);
  if (contradiction || distribution.kind === 'expression') return contradiction;
  const facts = distributionFacts(distribution);
  return facts.ok || facts.error === 'expression' ? null : message(`inspector.error.distribution.${facts.error}`);
}

/** The same distribution, not cut off anywhere. */
export function withoutCutOffs(distribution: Distribution): Distribution {
  if (!DISTRIBUTION_FORMS[distribution.kind].isBounded) return distribution;
  const { min: _, max: __, ...whole } = distribution as Distribution & { readonly min?: number; readonly max?: number };
  // Both are optional in every kind that may be cut off.
  return whole as Distribution;
}
