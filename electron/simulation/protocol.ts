import type { Job } from '../../shared/analysis/Job.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import type { Measured } from '../../shared/simulation/run.ts';

/** A replication of which is told what happened to its first cases. */
export interface TracedJob extends Job {
  readonly traceCases: number;
}

/** Of one traced replication: some fifty megabytes. */
export const MOST_TRACED_EVENTS = 1_000_000;

/** What the pool tells a worker. Programs go over once per batch of jobs. */
export type ToWorker =
  | { readonly kind: 'programs'; readonly batch: number; readonly programs: readonly Program[]; readonly cancelled: SharedArrayBuffer }
  | { readonly kind: 'job'; readonly batch: number; readonly index: number; readonly job: Job | TracedJob }
  | { readonly kind: 'done'; readonly batch: number };

/** What a worker answers, one message per job. Errors are data. */
export type FromWorker =
  | { readonly kind: 'result'; readonly batch: number; readonly index: number; readonly replication: Measured }
  | { readonly kind: 'cancelled'; readonly batch: number; readonly index: number }
  | { readonly kind: 'failed'; readonly batch: number; readonly index: number; readonly detail: string };
