import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { ENGINE_VERSION } from '../../shared/simulation/engineVersion.ts';
import { storageFailure } from '../storage/StorageProblem.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';
import type { ServiceContext, ServiceHandlers, SimulationProgress } from './Services.ts';

type SimulationCalls = Exclude<Extract<keyof ServiceHandlers, `simulation.${string}`>, `simulation.${'trace' | 'cancelTrace' | 'log' | 'cancelLog'}`>;

interface Going {
  readonly modelId: ModelId;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** Runs on the worker pool, kept in the database with what was asked and what came out. */
export function simulationService({ storage, simulate, newId, emit, log }: ServiceContext): {
  readonly handlers: Pick<ServiceHandlers, SimulationCalls>;
  close(): Promise<void>;
} {
  const { models, runs } = storage;
  const going = new Map<string, Going>();

  return {
    handlers: {
      'simulation.start': ({ modelId, ...request }) => {
        const { document, revision } = models.read(modelId);
        const { settings } = document.master.meta;
        const missing = request.scenarios.find((variant) => variant !== null && !Object.hasOwn(document.variants, variant));
        if (missing !== undefined) throw new CallFailure('not-found', message('storage.variant.notFound'));

        const runId = newId('run');
        const abort = new AbortController();
        runs.start({
          id: runId, modelId, revision, engineVersion: ENGINE_VERSION,
          seed: request.overrides.seed ?? settings.seed,
          replications: request.overrides.replications ?? settings.replications,
        }, request);
        let last: SimulationProgress = { done: 0, total: 0, partial: null };
        const tell = (status: 'running' | 'finished' | 'cancelled' | 'failed', failure: readonly Message[] | null = null) =>
          emit('simulation.progress', { runId, modelId, status, ...last, failure: failure && failure.map(messageOnTheWire) });

        const run = async () => {
          try {
            const report = await simulate(document, request, {
              signal: abort.signal,
              onProgress: (progress) => {
                last = progress;
                tell('running');
              },
            });
            runs.finish(runId, report);
            last = { ...last, done: last.total, partial: report };
            tell('finished');
          } catch (thrown) {
            const isCancelled = abort.signal.aborted;
            const failure = isCancelled ? null : failureOf(thrown, storage.folder, log);
            try {
              runs.stop(runId, isCancelled ? 'cancelled' : 'failed', failure && JSON.stringify(failure));
            } catch (cause) {
              // The disk is full, say: the row stays `running` and is closed at the next start.
              log(`simulation: ${String(cause)}`);
            }
            // Stored before it is told: a renderer that hears of it asks at once.
            tell(isCancelled ? 'cancelled' : 'failed', failure);
          } finally {
            going.delete(runId);
          }
        };
        // The answer comes first, so that the renderer knows the run before it hears of its progress.
        const done = new Promise<void>((resolve) => setImmediate(resolve)).then(run);
        going.set(runId, { modelId, abort, done });
        return { runId };
      },
      'simulation.cancel': ({ runId }) => {
        going.get(runId)?.abort.abort();
      },
      'simulation.runs': ({ modelId }) => {
        // Asked for whenever a model was opened; `model.open` also looks for edits that may have arrived.
        simulate.prepare(() => models.read(modelId).document);
        return runs.of(modelId);
      },
      'simulation.run': ({ runId }) => runs.read(runId),
    },
    async close() {
      for (const { abort } of going.values()) abort.abort();
      await Promise.allSettled([...going.values()].map(({ done }) => done));
    },
  };
}

/** Why a run failed, for people. What nobody foresaw goes to the log. */
function failureOf(thrown: unknown, folder: string, log: (text: string) => void): readonly Message[] {
  if (thrown instanceof SimulationFailure) return thrown.failures;
  const failure = thrown instanceof CallFailure ? thrown : storageFailure(thrown, folder);
  if (failure) return [failure.text];
  log(`simulation: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
  return [message('storage.call.internal')];
}
