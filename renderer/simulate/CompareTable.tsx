import { useMemo } from 'react';
import { ArrowDownRight, ArrowUpRight, Equal } from 'lucide-react';
import { COMPARED_MEASURES, type AttainmentSummary, type ComparedMeasure, type ScenarioReport, type SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { formatPercent } from '../../shared/i18n/format.ts';
import { serviceId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { useT } from '../i18n.ts';
import { comparisonOf, differenceText, measureText, referenceOf } from '../../shared/analysis/words/compareMeasures.ts';
import { percentInterval } from '../../shared/analysis/words/interval.ts';
import { KEYBOARD_SCROLL } from './ResultCard.tsx';
import { scenarioKey, scenarioName, type Scenario } from '../store/scenarios.ts';
import { attainmentVerdict } from '../../shared/analysis/words/attainmentVerdict.ts';
import { measureOf, settleText, verdictText } from '../../shared/analysis/words/verdict.ts';

interface CompareTableProps {
  readonly document: ModelDocument;
  readonly report: SimulationReport;
  readonly currency: string;
}

/** A variant that does not fit its parent any more may be better for the wrong reason. */
function OpenConflicts({ document, scenario }: { readonly document: ModelDocument; readonly scenario: Scenario }) {
  const t = useT();
  const count = useMemo(() => (scenario !== null && Object.hasOwn(document.variants, scenario) ? effectiveModel(document, scenario).conflicts.length : 0), [document, scenario]);
  return count === 0 ? null : <span className="compare-base" data-tone="warning">{t('shell.variant.conflicts', { count })}</span>;
}

/** Measures down, variants across; each difference with its interval and what it means in words. */
export function CompareTable({ document, report, currency }: CompareTableProps) {
  const t = useT();
  const { scenarios } = report;
  return (
    <section className="figures-scroll" aria-label={t('results.compare.title')} {...KEYBOARD_SCROLL}>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">{t('results.compare.measure')}</th>
            {scenarios.map((scenario, i) => (
              <th key={scenarioKey(scenario.variant)} scope="col">
                {scenarioName(document, scenario.variant, t('results.master'), scenario.name)}
                {i === 0 ? <span className="compare-base">{t('results.compare.isBase')}</span> : null}
                <OpenConflicts document={document} scenario={scenario.variant} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {COMPARED_MEASURES.map((measure) => (
            <tr key={measure}>
              <th scope="row">{t(`results.measure.${measure}`)}{measure === 'cost' ? <span className="compare-sub">{t('results.compare.costNote')}</span> : null}</th>
              {scenarios.map((scenario) => (
                <td key={scenarioKey(scenario.variant)}>
                  <Value measure={measure} scenario={scenario} reference={referenceOf(scenarios, measure)} currency={currency} />
                  <Difference report={report} measure={measure} scenario={scenario} reference={referenceOf(scenarios, measure)} currency={currency} />
                </td>
              ))}
            </tr>
          ))}
          {Object.entries(scenarios[0]?.measures.promises ?? {}).map(([id, { name, target }]) => (
            <tr key={id}>
              <th scope="row">{name}<span className="compare-sub">{t('results.promises.target', { target: formatPercent(t.locale, target) })}</span></th>
              {scenarios.map((scenario) => <td key={scenarioKey(scenario.variant)}><Kept promise={scenario.measures.promises[serviceId(id)]} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How often a promise is kept in one variant; one that the variant does not make is a dash. */
function Kept({ promise }: { readonly promise: AttainmentSummary | undefined }) {
  const t = useT();
  if (!promise) return '–';
  const { value, interval } = percentInterval(t.locale, promise.attainment);
  return (
    <>
      <p className="compare-value tabular">{value}{interval ? <span className="stat-interval"> {t('results.plusMinus', { halfWidth: interval.halfWidth })}</span> : null}</p>
      <p className="compare-sub">{t(`results.promises.${attainmentVerdict(promise)}`)}</p>
    </>
  );
}

interface CellProps {
  readonly measure: ComparedMeasure;
  readonly scenario: ScenarioReport;
  readonly reference: number;
  readonly currency: string;
}

function Value({ measure, scenario, reference, currency }: CellProps) {
  const t = useT();
  const { value, interval } = measureText(t, measure, measureOf(scenario.measures, measure), reference, currency);
  return (
    <p className="compare-value tabular">
      {value}
      {interval ? <span className="stat-interval"> {t('results.plusMinus', { halfWidth: interval.halfWidth })}</span> : null}
    </p>
  );
}

function Difference({ report, measure, scenario, reference, currency }: CellProps & { readonly report: SimulationReport }) {
  const t = useT();
  const comparison = comparisonOf(report, scenario.variant, measure);
  if (!comparison) return null;
  const { difference, verdict } = comparison;
  const text = differenceText(t, measure, difference, reference, currency);
  const value = difference.mean > 0 && /[1-9]/.test(text.value) ? `+${text.value}` : text.value;
  const settle = settleText(comparison, reference);
  const Icon = verdict === 'noDifferenceShown' ? Equal : difference.mean > 0 ? ArrowUpRight : ArrowDownRight;
  return (
    <>
      <p className="compare-difference tabular">
        {text.interval ? t('results.difference', { difference: value, low: text.interval.low, high: text.interval.high }) : value}
      </p>
      <p className="verdict" data-verdict={verdict}><Icon size={13} aria-hidden />{t(verdictText(comparison))}</p>
      {settle ? <p className="compare-settle">{t(settle)}</p> : null}
    </>
  );
}
