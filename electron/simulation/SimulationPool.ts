import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { experiment, type Execute, type ExperimentRequest, type Job } from '../../shared/analysis/experiment.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

export interface SimulateOptions {
  /** At most ten times a second, and once at the end. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly partial: SimulationReport | null }) => void;
  readonly signal?: AbortSignal;
  /** Threads to use at most; the report does not depend on it. */
  readonly threads?: number;
}

const PROGRESS_MS = 100;

interface Batch {
  readonly number: number;
  readonly jobs: readonly Job[];
  readonly onResult: Parameters<Execute>[2];
  readonly threads: number;
  readonly programs: ToWorker & { readonly kind: 'programs' };
  readonly knownBy: Set<Worker>;
  next: number;
  running: number;
  failure: unknown;
  readonly finish: () => void;
}

/**
 * Worker threads that run replications. They start with the first simulation, stay for the next ones, and do not keep
 * the process alive while idle. Several simulations share them.
 */
export class SimulationPool {
  readonly #workerUrl: URL;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, { readonly batch: Batch; readonly index: number }>();
  readonly #batches: Batch[] = [];
  #numbers = 0;
  #isClosed = false;

  constructor(workerUrl: URL, size: number = Math.max(1, availableParallelism())) {
    this.#workerUrl = workerUrl;
    this.#size = size;
  }

  /** Simulates scenarios of a document. Rejects with SimulationFailure, or with the reason of the signal. */
  async simulate(document: ModelDocument, request: ExperimentRequest, { onProgress, signal, threads = this.#size }: SimulateOptions = {}): Promise<SimulationReport> {
    signal?.throwIfAborted();
    let lastTold = -Infinity;
    let lastReported = -Infinity;
    let reportCost = 0;
    let partial: SimulationReport | null = null;
    return experiment(document, request, (programs, jobs, onResult) => this.#execute(programs, jobs, onResult, threads, signal), ({ done, total, report }) => {
      const now = performance.now();
      if (!onProgress || now - lastTold < PROGRESS_MS) return;
      lastTold = now;
      // A report on a large model costs time of its own; it never takes more than a fifth of it.
      const isDue = now - lastReported >= 5 * reportCost;
      if (isDue) {
        partial = report();
        lastReported = performance.now();
        reportCost = lastReported - now;
      }
      onProgress({ done, total, partial });
    });
  }

  /** Ends every worker. Simulations that are going on reject. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#idle, ...this.#busy.keys()];
    for (const batch of this.#batches) batch.failure ??= new Error('The simulation pool was closed');
    this.#idle.length = 0;
    await Promise.all(workers.map((worker) => worker.terminate()));
    this.#next();
  }

  async #execute(programs: Parameters<Execute>[0], jobs: readonly Job[], onResult: Parameters<Execute>[2], threads: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    const cancelled = new SharedArrayBuffer(4);
    const flag = new Int32Array(cancelled);
    const { promise, resolve } = Promise.withResolvers<void>();
    const number = (this.#numbers += 1);
    const batch: Batch = {
      number, jobs, onResult, threads: Math.max(1, threads), programs: { kind: 'programs', batch: number, programs, cancelled }, knownBy: new Set(), next: 0, running: 0, failure: undefined,
      finish: resolve,
    };
    const abort = () => {
      batch.failure ??= signal?.reason ?? new Error('aborted');
      Atomics.store(flag, 0, 1);
      this.#next();
    };
    signal?.addEventListener('abort', abort);
    this.#batches.push(batch);
    this.#next();
    await promise;
    signal?.removeEventListener('abort', abort);
    for (const worker of batch.knownBy) worker.postMessage({ kind: 'done', batch: number } satisfies ToWorker);
    if (batch.failure !== undefined) throw batch.failure;
  }

  /** Gives work to whoever has none. */
  #next(): void {
    for (const batch of this.#batches.slice()) {
      while (batch.failure === undefined && batch.next < batch.jobs.length && batch.running < batch.threads) {
        const worker = this.#worker();
        if (!worker) return;
        const index = batch.next;
        batch.next += 1;
        batch.running += 1;
        this.#busy.set(worker, { batch, index });
        if (!batch.knownBy.has(worker)) {
          batch.knownBy.add(worker);
          worker.postMessage(batch.programs);
        }
        worker.ref();
        worker.postMessage({ kind: 'job', batch: batch.number, index, job: batch.jobs[index]! } satisfies ToWorker);
      }
      const isOver = batch.running === 0 && (batch.failure !== undefined || batch.next >= batch.jobs.length);
      if (!isOver) continue;
      this.#batches.splice(this.#batches.indexOf(batch), 1);
      batch.finish();
    }
  }

  #worker(): Worker | undefined {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#isClosed || this.#busy.size >= this.#size) return undefined;
    const worker = new Worker(this.#workerUrl);
    worker.on('message', (answer: FromWorker) => this.#answered(worker, answer));
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('A simulation worker ended')));
    return worker;
  }

  #answered(worker: Worker, answer: FromWorker): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    this.#idle.push(worker);
    worker.unref();
    if (!task) return;
    const { batch, index } = task;
    batch.running -= 1;
    if (answer.kind === 'failed') batch.failure ??= new SimulationFailure([message('simulation.error.crash', { detail: answer.detail.slice(0, 500) })]);
    else if (answer.kind === 'cancelled') batch.failure ??= new Error('cancelled');
    else if (batch.failure === undefined) {
      try {
        batch.onResult(index, answer.replication);
      } catch (thrown) {
        batch.failure = thrown;
        Atomics.store(new Int32Array(batch.programs.cancelled), 0, 1);
      }
    }
    this.#next();
  }

  #lost(worker: Worker, error: unknown): void {
    const idle = this.#idle.indexOf(worker);
    if (idle >= 0) this.#idle.splice(idle, 1);
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    for (const batch of this.#batches) batch.knownBy.delete(worker);
    if (!task) return;
    task.batch.running -= 1;
    task.batch.failure ??= this.#isClosed ? error : new SimulationFailure([message('simulation.error.crash', { detail: String(error) })]);
    this.#next();
  }
}
