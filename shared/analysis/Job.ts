import type { Program } from '../simulation/Program.ts';
import type { Replication } from '../simulation/Replication.ts';

/** One replication of one program, to be carried out anywhere. */
export interface Job {
  /** Position in the list of programs. */
  readonly program: number;
  readonly replication: number;
  readonly seed: number;
  readonly cases: number;
  readonly arrivalsEnd?: number;
  readonly warmUpCases: number;
  readonly recordCycleTimes: boolean;
  /** Averages over time run to the last end, not to the last arrival. */
  readonly isWholeRun?: boolean;
}

/** Carries jobs out; rejects when one fails or everything was cancelled. */
export type Execute = (programs: readonly Program[], jobs: readonly Job[], onResult: (index: number, replication: Replication) => void) => Promise<void>;
