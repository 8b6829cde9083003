import { answerTo } from '../../shared/analysis/answers/Question.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { message } from '../../shared/i18n/Message.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';

type AnswerCalls = Extract<keyof ServiceHandlers, `answer.${string}`>;

const PROGRESS_MS = 100;

/** Answers questions on the worker pool. A question that is asked again under the same id drops the one before: a slider is dragged on. */
export function answerService({ storage, simulate, emit, clock }: ServiceContext): { readonly handlers: Pick<ServiceHandlers, AnswerCalls>; close(): void } {
  const going = new Map<string, AbortController>();

  return {
    handlers: {
      'answer.ask': async ({ id, modelId, variant, question, overrides }) => {
        const { document, revision } = storage.models.read(modelId);
        if (variant !== null && !Object.hasOwn(document.variants, variant)) throw new CallFailure('not-found', message('storage.variant.notFound'));
        const abort = new AbortController();
        going.get(id)?.abort();
        going.set(id, abort);
        let toldAt = 0;
        try {
          const { model } = effectiveModel(document, variant);
          const answer = await simulate.carryOut((execute) => answerTo(model, question, overrides, execute, ({ done, total }) => {
            const now = clock().getTime();
            if (now - toldAt < PROGRESS_MS) return;
            toldAt = now;
            emit('answer.progress', { id, done, total });
          }), abort.signal);
          return abort.signal.aborted ? { kind: 'cancelled' } : { kind: 'answered', revision, answer };
        } catch (thrown) {
          if (abort.signal.aborted) return { kind: 'cancelled' };
          if (thrown instanceof SimulationFailure) return { kind: 'refused', failures: thrown.failures.map(messageOnTheWire) };
          throw thrown;
        } finally {
          if (going.get(id) === abort) going.delete(id);
        }
      },
      'answer.cancel': ({ id }) => {
        going.get(id)?.abort();
      },
    },
    close() {
      for (const abort of going.values()) abort.abort();
    },
  };
}
