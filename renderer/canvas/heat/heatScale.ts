import type { ScenarioReport, StepSummary } from '../../../shared/analysis/SimulationReport.ts';
import type { NodeId, VariantId } from '../../../shared/model/ids.ts';
import type { RunState } from '../../store/simulationSlice.ts';

/** Five steps, `0` (hardly any) to `4` (most); shown by colour, by width of the ring and by number. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4;

/** The scenario of the run that belongs to what is shown; `null` when it was not simulated. */
export function scenarioOf(run: RunState, variant: VariantId | null): ScenarioReport | null {
  const report = run.status === 'finished' || run.status === 'running' ? run.report : null;
  return report?.scenarios.find((scenario) => scenario.variant === variant) ?? null;
}

/** Waiting that a step adds to a case on average, min: per execution times executions. */
export const waitingPerCase = (step: StepSummary): number => step.waiting.mean * step.executionsPerCase.mean;

export function mostWaiting(steps: Readonly<Record<NodeId, StepSummary>>): number {
  return Math.max(0, ...Object.values(steps).map(waitingPerCase));
}

/** Relative to the worst step. A plan in which nobody waits half a minute has no heat at all. */
export function heatLevel(minutes: number, most: number): HeatLevel {
  if (most < 0.5) return 0;
  const share = minutes / most;
  return share > 0.75 ? 4 : share > 0.45 ? 3 : share > 0.2 ? 2 : share > 0.05 ? 1 : 0;
}

export const loadLevel = (utilisation: number): HeatLevel => (utilisation > 0.95 ? 4 : utilisation > 0.85 ? 3 : utilisation > 0.7 ? 2 : utilisation > 0.4 ? 1 : 0);
