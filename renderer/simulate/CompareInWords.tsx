import type { Comparison, SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { useT } from '../i18n.ts';
import { scenarioKey, scenarioName } from '../store/scenarios.ts';
import { joinSentences } from '../../shared/analysis/words/joinSentences.ts';
import { comparisonOf, differenceText, referenceOf } from '../../shared/analysis/words/compareMeasures.ts';

interface CompareInWordsProps {
  readonly document: ModelDocument;
  readonly report: SimulationReport;
  readonly currency: string;
}

const IN_WORDS = ['cycleTime', 'cost'] as const;

/** What each variant does to time and money, as one would say it; the table below has the figures. */
export function CompareInWords({ document, report, currency }: CompareInWordsProps) {
  const t = useT();
  const sentence = (comparison: Comparison & { readonly measure: (typeof IN_WORDS)[number] }, variant: string) => {
    const { measure, verdict, difference } = comparison;
    // The verb says the direction.
    const size = differenceText(t, measure, { ...difference, mean: Math.abs(difference.mean) }, referenceOf(report.scenarios, measure), currency);
    const by = size.interval ? `${size.value} ${t('results.plusMinus', { halfWidth: size.interval.halfWidth })}` : size.value;
    return t(`results.compare.sentence.${measure}.${verdict}`, { variant, by });
  };
  const rows = report.scenarios.slice(1).map(({ variant, name }) => ({
    key: scenarioKey(variant),
    text: joinSentences(t.locale, IN_WORDS.flatMap((measure) => {
      const comparison = comparisonOf(report, variant, measure);
      return comparison ? [sentence({ ...comparison, measure }, scenarioName(document, variant, t('results.master'), name))] : [];
    })),
    verdict: comparisonOf(report, variant, 'cycleTime')?.verdict,
  }));
  return (
    <section className="compare-words" aria-label={t('results.compare.inWords')}>
      <ul>{rows.map(({ key, text, verdict }) => <li key={key} data-verdict={verdict}>{text}</li>)}</ul>
    </section>
  );
}
