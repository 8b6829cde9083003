import { CustomChart, HeatmapChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, LegendScrollComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([
  CustomChart, HeatmapChart, LineChart, AriaComponent, GridComponent, LegendComponent, LegendScrollComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, SVGRenderer,
]);

export interface DrawnChart {
  /** In place of what stood there. */
  readonly draw: (option: EChartsCoreOption) => void;
  readonly stop: () => void;
}

/** A chart in an element, which follows its size. Loaded with the first chart: half a megabyte that no start needs. */
export function chartIn(element: HTMLElement): DrawnChart {
  const chart = init(element, null, { renderer: 'svg' });
  const observer = new ResizeObserver(() => {
    // An observer also tells the size that an element has to begin with: that is drawn already.
    if (chart.getWidth() !== element.clientWidth || chart.getHeight() !== element.clientHeight) chart.resize();
  });
  observer.observe(element);
  return {
    draw: (option) => chart.setOption({ animation: false, ...option }, { notMerge: true }),
    stop: () => {
      observer.disconnect();
      chart.dispose();
    },
  };
}
