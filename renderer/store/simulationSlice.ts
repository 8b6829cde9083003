import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import type { EventPayload, Input, RunHeader } from '../../shared/contract/contract.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import type { VariantId } from '../../shared/model/ids.ts';

export type RunState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly runId: string; readonly done: number; readonly total: number; readonly report: SimulationReport | null }
  | { readonly status: 'finished'; readonly report: SimulationReport; readonly header: RunHeader }
  | { readonly status: 'failed'; readonly failures: readonly Message[] };

/** What a run of the open model covers, as the person left it. */
export interface RunChoice {
  /** Scenarios that are not run; everything else is, also variants that come later. `null` is the master. */
  readonly leftOut: readonly (VariantId | null)[];
  readonly overrides: Input<'simulation.start'>['overrides'];
}

export const EVERYTHING: RunChoice = { leftOut: [], overrides: {} };

export interface SimulationSlice {
  readonly run: RunState;
  /** Runs of the open model, newest first, as kept by the host. */
  readonly runs: readonly RunHeader[];
  readonly runChoice: RunChoice;
  setRunChoice(change: Partial<RunChoice>): void;
  /** Runs what is chosen; button, key and palette mean the same. */
  startSimulation(choice?: RunChoice): Promise<void>;
  cancelSimulation(): Promise<void>;
  /** Asks for the kept runs, and shows the newest finished one when nothing is shown yet. */
  loadRuns(): Promise<void>;
  /** Shows a kept run. */
  showRun(runId: string): Promise<void>;
  simulationProgressed(progress: EventPayload<'simulation.progress'>): void;
}
