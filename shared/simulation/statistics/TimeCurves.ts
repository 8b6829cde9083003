import { MEMORY } from '../kernel/memory.ts';

/** Buckets of a curve. */
export const BUCKETS = 256;
/** The finest bucket, in minutes; others are this times a power of two, so curves of different runs can be brought to one width. */
export const FINEST_BUCKET = 15;

const { curveAreas: inside, curveSteps: steps } = MEMORY;
const B = BUCKETS;

/**
 * Numbers over time, as mean per bucket of equal length from the start of the run. When time goes beyond the last bucket,
 * neighbours are merged and the length doubles: memory stays the same. A number that is 1 from a to b is noted at its
 * two ends only: each adds what is left of its own bucket, and a step that all later buckets take over. The numbers stand in
 * the memory of the thread: new curves begin at 0. Hot path.
 */
export class TimeCurves {
  bucketMinutes = FINEST_BUCKET;
  perMinute = 1 / FINEST_BUCKET;
  readonly curves: number;
  /** Per curve and bucket: minutes in the bucket after each change, and the sum of the changes. */
  end = FINEST_BUCKET * BUCKETS;

  constructor(curves: number) {
    this.curves = curves;
    inside.fill(0, 0, curves * BUCKETS);
    steps.fill(0, 0, curves * BUCKETS);
  }

  /** A curve is one higher in [from, to). */
  add(curve: number, from: number, to: number): void {
    while (to >= this.end) this.widen();
    const width = this.bucketMinutes;
    // A rounding error at the edge of a bucket moves a step to the next one with the area that makes up for it.
    const first = (from * this.perMinute) | 0;
    const last = (to * this.perMinute) | 0;
    const at = curve * B;
    if (first === last) {
      inside[at + first]! += to - from;
      return;
    }
    inside[at + first]! += (first + 1) * width - from;
    steps[at + first]! += 1;
    inside[at + last]! -= (last + 1) * width - to;
    steps[at + last]! -= 1;
  }

  /** Neighbouring buckets become one. */
  widen(): void {
    const { bucketMinutes: width } = this;
    for (let curve = 0; curve < this.curves; curve += 1) {
      const at = curve * BUCKETS;
      for (let i = 0; i < BUCKETS; i += 1) {
        const left = at + 2 * i;
        const isThere = 2 * i < BUCKETS;
        const area = isThere ? inside[left]! + steps[left]! * width + inside[left + 1]! : 0;
        const change = isThere ? steps[left]! + steps[left + 1]! : 0;
        inside[at + i] = area;
        steps[at + i] = change;
      }
    }
    this.bucketMinutes = 2 * width;
    this.perMinute = 1 / this.bucketMinutes;
    this.end *= 2;
  }

  /** Time-weighted mean per curve and bucket. */
  means(): Float64Array {
    const means = new Float64Array(this.curves * BUCKETS);
    for (let curve = 0; curve < this.curves; curve += 1) {
      let level = 0;
      for (let i = curve * BUCKETS; i < (curve + 1) * BUCKETS; i += 1) {
        means[i] = level + inside[i]! / this.bucketMinutes;
        level += steps[i]!;
      }
    }
    return means;
  }
}
