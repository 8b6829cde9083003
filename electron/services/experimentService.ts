import { answerBase } from '../../shared/analysis/answers/AnswerBase.ts';
import { MOST_POINTS, pointsOf, sizeOf } from '../../shared/analysis/answers/design.ts';
import { runDesign, type PointResult } from '../../shared/analysis/answers/designedExperiment.ts';
import { planFor, replicationsFor } from '../../shared/analysis/answers/RunPlan.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import { ENGINE_VERSION } from '../../shared/simulation/engineVersion.ts';
import { storageFailure } from '../storage/StorageProblem.ts';
import type { ExperimentHeader } from '../../shared/contract/answers.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';

type ExperimentCalls = Extract<keyof ServiceHandlers, `experiment.${string}`>;

/** Results are written so often, or when so many have come in: what a crash can lose. */
const WRITE_MS = 200;
const WRITE_AT = 200;

interface Going {
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** Designed experiments on the worker pool. Every result is kept as it comes in, so that stopping, a crash and going on are the same thing. */
export function experimentService({ storage, simulate, newId, emit, log, clock }: ServiceContext): { readonly handlers: Pick<ServiceHandlers, ExperimentCalls>; close(): Promise<void> } {
  const { experiments, models } = storage;
  const going = new Map<string, Going>();

  const tell = ({ id, modelId, total }: ExperimentHeader, status: ExperimentHeader['status'], done: number, failure: readonly Message[] | null = null) =>
    emit('experiment.progress', { experimentId: id, modelId, status, done, total, failure: failure && failure.map(messageOnTheWire) });

  /** Runs what is missing of an experiment that is kept. */
  const goOn = (id: string): void => {
    const { header, design, overrides, model, plan: known } = experiments.read(id);
    const abort = new AbortController();
    const isThere = new Set(experiments.results(id).map(({ point, replication }) => `${point} ${replication}`));
    let done = isThere.size;
    let unwritten: PointResult[] = [];
    let writtenAt = clock().getTime();
    const write = () => {
      if (unwritten.length === 0) return;
      experiments.addResults(id, unwritten);
      done += unwritten.length;
      unwritten = [];
      writtenAt = clock().getTime();
      tell(header, 'running', done);
    };
    const run = async () => {
      try {
        await simulate.carryOut(async (execute) => {
          const base = answerBase(model);
          const plan = known ?? await planFor(base, overrides, execute);
          if (known === null) experiments.setPlan(id, plan);
          await runDesign(base, plan, design.factors, pointsOf(design.design, design.factors), (point, replication) => isThere.has(`${point} ${replication}`), execute, (result) => {
            unwritten.push(result);
            if (unwritten.length >= WRITE_AT || clock().getTime() - writtenAt >= WRITE_MS) write();
          });
        }, abort.signal);
        write();
        experiments.setStatus(id, 'finished');
        tell(header, 'finished', done);
      } catch (thrown) {
        const isPaused = abort.signal.aborted;
        const failure = isPaused ? null : failureOf(thrown);
        try {
          write();
          experiments.setStatus(id, isPaused ? 'paused' : 'failed');
        } catch (cause) {
          log(`experiment: ${String(cause)}`);
        }
        tell(header, isPaused ? 'paused' : 'failed', done, failure);
      } finally {
        going.delete(id);
      }
    };
    // The answer comes first, so that the renderer knows the experiment before it hears of its progress.
    going.set(id, { abort, done: new Promise<void>((resolve) => setImmediate(resolve)).then(run) });
  };

  const failureOf = (thrown: unknown): readonly Message[] => {
    if (thrown instanceof SimulationFailure) return thrown.failures;
    const failure = thrown instanceof CallFailure ? thrown : storageFailure(thrown, storage.folder);
    if (failure) return [failure.text];
    log(`experiment: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
    return [message('storage.call.internal')];
  };

  const pause = async (id: string) => {
    const one = going.get(id);
    one?.abort.abort();
    await one?.done;
  };

  return {
    handlers: {
      'experiment.start': ({ modelId, variant, design, overrides }) => {
        const { document, revision } = models.read(modelId);
        if (variant !== null && !Object.hasOwn(document.variants, variant)) throw new CallFailure('not-found', message('storage.variant.notFound'));
        if (sizeOf(design.design, design.factors.length) > MOST_POINTS) throw new CallFailure('bad-input', message('answers.error.tooManyPoints', { points: sizeOf(design.design, design.factors.length), most: MOST_POINTS }));
        const { model } = effectiveModel(document, variant);
        const { settings } = model.meta;
        const id = newId('experiment');
        experiments.start({
          id, modelId, variant, revision, design, overrides, model, engineVersion: ENGINE_VERSION,
          seed: overrides.seed ?? settings.seed, replications: replicationsFor(settings, overrides), points: pointsOf(design.design, design.factors).length,
        });
        goOn(id);
        return { experimentId: id };
      },
      'experiment.resume': ({ experimentId }) => {
        if (going.has(experimentId)) return;
        const { header } = experiments.read(experimentId);
        if (header.status === 'finished') return;
        // Figures of two engines in one table would be compared with each other.
        if (header.engineVersion !== ENGINE_VERSION) throw new CallFailure('refused', message('answers.error.otherEngine', { before: header.engineVersion, now: ENGINE_VERSION }));
        experiments.setStatus(experimentId, 'running');
        goOn(experimentId);
      },
      'experiment.pause': ({ experimentId }) => pause(experimentId),
      'experiment.list': ({ modelId }) => experiments.of(modelId),
      'experiment.read': ({ experimentId }) => {
        const { header, design } = experiments.read(experimentId);
        return { header, design, points: pointsOf(design.design, design.factors), results: experiments.results(experimentId) };
      },
      'experiment.remove': async ({ experimentId }) => {
        await pause(experimentId);
        experiments.remove(experimentId);
      },
    },
    async close() {
      await Promise.allSettled([...going.keys()].map(pause));
    },
  };
}
