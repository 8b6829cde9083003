import type { Histogram } from '../../shared/analysis/SimulationReport.ts';

/** Bars of a histogram over equal bins; `share` is that of all cases, so that runs of different size compare. */
export interface HistogramBar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly share: number;
  /** Takes what lies beyond `to` as well: the last bin of a report does. */
  readonly isOpenEnded?: true;
}

const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);

/** Index after the last bin that holds anything. */
const usedBins = ({ counts }: Histogram) => counts.findLastIndex((n) => n > 0) + 1;

/** Neighbouring bins merged until at most `most` are left; empty bins at the end are dropped. */
export function histogramBars(histogram: Histogram, most: number): readonly HistogramBar[] {
  const used = usedBins(histogram);
  const together = Math.max(1, Math.ceil(used / most));
  const all = total(histogram.counts);
  return Array.from({ length: Math.ceil(used / together) }, (_, i) => {
    const count = total(histogram.counts.slice(i * together, (i + 1) * together));
    const from = histogram.from + i * together * histogram.binWidth;
    const isLast = used === histogram.counts.length && (i + 1) * together >= used;
    return { from, to: from + together * histogram.binWidth, count, share: all === 0 ? 0 : count / all, ...(isLast ? { isOpenEnded: true as const } : {}) };
  });
}

/** Several histograms over the same bins: a bin that covers parts of others takes them in proportion. */
export function onOneScale(histograms: readonly Histogram[], most: number): readonly (readonly HistogramBar[])[] {
  const filled = histograms.filter((histogram) => usedBins(histogram) > 0);
  if (filled.length === 0) return histograms.map(() => []);
  const from = Math.min(...filled.map((h) => h.from));
  const end = Math.max(...filled.map((h) => h.from + usedBins(h) * h.binWidth));
  const widest = Math.max(...filled.map((h) => h.binWidth));
  const width = widest * Math.max(1, Math.ceil((end - from) / widest / most));
  const bins = Math.max(1, Math.ceil((end - from) / width - 1e-9));
  return histograms.map((histogram) => {
    const counts = Array.from({ length: bins }, () => 0);
    histogram.counts.forEach((count, i) => {
      if (count === 0) return;
      const low = histogram.from + i * histogram.binWidth;
      const high = low + histogram.binWidth;
      const first = Math.max(0, Math.floor((low - from) / width + 1e-9));
      const last = Math.min(bins - 1, Math.ceil((high - from) / width - 1e-9) - 1);
      for (let bin = first; bin <= last; bin++) {
        const overlap = Math.min(high, from + (bin + 1) * width) - Math.max(low, from + bin * width);
        counts[bin] = (counts[bin] ?? 0) + (count * Math.max(0, overlap)) / histogram.binWidth;
      }
    });
    const all = total(counts);
    return counts.map((count, i) => ({ from: from + i * width, to: from + (i + 1) * width, count, share: all === 0 ? 0 : count / all }));
  });
}
