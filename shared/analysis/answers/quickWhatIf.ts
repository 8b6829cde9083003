import type { ServiceId } from '../../model/ids.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import { estimate } from '../estimate.ts';
import type { Execute } from '../Job.ts';
import { MINUTES_PER_WEEK } from '../../units.ts';
import { roleLoads } from '../overload.ts';
import type { Estimate } from '../SimulationReport.ts';
import { answerBase, programFor, type AnswerBase } from './AnswerBase.ts';
import { FIGURE_NAMES, figuresOf, type FigureName, type Figures } from './figures.ts';
import type { ModelChange } from './ModelChange.ts';
import { pairedDifference } from './paired.ts';
import { casesPerWeek, demandOf } from './period.ts';
import { MOST_CASES, type RunPlan } from './RunPlan.ts';
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
  /** Counted cases of the model as it is, over all replications. */
  readonly cases: number;
  readonly figures: Readonly<Record<FigureName, Shift>>;
  readonly promises: Readonly<Record<ServiceId, Shift>>;
  readonly overloaded: readonly Overloaded[];
}

/** While a slider moves, an answer must come within the blink of an eye: the sample is small, and its intervals say so. */
const QUICK = { replications: 5, cases: 300, mostCases: 1_500, warmUpShare: 0.2 } as const;

/**
 * The plan of a quick look. Both runs cover the same time, since more demand brings more cases within it, and where that
 * is not too much, whole weeks: one to warm up, then as many as it takes for 300 cases, so that every hour of the week
 * counts alike. Where the rate is not known, or a week has more than 1,500 cases, it is a number of cases, the first
 * fifth left out.
 */
function quickPlan({ program, model: { meta: { settings } } }: AnswerBase): RunPlan {
  const perWeek = casesPerWeek(program);
  const { seed } = settings;
  const { replications, warmUpShare } = QUICK;
  const weeks = perWeek > 0 ? Math.max(1, Math.ceil(QUICK.cases / perWeek)) : 0;
  if (weeks > 0 && perWeek * (weeks + 1) <= QUICK.mostCases) {
    return { seed, replications, cases: MOST_CASES, arrivalsEnd: (weeks + 1) * MINUTES_PER_WEEK, warmUpCases: Math.max(1, Math.round(perWeek)) };
  }
  const cases = perWeek > 0 ? QUICK.mostCases : Math.min(settings.cases, QUICK.mostCases);
  return {
    seed, replications, warmUpCases: Math.floor(cases * warmUpShare),
    ...(perWeek > 0 ? { cases: MOST_CASES, arrivalsEnd: (cases / perWeek) * MINUTES_PER_WEEK } : { cases }),
  };
}

interface QuickBase {
  readonly base: AnswerBase;
  readonly plan: RunPlan;
  readonly figures: readonly Figures[];
}

/** The model as it is gives the same figures while a slider moves: they are kept for as long as the model lives. */
const known = new WeakMap<ProcessModel, QuickBase>();

/**
 * What the changes would do, from few and short runs. The random numbers are those of the full run, so the direction
 * shows early; for a figure to rely on, the changes belong in a variant. Throws SimulationFailure.
 */
export async function quickWhatIf(model: ProcessModel, changes: readonly ModelChange[], execute: Execute): Promise<WhatIfAnswer> {
  const { base, plan, figures } = known.get(model) ?? { base: answerBase(model), plan: null, figures: null };
  const wanted = plan ?? quickPlan(base);
  const program = programFor(whatIf(base.model, changes));
  const changed = { program, warmUpCases: Math.round(wanted.warmUpCases * demandOf(changes)) };
  const outcomes = await runTrials([changed, ...(figures ? [] : [{ program: base.program }])], wanted, execute, figuresOf);
  const before = figures ?? figuresOrFail(outcomes[1]);
  known.set(model, { base, plan: wanted, figures: before });
  const after = figuresOrFail(outcomes[0]);
  const promised = Object.keys(before[0]?.promises ?? {}) as ServiceId[];
  return {
    plan: wanted,
    cases: before.reduce((sum, { cases }) => sum + cases, 0),
    figures: Object.fromEntries(FIGURE_NAMES.map((name) => [name, shift(before, after, (of) => of[name])])) as Record<FigureName, Shift>,
    promises: Object.fromEntries(promised.map((promise) => [promise, shift(before, after, ({ promises }) => promises[promise] ?? null)])),
    overloaded: roleLoads(program).filter(({ needed, headcount }) => needed >= headcount)
      .map(({ role, needed, headcount }) => ({ name: program.roleNames[role] ?? '', needed, headcount })),
  };
}

const shift = (before: readonly Figures[], after: readonly Figures[], figure: (figures: Figures) => number | null): Shift => {
  const sure = (list: readonly Figures[]) => estimate(list.map(figure).filter((value) => value !== null));
  return { before: sure(before), after: sure(after), difference: pairedDifference(before, after, figure) };
};
