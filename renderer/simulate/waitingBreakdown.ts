import { mainCause } from '../../shared/analysis/mainCause.ts';
import { WAITING_CAUSES, type CycleTimeParts, type Estimate, type Measures, type StepSummary, type WaitingCause } from '../../shared/analysis/SimulationReport.ts';
import { nodeId, type NodeId } from '../../shared/model/ids.ts';

export type Part = 'processing' | WaitingCause;

export interface PartShare {
  readonly part: Part;
  readonly minutes: Estimate;
  /** Of mean cycle time, 0–1. */
  readonly share: number;
  /** Minutes of the parts before it. */
  readonly from: number;
}

/** Less is what sums of floating-point numbers leave over, minutes. */
const NOTHING = 1e-6;

/** The parts of mean cycle time in the order of the report; parts that are nothing are left out. They add up to it. */
export function cycleTimeParts(parts: CycleTimeParts): readonly PartShare[] {
  const order: readonly Part[] = ['processing', ...WAITING_CAUSES];
  const all = order.reduce((sum, part) => sum + parts[part].mean, 0);
  const shares: PartShare[] = [];
  let from = 0;
  for (const part of order) {
    const minutes = parts[part];
    if (minutes.mean > NOTHING) shares.push({ part, minutes, share: all > 0 ? minutes.mean / all : 0, from });
    from += minutes.mean;
  }
  return shares;
}

export interface StepWaiting {
  readonly id: NodeId;
  readonly step: StepSummary;
  /** Minutes per case: per execution times executions per case. */
  readonly perCase: number;
  /** Of all waiting at steps, 0–1. */
  readonly share: number;
  readonly mainCause: WaitingCause | null;
}

/** Steps by the waiting that they cause, longest first. Steps where nobody waits come last, by name. */
export function stepsByWaiting(measures: Measures): readonly StepWaiting[] {
  const steps = Object.entries(measures.steps).map(([id, step]) => ({ id: nodeId(id), step, perCase: step.waiting.mean * step.executionsPerCase.mean }));
  const all = steps.reduce((sum, { perCase }) => sum + perCase, 0);
  return steps
    .map((entry) => ({ ...entry, share: all > 0 ? entry.perCase / all : 0, mainCause: mainCause(entry.step) }))
    .toSorted((a, b) => b.perCase - a.perCase || a.step.name.localeCompare(b.step.name));
}
