import type { AttainmentSummary } from '../SimulationReport.ts';

/** `kept` and `missed` only where the interval lies on one side of the target. */
export function attainmentVerdict({ attainment: { mean, halfWidth }, target }: AttainmentSummary): 'kept' | 'missed' | 'open' {
  if (halfWidth === null) return 'open';
  return mean - halfWidth >= target ? 'kept' : mean + halfWidth < target ? 'missed' : 'open';
}
