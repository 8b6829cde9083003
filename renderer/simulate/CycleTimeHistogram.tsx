import { useCallback, useMemo } from 'react';
import type { ScenarioReport } from '../../shared/analysis/SimulationReport.ts';
import { formatIn, formatNumber, inUnit, unitFor, unitName } from '../../shared/i18n/format.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { Chart, type ChartPaint } from './Chart.tsx';
import { histogramOption } from './histogramOption.ts';
import { ResultCard } from './ResultCard.tsx';
import { histogramBars } from './timeAxis.ts';

const MOST_BARS = 40;

/** How long single cases take, with mean and 90th percentile marked. */
export function CycleTimeHistogram({ scenario }: { readonly scenario: ScenarioReport }) {
  const t = useT();
  const format = useFormat();
  const { histogram, measures } = scenario;
  const { mean, p90 } = measures.cycleTime;
  const bars = useMemo(() => histogramBars(histogram, MOST_BARS), [histogram]);
  const unit = unitFor(p90);
  const option = useCallback((paint: ChartPaint) => histogramOption({
    bars, unit, locale: t.locale, axisTitle: t('results.histogram.axis', { unit: unitName(t.locale, unit) }),
    marks: [{ at: mean, label: t('results.histogram.mean') }, { at: p90, label: '90 %' }],
    tooltip: ({ from, to, share, isOpenEnded }) => t(isOpenEnded ? 'results.histogram.lastBar' : 'results.histogram.bar', { from: formatIn(t.locale, from, unit), to: formatIn(t.locale, to, unit), share: format.percent(share, 1) }),
  }, paint), [bars, unit, t, mean, p90, format]);
  const table = {
    columns: [`${t('results.column.from')} (${unitName(t.locale, unit)})`, `${t('results.column.to')} (${unitName(t.locale, unit)})`, t('results.column.cases'), t('results.column.share')],
    rows: bars.map(({ from, to, count, share, isOpenEnded }) => [formatNumber(t.locale, inUnit(from, unit)), isOpenEnded ? '∞' : formatNumber(t.locale, inUnit(to, unit)), formatNumber(t.locale, count, 0), format.percent(share, 1)]),
  };
  return (
    <ResultCard title={t('results.histogram')} table={table}>
      <Chart height={180} option={option} label={t('results.histogram.label', { mean: format.duration(mean), p90: format.duration(p90) })} />
    </ResultCard>
  );
}
