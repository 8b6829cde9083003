import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { checkReplication } from '../../shared/analysis/checkReplication.ts';
import { experiment, type ExperimentRequest } from '../../shared/analysis/experiment.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Job } from '../../shared/analysis/Job.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import type { Trace } from '../../shared/simulation/Trace.ts';
import { OngoingSimulation, type ExecuteMeasured } from './OngoingSimulation.ts';
import { MOST_TRACED_EVENTS, type FromWorker, type TracedJob } from './protocol.ts';

export interface SimulateOptions {
  /** At once with the first figures, then at most ten times a second, with new figures twice a second. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly partial: SimulationReport | null }) => void;
  readonly signal?: AbortSignal;
  /** Threads to use at most; the report does not depend on it. */
  readonly threads?: number;
}

export interface TraceOptions {
  readonly cases: number;
  readonly seed: number;
  readonly replication: number;
}

const PROGRESS_MS = 100;
/** Whoever shows figures takes time from the threads: twice a second is enough to see them settle. */
const FIGURES_MS = 500;
/** Jobs that wait at a worker, so that it is never idle while this thread is busy with a report. */
const AHEAD = 3;

interface Thread {
  readonly worker: Worker;
  /** Jobs sent, the one it is at first. */
  readonly tasks: { readonly simulation: OngoingSimulation; readonly index: number }[];
}

/**
 * Worker threads that run replications. They start with the first simulation, stay for the next ones, and do not keep
 * the process alive while idle. Several simulations share them evenly. A worker that dies takes down only the
 * simulation that it was working on.
 */
export class SimulationPool {
  readonly #workerUrl: URL;
  readonly #size: number;
  readonly #threads: Thread[] = [];
  readonly #simulations = new Set<OngoingSimulation>();
  #numbers = 0;
  #isClosed = false;

  constructor(workerUrl: URL, size: number = Math.max(1, availableParallelism())) {
    this.#workerUrl = workerUrl;
    this.#size = size;
  }

  /** Simulates scenarios of a document. Rejects with SimulationFailure, or with the reason of the signal. */
  async simulate(document: ModelDocument, request: ExperimentRequest, { onProgress, ...options }: SimulateOptions = {}): Promise<SimulationReport> {
    return this.carryOut((execute) => experiment(document, request, execute, tell(onProgress)), options);
  }

