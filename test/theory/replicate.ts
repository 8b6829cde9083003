import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from '../../electron/simulation/protocol.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import type { Replication } from '../../shared/simulation/Replication.ts';

export interface Replicated { readonly cases: number; readonly warmUpCases: number; readonly replications: number; readonly seed?: number }

/**
 * Runs replications in the simulation worker itself, on plain Node: the test runner rewrites imports in a way that makes
 * the kernel twenty times slower, and these runs are long.
 */
export async function replicate(program: Program, { cases, warmUpCases, replications, seed = 2026 }: Replicated): Promise<Replication[]> {
  const worker = new Worker(new URL('../../electron/simulation/worker.ts', import.meta.url));
  const tell = (message: ToWorker) => worker.postMessage(message);
  const results: Replication[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (answer: FromWorker) => {
        if (answer.kind !== 'result') {
          reject(new Error(JSON.stringify(answer)));
          return;
        }
        results[answer.index] = answer.replication;
        if (results.filter(Boolean).length === replications) resolve();
      });
      tell({ kind: 'programs', batch: 1, programs: [program], cancelled: new SharedArrayBuffer(4) });
      for (let replication = 0; replication < replications; replication += 1) {
        tell({ kind: 'job', batch: 1, index: replication, job: { program: 0, replication, seed, cases, warmUpCases, recordCycleTimes: false } });
      }
    });
  } finally {
    await worker.terminate();
  }
  return results;
}
