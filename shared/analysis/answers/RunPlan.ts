import type { RunSettings } from '../../model/RunSettings.ts';
import type { Execute } from '../Job.ts';
import { mser5 } from '../warmUp.ts';
import type { AnswerBase } from './AnswerBase.ts';

/** How every run of one answer is made: the same cases and random numbers for whatever is compared. */
export interface RunPlan {
  readonly seed: number;
  readonly replications: number;
  readonly cases: number;
  /** Minutes after which no case comes in; absent: `cases` end the run. */
  readonly arrivalsEnd?: number;
  readonly warmUpCases: number;
}

/** What a question may set in place of the run settings of the model. */
export interface PlanOverrides {
  readonly seed?: number | undefined;
  readonly replications?: number | undefined;
  readonly cases?: number | undefined;
  readonly warmUpCases?: number | 'auto' | undefined;
}

/** Where time ends the arrivals, a number that no run comes to. */
export const MOST_CASES = 1_000_000;
const PILOTS = 5;
/** Few replications show no interval worth reading; a question that is asked many times cannot afford many. */
const FEWEST = 5;
const MOST = 30;

export const replicationsFor = ({ replications }: Pick<RunSettings, 'replications'>, overrides: PlanOverrides): number =>
  overrides.replications ?? Math.min(MOST, Math.max(FEWEST, replications));

/**
 * The plan of a question: the run settings of the model, at least 5 and at most 30 replications, and, when the warm-up
 * is to be found, MSER-5 on pilot runs of the base. What is compared with the base is cut at the same place.
 */
export async function planFor(base: AnswerBase, overrides: PlanOverrides, execute: Execute): Promise<RunPlan> {
  const settings: RunSettings = base.model.meta.settings;
  const plan: RunPlan = {
    seed: overrides.seed ?? settings.seed,
    replications: replicationsFor(settings, overrides),
    cases: overrides.cases ?? settings.cases,
    warmUpCases: 0,
  };
  const wanted = overrides.warmUpCases ?? settings.warmUpCases;
  if (wanted !== 'auto') return { ...plan, warmUpCases: Math.min(wanted, plan.cases - 1) };
  const series: Float64Array[] = [];
  const jobs = Array.from({ length: Math.min(PILOTS, plan.replications) }, (_, replication) => ({
    program: 0, replication, seed: plan.seed, cases: plan.cases, warmUpCases: 0, recordCycleTimes: true,
  }));
  await execute([base.program], jobs, (i, { cycleTimes }) => { series[i] = cycleTimes; });
  return { ...plan, warmUpCases: mser5(series).cut };
}