  /**
   * Lends threads to `work`, which hands over one list of jobs after the other, of whatever programs it likes. Rejects
   * with what `work` throws, or with the reason of the signal.
   */
  async carryOut<T>(work: (execute: ExecuteMeasured) => Promise<T>, { signal, threads = this.#size }: Omit<SimulateOptions, 'onProgress'> = {}): Promise<T> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw closed();
    const simulation = new OngoingSimulation((this.#numbers += 1), threads);
    const abort = () => {
      simulation.fail(signal?.reason ?? new Error('aborted'));
      simulation.settleWhenOver();
    };
    signal?.addEventListener('abort', abort);
    this.#simulations.add(simulation);
    // They start while this thread reads the model.
    while (this.#threads.length < Math.min(threads, this.#size)) this.#newThread();
    try {
      return await work((programs, jobs, onResult) => simulation.execute(programs, jobs, onResult, () => this.#giveWork()));
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#simulations.delete(simulation);
      simulation.end();
    }
  }

  /** What happens to the first cases in one replication of each program. Rejects as `simulate` does. */
  async trace(programs: readonly Program[], { cases, seed, replication }: TraceOptions, signal: AbortSignal): Promise<readonly Trace[]> {
    const jobs = programs.map((_, program): Job => ({ program, replication, seed, cases, warmUpCases: 0, recordCycleTimes: false }));
    const traces: Trace[] = [];
    await this.carryOut(async (execute) => {
      // First without a trace, which takes no memory to speak of: whether it ends, and how much would be written down.
      await execute(programs, jobs, (i, result) => {
        checkReplication(programs[i]!, result);
        if (result.events > MOST_TRACED_EVENTS) throw new SimulationFailure([message('replay.error.tooMuch')]);
      });
      await execute(programs, jobs.map((job): TracedJob => ({ ...job, traceCases: cases })), (i, { trace }) => {
        if (!trace) throw new Error('A traced replication came back without its trace');
        traces[i] = trace;
      });
    }, { signal });
    return traces;
  }

  /** Ends every worker. Simulations that are going on reject. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const simulation of this.#simulations) simulation.fail(closed());
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
    for (const simulation of this.#simulations) simulation.settleWhenOver();
  }

  /** Fills the lines of all workers, the shortest first; the simulation with the fewest jobs at work comes first. */
  #giveWork(): void {
    for (let ahead = 0; ahead < AHEAD; ahead += 1) {
      for (const thread of this.#threads) {
        if (thread.tasks.length !== ahead) continue;
        const simulation = this.#nextFor(thread);
        if (!simulation) continue;
        thread.tasks.push({ simulation, index: simulation.send(thread.worker) });
        thread.worker.ref();
      }
      if (ahead === 0 && this.#lacksThreads()) {
        this.#newThread();
        ahead -= 1;
      }
    }
  }

  #nextFor({ worker }: Thread): OngoingSimulation | undefined {
    return [...this.#simulations].filter((simulation) => simulation.maySend(worker)).toSorted((a, b) => a.inFlight - b.inFlight)[0];
  }

  #lacksThreads(): boolean {
    return !this.#isClosed && this.#threads.length < this.#size && this.#threads.every(({ tasks }) => tasks.length > 0) && [...this.#simulations].some(({ hasJobs }) => hasJobs);
  }

  #newThread(): void {
    const thread: Thread = { worker: new Worker(this.#workerUrl), tasks: [] };
    thread.worker.on('message', (answer: FromWorker) => this.#answered(thread, answer));
    thread.worker.on('error', (error) => this.#lost(thread, error));
    thread.worker.on('exit', (code) => this.#lost(thread, new Error(`A simulation worker ended with code ${code}`)));
    thread.worker.unref();
    this.#threads.push(thread);
  }

  #answered(thread: Thread, answer: FromWorker): void {
    const task = thread.tasks.shift();
    if (thread.tasks.length === 0) thread.worker.unref();
    if (!task) return;
    const { simulation } = task;
    simulation.cameBack(thread.worker);
    if (answer.kind === 'failed') simulation.fail(crash(answer.detail));
    // Before the result is looked at: that may take a while.
    this.#giveWork();
    if (answer.kind === 'result') simulation.result(answer.index, answer.replication);
    simulation.settleWhenOver();
  }

  #lost(thread: Thread, error: unknown): void {
    const at = this.#threads.indexOf(thread);
    if (at < 0) return;
    this.#threads.splice(at, 1);
    const [current, ...waiting] = thread.tasks.splice(0);
    for (const simulation of this.#simulations) simulation.knownBy.delete(thread.worker);
    for (const { simulation, index } of waiting) {
      simulation.cameBack(thread.worker);
      simulation.giveBack(index);
    }
    current?.simulation.cameBack(thread.worker);
    current?.simulation.fail(this.#isClosed ? closed() : crash(String(error)));
    this.#giveWork();
    for (const simulation of this.#simulations) simulation.settleWhenOver();
  }
}

const closed = () => new Error('The simulation pool was closed');
const crash = (detail: string) => new SimulationFailure([message('simulation.error.crash', { detail: detail.slice(0, 500) })]);

/** Passes progress on, not more often than people can see. */
function tell(onProgress: SimulateOptions['onProgress']): Parameters<typeof experiment>[3] {
  let lastTold = -Infinity;
  let lastReported = -Infinity;
  let reportCost = 0;
  let partial: SimulationReport | null = null;
  return ({ done, total, report }) => {
    if (!onProgress) return;
    const now = performance.now();
    const isFirst = partial === null && (partial = report()) !== null;
    if (!isFirst && now - lastTold < PROGRESS_MS) return;
    lastTold = now;
    // A report on a large model costs time of its own; it never takes more than a fifth of it.
    if (isFirst || (partial !== null && now - lastReported >= Math.max(FIGURES_MS, 5 * reportCost))) {
      if (!isFirst) partial = report();
      lastReported = performance.now();
      reportCost = lastReported - now;
    }
    onProgress({ done, total, partial });
  };
}
