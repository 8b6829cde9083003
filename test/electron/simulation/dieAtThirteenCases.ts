import { parentPort } from 'node:worker_threads';
import type { FromWorker } from '../../../electron/simulation/protocol.ts';

/** Makes the worker that is loaded next end without a word in the middle of a job, as one does that runs out of memory. */
if (parentPort) {
  const port = parentPort;
  const post = port.postMessage.bind(port);
  port.postMessage = (answer: FromWorker, buffers?: readonly ArrayBuffer[]) => {
    if (answer.kind === 'result' && answer.replication.cases === 13) process.exit(7);
    post(answer, buffers);
  };
}
