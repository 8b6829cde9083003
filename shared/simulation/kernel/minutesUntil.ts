/** Of a period: sums of minutes are rounded. */
const ROUNDING = 1e-9;

/**
 * Minutes from `now` until the instant `at`, or, with a period, until the next of the instants `at`, `at` + period, … up to
 * `last`. 0: the instant is now, or all have passed.
 */
export function minutesUntil(now: number, at: number, period: number, last: number): number {
  if (now <= at) return at - now;
  if (period <= 0) return 0;
  const next = at + Math.ceil((now - at) / period - ROUNDING) * period;
  return next > last ? 0 : Math.max(0, next - now);
}
