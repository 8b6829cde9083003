import type { CustomSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
import type { DurationUnit } from '../../shared/i18n/durationText.ts';
import { formatNumber, formatPercent, inUnit } from '../../shared/i18n/format.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import type { ChartPaint } from './Chart.tsx';
import type { HistogramBar } from './timeAxis.ts';

export interface HistogramMark {
  /** Minutes. */
  readonly at: number;
  readonly label: string;
  /** Drawn in the colour of what was promised, its name below the others. */
  readonly isPromise?: boolean;
}

export interface HistogramDrawing {
  readonly bars: readonly HistogramBar[];
  readonly marks: readonly HistogramMark[];
  readonly unit: DurationUnit;
  readonly axisTitle: string;
  readonly locale: Locale;
  /** Highest share of all pictures that stand side by side. */
  readonly top?: number;
  readonly colour?: (paint: ChartPaint) => string;
  readonly tooltip: (bar: HistogramBar) => string;
  readonly isCompact?: boolean;
}

const GAP = 1;

/** Bars over a true time axis (a category axis could not hold the marks), the first from where the data start. */
export function histogramOption({ bars, marks, unit, axisTitle, locale, top, colour, tooltip, isCompact = false }: HistogramDrawing, paint: ChartPaint): EChartsCoreOption {
  const x = (minutes: number) => inUnit(minutes, unit);
  const fill = colour ? colour(paint) : paint.accent;
  const series: CustomSeriesOption = {
    type: 'custom',
    clip: true,
    encode: { x: [0, 1], y: 2 },
    data: bars.map((bar) => [x(bar.from), x(bar.to), bar.share]),
    renderItem: (_, api) => {
      const [left = 0, upper = 0] = api.coord([api.value(0), api.value(2)]);
      const [right = 0, base = 0] = api.coord([api.value(1), 0]);
      return { type: 'rect', shape: { x: left, y: upper, width: Math.max(1, right - left - GAP), height: Math.max(0, base - upper), r: [2, 2, 0, 0] }, style: { fill }, emphasis: { style: { opacity: 0.75 } } };
    },
    markLine: {
      symbol: 'none',
      silent: true,
      lineStyle: { color: paint.text, width: 1, type: 'solid' },
      label: { color: paint.text, fontSize: 11, formatter: '{b}', position: 'end', distance: 2 },
      data: marks.map(({ at, label, isPromise = false }, i) => ({
        xAxis: x(at), name: label,
        lineStyle: { type: i === 0 || isPromise ? 'solid' as const : 'dashed' as const, ...(isPromise ? { color: paint.good, width: 2 } : {}) },
        // Names of neighbours would run into each other: that of a promise stands inside, beside its line.
        label: { align: i === 0 ? ('right' as const) : ('left' as const), ...(isPromise ? { color: paint.good, position: 'insideEndTop' as const, rotate: 90, align: 'right' as const } : {}) },
      })),
    },
  };
  const axisText = { color: paint.faint, fontSize: 11 };
  return {
    grid: { left: 4, right: 12, top: marks.length > 0 ? 22 : 8, bottom: isCompact ? 4 : 22, containLabel: true },
    xAxis: {
      type: 'value', min: bars[0] ? x(bars[0].from) : 0, max: bars.length > 0 ? x(bars[bars.length - 1]?.to ?? 1) : 1, name: isCompact ? '' : axisTitle, nameLocation: 'middle', nameGap: 24, nameTextStyle: axisText,
      axisLabel: { ...axisText, formatter: (value: number) => formatNumber(locale, value), hideOverlap: true, showMinLabel: bars[0]?.from === 0, showMaxLabel: false }, axisLine: { show: true, lineStyle: { color: paint.line } }, splitLine: { show: false }, axisTick: { show: false },
    },
    yAxis: {
      type: 'value', min: 0, ...(top === undefined ? {} : { max: top }), splitNumber: isCompact ? 2 : 3,
      axisLabel: { ...axisText, formatter: (value: number) => formatPercent(locale, value) }, splitLine: { lineStyle: { color: paint.line } }, axisLine: { show: false },
    },
    tooltip: {
      trigger: 'item', confine: true, backgroundColor: paint.surface, borderColor: paint.line, textStyle: { color: paint.text, fontSize: 12 }, renderMode: 'richText',
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => { const bar = bars[dataIndex]; return bar ? tooltip(bar) : ''; },
    },
    aria: { enabled: false },
    series: [series],
  };
}
