import type { CustomSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPaint } from './Chart.tsx';
import { axisText, tooltipStyle } from './chartStyle.ts';
import type { Part } from './waitingBreakdown.ts';

/** One step of the waterfall; the last one is the whole. */
export interface WaterfallBar {
  readonly part: Part | 'total';
  readonly name: string;
  /** Written at the end of the bar. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const ROW = 26;
const BAR = 14;
const EDGE = 8;

export const waterfallHeight = (bars: number): number => bars * ROW + 2 * EDGE;

/** The colours of the parts everywhere in the results (simulate.css, `data-part`). */
const SERIES: Readonly<Record<Part, number>> = { processing: 0, roleBusy: 2, offShift: 5, partner: 3, timer: 4, join: 1, transfer: 1, batch: 4, overtaken: 3 };
const HATCHED: ReadonlySet<Part | 'total'> = new Set(['transfer', 'batch', 'overtaken']);

/** Horizontal bars, each beginning where the one before ended, down to the whole. */
export function waterfallOption(bars: readonly WaterfallBar[], paint: ChartPaint): EChartsCoreOption {
  const end = Math.max(1e-9, ...bars.map(({ to }) => to));
  const colour = (part: Part | 'total') => (part === 'total' ? paint.text : (paint.series[SERIES[part]] ?? paint.accent));
  const series: CustomSeriesOption = {
    type: 'custom',
    encode: { x: [1, 2], y: 0 },
    data: bars.map(({ from, to }, i) => [i, from, to]),
    renderItem: (_, api) => {
      const i = Number(api.value(0));
      const bar = bars[i];
      if (!bar) return null;
      const [left = 0, middle = 0] = api.coord([bar.from, i]);
      const [right = 0] = api.coord([bar.to, i]);
      const [, next = middle] = api.coord([bar.to, i + 1]);
      const isLast = i === bars.length - 1;
      return {
        type: 'group',
        children: [
          { type: 'rect', shape: { x: left, y: middle - BAR / 2, width: Math.max(2, right - left), height: BAR, r: 3 }, style: { fill: colour(bar.part), ...(HATCHED.has(bar.part) ? { opacity: 0.55 } : {}) } },
          { type: 'text', style: { text: bar.text, x: Math.max(right, left + 2) + 6, y: middle, align: 'left', verticalAlign: 'middle', fill: paint.text, font: `11px ${paint.font}` } },
          ...(isLast ? [] : [{ type: 'line' as const, shape: { x1: right, y1: middle + BAR / 2, x2: right, y2: next - BAR / 2 }, style: { stroke: paint.line } }]),
        ],
      };
    },
  };
  return {
    // Room on the right for the figures, which stand beside the bars.
    grid: { left: 0, right: 112, top: EDGE, bottom: EDGE, containLabel: true },
    xAxis: { type: 'value', min: 0, max: end, show: false },
    yAxis: { type: 'category', inverse: true, data: bars.map(({ name }) => name), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...axisText(paint), color: paint.text, width: 110, overflow: 'truncate' } },
    tooltip: { trigger: 'item', ...tooltipStyle(paint), formatter: ({ dataIndex }: { readonly dataIndex: number }) => { const bar = bars[dataIndex]; return bar ? `${bar.name}: ${bar.text}` : ''; } },
    aria: { enabled: false },
    series: [series],
  };
}
