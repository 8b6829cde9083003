import type { Translator } from '../../i18n/translator.ts';
import type { VariantId } from '../../model/ids.ts';
import type { Estimate, SimulationReport } from '../SimulationReport.ts';
import { comparisonOf, differenceText, referenceOf } from './compareMeasures.ts';
import type { IntervalText } from './interval.ts';

const IN_WORDS = ['cycleTime', 'cost'] as const;

/** What a variant does to time and money, compared with the base, as one would say it. `write`: how times are written. */
export const verdictSentences = (t: Translator, report: SimulationReport, variant: VariantId | null, variantName: string, currency: string, write?: (time: Estimate) => IntervalText): readonly string[] =>
  IN_WORDS.flatMap((measure) => {
    const comparison = comparisonOf(report, variant, measure);
    if (!comparison) return [];
    const { difference, verdict } = comparison;
    // The verb says the direction.
    const amount = { ...difference, mean: Math.abs(difference.mean) };
    const size = write && measure === 'cycleTime' ? write(amount) : differenceText(t, measure, amount, referenceOf(report.scenarios, measure), currency);
    const by = size.interval ? `${size.value} ${t('results.plusMinus', { halfWidth: size.interval.halfWidth })}` : size.value;
    return [t(`results.compare.sentence.${measure}.${verdict}`, { variant: variantName, by })];
  });
