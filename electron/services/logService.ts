import { setImmediate } from 'node:timers/promises';
import type { FileBytes } from '../../shared/contract/contract.ts';
import { fileName } from '../../shared/files/fileName.ts';
import { logPieces } from '../../shared/interchange/eventLog/logPieces.ts';
import type { LogFormat } from '../../shared/interchange/eventLog/LogFormat.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { logOfRun, type LoggedRun } from '../simulation/logOfRun.ts';
import { MOST_TRACED_EVENTS } from '../simulation/protocol.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';
import { StoppableCalls } from './StoppableCalls.ts';

type LogCalls = Extract<keyof ServiceHandlers, 'simulation.log' | 'simulation.cancelLog'>;

/** In base64 this still fits into one frame of the browser host. */
const MOST_BYTES = 40 * 1024 * 1024;
/** Of text at a time. */
const PIECE = 1 << 16;
/** Other calls are answered at least so often while a log is written. */
const MOST_MS = 15;

/** The log as bytes, in steps between which the host answers others. As many whole cases as fit. */
async function bytesOf({ log, isCut }: LoggedRun, format: LogFormat, signal: AbortSignal): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean }> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isFull = false;
  let waiting = '';
  let since = performance.now();
  const put = () => {
    const chunk = encoder.encode(waiting);
    chunks.push(chunk);
    size += chunk.length;
    waiting = '';
  };
  for (const piece of logPieces(log, format, () => (isFull ||= size >= MOST_BYTES))) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    put();
    if (performance.now() - since < MOST_MS) continue;
    await setImmediate();
    signal.throwIfAborted();
    since = performance.now();
  }
  put();
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, isCut: isCut || isFull };
}

/** Event logs of single replications, for process-mining tools: simulated for the file and not kept. */
export function logService({ storage, simulate }: ServiceContext): { readonly handlers: Pick<ServiceHandlers, LogCalls>; close(): void } {
  const going = new StoppableCalls();

  return {
    handlers: {
      'simulation.log': async ({ id, modelId, variant, format, cases, overrides }) => {
        const { document } = storage.models.read(modelId);
        const outcome = await going.carryOut(id, async (signal) => {
          const logged = await logOfRun({ document, variant, overrides, first: cases, mostEvents: MOST_TRACED_EVENTS }, (work) => simulate.carryOut(work, signal));
          if (!logged.ok) return { kind: 'refused' as const, problems: logged.error.map((problem) => ({ ...problem, message: messageOnTheWire(problem.message), advice: problem.advice && messageOnTheWire(problem.advice) })) };
          const { bytes, isCut } = await bytesOf(logged.value, format, signal);
          const name = [document.master.meta.name, ...(variant === null ? [] : [find(document.variants, variant)?.name ?? ''])].join(' – ');
          const file: FileBytes = { name: fileName(name, format), bytes: new Uint8Array(bytes) };
          return { kind: 'written' as const, file, isCut };
        });
        switch (outcome.kind) {
          case 'done': return outcome.value;
          case 'cancelled': return outcome;
          case 'refused': return { kind: 'refused', problems: outcome.failures.map((failure) => ({ variant, element: null, message: messageOnTheWire(failure), advice: null })) };
        }
      },
      'simulation.cancelLog': ({ id }) => going.stop(id),
    },
    close: () => going.stopAll(),
  };
}
