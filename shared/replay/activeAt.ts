import { lastAtOrBefore } from './StepCurve.ts';
import type { TokenSpans } from './TokenSpans.ts';

/** Spans from one checkpoint to the next. */
const STRIDE = 128;

/** Which spans are going on at every STRIDE-th one, so that any instant is a binary search and a short walk away. */
export interface Checkpoints {
  /** Beginning of span k × STRIDE. */
  readonly at: Float64Array;
  /** Spans before it that go on then, ascending. */
  readonly active: readonly Int32Array[];
}

export function checkpointsOf({ from, to }: TokenSpans): Checkpoints {
  const at: number[] = [];
  const active: Int32Array[] = [];
  for (let begin = 0; begin < from.length; begin += STRIDE) {
    const time = from[begin]!;
    const before = active.at(-1) ?? new Int32Array(0);
    const since = Int32Array.from({ length: Math.min(STRIDE, begin) }, (_, i) => begin - Math.min(STRIDE, begin) + i);
    at.push(time);
    active.push(Int32Array.from([...before, ...since]).filter((span) => to[span]! > time));
  }
  return { at: Float64Array.from(at), active };
}

/** The spans that contain an instant, ascending. Depends on the instant alone, never on what was asked before. */
export function activeAt({ from, to }: TokenSpans, { at, active }: Checkpoints, t: number): number[] {
  const k = lastAtOrBefore(at, t);
  if (k < 0) return [];
  const found: number[] = [];
  for (const span of active[k]!) if (to[span]! > t) found.push(span);
  for (let span = k * STRIDE; span < from.length && from[span]! <= t; span += 1) if (to[span]! > t) found.push(span);
  return found;
}
