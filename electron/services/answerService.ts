import { answerTo } from '../../shared/analysis/answers/Question.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { message } from '../../shared/i18n/Message.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';
import { StoppableCalls } from './StoppableCalls.ts';

type AnswerCalls = Extract<keyof ServiceHandlers, `answer.${string}`>;

const PROGRESS_MS = 100;

/** Answers questions on the worker pool. A question that is asked again under the same id drops the one before: a slider is dragged on. */
export function answerService({ storage, simulate, emit, clock }: ServiceContext): { readonly handlers: Pick<ServiceHandlers, AnswerCalls>; close(): void } {
  const going = new StoppableCalls();

  return {
    handlers: {
      'answer.ask': async ({ id, modelId, variant, question, overrides }) => {
        const { document, revision } = storage.models.read(modelId);
        if (variant !== null && !Object.hasOwn(document.variants, variant)) throw new CallFailure('not-found', message('storage.variant.notFound'));
        let toldAt = 0;
        const { model } = effectiveModel(document, variant);
        const outcome = await going.carryOut(id, (signal) => simulate.carryOut((execute) => answerTo(model, question, overrides, execute, ({ done, total }) => {
          const now = clock().getTime();
          if (now - toldAt < PROGRESS_MS) return;
          toldAt = now;
          emit('answer.progress', { id, done, total });
        }), signal));
        switch (outcome.kind) {
          case 'done': return { kind: 'answered', revision, answer: outcome.value };
          case 'cancelled': return outcome;
          case 'refused': return { kind: 'refused', failures: outcome.failures.map(messageOnTheWire) };
        }
      },
      'answer.cancel': ({ id }) => going.stop(id),
    },
    close: () => going.stopAll(),
  };
}
