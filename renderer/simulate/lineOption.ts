import type { LineSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
import { formatNumber } from '../../shared/i18n/format.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import type { ChartPaint } from './Chart.tsx';
import { axisText, baseAxis, tooltipStyle, valueAxis } from './chartStyle.ts';

export interface Line {
  readonly name: string;
  /** Points over x; `null`: not known there. */
  readonly points: readonly (readonly [x: number, y: number | null])[];
  /** Read on the right-hand scale, and drawn dashed. */
  readonly isSecond?: boolean;
}

export interface LineDrawing {
  readonly lines: readonly Line[];
  readonly xName: string;
  readonly yName: string;
  readonly secondName?: string;
  readonly locale: Locale;
  /** What lies before it is shaded: it is not counted. */
  readonly warmUp: { readonly ends: number; readonly label: string } | null;
  readonly tooltip: (x: string, values: readonly { readonly name: string; readonly value: string }[]) => string;
}

interface Hovered {
  readonly seriesName?: string;
  readonly value: readonly [number, number | null];
}

const MOST_COLOURS = 6;

/** Curves over time or over cases, with the warm-up shaded. */
export function lineOption({ lines, xName, yName, secondName, locale, warmUp, tooltip }: LineDrawing, paint: ChartPaint): EChartsCoreOption {
  const first = lines[0]?.points ?? [];
  const series = lines.map(({ name, points, isSecond = false }, i): LineSeriesOption => ({
    type: 'line', name, showSymbol: false, yAxisIndex: isSecond ? 1 : 0, data: points.map(([x, y]) => [x, y ?? '-']),
    // More lines than colours: the next round is dotted.
    lineStyle: { width: i === 0 ? 2 : 1.5, type: isSecond ? 'dashed' : i < MOST_COLOURS ? 'solid' : 'dotted' }, color: paint.series[i % MOST_COLOURS] ?? paint.accent, emphasis: { disabled: true },
    ...(i === 0 && warmUp && warmUp.ends > 0 ? {
      markArea: { silent: true, itemStyle: { color: paint.line, opacity: 0.5 }, label: { color: paint.faint, fontSize: 11, position: 'insideTop' as const }, data: [[{ name: warmUp.label, xAxis: 0 }, { xAxis: warmUp.ends }]] },
    } : {}),
  }));
  const number = (value: number) => formatNumber(locale, value);
  return {
    grid: { left: 4, right: secondName ? 4 : 12, top: 26, bottom: lines.length > 1 ? 46 : 24, containLabel: true },
    legend: { show: lines.length > 1, type: 'scroll', bottom: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: { ...axisText(paint), color: paint.text, overflow: 'truncate', width: 120 }, pageTextStyle: axisText(paint), pageIconColor: paint.text, pageIconInactiveColor: paint.line },
    xAxis: { type: 'value', min: 0, max: first.at(-1)?.[0] ?? 1, name: xName, ...baseAxis(paint), axisLabel: { ...axisText(paint), formatter: number, hideOverlap: true, showMaxLabel: false } },
    yAxis: [
      { type: 'value', min: 0, name: yName, nameLocation: 'end', ...valueAxis(paint), nameTextStyle: { ...axisText(paint), align: 'left' }, axisLabel: { ...axisText(paint), formatter: number }, splitNumber: 3 },
      ...(secondName ? [{ type: 'value' as const, min: 0, name: secondName, nameLocation: 'end' as const, ...valueAxis(paint), nameTextStyle: { ...axisText(paint), align: 'right' as const }, splitLine: { show: false }, axisLabel: { show: false } }] : []),
    ],
    tooltip: {
      trigger: 'axis', ...tooltipStyle(paint), axisPointer: { type: 'line', lineStyle: { color: paint.faint } },
      formatter: (hovered: readonly Hovered[]) => tooltip(number(hovered[0]?.value[0] ?? 0), hovered.map(({ seriesName = '', value: [, y] }) => ({ name: seriesName, value: typeof y === 'number' ? number(y) : '–' }))),
    },
    aria: { enabled: false },
    series,
  };
}
