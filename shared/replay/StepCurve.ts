/** A quantity that jumps and stays: `values[i]` holds from `times[i]` until the next time. Before the first time it is 0. */
export interface StepCurve {
  /** Minutes since the start of the run, strictly ascending. */
  readonly times: Float64Array;
  readonly values: Int32Array;
  readonly peak: number;
}

/** Index of the last element ≤ `t` of an ascending list; −1 when there is none. */
export function lastAtOrBefore(times: Float64Array, t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export const valueAt = ({ times, values }: StepCurve, t: number): number => values[lastAtOrBefore(times, t)] ?? 0;

/**
 * How many of the spans [from, to) contain each instant. Spans of no length count nowhere; `to` may be Infinity. Changes
 * at one instant are one jump, so somebody who leaves as another comes makes no dent.
 */
export function countOverlaps(from: readonly number[], to: readonly number[]): StepCurve {
  const begins: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < from.length; i += 1) {
    if (!(from[i]! < to[i]!)) continue;
    begins.push(from[i]!);
    if (to[i]! < Infinity) ends.push(to[i]!);
  }
  return toCurve(Float64Array.from(begins).toSorted(), Float64Array.from(ends).toSorted());
}

/** How many of the instants have passed. */
export const countUpTo = (instants: Iterable<number>): StepCurve => toCurve(Float64Array.from(instants).filter(Number.isFinite).toSorted(), new Float64Array(0));

function toCurve(begins: Float64Array, ends: Float64Array): StepCurve {
  const times: number[] = [];
  const values: number[] = [];
  let [b, e, value, peak] = [0, 0, 0, 0];
  while (b < begins.length || e < ends.length) {
    const time = Math.min(begins[b] ?? Infinity, ends[e] ?? Infinity);
    const before = value;
    while (begins[b] === time) [b, value] = [b + 1, value + 1];
    while (ends[e] === time) [e, value] = [e + 1, value - 1];
    if (value === before) continue;
    times.push(time);
    values.push(value);
    peak = Math.max(peak, value);
  }
  return { times: Float64Array.from(times), values: Int32Array.from(values), peak };
}

/** The area under the curve up to `horizon`: of a queue, the minutes that all who stood in it waited together. */
export function areaOf({ times, values }: StepCurve, horizon: number): number {
  let area = 0;
  for (let i = 0; i < times.length; i += 1) area += values[i]! * Math.max(0, Math.min(times[i + 1] ?? horizon, horizon) - Math.min(times[i]!, horizon));
  return area;
}

/** The instants at which the curve climbs from below a level to the level or above it. */
export function climbsTo({ times, values }: StepCurve, level: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < times.length; i += 1) if (values[i]! >= level && (values[i - 1] ?? 0) < level) found.push(times[i]!);
  return found;
}
