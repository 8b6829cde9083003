import { parentPort } from 'node:worker_threads';
import { buffersOf, run } from '../../shared/simulation/run.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import { buffersOfTrace } from '../../shared/replay/bytesOfTrace.ts';
import { inlineMore } from './inlineMore.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** Entry of a simulation worker: keeps the programs of a batch and runs one replication per job. */
const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
inlineMore();

const batches = new Map<number, { readonly programs: readonly Program[]; readonly cancelled: Int32Array }>();

const answer = (message: FromWorker, buffers: ArrayBuffer[] = []) => port.postMessage(message, buffers);

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'programs':
      batches.set(message.batch, { programs: message.programs, cancelled: new Int32Array(message.cancelled) });
      return;
    case 'done':
      batches.delete(message.batch);
      return;
    case 'job': {
      const { batch, index, job } = message;
      try {
        const known = batches.get(batch);
        const program = known?.programs[job.program];
        if (!known || !program) throw new Error(`No program ${job.program} in batch ${batch}`);
        const isCancelled = () => Atomics.load(known.cancelled, 0) !== 0;
        const replication = isCancelled() ? null : run(program, { ...job, isCancelled });
        if (replication === null) answer({ kind: 'cancelled', batch, index });
        else answer({ kind: 'result', batch, index, replication }, [...buffersOf(replication), ...(replication.trace ? buffersOfTrace(replication.trace) : [])]);
      } catch (thrown) {
        answer({ kind: 'failed', batch, index, detail: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
      }
    }
  }
});
