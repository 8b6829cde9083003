import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatDuration, formatNumber } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Distribution, TimeUnit } from '../../model/Distribution.ts';
import { never } from '../../never.ts';
import { distributionFacts } from '../../simulation/distributions/distributionFacts.ts';
import { inBoth } from '../inBoth.ts';
import type { Text } from '../Text.ts';

const UNITS: Readonly<Record<TimeUnit, MessageKey>> = { s: 'inspector.unit.s', min: 'inspector.unit.min', h: 'inspector.unit.h', day: 'inspector.unit.day', week: 'inspector.unit.week' };

type Part = readonly [label: MessageKey, value: number, hasUnit: boolean];

/** The numbers of a distribution as its form asks for them. */
function parts(of: Distribution): readonly Part[] {
  const time = (label: MessageKey, value: number): Part => [label, value, true];
  const plain = (label: MessageKey, value: number): Part => [label, value, false];
  switch (of.kind) {
    case 'fixed': case 'empirical': case 'histogram': case 'expression': return [];
    case 'uniform': return [time('inspector.distribution.min', of.min), time('inspector.distribution.max', of.max)];
    case 'triangular': case 'pert': return [time('inspector.distribution.min', of.min), time('inspector.distribution.mode', of.mode), time('inspector.distribution.max', of.max)];
    case 'normal': case 'lognormal': return [time('inspector.distribution.mean', of.mean), time('inspector.distribution.sd', of.sd)];
    case 'lognormalLog': return [plain('inspector.distribution.mu', of.mu), plain('inspector.distribution.sigma', of.sigma)];
    case 'exponential': return [time('inspector.distribution.mean', of.mean)];
    case 'erlang': return [time('inspector.distribution.mean', of.mean), plain('inspector.distribution.stages', of.shape)];
    case 'gamma': return [time('inspector.distribution.mean', of.mean), plain('inspector.distribution.shape', of.shape)];
    case 'weibull': case 'logLogistic': return [plain('inspector.distribution.shape', of.shape), time('inspector.distribution.scale', of.scale)];
    case 'beta': return [plain('inspector.distribution.alpha', of.alpha), plain('inspector.distribution.betaShape', of.beta), time('inspector.distribution.min', of.min), time('inspector.distribution.max', of.max)];
    default: return never(of);
  }
}

/** Kinds whose `min` and `max` cut them off, instead of being a part of their shape. */
function limits(of: Distribution): readonly Part[] {
  if (of.kind === 'fixed' || of.kind === 'uniform' || of.kind === 'triangular' || of.kind === 'pert' || of.kind === 'beta') return [];
  return [
    ...(of.min === undefined ? [] : [['inspector.distribution.neverBelow', of.min, true] as const]),
    ...(of.max === undefined ? [] : [['inspector.distribution.neverAbove', of.max, true] as const]),
  ];
}

function reads(t: Translator, of: Distribution): string {
  const withUnit = (n: number) => `${formatNumber(t.locale, n, 3)} ${t(UNITS[of.unit])}`;
  if (of.kind === 'fixed') return withUnit(of.value);
  const kind = t(`inspector.distribution.${of.kind}`);
  const said = [...parts(of), ...limits(of)].map(([label, value, hasUnit]) => `${t(label)} ${hasUnit ? withUnit(value) : formatNumber(t.locale, value, 3)}`);
  if (of.kind === 'expression') said.unshift(of.feel);
  if (of.kind === 'empirical' || of.kind === 'histogram') {
    const facts = distributionFacts(of);
    if (facts.ok) said.unshift(t('inspector.distribution.factMean', { mean: formatDuration(t.locale, facts.value.mean) }), t('inspector.distribution.factP90', { p90: formatDuration(t.locale, facts.value.p90) }));
  }
  return [kind, ...said].join(' · ');
}

/** A random time in plain words: what it is, and the numbers it was given, in their own unit. */
export const distributionText = (of: Distribution | null | undefined): Text | null => (of ? inBoth((t) => reads(t, of)) : null);
