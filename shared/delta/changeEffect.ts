import { withArrivals, type AnswerBase } from '../analysis/answers/AnswerBase.ts';
import { figuresOf, type Figures } from '../analysis/answers/figures.ts';
import { pairedDifference } from '../analysis/answers/paired.ts';
import { planFor, type PlanOverrides, type RunPlan } from '../analysis/answers/RunPlan.ts';
import { figuresOrFail, runTrials } from '../analysis/answers/runTrials.ts';
import { CONFIDENCE, estimate, shownSide } from '../analysis/estimate.ts';
import type { Execute } from '../analysis/Job.ts';
import { SimulationFailure } from '../analysis/SimulationFailure.ts';
import type { Estimate } from '../analysis/SimulationReport.ts';
import type { Message } from '../i18n/Message.ts';
import { serviceId, type ServiceId } from '../model/ids.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { compile } from '../simulation/compile.ts';

export type EffectVerdict = 'better' | 'worse' | 'noDifferenceShown';

/** One figure before and after a change; the difference is paired by common random numbers, with its t interval. */
export interface EffectShift {
  readonly before: Estimate;
  readonly after: Estimate;
  readonly difference: Estimate;
  readonly verdict: EffectVerdict;
}

/** A share of cases, 0–1, that keep a promise; `null`: the promise is not made there. */
export interface PromiseEffect {
  readonly id: ServiceId;
  readonly name: string;
  readonly before: Estimate | null;
  readonly after: Estimate | null;
  readonly difference: Estimate | null;
  readonly verdict: EffectVerdict | null;
}

/** What a change of a model does to its cases: minutes, and money in `currency`. */
export interface ChangeEffect {
  readonly plan: RunPlan;
  readonly confidence: number;
  readonly currency: string;
  readonly cycleTime: EffectShift;
  readonly waitingTime: EffectShift;
  readonly cost: EffectShift;
  readonly promises: readonly PromiseEffect[];
  /** What either run assumed. */
  readonly warnings: readonly Message[];
}

/**
 * Simulates two models on the same cases and random numbers and says how they differ. Both run under the settings of the
 * first, and with its demand where the second gives none. Elements draw by their ids, so that what is the same in both
 * draws the same. Throws SimulationFailure when one of them cannot be simulated.
 */
export async function changeEffect(before: ProcessModel, after: ProcessModel, overrides: PlanOverrides, execute: Execute): Promise<ChangeEffect> {
  const first = compiled(before);
  const base: AnswerBase = { model: first.chosenGap === null ? before : withArrivals(before, first.program, first.chosenGap), program: first.program, warnings: first.warnings };
  const second = compiled(after, first.chosenGap);
  const plan = await planFor(base, overrides, execute);
  const outcomes = await runTrials([{ program: first.program }, { program: second.program }], plan, execute, figuresOf);
  const [a, b] = [figuresOrFail(outcomes[0]), figuresOrFail(outcomes[1])];
  const confidence = before.meta.settings.confidence ?? CONFIDENCE;
  const sure = (list: readonly Figures[], figure: (of: Figures) => number | null) => estimate(list.map(figure).filter((value) => value !== null), confidence);
  const shift = (figure: (of: Figures) => number | null, largerIsBetter: boolean): EffectShift => {
    const difference = pairedDifference(a, b, figure, confidence);
    return { before: sure(a, figure), after: sure(b, figure), difference, verdict: verdictOn(difference, largerIsBetter) };
  };
  const promiseNames = new Map([...second.program.goals, ...first.program.goals].filter(({ kind }) => kind === 'promise').map(({ id, name }) => [id, name]));
  const promises = [...promiseNames].map(([key, name]): PromiseEffect => {
    const id = serviceId(key);
    const kept = ({ promises: shares }: Figures) => shares[id] ?? null;
    const isIn = (list: readonly Figures[]) => list.some((of) => kept(of) !== null);
    const both = isIn(a) && isIn(b) ? shift(kept, true) : null;
    return { id, name, before: isIn(a) ? sure(a, kept) : null, after: isIn(b) ? sure(b, kept) : null, difference: both?.difference ?? null, verdict: both?.verdict ?? null };
  });
  const warnings = new Map([...first.warnings, ...second.warnings].map((warning) => [JSON.stringify(warning), warning]));
  return {
    plan, confidence, currency: before.meta.settings.currency,
    cycleTime: shift(({ cycleTime }) => cycleTime, false), waitingTime: shift(({ waitingTime }) => waitingTime, false), cost: shift(({ cost }) => cost, false),
    promises, warnings: [...warnings.values()],
  };
}

function compiled(model: ProcessModel, defaultGap: number | null = null) {
  const outcome = compile(model, defaultGap === null ? {} : { defaultGap });
  if (!outcome.ok) throw new SimulationFailure(outcome.error.flatMap((error) => [error.message, error.advice]));
  return outcome.value;
}

function verdictOn(difference: Estimate, largerIsBetter: boolean): EffectVerdict {
  const side = shownSide(difference);
  if (side === 'not') return 'noDifferenceShown';
  return (side === 'positive') === largerIsBetter ? 'better' : 'worse';
}
