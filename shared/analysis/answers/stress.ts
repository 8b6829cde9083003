import { z } from 'zod';
import { message } from '../../i18n/Message.ts';
import { LaneId, PoolId, RoleId, type ServiceId } from '../../model/ids.ts';
import { LocalTime } from '../../model/localTime.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { parseLocal, TimeZone } from '../../simulation/calendar/timeZone.ts';
import type { Program } from '../../simulation/Program.ts';
import { MINUTES_PER_WEEK } from '../../units.ts';
import { estimate, meanOf } from '../estimate.ts';
import type { Execute } from '../Job.ts';
import { SimulationFailure } from '../SimulationFailure.ts';
import type { Estimate } from '../SimulationReport.ts';
import { answerBase, programOrNull, type AnswerBase } from './AnswerBase.ts';
import { figuresOf, type Figures } from './figures.ts';
import type { ModelChange } from './ModelChange.ts';
import { pairedDifference } from './paired.ts';
import { casesPerWeek } from './period.ts';
import { recovery, type WipCurve } from './recovery.ts';
import { MOST_CASES, type PlanOverrides, type RunPlan } from './RunPlan.ts';
import { figuresOrFail, runTrials } from './runTrials.ts';
import { rolesOfSteps } from './rolesOfSteps.ts';
import { whatIf } from './whatIf.ts';
import { wipCurveOf } from './wipCurve.ts';
import { staffOf, withPartnerAsRole } from './withPartnerDown.ts';
import { withCompanions } from './withSurge.ts';

/** What goes wrong for a while. */
export const Disturbance = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('volume'), factor: z.number().gt(1).max(100) }),
  /** `null`: everybody in the role. */
  z.strictObject({ kind: z.literal('absence'), role: RoleId, quantity: z.int().min(1).max(100_000).nullable() }),
  z.strictObject({ kind: z.literal('partner'), partner: z.union([LaneId, PoolId]) }),
]).readonly();
export type Disturbance = z.infer<typeof Disturbance>;

export const StressWindow = z.strictObject({ from: LocalTime, to: LocalTime }).readonly();
export type StressWindow = z.infer<typeof StressWindow>;

export interface StressOutcome {
  readonly disturbance: Disturbance;
  /** Of the role or partner; empty for volume. */
  readonly name: string;
  /** More minutes per case that came in from the beginning of the disturbance on, paired. */
  readonly cycleTime: Estimate | null;
  readonly promises: Readonly<Record<ServiceId, Estimate>>;
  /** Mean over replications of the most cases beyond the usual. */
  readonly peak: number | null;
  /** Minutes from the end of the disturbance; over the replications that recovered while they were watched. */
  readonly recovery: Estimate | null;
  /** Share of replications that recovered. */
  readonly recovered: number;
  /** The run was stopped, its queues grew beyond all bounds; or the model cannot be run so. */
  readonly isBeyond: boolean;
}

export interface StressAnswer {
  readonly plan: RunPlan;
  readonly window: StressWindow;
  /** Minutes that were watched after the end of the disturbance. */
  readonly watched: number;
  readonly outcomes: readonly StressOutcome[];
}

/** Watched after the disturbance: so many times its length, and at least so many weeks, as long as that is not too many cases. */
const WATCHED = { times: 4, weeks: 4, mostCases: 30_000 } as const;
const REPLICATIONS = 10;

/** The usual three: half as many cases again, each role gone, each partner down. */
export function usualDisturbances(model: ProcessModel): readonly Disturbance[] {
  const partners = partnersOf(model);
  const theirs = new Set(partners.map(({ id }) => staffOf(model, id)));
  return [
    { kind: 'volume', factor: 1.5 },
    ...rolesOfSteps(model).filter(({ role }) => !theirs.has(role)).map(({ role }): Disturbance => ({ kind: 'absence', role, quantity: null })),
    ...partners.map(({ id }): Disturbance => ({ kind: 'partner', partner: id })),
  ];
}

/** Lanes of partners in which something is done, and black-box pools that something is sent back from. */
export function partnersOf(model: ProcessModel): readonly { readonly id: LaneId | PoolId; readonly name: string }[] {
  return [
    ...rows(model.lanes).filter(({ laneKind }) => laneKind === 'partner'),
    ...rows(model.pools).filter(({ kind }) => kind === 'blackBox'),
  ].filter(({ id }) => staffOf(model, id) !== null || withPartnerAsRole(model, id) !== model).map(({ id, name }) => ({ id, name: name || id }));
}

interface Watched extends Figures {
  readonly curve: WipCurve;
}

const watch = (program: Program, r: Parameters<typeof figuresOf>[1]): Watched => ({ ...figuresOf(program, r), curve: wipCurveOf(r) });

/**
 * Stress runs: the same cases, undisturbed and with something going wrong in a window of time, paired by common random
 * numbers. Cases count from about the beginning of the disturbance on. Throws SimulationFailure.
 */
