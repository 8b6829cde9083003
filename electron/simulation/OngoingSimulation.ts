import type { Worker } from 'node:worker_threads';
import type { Job } from '../../shared/analysis/Job.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import type { Measured } from '../../shared/simulation/run.ts';
import type { ToWorker, TracedJob } from './protocol.ts';

type OnResult = (index: number, replication: Measured) => void;
/** `Execute` of experiments, which also hands over what was traced. */
export type ExecuteMeasured = (programs: readonly Program[], jobs: readonly (Job | TracedJob)[], onResult: OnResult) => Promise<void>;

/** One simulation on the pool: its programs, which workers keep until it is over, and the jobs that are not done yet. */
export class OngoingSimulation {
  readonly number: number;
  /** Workers that have its programs. */
  readonly knownBy = new Set<Worker>();
  /** Jobs at each worker now. */
  readonly jobsAt = new Map<Worker, number>();
  inFlight = 0;
  failure: unknown;
  readonly #threads: number;
  readonly #cancelled = new SharedArrayBuffer(4);
  #programs: readonly Program[] = [];
  #jobs: readonly (Job | TracedJob)[] = [];
  #next = 0;
  /** Jobs to be done again: their worker died while it did something else. */
  readonly #returned: number[] = [];
  #onResult: OnResult = () => {};
  #settle: () => void = () => {};

  constructor(number: number, threads: number) {
    this.number = number;
    this.#threads = Math.max(1, threads);
  }

  /** Takes on a list of jobs; resolves when the last is done, rejects with what failed. */
  async execute(programs: readonly Program[], jobs: readonly (Job | TracedJob)[], onResult: OnResult, start: () => void): Promise<void> {
    if (programs !== this.#programs) this.knownBy.clear();
    this.#programs = programs;
    this.#jobs = jobs;
    this.#next = 0;
    this.#onResult = onResult;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#settle = resolve;
    start();
    this.settleWhenOver();
    await promise;
    if (this.failure !== undefined) throw this.failure;
  }

  get hasJobs(): boolean {
    return this.failure === undefined && (this.#returned.length > 0 || this.#next < this.#jobs.length);
  }

  /** May this worker take one of its jobs? It uses as many threads at once as it was given. */
  maySend(worker: Worker): boolean {
    return this.hasJobs && (this.jobsAt.has(worker) || this.jobsAt.size < this.#threads);
  }

  /** Sends the next job; returns its index. */
  send(worker: Worker): number {
    if (!this.knownBy.has(worker)) {
      this.knownBy.add(worker);
      worker.postMessage({ kind: 'programs', batch: this.number, programs: this.#programs, cancelled: this.#cancelled } satisfies ToWorker);
    }
    const index = this.#returned.pop() ?? this.#next++;
    this.jobsAt.set(worker, (this.jobsAt.get(worker) ?? 0) + 1);
    this.inFlight += 1;
    worker.postMessage({ kind: 'job', batch: this.number, index, job: this.#jobs[index]! } satisfies ToWorker);
    return index;
  }

  /** A job came back, whatever came of it. */
  cameBack(worker: Worker): void {
    this.inFlight -= 1;
    const left = (this.jobsAt.get(worker) ?? 1) - 1;
    if (left > 0) this.jobsAt.set(worker, left);
    else this.jobsAt.delete(worker);
  }

  giveBack(index: number): void {
    this.#returned.push(index);
  }

  result(index: number, replication: Measured): void {
    if (this.failure !== undefined) return;
    try {
      this.#onResult(index, replication);
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  /** The first failure counts. What still runs is told to stop. */
  fail(failure: unknown): void {
    this.failure ??= failure;
    Atomics.store(new Int32Array(this.#cancelled), 0, 1);
  }

  settleWhenOver(): void {
    if (this.inFlight === 0 && !this.hasJobs) this.#settle();
  }

  /** Workers may forget it. */
  end(): void {
    for (const worker of this.knownBy) worker.postMessage({ kind: 'done', batch: this.number } satisfies ToWorker);
  }
}
