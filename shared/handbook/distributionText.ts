import { formatDuration } from '../i18n/format.ts';
import type { Translator } from '../i18n/translator.ts';
import { MINUTES_PER_UNIT, type Distribution } from '../model/Distribution.ts';
import { distributionFacts } from '../simulation/distributions/distributionFacts.ts';

/** A random time as people say it: `12 min`, `5 min to 20 min, mostly 8 min`, `30 min on average, nine in ten within 1 h`. */
export const distributionText = (t: Translator, distribution: Distribution): string =>
  inWords(t, distribution, (value) => formatDuration(t.locale, value * MINUTES_PER_UNIT[distribution.unit]));

/** A random number of a case, such as an amount: the unit that the schema asks for means nothing here. */
export const numberInWords = (t: Translator, distribution: Distribution, write: (value: number) => string): string => inWords(t, distribution, write);

/** `write` takes a value in the unit of the distribution. */
function inWords(t: Translator, distribution: Distribution, write: (value: number) => string): string {
  switch (distribution.kind) {
    case 'fixed': return write(distribution.value);
    case 'uniform': return t('book.time.between', { min: write(distribution.min), max: write(distribution.max) });
    case 'triangular':
    case 'pert': return t('book.time.mostly', { min: write(distribution.min), max: write(distribution.max), mode: write(distribution.mode) });
    case 'expression': return t('book.time.formula', { formula: distribution.feel, unit: t(`inspector.unit.${distribution.unit}`) });
    default: {
      const facts = distributionFacts(distribution);
      if (!facts.ok) return '–';
      const { mean, p90, sd } = facts.value;
      const per = MINUTES_PER_UNIT[distribution.unit];
      return sd === 0 ? write(mean / per) : t('book.time.mean', { mean: write(mean / per), p90: write(p90 / per) });
    }
  }
}

/** Mean in minutes, as far as it can be known before a run. */
export function meanMinutes(distribution: Distribution | null): number | null {
  if (distribution === null || distribution.kind === 'expression') return null;
  if (distribution.kind === 'fixed') return distribution.value * MINUTES_PER_UNIT[distribution.unit];
  const facts = distributionFacts(distribution);
  return facts.ok && Number.isFinite(facts.value.mean) ? facts.value.mean : null;
}
