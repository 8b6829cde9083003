import type { BottleneckStop } from './bottleneckStops.ts';
import { stopBetween } from './bottleneckStops.ts';
import { endOfClosed, type ClosedTimes } from './Shifts.ts';
import { lastAtOrBefore } from './StepCurve.ts';

/** Speeds of the clock of a replay, simulated minutes per second. */
export const SPEEDS = [1, 5, 15, 60, 240, 1_440, 10_080] as const;

export interface Course<S extends BottleneckStop> {
  /** The last instant: the clock stops there. */
  readonly horizon: number;
  /** Closed times that are left out; `null`: none are. */
  readonly skipped: ClosedTimes | null;
  /** Where the clock stops by itself, in the order of time. */
  readonly stops: readonly S[];
}

export interface Tick<S extends BottleneckStop> {
  readonly t: number;
  /** Why the clock stands now; `null` while it goes on. */
  readonly stop: S | 'end' | null;
}

/** Where the clock is after so many minutes of running, without the times that are skipped. Stops are never run over. */
export function advanceClock<S extends BottleneckStop>(t: number, minutes: number, { horizon, skipped, stops }: Course<S>): Tick<S> {
  let now = t;
  let rest = minutes;
  while (rest > 0 && now < horizon) {
    now = Math.min(horizon, endOfClosed(skipped, now));
    const next = skipped ? (skipped.from[lastAtOrBefore(skipped.from, now) + 1] ?? Infinity) : Infinity;
    const step = Math.min(rest, next - now, horizon - now);
    now += step;
    rest -= step;
  }
  const stop = stopBetween(stops, t, now);
  if (stop) return { t: stop.at, stop };
  return { t: now, stop: now >= horizon ? 'end' : null };
}

/** The slowest speed at which the whole is over within two minutes; the fastest when none is. */
export function fittingSpeed(duration: number): number {
  const i = SPEEDS.findIndex((speed) => duration / speed <= 120);
  return i < 0 ? SPEEDS.length - 1 : i;
}
