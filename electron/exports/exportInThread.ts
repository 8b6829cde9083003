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

/**
 * Exports on a thread of their own, one after the other: the libraries that write documents are never loaded into the
 * program itself, a large file does not hold up the window, and a file nobody wants any more ends with its thread. The
 * thread comes with the first file and goes when it was idle for a minute.
 */
export function exportInThread(workerUrl: URL): ExportFile {
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const end = async () => {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  };

  const write = async (request: ExportRequest, signal?: AbortSignal): Promise<ExportedFile> => {
    signal?.throwIfAborted();
    if (isClosed) throw new Error('the program is closing');
    clearTimeout(idle);
    const worker = (thread ??= new Worker(workerUrl));
    worker.ref();
    const { promise, resolve, reject } = Promise.withResolvers<FromExportThread>();
    const dead = (cause: unknown) => {
      if (thread === worker) thread = null;
      reject(cause instanceof Error ? cause : new Error(`the export thread ended with ${String(cause)}`));
    };
    const abort = () => {
      reject(signal?.reason);
      void end();
    };
    worker.once('message', resolve);
    worker.once('error', dead);
    worker.once('exit', dead);
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
      worker.off('message', resolve);
      worker.off('error', dead);
      worker.off('exit', dead);
      signal?.removeEventListener('abort', abort);
      worker.unref();
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    }
  };

  const queued = (request: ExportRequest, signal?: AbortSignal): Promise<ExportedFile> => {
    const mine = last.then(() => write(request, signal));
    last = mine.catch(() => undefined);
    return mine;
  };
  return Object.assign(queued, {
    close: async () => {
      isClosed = true;
      clearTimeout(idle);
      await end();
    },
  });
}
