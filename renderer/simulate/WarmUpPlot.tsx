import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { inUnit, unitFor, unitName } from '../../shared/i18n/format.ts';
import type { WarmUpSeries } from '../../shared/analysis/SimulationReport.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { SegmentedTabs } from '../ui/SegmentedTabs.tsx';
import { Chart, type ChartPaint } from './Chart.tsx';
import { lineOption, type Line } from './lineOption.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';

/** Where the beginning was cut off, and why: the series and the MSER-5 statistic of every cut. */
export function WarmUpPlot({ scenario: { warmUp, warmUpCases } }: ResultViewProps) {
  const t = useT();
  const [chosen, setChosen] = useState<WarmUpSeries['measure']>('cycleTime');
  const series = warmUp.find(({ measure }) => measure === chosen) ?? warmUp[0];
  if (!series) return <ResultCard name="warmUp" startsFolded title={t('results.warmUp.title')} table={{ columns: [], rows: [] }} empty={t('results.warmUp.given', { count: warmUpCases })} />;
  return (
    <SeriesPlot key={series.measure} series={series} warmUpCases={warmUpCases} hasSettled={warmUp.every(({ hasSettled }) => hasSettled)}>
      {warmUp.length > 1 ? <SegmentedTabs label={t('results.warmUp.of')} selected={series.measure} onSelect={setChosen} segments={warmUp.map(({ measure }) => ({ id: measure, label: t(`results.measure.${measure}`) }))} /> : null}
    </SeriesPlot>
  );
}

interface SeriesPlotProps {
  readonly series: WarmUpSeries;
  readonly warmUpCases: number;
  readonly hasSettled: boolean;
  readonly children: ReactNode;
}

function SeriesPlot({ series: { measure, casesPerPoint, means, statistic }, warmUpCases, hasSettled, children }: SeriesPlotProps) {
  const t = useT();
  const format = useFormat();
  const unit = unitFor(Math.max(...means, 0));
  const isTime = measure === 'cycleTime';
  const yName = isTime ? unitName(t.locale, unit) : t('results.curves.cases');
  const lines = useMemo((): readonly Line[] => {
    const x = (i: number) => i * casesPerPoint;
    return [
      { name: t(`results.measure.${measure}`), points: means.map((mean, i) => [x(i), isTime ? inUnit(mean, unit) : mean] as const) },
      { name: 'MSER-5', points: statistic.map((value, i) => [x(i), value] as const), isSecond: true },
    ];
  }, [measure, casesPerPoint, means, statistic, isTime, unit, t]);
  const option = useCallback((paint: ChartPaint) => lineOption({
    lines, locale: t.locale, xName: t('results.warmUp.axis'), yName, secondName: 'MSER-5', warmUp: { ends: warmUpCases, label: t('results.warmUp') },
    tooltip: (x, values) => [t('results.warmUp.case', { n: x }), ...values.map(({ name, value }) => `${name}: ${value}`)].join('\n'),
  }, paint), [lines, t, yName, warmUpCases]);
  const table = {
    columns: [t('results.warmUp.axis'), `${t(`results.measure.${measure}`)} (${yName})`, 'MSER-5'],
    rows: (lines[0]?.points ?? []).map(([x, y], i) => [format.number(x, 0), format.number(y ?? 0), statistic[i] === null || statistic[i] === undefined ? '–' : statistic[i].toExponential(3)]),
  };
  const sentence = hasSettled ? (warmUpCases === 0 ? t('results.warmUp.none') : t('results.warmUp.sentence', { count: warmUpCases })) : t('results.warmUp.unsettled');
  return (
    <ResultCard name="warmUp" startsFolded hasChart title={t('results.warmUp.title')} sentence={sentence} hint={t('results.warmUp.hint')} table={table}>
      {children}
      <Chart height={220} option={option} label={t('results.warmUp.label')} />
    </ResultCard>
  );
}
