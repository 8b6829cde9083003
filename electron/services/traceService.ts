import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { message } from '../../shared/i18n/Message.ts';
import { compileTraces } from '../../shared/replay/compileTraces.ts';
import { bytesOfTrace } from '../../shared/replay/bytesOfTrace.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';
import { StoppableCalls } from './StoppableCalls.ts';

type TraceCalls = Extract<keyof ServiceHandlers, 'simulation.trace' | 'simulation.cancelTrace'>;

/** In base64 this still fits into one frame of the browser host. */
const MOST_BYTES = 40 * 1024 * 1024;

/** Traces of single replications for the replay, made on the worker pool and not kept. */
export function traceService({ storage, simulate }: ServiceContext): { readonly handlers: Pick<ServiceHandlers, TraceCalls>; close(): void } {
  const going = new StoppableCalls();

  return {
    handlers: {
      'simulation.trace': async ({ id, modelId, variants, cases, seed, replication }) => {
        const { document, revision } = storage.models.read(modelId);
        const compiled = compileTraces(document, variants);
        if (!compiled.ok) {
          return { kind: 'refused', problems: compiled.error.map((problem) => ({ ...problem, message: messageOnTheWire(problem.message), advice: problem.advice && messageOnTheWire(problem.advice) })) };
        }
        const outcome = await going.carryOut(id, (signal) => simulate.trace(compiled.value, { cases, replication, seed: seed ?? document.master.meta.settings.seed }, signal));
        switch (outcome.kind) {
          case 'done': {
            if (outcome.value.reduce((sum, trace) => sum + bytesOfTrace(trace), 0) > MOST_BYTES) throw new CallFailure('refused', message('replay.error.tooMuch'));
            return { kind: 'traced', revision, traces: [...outcome.value] };
          }
          case 'cancelled': return outcome;
          case 'refused': return { kind: 'refused', problems: outcome.failures.map((failure) => ({ variant: variants[0] ?? null, element: null, message: messageOnTheWire(failure), advice: null })) };
        }
      },
      'simulation.cancelTrace': ({ id }) => going.stop(id),
    },
    close: () => going.stopAll(),
  };
}
