/** Work in progress over time: time-weighted mean number of cases in each bucket of equal length, from the start of the run. */
export interface WipCurve {
  readonly bucketMinutes: number;
  readonly means: ArrayLike<number>;
}

/** The band around the undisturbed run: a tenth of its mean work in progress, and never less than half a case. */
const BAND_SHARE = 0.1;
const LEAST_BAND = 0.5;
/** For how long work in progress must stay in the band, minutes: a day, so that a quiet night is no recovery. */
const HOLD = 1_440;

export interface Recovery {
  /** Minutes from the end of the disturbance; `null`: not back within the time that was observed. */
  readonly minutes: number | null;
  /** Most cases in progress beyond those of the undisturbed run, from the beginning of the disturbance on. */
  readonly peak: number;
  readonly band: number;
}

/**
 * Time to recover: from the end of the disturbance until the disturbed run has, on average over a bucket, no more cases
 * in progress than the undisturbed run plus the band, and keeps to that for a day (or to the end of what is observed).
 * Both runs have the same cases and random numbers, so that their curves meet again once the backlog is gone.
 *
 * This is the settling time of control engineering (Ogata, Modern Control Engineering, 5th ed., §5-3: the time to reach
 * and stay within a range about the value that would have been) applied to the excess of work in progress; a band is
 * needed because a queue never stands still. Only an excess counts: to have fewer cases than usual is no harm. The answer
 * is exact to one bucket, and is the end of the first bucket in which the run is back; 0 when it never left the band.
 * Times are minutes since the start of the run; `until` is when the last case comes in.
 */
export function recovery(undisturbed: WipCurve, disturbed: WipCurve, from: number, to: number, until: number): Recovery {
  const width = Math.max(undisturbed.bucketMinutes, disturbed.bucketMinutes);
  const usual = widened(undisturbed, width);
  const now = widened(disturbed, width);
  const buckets = Math.min(usual.length, now.length, Math.floor(until / width));
  const first = Math.floor(from / width);
  let sum = 0;
  for (let i = first; i < buckets; i += 1) sum += usual[i]!;
  const band = Math.max(LEAST_BAND, BAND_SHARE * (sum / Math.max(1, buckets - first)));
  let peak = 0;
  for (let i = first; i < buckets; i += 1) peak = Math.max(peak, now[i]! - usual[i]!);
  const hold = Math.max(1, Math.ceil(HOLD / width));
  const isOut = (i: number) => now[i]! - usual[i]! > band;
  let left = false;
  for (let i = first; i < Math.min(buckets, Math.ceil(to / width)); i += 1) left ||= isOut(i);
  let inside = 0;
  for (let i = Math.floor(to / width); i < buckets; i += 1) {
    left ||= isOut(i);
    inside = isOut(i) ? 0 : inside + 1;
    // At the end of what is observed it has stayed for as long as anybody can say.
    if (inside >= hold || (inside > 0 && i === buckets - 1)) return { minutes: left ? Math.max(0, (i - inside + 2) * width - to) : 0, peak, band };
  }
  return { minutes: left ? null : 0, peak, band };
}

/** Buckets of the length of a multiple: neighbours averaged. */
function widened({ bucketMinutes, means }: WipCurve, width: number): number[] {
  const each = Math.round(width / bucketMinutes);
  return Array.from({ length: Math.floor(means.length / each) }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < each; k += 1) sum += means[i * each + k]!;
    return sum / each;
  });
}
