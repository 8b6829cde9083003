import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import type { DrawnChart } from './drawChart.ts';

/** Colours and type of the theme that is on, as ECharts wants them. */
export interface ChartPaint {
  readonly text: string;
  readonly faint: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly warning: string;
  readonly good: string;
  readonly font: string;
  readonly series: readonly string[];
  /** From nothing to all. */
  readonly heat: readonly string[];
}

function readPaint(element: HTMLElement): ChartPaint {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--text'), faint: token('--text-3'), line: token('--border'), surface: token('--surface-raised'), accent: token('--series-1'), warning: token('--series-3'), good: token('--success'),
    font: style.fontFamily, series: [1, 2, 3, 4, 5, 6].map((n) => token(`--series-${n}`)), heat: [0, 1, 2, 3, 4].map((n) => token(`--heat-${n}`)),
  };
}

/** Turns with the theme: the attribute on the root element changes, and every chart is painted anew. */
function useThemeCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => setCount((n) => n + 1));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return count;
}

interface ChartProps {
  /** What the picture shows, for those who do not see it; the table beside it has the figures. */
  readonly label: string;
  readonly height: number;
  /** Must keep its identity while nothing changes. */
  readonly option: (paint: ChartPaint) => EChartsCoreOption;
}

/** A chart drawn as SVG, so that it prints and scales; it follows size, theme and data. */
export function Chart(props: ChartProps) {
  return <Drawing key={useThemeCount()} {...props} />;
}

function Drawing({ label, height, option }: ChartProps) {
  const box = useRef<HTMLElement>(null);
  const [chart, setChart] = useState<DrawnChart | null>(null);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let isGone = false;
    let stop = () => {};
    void import('./drawChart.ts').then(({ chartIn }) => {
      if (isGone) return;
      const made = chartIn(element);
      ({ stop } = made);
      setChart(made);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, []);

  useEffect(() => {
    if (!chart || !box.current) return;
    const paint = readPaint(box.current);
    chart.draw({ textStyle: { fontFamily: paint.font }, ...option(paint) });
  }, [chart, option]);

  return <figure className="chart" aria-label={label} ref={box} style={{ height }} />;
}
