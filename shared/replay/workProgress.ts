import type { Trace } from '../simulation/Trace.ts';

export interface WorkProgress {
  /** 0–1 of the work; 0 when it never ends. */
  readonly share: number;
  /** Begun, and nobody is at it: off shift, or on more urgent work. */
  readonly isSuspended: boolean;
}

/** Minutes of [from, to] in which the activity was suspended. */
function suspendedWithin({ activities: { suspensionStart }, suspensions }: Trace, row: number, from: number, to: number): number {
  let sum = 0;
  for (let i = suspensionStart[row]!; i < suspensionStart[row + 1]!; i += 1) sum += Math.max(0, Math.min(to, suspensions.to[i]!) - Math.max(from, suspensions.from[i]!));
  return sum;
}

/** How far an activity is at an instant between its start and its end. Time in which it was suspended is no progress. */
export function workProgress(trace: Trace, row: number, t: number): WorkProgress {
  const { activities: { startedAt, endedAt, suspensionStart }, suspensions } = trace;
  const [start, end] = [startedAt[row]!, endedAt[row]!];
  let isSuspended = false;
  for (let i = suspensionStart[row]!; i < suspensionStart[row + 1]!; i += 1) isSuspended ||= suspensions.from[i]! <= t && t < suspensions.to[i]!;
  const whole = end - start - suspendedWithin(trace, row, start, end);
  const done = t - start - suspendedWithin(trace, row, start, t);
  return { share: whole > 0 && whole < Infinity ? Math.min(1, Math.max(0, done / whole)) : 0, isSuspended };
}
