import type { CallName, EventName, EventPayload, Handlers } from '../../shared/contract/contract.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { ExperimentRequest } from '../../shared/analysis/experiment.ts';
import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import type { Trace } from '../../shared/simulation/Trace.ts';
import type { ExecuteMeasured } from '../simulation/OngoingSimulation.ts';
import type { ExportFile } from '../exports/exportInThread.ts';
import type { Storage } from '../storage/openStorage.ts';

/** Every call but those that need windows and dialogs, which each host answers in its own way. */
export type ServiceHandlers = Pick<Handlers, Exclude<CallName, `host.${string}`>>;

export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

export interface SimulationProgress {
  readonly done: number;
  readonly total: number;
  readonly partial: SimulationReport | null;
}

/** Carries a simulation out on the worker pool; rejects when it was aborted or the model cannot be simulated. */
export interface Simulate {
  (document: ModelDocument, request: ExperimentRequest, options: { readonly onProgress: (progress: SimulationProgress) => void; readonly signal: AbortSignal }): Promise<SimulationReport>;
  /** Lends threads to anything else that runs replications, one list of jobs after the other. */
  carryOut<T>(work: (execute: ExecuteMeasured) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Someone is likely to simulate this model soon: the threads may start, and compile what they will run. Reads it later, if at all. */
  prepare(read: () => ModelDocument): void;
  /** What happens to the first cases of one replication, per program. */
  trace(programs: readonly Program[], options: { readonly cases: number; readonly seed: number; readonly replication: number }, signal: AbortSignal): Promise<readonly Trace[]>;
}

/** Everything that services need from outside. */
export interface ServiceContext {
  readonly storage: Storage;
  readonly simulate: Simulate;
  readonly exportFile: ExportFile;
  /** Folder of the `NAME.LOCALE.laneway` samples. */
  readonly samplesFolder: string;
  readonly clock: () => Date;
  readonly newId: (prefix: string) => string;
  readonly emit: Emit;
  /** For bugs, with their stack. */
  readonly log: (text: string) => void;
}
