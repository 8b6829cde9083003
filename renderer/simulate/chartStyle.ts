import type { ChartPaint } from './Chart.tsx';

const AXIS_TEXT = 11;

/** Text of axes and legends. */
export const axisText = ({ faint }: ChartPaint) => ({ color: faint, fontSize: AXIS_TEXT });

/** The axis along which time or cases run: a line, no grid. */
export const baseAxis = (paint: ChartPaint) => ({
  axisLine: { show: true, lineStyle: { color: paint.line } }, axisTick: { show: false }, splitLine: { show: false }, nameLocation: 'middle' as const, nameGap: 24, nameTextStyle: axisText(paint),
});

/** The axis of values: a grid, no line. */
export const valueAxis = (paint: ChartPaint) => ({ axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: paint.line } }, nameTextStyle: axisText(paint) });

/** Plain text on the surface of menus: nothing from a model is ever read as markup. */
export const tooltipStyle = (paint: ChartPaint) => ({
  confine: true, backgroundColor: paint.surface, borderColor: paint.line, textStyle: { color: paint.text, fontSize: 12 }, renderMode: 'richText' as const,
});
