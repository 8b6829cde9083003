import type { ScenarioReport, SimulationReport, StepSummary } from '../../analysis/SimulationReport.ts';
import type { NodeId, VariantId } from '../../model/ids.ts';

/** Five steps, `0` (hardly any) to `4` (most); shown by colour, by width of the ring and by number. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4;
export const HEAT_LEVELS = [0, 1, 2, 3, 4] as const satisfies readonly HeatLevel[];

/** The scenario of a report that belongs to what is shown; `null` when it was not simulated. */
export const scenarioOf = (report: SimulationReport | null, variant: VariantId | null): ScenarioReport | null =>
  report?.scenarios.find((scenario) => scenario.variant === variant) ?? null;

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

/** Somebody waits, or stands in line, as often as is worth a word. */
export const isWaitedAt = (step: StepSummary): boolean => step.waiting.mean >= 0.05 || step.queueLength.mean >= 0.05;
