import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import type { EventPayload, Input, RunHeader } from '../../shared/contract/contract.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import type { VariantId } from '../../shared/model/ids.ts';

export type RunState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly runId: string; readonly done: number; readonly total: number; readonly report: SimulationReport | null }
  | { readonly status: 'finished'; readonly report: SimulationReport; readonly header: RunHeader }
  | { readonly status: 'failed'; readonly failures: readonly Message[] };

export interface StartOptions {
  /** Default: what is shown now. In `compare`, the master and all variants. */
  readonly scenarios?: readonly (VariantId | null)[];
  readonly overrides?: Input<'simulation.start'>['overrides'];
  readonly withBottlenecks?: boolean;
}

export interface SimulationSlice {
  readonly run: RunState;
  /** Runs of the open model, newest first, as kept by the host. */
  readonly runs: readonly RunHeader[];
  startSimulation(options?: StartOptions): Promise<void>;
  cancelSimulation(): Promise<void>;
  /** Asks for the kept runs, and shows the newest finished one when nothing is shown yet. */
  loadRuns(): Promise<void>;
  /** Shows a kept run. */
  showRun(runId: string): Promise<void>;
  simulationProgressed(progress: EventPayload<'simulation.progress'>): void;
}
