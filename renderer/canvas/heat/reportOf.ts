import type { SimulationReport } from '../../../shared/analysis/SimulationReport.ts';
import type { RunState } from '../../store/simulationSlice.ts';

/** What is known of a run so far; `null`: nothing yet. */
export const reportOf = (run: RunState): SimulationReport | null => (run.status === 'finished' || run.status === 'running' ? run.report : null);
