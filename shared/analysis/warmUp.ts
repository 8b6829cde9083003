import type { WarmUpSeries } from './SimulationReport.ts';

/** A cut, and what led to it. */
export interface Mser {
  /** Values to leave out. */
  readonly cut: number;
  /** False: the best cut is the middle, which is the latest that is allowed: the series has not settled. */
  readonly hasSettled: boolean;
  /** Means of batches of five. */
  readonly means: readonly number[];
  /** Squared standard error of what is left when the batches before each one are cut off; NaN where too little is left. */
  readonly statistic: readonly number[];
}

const BATCH = 5;
/** More points than a plot can show are put together. */
const MOST_POINTS = 200;

/**
 * Where to cut the beginning of a series: MSER-5 (White, Cobb, Spratt, “A comparison of five steady-state truncation
 * heuristics”, WSC 2000). The series is averaged over replications, then in batches of five; the cut minimises the
 * squared standard error of what is left. It is looked for in the first half only: towards the end few batches are left,
 * and that they happen to lie close together says nothing (Hoad, Robinson, Davies, “Automating warm-up length estimation”,
 * JORS 2010). `series`: one per replication; a negative value is unknown (a case that never ended).
 */
export function mser5(series: readonly Float64Array[]): Mser {
  const means = batchMeans(series);
  const n = means.length;
  const statistic = means.map(() => Number.NaN);
  if (n < 4) return { cut: 0, hasSettled: true, means, statistic };
  let sum = 0;
  let squares = 0;
  let best = Infinity;
  let cut = 0;
  const latest = Math.floor(n / 2);
  // From the end, so that each truncation adds one batch.
  for (let d = n - 1; d >= 0; d -= 1) {
    const y = means[d] ?? 0;
    sum += y;
    squares += y * y;
    const left = n - d;
    if (left < BATCH) continue;
    const mser = Math.max(0, squares - (sum * sum) / left) / (left * left);
    statistic[d] = mser;
    // Ties go to the shorter cut: it keeps more.
    if (d <= latest && mser <= best) {
      best = mser;
      cut = d;
    }
  }
  return { cut: cut * BATCH, hasSettled: cut < latest, means, statistic };
}

function batchMeans(series: readonly Float64Array[]): number[] {
  const length = Math.min(...series.map((s) => s.length));
  const batches: number[] = [];
  for (let from = 0; from + BATCH <= length; from += BATCH) {
    let sum = 0;
    let count = 0;
    for (const s of series) {
      for (let i = from; i < from + BATCH; i += 1) {
        const value = s[i] ?? -1;
        if (value < 0) continue;
        sum += value;
        count += 1;
      }
    }
    if (count > 0) batches.push(sum / count);
  }
  return batches;
}

/** Cases that each case finds in progress when it begins; `startedAt` and `cycleTimes` in the order in which they began, negative: never ended. */
export function foundInProgress(startedAt: Float64Array, cycleTimes: Float64Array): Float64Array {
  // Cases without any length are never found, and would seem to end before they begin.
  const lasts = (i: number) => cycleTimes[i] !== 0;
  const ends = Float64Array.from(startedAt, (start, i) => (lasts(i) ? endOf(start, cycleTimes[i] ?? -1) : Infinity)).toSorted();
  let ended = 0;
  let begun = 0;
  return Float64Array.from(startedAt, (now, i) => {
    while (ended < ends.length && (ends[ended] ?? Infinity) <= now) ended += 1;
    const found = begun - ended;
    if (lasts(i)) begun += 1;
    return found;
  });
}

const endOf = (start: number, cycleTime: number): number => (cycleTime < 0 ? Infinity : start + cycleTime);

/** The series with its statistic, thinned to what a plot can show. */
export function warmUpSeries(measure: WarmUpSeries['measure'], { cut, hasSettled, means, statistic }: Mser): WarmUpSeries {
  const perPoint = Math.max(1, Math.ceil(means.length / MOST_POINTS));
  const points = Array.from({ length: Math.ceil(means.length / perPoint) }, (_, i) => i * perPoint);
  return {
    measure, cut, hasSettled,
    casesPerPoint: perPoint * BATCH,
    means: points.map((from) => {
      const group = means.slice(from, from + perPoint);
      return group.reduce((sum, mean) => sum + mean, 0) / group.length;
    }),
    statistic: points.map((from) => {
      const value = statistic[from] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    }),
  };
}
