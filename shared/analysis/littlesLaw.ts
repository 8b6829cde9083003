import type { Replication } from '../simulation/Replication.ts';
import { caseSum } from './figures.ts';

/** Rounding of sums of millions of minutes. */
const TOLERANCE = 1e-6;

/**
 * Little's law, L = λW (Little 1961), over a whole run that empties: the area under the number of cases in progress is
 * the sum of their cycle times, whatever the arrivals, services and orders. Both are summed in different ways, so a gap
 * between them is a fault of the engine. `null`: they agree.
 */
export function littlesLawGap(r: Replication): { readonly area: number; readonly cycleTimes: number } | null {
  // Cases of the warm-up are in the area and not in the sum.
  if (r.warmUpCases > 0 || r.stuckCases > 0) return null;
  const area = r.wipArea + r.runOutArea;
  const cycleTimes = caseSum(r, 0);
  return Math.abs(area - cycleTimes) <= TOLERANCE * Math.max(1, area) ? null : { area, cycleTimes };
}
