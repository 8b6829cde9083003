import type { NodeId, ServiceId } from '../../model/ids.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import type { ServiceRow } from '../../model/ServiceRow.ts';
import type { Execute } from '../Job.ts';
import type { Estimate } from '../SimulationReport.ts';
import { answerBase, programOrNull } from './AnswerBase.ts';
import { figuresOf, type Figures } from './figures.ts';
import { gainOf, pairedDifference } from './paired.ts';
import { planFor, type PlanOverrides, type RunPlan } from './RunPlan.ts';
import { figuresOrFail, runTrials } from './runTrials.ts';
import { whatIf } from './whatIf.ts';

/** A risk, or what is kept against it, as it stands in the service tables. */
export interface WrittenRow {
  readonly id: ServiceId;
  readonly name: string;
  readonly text: string;
}

/**
 * The time price of a control (SERVICE.md §7): the mean with it minus the mean with the control as a zero-time pass,
 * paired by common random numbers, with 95 % interval. What the control decides stays: shares and rework behind it are
 * those of the model, and a hand-off to it still takes its transfer time; only its own time, people and fee are gone.
 */
export interface ControlPrice {
  readonly step: NodeId;
  readonly name: string;
  /** Minutes per case. */
  readonly cycleTime: Estimate;
  readonly waitingTime: Estimate;
  /** Money per case, people by the time they work. */
  readonly cost: Estimate;
  /** Attainment with minus without: negative where the control costs the promise. */
  readonly promises: Readonly<Record<ServiceId, Estimate>>;
  /** Rows of the controls table that link to the step. */
  readonly controls: readonly WrittenRow[];
  /** Rows of the risks table that link to the step or to one of those controls: what the time is paid for. */
  readonly risks: readonly WrittenRow[];
}

export interface ControlPrices {
  readonly plan: RunPlan;
  /** Mean cycle time of the model as it is, minutes. */
  readonly cycleTime: number;
  /** Dearest in time first. */
  readonly prices: readonly ControlPrice[];
}

/** The steps that are marked as controls, or that a row of the controls table links to. */
export function controlSteps(model: ProcessModel): readonly NodeId[] {
  const linked = new Set(rows(model.controls).flatMap(({ links }) => links));
  return rows(model.nodes).filter((node) => 'work' in node && (node.service.isControl === true || linked.has(node.id))).map(({ id }) => id);
}

/** Prices every control of a model, or those that are asked for. Throws SimulationFailure. */
export async function controlPrices(model: ProcessModel, wanted: readonly NodeId[] | null, overrides: PlanOverrides, execute: Execute, onProgress: (done: number, total: number) => void = () => {}): Promise<ControlPrices> {
  const base = answerBase(model);
  const plan = await planFor(base, overrides, execute);
  const steps = (wanted ?? controlSteps(model)).filter((step) => base.program.nodeIds.includes(step));
  const tried = steps.flatMap((step) => {
    const program = programOrNull(whatIf(base.model, [{ kind: 'passAtOnce', step }]));
    return program ? [{ step, program }] : [];
  });
  const trials = [{ program: base.program }, ...tried];
  let done = 0;
  const outcomes = await runTrials(trials, plan, execute, figuresOf, () => onProgress((done += 1), trials.length * plan.replications));
  const bases = figuresOrFail(outcomes[0]);
  const prices = tried.flatMap(({ step }, i): ControlPrice[] => {
    const outcome = outcomes[i + 1];
    return outcome && !outcome.isStopped ? [{ ...priceOf(bases, outcome.figures), ...written(model, step), step, name: find(model.nodes, step)?.name ?? '' }] : [];
  });
  return {
    plan,
    cycleTime: bases.reduce((sum, { cycleTime }) => sum + cycleTime, 0) / bases.length,
    prices: prices.toSorted((a, b) => b.cycleTime.mean - a.cycleTime.mean || (a.step < b.step ? -1 : 1)),
  };
}

function priceOf(withControl: readonly Figures[], without: readonly Figures[]): Pick<ControlPrice, 'cycleTime' | 'waitingTime' | 'cost' | 'promises'> {
  const price = (figure: (figures: Figures) => number | null) => gainOf(pairedDifference(withControl, without, figure));
  const promised = Object.keys(withControl[0]?.promises ?? {}) as ServiceId[];
  return {
    cycleTime: price(({ cycleTime }) => cycleTime),
    waitingTime: price(({ waitingTime }) => waitingTime),
    cost: price(({ cost }) => cost),
    promises: Object.fromEntries(promised.map((promise) => [promise, price(({ promises }) => promises[promise] ?? null)])),
  };
}

function written(model: ProcessModel, step: NodeId): Pick<ControlPrice, 'controls' | 'risks'> {
  const controls = rows(model.controls).filter(({ links }) => links.includes(step));
  const known = new Set<string>([step, ...controls.map(({ id }) => id)]);
  const named = new Set(controls.flatMap(({ links }) => links));
  const risks = rows(model.risks).filter(({ id, links }) => named.has(id) || links.some((link) => known.has(link)));
  return { controls: controls.map(asWritten), risks: risks.map(asWritten) };
}

const asWritten = ({ id, name, text = '' }: ServiceRow): WrittenRow => ({ id, name, text });
