/**
 * Where to cut the beginning of a series: MSER-5 (White, Cobb, Spratt, “A comparison of five steady-state truncation
 * heuristics”, WSC 2000). The series is averaged in batches of five; the cut minimises the squared standard error of
 * what is left. A cut beyond the middle means that the series has not settled.
 */
export interface WarmUp {
  readonly cases: number;
  readonly hasSettled: boolean;
}

const BATCH = 5;

/** `series`: cycle times in the order of arrival, one per replication; averaged over replications first. Negative: never ended. */
export function mser5(series: readonly Float64Array[]): WarmUp {
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
  const n = batches.length;
  if (n < 4) return { cases: 0, hasSettled: true };
  let sum = 0;
  let squares = 0;
  let best = Infinity;
  let cut = 0;
  // From the end, so that each truncation adds one batch.
  for (let d = n - 1; d >= 0; d -= 1) {
    const y = batches[d] ?? 0;
    sum += y;
    squares += y * y;
    const left = n - d;
    if (left < BATCH) continue;
    const mser = Math.max(0, squares - (sum * sum) / left) / (left * left);
    // Ties go to the shorter cut: it keeps more.
    if (mser <= best) {
      best = mser;
      cut = d;
    }
  }
  return cut > n / 2 ? { cases: Math.floor(n / 2) * BATCH, hasSettled: false } : { cases: cut * BATCH, hasSettled: true };
}