export async function stress(model: ProcessModel, disturbances: readonly Disturbance[], during: StressWindow, overrides: PlanOverrides, execute: Execute, onProgress: (done: number, total: number) => void = () => {}): Promise<StressAnswer> {
  const base = answerBase(model);
  const from = minutesAt(base, during.from);
  const to = minutesAt(base, during.to);
  if (!(from >= 0 && to > from)) throw new SimulationFailure([message('answers.error.window')]);
  const perWeek = casesPerWeek(base.program);
  const rate = perWeek / MINUTES_PER_WEEK;
  const wanted = Math.max(WATCHED.times * (to - from), WATCHED.weeks * MINUTES_PER_WEEK);
  const watched = rate > 0 ? Math.max(to - from, Math.min(wanted, WATCHED.mostCases / rate - to)) : wanted;
  const { settings } = base.model.meta;
  const plan: RunPlan = {
    seed: overrides.seed ?? settings.seed, replications: overrides.replications ?? REPLICATIONS,
    cases: MOST_CASES, arrivalsEnd: to + watched, warmUpCases: Math.floor(rate * from),
  };
  // A partner that can be away is a role; both runs of that pair are of the model in which it is one.
  const usualOf = (disturbance: Disturbance) => (disturbance.kind === 'partner' ? withPartnerAsRole(base.model, disturbance.partner) : base.model);
  const runs = disturbances.map((disturbance) => ({ disturbance, undisturbed: usualOf(disturbance), program: programOfDisturbed(base.model, changeFor(disturbance, during)) }));
  const usual = [...new Set(runs.map(({ undisturbed }) => undisturbed))].map((undisturbed) => ({ undisturbed, program: undisturbed === base.model ? base.program : programOrNull(undisturbed) }));
  const programs = [...usual, ...runs].flatMap(({ program }) => (program ? [program] : []));
  let done = 0;
  const results = await runTrials(programs.map((program) => ({ program })), plan, execute, watch, () => onProgress((done += 1), programs.length * plan.replications));
  const resultOf = (program: Program | null) => (program ? results[programs.indexOf(program)] : undefined);
  return {
    plan, window: during, watched,
    outcomes: runs.map(({ disturbance, undisturbed, program }): StressOutcome => {
      const name = nameOf(base.model, disturbance);
      const asUsual = resultOf(usual.find((one) => one.undisturbed === undisturbed)?.program ?? null);
      const outcome = resultOf(program);
      if (!outcome || outcome.isStopped) return { disturbance, name, cycleTime: null, promises: {}, peak: null, recovery: null, recovered: 0, isBeyond: true };
      return { disturbance, name, isBeyond: false, ...compared(figuresOrFail(asUsual), outcome.figures, from, to, to + watched) };
    }),
  };
}

function compared(usual: readonly Watched[], disturbed: readonly Watched[], from: number, to: number, until: number): Pick<StressOutcome, 'cycleTime' | 'promises' | 'peak' | 'recovery' | 'recovered'> {
  const back = disturbed.flatMap(({ curve }, i) => {
    const before = usual[i]?.curve;
    return before ? [recovery(before, curve, from, to, until)] : [];
  });
  const times = back.flatMap(({ minutes }) => minutes ?? []);
  const promised = Object.keys(usual[0]?.promises ?? {}) as ServiceId[];
  return {
    cycleTime: pairedDifference(usual, disturbed, ({ cycleTime }) => cycleTime),
    promises: Object.fromEntries(promised.map((promise) => [promise, pairedDifference(usual, disturbed, ({ promises }) => promises[promise] ?? null)])),
    peak: back.length === 0 ? null : meanOf(back.map(({ peak }) => peak)),
    recovery: times.length === 0 ? null : estimate(times),
    recovered: back.length === 0 ? 0 : times.length / back.length,
  };
}

function programOfDisturbed(model: ProcessModel, change: ModelChange): Program | null {
  const program = programOrNull(whatIf(model, [change]));
  return program && withCompanions(program);
}

function changeFor(disturbance: Disturbance, during: StressWindow): ModelChange {
  switch (disturbance.kind) {
    case 'volume': return { kind: 'surge', factor: disturbance.factor, ...during };
    case 'absence': return { kind: 'absence', role: disturbance.role, quantity: disturbance.quantity, ...during };
    case 'partner': return { kind: 'partnerDown', partner: disturbance.partner, ...during };
  }
}

function nameOf(model: ProcessModel, disturbance: Disturbance): string {
  switch (disturbance.kind) {
    case 'volume': return '';
    case 'absence': return rolesOfSteps(model).find(({ role }) => role === disturbance.role)?.name ?? disturbance.role;
    case 'partner': return find(model.lanes, disturbance.partner)?.name ?? find(model.pools, disturbance.partner)?.name ?? disturbance.partner;
  }
}

/** Minutes from the start of the run; NaN for a time that no clock shows. */
function minutesAt({ model, program }: AnswerBase, local: string): number {
  const parsed = parseLocal(local);
  return parsed === null ? Number.NaN : new TimeZone(model.meta.settings.timeZone).toUtc(parsed) - program.origin;
}
