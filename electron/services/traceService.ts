import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { message } from '../../shared/i18n/Message.ts';
import { compileTraces } from '../../shared/replay/compileTraces.ts';
import { bytesOfTrace } from '../../shared/replay/bytesOfTrace.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';

type TraceCalls = Extract<keyof ServiceHandlers, 'simulation.trace' | 'simulation.cancelTrace'>;

/** In base64 this still fits into one frame of the browser host. */
const MOST_BYTES = 40 * 1024 * 1024;

/** Traces of single replications for the replay, made on the worker pool and not kept. */
export function traceService({ storage, simulate }: ServiceContext): { readonly handlers: Pick<ServiceHandlers, TraceCalls>; close(): void } {
  const going = new Map<string, AbortController>();

  return {
    handlers: {
      'simulation.trace': async ({ id, modelId, variants, cases, seed, replication }) => {
        const { document, revision } = storage.models.read(modelId);
        const compiled = compileTraces(document, variants);
        if (!compiled.ok) {
          return { kind: 'refused', problems: compiled.error.map((problem) => ({ ...problem, message: messageOnTheWire(problem.message), advice: problem.advice && messageOnTheWire(problem.advice) })) };
        }
        const abort = new AbortController();
        going.get(id)?.abort();
        going.set(id, abort);
        try {
          const traces = await simulate.trace(compiled.value, { cases, replication, seed: seed ?? document.master.meta.settings.seed }, abort.signal);
          if (traces.reduce((sum, trace) => sum + bytesOfTrace(trace), 0) > MOST_BYTES) throw new CallFailure('refused', message('replay.error.tooMuch'));
          return { kind: 'traced', revision, traces: [...traces] };
        } catch (thrown) {
          if (abort.signal.aborted) return { kind: 'cancelled' };
          if (thrown instanceof SimulationFailure) return { kind: 'refused', problems: thrown.failures.map((failure) => ({ variant: variants[0] ?? null, element: null, message: messageOnTheWire(failure), advice: null })) };
          throw thrown;
        } finally {
          if (going.get(id) === abort) going.delete(id);
        }
      },
      'simulation.cancelTrace': ({ id }) => {
        going.get(id)?.abort();
      },
    },
    close() {
      for (const abort of going.values()) abort.abort();
    },
  };
}
