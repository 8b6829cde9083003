import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPaint } from './Chart.tsx';
import { axisText, tooltipStyle } from './chartStyle.ts';

export interface WeekHeat {
  /** 168 shares, Monday 0:00 first; `null`: nobody on shift. */
  readonly byHour: readonly (number | null)[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly tooltip: (day: number, hour: number, share: number | null) => string;
}

const HOURS = 24;
const EVERY_SIX = 6;

/** Seven rows of 24 hours; an hour in which nobody is on shift stays empty. */
export function weekHeatOption({ byHour, weekdays, tooltip }: WeekHeat, paint: ChartPaint): EChartsCoreOption {
  return {
    grid: { left: 0, right: 4, top: 2, bottom: 2, containLabel: true },
    xAxis: {
      type: 'category', data: Array.from({ length: HOURS }, (_, hour) => String(hour)), axisLine: { show: false }, axisTick: { show: false }, splitArea: { show: false },
      axisLabel: { ...axisText(paint), interval: (hour: number) => hour % EVERY_SIX === 0, formatter: (hour: string) => `${hour}:00`, align: 'left' },
    },
    yAxis: { type: 'category', inverse: true, data: [...weekdays], axisLine: { show: false }, axisTick: { show: false }, axisLabel: axisText(paint) },
    visualMap: { show: false, min: 0, max: 1, inRange: { color: [...paint.heat] } },
    tooltip: {
      trigger: 'item', ...tooltipStyle(paint),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => tooltip(Math.floor(dataIndex / HOURS), dataIndex % HOURS, byHour[dataIndex] ?? null),
    },
    aria: { enabled: false },
    series: [{
      type: 'heatmap',
      data: byHour.map((share, i) => ({ value: [i % HOURS, Math.floor(i / HOURS), share === null ? '-' : Math.min(1, share)] })),
      itemStyle: { borderColor: paint.surface, borderWidth: 1, borderRadius: 2 },
      emphasis: { itemStyle: { borderColor: paint.text } },
    }],
  };
}
