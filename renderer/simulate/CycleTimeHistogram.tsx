import { useCallback, useMemo } from 'react';
import { formatIn, formatNumber, inUnit, unitFor, unitName } from '../../shared/i18n/format.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { Chart, type ChartPaint } from './Chart.tsx';
import { histogramOption, type HistogramMark } from './histogramOption.ts';
import { plainDuration } from '../../shared/analysis/words/interval.ts';
import { joinSentences } from '../../shared/analysis/words/joinSentences.ts';
import { promisedCycleTimes } from './promisedCycleTimes.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';
import { histogramBars } from './timeAxis.ts';

const MOST_BARS = 40;

/** How long single cases take, with mean, 90th percentile and what is promised marked. */
export function CycleTimeHistogram({ scenario, model }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const { histogram, measures } = scenario;
  const { mean, p50, p90 } = measures.cycleTime;
  const bars = useMemo(() => histogramBars(histogram, MOST_BARS), [histogram]);
  const promises = useMemo(() => promisedCycleTimes(model, measures), [model, measures]);
  const unit = unitFor(p90);
  const option = useCallback((paint: ChartPaint) => {
    const marks: readonly HistogramMark[] = [
      { at: mean, label: t('results.histogram.mean') },
      { at: p90, label: '90%' },
      ...promises.map(({ within }) => ({ at: within, label: t('results.histogram.promise'), isPromise: true })),
    ];
    return histogramOption({
      bars, unit, marks, locale: t.locale, axisTitle: t('results.histogram.axis', { unit: unitName(t.locale, unit) }),
      tooltip: ({ from, to, share, isOpenEnded }) => t(isOpenEnded ? 'results.histogram.lastBar' : 'results.histogram.bar', { from: formatIn(t.locale, from, unit), to: formatIn(t.locale, to, unit), share: format.percent(share, 1) }),
    }, paint);
  }, [bars, promises, unit, t, mean, p90, format]);
  const table = {
    columns: [`${t('results.column.from')} (${unitName(t.locale, unit)})`, `${t('results.column.to')} (${unitName(t.locale, unit)})`, t('results.column.cases'), t('results.column.share')],
    rows: bars.map(({ from, to, count, share, isOpenEnded }) => [formatNumber(t.locale, inUnit(from, unit)), isOpenEnded ? '∞' : formatNumber(t.locale, inUnit(to, unit)), formatNumber(t.locale, count, 0), format.percent(share, 1)]),
  };
  const kept = promises.map(({ name, attainment, within }) => t('results.histogram.kept', { name, share: format.percent(attainment), within: plainDuration(t.locale, within) }));
  return (
    <ResultCard name="cycleTime" hasChart title={t('results.histogram')} sentence={joinSentences(t.locale, [t('results.histogram.sentence', { median: plainDuration(t.locale, p50), p90: plainDuration(t.locale, p90) }), ...kept])} table={table}>
      <Chart height={190} option={option} label={t('results.histogram.label', { mean: format.duration(mean), p90: format.duration(p90) })} />
    </ResultCard>
  );
}
