import { useCallback, useMemo } from 'react';
import { unitFor } from '../../shared/i18n/format.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { Chart, type ChartPaint } from './Chart.tsx';
import { durationInterval, plainDuration } from '../../shared/analysis/words/interval.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';
import { cycleTimeParts } from './waitingBreakdown.ts';
import { waterfallHeight, waterfallOption, type WaterfallBar } from './waterfallOption.ts';

/** From work over every cause of waiting to the whole cycle time. */
export function WaitingWaterfall({ scenario: { measures } }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const parts = useMemo(() => cycleTimeParts(measures.parts), [measures]);
  const { cycleTime } = measures;
  const bars = useMemo(() => {
    const unit = unitFor(cycleTime.mean);
    const text = (minutes: number) => durationInterval(t.locale, { mean: minutes, halfWidth: null }, unit).value;
    const steps = parts.map(({ part, minutes, share, from }): WaterfallBar => ({ part, name: t(`results.part.${part}`), text: `${text(minutes.mean)} · ${format.percent(share)}`, from, to: from + minutes.mean }));
    return [...steps, { part: 'total', name: t('results.waterfall.total'), text: text(cycleTime.mean), from: 0, to: cycleTime.mean } satisfies WaterfallBar];
  }, [parts, cycleTime, t, format]);
  const option = useCallback((paint: ChartPaint) => waterfallOption(bars, paint), [bars]);
  const table = {
    columns: [t('results.column.part'), t('results.column.time'), t('results.column.interval'), t('results.column.share')],
    rows: parts.map(({ part, minutes, share }) => {
      const { value, interval } = durationInterval(t.locale, minutes);
      return [t(`results.part.${part}`), value, interval ? `${interval.low} – ${interval.high}` : '–', format.percent(share, 1)];
    }),
  };
  const [longest] = parts.flatMap(({ part, minutes }) => (part === 'processing' ? [] : [{ cause: part, minutes: minutes.mean }])).toSorted((a, b) => b.minutes - a.minutes);
  const worked = parts.find(({ part }) => part === 'processing')?.minutes.mean ?? 0;
  const sentence = longest
    ? t('results.waterfall.sentence', { total: plainDuration(t.locale, cycleTime.mean), worked: plainDuration(t.locale, worked), cause: t(`results.cause.${longest.cause}`), waited: plainDuration(t.locale, longest.minutes) })
    : t('results.waterfall.noWaiting');
  return (
    <ResultCard name="parts" hasChart title={t('results.parts')} sentence={sentence} table={table}>
      <Chart height={waterfallHeight(bars.length)} option={option} label={t('results.waterfall.label')} />
    </ResultCard>
  );
}
