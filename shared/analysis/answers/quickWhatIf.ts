import type { ServiceId } from '../../model/ids.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import { estimate } from '../estimate.ts';
import type { Execute } from '../Job.ts';
import { roleLoads } from '../overload.ts';
import type { Estimate } from '../SimulationReport.ts';
import { answerBase, programFor } from './AnswerBase.ts';
import { FIGURE_NAMES, figuresOf, type FigureName, type Figures } from './figures.ts';
import type { ModelChange } from './ModelChange.ts';
import { pairedDifference } from './paired.ts';
import type { RunPlan } from './RunPlan.ts';
import { figuresOrFail, runTrials } from './runTrials.ts';
import { whatIf } from './whatIf.ts';

/** One figure with and without the changes; the difference is paired by common random numbers. */
export interface Shift {
  readonly before: Estimate;
  readonly after: Estimate;
  readonly difference: Estimate;
}

/** A role that has more to do than its people can, so that its queue grows as long as the run lasts. */
export interface Overloaded {
  readonly name: string;
  /** People that would be busy all the time, and people that there are. */
  readonly needed: number;
  readonly headcount: number;
}

export interface WhatIfAnswer {
  readonly plan: RunPlan;
  readonly figures: Readonly<Record<FigureName, Shift>>;
  readonly promises: Readonly<Record<ServiceId, Shift>>;
  readonly overloaded: readonly Overloaded[];
}

/** While a slider moves, an answer must come within the blink of an eye: the sample is small, and its intervals say so. */
const QUICK = { replications: 6, cases: 250, warmUpShare: 0.2 } as const;

/**
 * What the changes would do, from few and short runs: at most 250 cases in each of 6 replications, the first fifth left
 * out (no search for the warm-up). The random numbers are those of the full run, so the direction shows early; for a
 * figure to rely on, the changes belong in a variant. Throws SimulationFailure.
 */
export async function quickWhatIf(model: ProcessModel, changes: readonly ModelChange[], execute: Execute): Promise<WhatIfAnswer> {
  const base = answerBase(model);
  const { settings } = model.meta;
  const cases = Math.min(settings.cases, QUICK.cases);
  const plan: RunPlan = { seed: settings.seed, cases, replications: QUICK.replications, warmUpCases: Math.floor(cases * QUICK.warmUpShare) };
  const program = programFor(whatIf(base.model, changes));
  const outcomes = await runTrials([{ program: base.program }, { program }], plan, execute, figuresOf);
  const before = figuresOrFail(outcomes[0]);
  const after = figuresOrFail(outcomes[1]);
  const promised = Object.keys(before[0]?.promises ?? {}) as ServiceId[];
  return {
    plan,
    figures: Object.fromEntries(FIGURE_NAMES.map((name) => [name, shift(before, after, (figures) => figures[name])])) as Record<FigureName, Shift>,
    promises: Object.fromEntries(promised.map((promise) => [promise, shift(before, after, ({ promises }) => promises[promise] ?? null)])),
    overloaded: roleLoads(program).filter(({ needed, headcount }) => needed >= headcount)
      .map(({ role, needed, headcount }) => ({ name: program.roleNames[role] ?? '', needed, headcount })),
  };
}

const shift = (before: readonly Figures[], after: readonly Figures[], figure: (figures: Figures) => number | null): Shift => {
  const known = (list: readonly Figures[]) => estimate(list.map(figure).filter((value) => value !== null));
  return { before: known(before), after: known(after), difference: pairedDifference(before, after, figure) };
};
