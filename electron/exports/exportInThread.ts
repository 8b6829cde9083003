import { Worker } from 'node:worker_threads';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ExportedFile, ExportRequest } from '../services/exportDocument.ts';
import type { FromExportThread } from './exportProtocol.ts';

/** Writes one file. Rejects with `CallFailure`, with the reason of the signal, or with a bug. */
export interface ExportFile {
  (request: ExportRequest, signal?: AbortSignal): Promise<ExportedFile>;
  close(): Promise<void>;
}

/** Fonts and painters take some hundred megabytes that nobody misses when nothing is exported. */
const IDLE_MS = 60_000;

/** A file that is being written, as far as the life of its thread concerns it. */
interface Job {
  readonly worker: Worker;
  readonly reject: (reason: unknown) => void;
}

/** The work, or the reason of the signal as soon as there is one, whatever the work still waits for. */
async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop));
}

/**
 * Exports on a thread of their own, one after the other: the libraries that write documents are never loaded into the
 * program itself, a large file does not hold up the window, and a file nobody wants any more ends with its thread. The
 * thread comes with the first file and goes when it was idle for a minute, or dies; the next file then gets a new one.
 */
export function exportInThread(workerUrl: URL): ExportFile {
  let thread: Worker | null = null;
  let job: Job | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const end = async () => {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  };

  const started = (): Worker => {
    const worker = new Worker(workerUrl);
    // For its whole life: a thread may also die between two files, and an error that nobody hears ends the program.
    const dead = (cause: unknown) => {
      if (thread === worker) thread = null;
      if (job?.worker === worker) job.reject(cause instanceof Error ? cause : new Error(`the export thread ended with ${String(cause)}`));
      void worker.terminate();
    };
    worker.on('error', dead);
    worker.on('messageerror', dead);
    worker.on('exit', dead);
    return worker;
  };

  const write = async (request: ExportRequest, signal?: AbortSignal): Promise<ExportedFile> => {
    signal?.throwIfAborted();
    if (isClosed) throw new Error('the program is closing');
    clearTimeout(idle);
    const worker = (thread ??= started());
    worker.ref();
    const { promise, resolve, reject } = Promise.withResolvers<FromExportThread>();
    const abort = () => {
      reject(signal?.reason);
      void end();
    };
    job = { worker, reject };
    worker.once('message', resolve);
    signal?.addEventListener('abort', abort);
    try {
      worker.postMessage(request);
      const answer = await promise;
      switch (answer.kind) {
        case 'file': return answer.file;
        case 'failure': throw new CallFailure(answer.code, answer.text);
        case 'bug': throw new Error(answer.detail);
      }
    } finally {
      job = null;
      worker.off('message', resolve);
      signal?.removeEventListener('abort', abort);
      worker.unref();
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    }
  };

  const queued = (request: ExportRequest, signal?: AbortSignal): Promise<ExportedFile> => {
    const mine = last.then(() => write(request, signal));
    last = mine.catch(() => undefined);
    return unlessStopped(mine, signal);
  };
  return Object.assign(queued, {
    close: async () => {
      isClosed = true;
      clearTimeout(idle);
      await end();
    },
  });
}
