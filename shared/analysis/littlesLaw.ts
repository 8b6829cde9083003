import type { Replication } from '../simulation/Replication.ts';

/** Rounding of sums of millions of minutes. */
const TOLERANCE = 1e-6;

/**
 * Little's law, L = λW (Little 1961), over a whole run that empties, warm-up and run-out included: the area under the
 * number of open cases is the sum of the times that they were open, whatever the arrivals, services and orders. The
 * kernel sums both in different ways, so a gap between them is a fault of the engine. `null`: they agree.
 */
export function littlesLawGap({ wholeArea, wholeCycleTime, openAtEnd }: Replication): { readonly area: number; readonly cycleTimes: number } | null {
  if (openAtEnd > 0 || Math.abs(wholeArea - wholeCycleTime) <= TOLERANCE * Math.max(1, wholeArea)) return null;
  return { area: wholeArea, cycleTimes: wholeCycleTime };
}
