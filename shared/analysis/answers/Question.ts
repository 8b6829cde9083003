import { z } from 'zod';
import { NodeId, RoleId } from '../../model/ids.ts';
import { RunSettings } from '../../model/RunSettings.ts';
import { never } from '../../never.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import type { Execute } from '../Job.ts';
import { capacity, type CapacityAnswer } from './capacity.ts';
import { controlPrices, type ControlPrices } from './controlPrice.ts';
import { Goal } from './Goal.ts';
import { ModelChange } from './ModelChange.ts';
import { quickWhatIf, type WhatIfAnswer } from './quickWhatIf.ts';
import { Disturbance, stress, StressWindow, type StressAnswer } from './stress.ts';

/** In place of the model's own run settings, within the same bounds. */
export const AnswerOverrides = RunSettings.unwrap().pick({ cases: true, replications: true, seed: true, warmUpCases: true }).partial();

/** What can be asked of a model beside a run of it. */
export const Question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whatIf'), changes: z.array(ModelChange).max(100) }),
  z.object({ kind: z.literal('capacity'), goal: Goal, roles: z.array(RoleId).min(1).max(1_000).nullable(), objective: z.enum(['people', 'cost']) }),
  z.object({ kind: z.literal('stress'), disturbances: z.array(Disturbance).min(1).max(100), window: StressWindow }),
  z.object({ kind: z.literal('controls'), steps: z.array(NodeId).max(1_000).nullable() }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question['kind'];

export type Answer =
  | ({ readonly kind: 'whatIf' } & WhatIfAnswer)
  | ({ readonly kind: 'capacity' } & CapacityAnswer)
  | ({ readonly kind: 'stress' } & StressAnswer)
  | ({ readonly kind: 'controls' } & ControlPrices);

export type AnswerTo<K extends QuestionKind> = Extract<Answer, { readonly kind: K }>;

/** `total`: `null` while nobody can know it. */
export type OnAnswerProgress = (progress: { readonly done: number; readonly total: number | null }) => void;

/** Answers a question. The same for the same model, question and seed, whoever carries the runs out. Throws SimulationFailure. */
export async function answerTo(model: ProcessModel, question: Question, overrides: z.infer<typeof AnswerOverrides>, execute: Execute, onProgress: OnAnswerProgress = () => {}): Promise<Answer> {
  switch (question.kind) {
    case 'whatIf': return { kind: 'whatIf', ...(await quickWhatIf(model, question.changes, execute)) };
    case 'capacity': return { kind: 'capacity', ...(await capacity(model, { ...question, overrides }, execute, (done) => onProgress({ done, total: null }))) };
    case 'stress': return { kind: 'stress', ...(await stress(model, question.disturbances, question.window, overrides, execute, (done, total) => onProgress({ done, total }))) };
    case 'controls': return { kind: 'controls', ...(await controlPrices(model, question.steps, overrides, execute, (done, total) => onProgress({ done, total }))) };
    default: return never(question);
  }
}
