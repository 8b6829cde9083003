import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { comparisonOf } from '../../shared/analysis/words/compareMeasures.ts';
import { joinSentences } from '../../shared/analysis/words/joinSentences.ts';
import { verdictSentences } from '../../shared/analysis/words/verdictSentences.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { useT } from '../i18n.ts';
import { scenarioKey, scenarioName } from '../store/scenarios.ts';

interface CompareInWordsProps {
  readonly document: ModelDocument;
  readonly report: SimulationReport;
  readonly currency: string;
}

/** What each variant does to time and money, as one would say it; the table below has the figures. */
export function CompareInWords({ document, report, currency }: CompareInWordsProps) {
  const t = useT();
  const rows = report.scenarios.slice(1).map(({ variant, name }) => ({
    key: scenarioKey(variant),
    text: joinSentences(t.locale, verdictSentences(t, report, variant, scenarioName(document, variant, t('results.master'), name), currency)),
    verdict: comparisonOf(report, variant, 'cycleTime')?.verdict,
  }));
  return (
    <section className="compare-words" aria-label={t('results.compare.inWords')}>
      <ul>{rows.map(({ key, text, verdict }) => <li key={key} data-verdict={verdict}>{text}</li>)}</ul>
    </section>
  );
}
