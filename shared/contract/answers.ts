import { z } from 'zod';
import { Design, MOST_FACTORS } from '../analysis/answers/design.ts';
import { Factor } from '../analysis/answers/Factor.ts';
import type { PointResult } from '../analysis/answers/designedExperiment.ts';
import type { Answer } from '../analysis/answers/Question.ts';
import { ModelId, VariantId } from '../model/ids.ts';

/** Built by our own code on the other side; its shape is checked by types, its size by the bounds of the question. */
export const AnswerContent = z.custom<Answer>((v) => typeof v === 'object' && v !== null && 'kind' in v);

const isoInstant = z.string().max(40);

export const ExperimentId = z.string().min(1).max(100);

/** What a designed experiment is of. Never changed once it has begun: results that are there stay comparable. */
export const ExperimentDesign = z.object({ factors: z.array(Factor).min(1).max(MOST_FACTORS), design: Design });
export type ExperimentDesign = z.infer<typeof ExperimentDesign>;

export const ExperimentHeader = z.object({
  id: ExperimentId,
  modelId: ModelId,
  variant: VariantId.nullable(),
  startedAt: isoInstant,
  /** `paused`: stopped by a person or by the end of the program; goes on where it was. */
  status: z.enum(['running', 'paused', 'finished', 'failed']),
  /** Replications at points, done and in all. */
  done: z.int(),
  total: z.int(),
  points: z.int(),
  replications: z.int(),
  seed: z.int(),
  engineVersion: z.string(),
  revision: z.int(),
  /** The model has moved on since: the experiment is of the model as it was. */
  isStale: z.boolean(),
});
export type ExperimentHeader = z.infer<typeof ExperimentHeader>;

export const ExperimentContent = z.object({
  header: ExperimentHeader,
  design: ExperimentDesign,
  /** Value of each factor at each point. */
  points: z.array(z.array(z.number()).readonly()),
  results: z.array(z.custom<PointResult>((v) => typeof v === 'object' && v !== null && 'point' in v)),
});
export type ExperimentContent = z.infer<typeof ExperimentContent>;
