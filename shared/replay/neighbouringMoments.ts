import { lastAtOrBefore } from './StepCurve.ts';

/** The next instant of an ascending list after `t`; `null` at the end. */
export function nextAfter(moments: Float64Array, t: number): number | null {
  return moments[lastAtOrBefore(moments, t) + 1] ?? null;
}

/** The last instant before `t`; `null` at the beginning. */
export function lastBefore(moments: Float64Array, t: number): number | null {
  const i = lastAtOrBefore(moments, t);
  return moments[moments[i] === t ? i - 1 : i] ?? null;
}
