import type { ServiceId } from '../../model/ids.ts';
import { MINUTES_PER_WEEK } from '../../units.ts';
import type { Execute, Job } from '../Job.ts';
import { programOrNull, type AnswerBase } from './AnswerBase.ts';
import type { DesignPoint } from './design.ts';
import { changeTo, type Factor } from './Factor.ts';
import { figuresOf, type FigureName, type Figures } from './figures.ts';
import { casesPerWeek, demandOf } from './period.ts';
import { MOST_CASES, type RunPlan } from './RunPlan.ts';
import { failureOf } from './runTrials.ts';
import { whatIf } from './whatIf.ts';

/** What one replication at one point measured; `null`: it could not run there, or its queues grew without end. */
export interface PointResult {
  readonly point: number;
  readonly replication: number;
  readonly figures: Figures | null;
}

/** What effects are computed of: a figure, or the attainment of a promise. */
export type Response = { readonly kind: 'figure'; readonly name: FigureName } | { readonly kind: 'promise'; readonly promise: ServiceId };

export const responseOf = (figures: Figures, response: Response): number | null =>
  response.kind === 'figure' ? figures[response.name] : (figures.promises[response.promise] ?? null);

/** Points whose programs the workers hold at a time. */
const AT_A_TIME = 32;

/**
 * Runs what is missing of a designed experiment: each replication at each point, with the same random numbers at every
 * point. `isDone` tells what an earlier start has brought already; `onResult` hears of each result once, as it comes in.
 */
export async function runDesign(
  base: AnswerBase, plan: RunPlan, factors: readonly Factor[], points: readonly DesignPoint[], isDone: (point: number, replication: number) => boolean,
  execute: Execute, onResult: (result: PointResult) => void,
): Promise<void> {
  // More demand brings more cases within the same time: points must not cover less of the week for that.
  const perWeek = factors.some(({ kind }) => kind === 'demand') ? casesPerWeek(base.program) : 0;
  const period = perWeek > 0 ? { cases: MOST_CASES, arrivalsEnd: (plan.cases / perWeek) * MINUTES_PER_WEEK } : null;
  for (let from = 0; from < points.length; from += AT_A_TIME) {
    const missing = points.slice(from, from + AT_A_TIME).flatMap((point, i) => {
      const replications = Array.from({ length: plan.replications }, (_, r) => r).filter((r) => !isDone(from + i, r));
      return replications.length === 0 ? [] : [{ number: from + i, point, replications }];
    });
    const able = missing.flatMap(({ number, point, replications }) => {
      const changes = point.map((value, f) => changeTo(factors[f]!, value));
      const program = programOrNull(whatIf(base.model, changes));
      if (program) return [{ number, replications, program, warmUpCases: Math.round(plan.warmUpCases * (period === null ? 1 : demandOf(changes))) }];
      for (const replication of replications) onResult({ point: number, replication, figures: null });
      return [];
    });
    const programs = able.map(({ program }) => program);
    // Replication by replication, so that what is there early can be compared.
    const jobs = Array.from({ length: plan.replications }, (_, replication) => able.flatMap(({ replications, warmUpCases }, program): Job[] => (
      replications.includes(replication) ? [{ program, replication, seed: plan.seed, warmUpCases, recordCycleTimes: false, ...(period ?? { cases: plan.cases }) }] : []
    ))).flat();
    await execute(programs, jobs, (i, replication) => {
      const { program } = jobs[i]!;
      const hasFigures = failureOf(programs[program]!, replication) === null;
      onResult({ point: able[program]!.number, replication: replication.number, figures: hasFigures ? figuresOf(programs[program]!, replication) : null });
    });
  }
}
