import { MOMENTS, type Replication } from '../simulation/Replication.ts';
import { ratio } from './Sample.ts';
import type { ComparedMeasure } from './SimulationReport.ts';

/** Sum over the counted cases of one replication. */
export const caseSum = (r: Replication, row: number): number => r.moments[row * MOMENTS + 1] ?? 0;

/** Mean over the counted cases of one replication; 0 without any. */
export const caseMean = (r: Replication, row: number): number => ratio(caseSum(r, row), r.moments[row * MOMENTS] ?? 0) ?? 0;

/** The figures by which scenarios are compared and runs are stopped, of one replication. */
export const FIGURES: Readonly<Record<ComparedMeasure, (r: Replication) => number>> = {
  cycleTime: (r) => caseMean(r, 0),
  waitingTime: (r) => caseMean(r, 1),
  cost: (r) => caseMean(r, 3),
  throughputPerHour: (r) => (r.window > 0 ? (60 * r.cases) / r.window : 0),
  wip: (r) => (r.window > 0 ? r.wipArea / r.window : 0),
  flowEfficiency: (r) => ratio(caseMean(r, 2), caseMean(r, 0)) ?? 1,
};
