import { useCallback, useMemo } from 'react';
import type { ScenarioReport, SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import type { DurationUnit } from '../../shared/i18n/durationText.ts';
import { formatIn, formatNumber, inUnit, unitFor, unitName } from '../../shared/i18n/format.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { Chart, type ChartPaint } from './Chart.tsx';
import { histogramOption } from './histogramOption.ts';
import { ResultCard } from './ResultCard.tsx';
import { scenarioKey, scenarioName } from '../store/scenarios.ts';
import { onOneScale, type HistogramBar } from './timeAxis.ts';

const MOST_BARS = 36;

/** The cycle times of every variant over the same bins and the same height, so that shapes compare. */
export function SmallMultiples({ document, report }: { readonly document: ModelDocument; readonly report: SimulationReport }) {
  const t = useT();
  const format = useFormat();
  const { scenarios } = report;
  const scaled = useMemo(() => onOneScale(scenarios.map(({ histogram }) => histogram), MOST_BARS), [scenarios]);
  // Up to the next 5%, so that the axis ends on a round number.
  const top = Math.max(1, Math.ceil(Math.max(0, ...scaled.flat().map(({ share }) => share)) * 20)) / 20;
  const unit = unitFor(Math.max(...scenarios.map(({ measures }) => measures.cycleTime.p90)));
  const names = scenarios.map(({ variant, name }) => scenarioName(document, variant, t('results.master'), name));
  const table = {
    columns: [`${t('results.column.from')} (${unitName(t.locale, unit)})`, `${t('results.column.to')} (${unitName(t.locale, unit)})`, ...names],
    rows: (scaled[0] ?? []).map(({ from, to }, i) => [
      formatNumber(t.locale, inUnit(from, unit)), formatNumber(t.locale, inUnit(to, unit)), ...scaled.map((bars) => format.percent(bars[i]?.share ?? 0, 1)),
    ]),
  };
  return (
    <ResultCard hasChart title={t('results.compare.distributions')} table={table}>
      <div className="multiples">
        {scenarios.map((scenario, i) => (
          <figure className="multiple" key={scenarioKey(scenario.variant)}>
            <figcaption className="multiple-name">{names[i]}</figcaption>
            <One scenario={scenario} bars={scaled[i] ?? []} top={top} unit={unit} index={i} />
          </figure>
        ))}
      </div>
    </ResultCard>
  );
}

interface OneProps {
  readonly scenario: ScenarioReport;
  readonly bars: readonly HistogramBar[];
  readonly top: number;
  readonly unit: DurationUnit;
  readonly index: number;
}

function One({ scenario, bars, top, unit, index }: OneProps) {
  const t = useT();
  const format = useFormat();
  const { mean, p90 } = scenario.measures.cycleTime;
  const option = useCallback((paint: ChartPaint) => histogramOption({
    bars, unit, top, locale: t.locale, axisTitle: t('results.histogram.axis', { unit: unitName(t.locale, unit) }),
    marks: [{ at: mean, label: t('results.histogram.mean') }, { at: p90, label: '90%' }],
    colour: ({ series }) => series[index % series.length] ?? paint.accent,
    tooltip: ({ from, to, share }) => t('results.histogram.bar', { from: formatIn(t.locale, from, unit), to: formatIn(t.locale, to, unit), share: format.percent(share, 1) }),
  }, paint), [bars, unit, top, t, mean, p90, index, format]);
  return <Chart height={170} option={option} label={t('results.histogram.label', { mean: format.duration(mean), p90: format.duration(p90) })} />;
}
