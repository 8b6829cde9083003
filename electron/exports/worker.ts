import { parentPort } from 'node:worker_threads';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { exportDocument, type ExportRequest } from '../services/exportDocument.ts';
import type { FromExportThread } from './exportProtocol.ts';

/** Entry of the export thread: writes one file per message. */
const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');

async function answerTo(request: ExportRequest): Promise<FromExportThread> {
  try {
    return { kind: 'file', file: await exportDocument(request) };
  } catch (thrown) {
    if (thrown instanceof CallFailure) return { kind: 'failure', code: thrown.code, text: thrown.text };
    return { kind: 'bug', detail: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}

port.on('message', (request: ExportRequest) => {
  void answerTo(request).then((answer) => port.postMessage(answer));
});
