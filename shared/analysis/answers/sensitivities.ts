import type { ServiceId } from '../../model/ids.ts';
import type { Program } from '../../simulation/Program.ts';
import { ROLE, ROLE_COLUMNS, type Replication } from '../../simulation/Replication.ts';
import { CONFIDENCE, estimate, meanOf } from '../estimate.ts';
import { MINUTES_PER_HOUR } from '../../units.ts';
import type { Execute } from '../Job.ts';
import type { Bottleneck } from '../SimulationReport.ts';
import { programOrNull, type AnswerBase } from './AnswerBase.ts';
import { changesToTry, mostChanges, type ChangeToTry } from './changesToTry.ts';
import { figuresOf, type Figures } from './figures.ts';
import { gainOf, pairedDifference } from './paired.ts';
import { costPerHourOf } from './peopleOf.ts';
import type { RunPlan } from './RunPlan.ts';
import { runTrials } from './runTrials.ts';
import { whatIf } from './whatIf.ts';

/** Every change is run so often first; those that promise most go on to as many replications as the base has. */
const FIRST_LOOK = 3;
const GO_ON = 8;

export interface SensitivityRequest {
  readonly base: AnswerBase;
  /** Replications 0, 1, … of the base, under the plan. */
  readonly replications: readonly Replication[];
  readonly plan: RunPlan;
  readonly confidence?: number;
}

/** Replications that the list takes at most, before the base has run. */
export function mostReplications(base: AnswerBase, all: number): number {
  const changes = mostChanges(base);
  const first = Math.min(FIRST_LOOK, all);
  return changes * first + Math.min(GO_ON, changes) * (all - first);
}

/** How far the list is; `list` gives what would be said if it ended here, and costs time: ask seldom. */
export type OnSensitivity = (progress: { readonly done: number; readonly total: number; readonly list: () => Bottleneck[] }) => void;

interface Tried extends ChangeToTry {
  readonly program: Program;
  figures: readonly Figures[];
  /** Its queues grew without end: nothing to compare. */
  isStopped: boolean;
}

/**
 * “Fix this first”: the mean cycle time without minus with each change, paired by common random numbers, the largest
 * gain first. All changes get a first look of 3 replications; the 8 with the largest upper ends of their intervals then
 * get as many as the base, so that the list stays quick and what leads it is known best. Each interval is that of the
 * replications behind it.
 */
export async function sensitivities({ base, replications, plan, confidence = CONFIDENCE }: SensitivityRequest, execute: Execute, onProgress: OnSensitivity = () => {}): Promise<Bottleneck[]> {
  const tried = changesToTry(base, replications).flatMap((change): Tried[] => {
    const program = programOrNull(whatIf(base.model, change.changes));
    return program ? [{ ...change, program, figures: [], isStopped: false }] : [];
  });
  const bases = replications.map((r) => figuresOf(base.program, r));
  const all = replications.length;
  const first = Math.min(FIRST_LOOK, all);
  const goOn = Math.min(GO_ON, tried.length);
  const total = tried.length * first + goOn * (all - first);
  let done = 0;
  const list = () => tried.filter(({ figures, isStopped }) => figures.length > 0 && !isStopped).map((one) => bottleneck(one, base, replications, bases, confidence)).toSorted(byGain);
  const look = async (some: readonly Tried[], from: number, count: number) => {
    const outcomes = await runTrials(some.map(({ program }) => ({ program, first: from, count })), plan, execute, figuresOf, () => {
      done += 1;
      onProgress({ done, total, list });
    });
    some.forEach((one, i) => {
      const outcome = outcomes[i]!;
      if (outcome.isStopped) one.isStopped = true;
      else one.figures = [...one.figures, ...outcome.figures];
    });
  };
  await look(tried, 0, first);
  const upperEnd = (one: Tried) => {
    const { mean, halfWidth } = gainOver(one, bases, confidence);
    return mean + (halfWidth ?? 0);
  };
  if (all > first) await look(tried.filter(({ isStopped }) => !isStopped).toSorted((a, b) => upperEnd(b) - upperEnd(a)).slice(0, goOn), first, all - first);
  return list();
}

const gainOver = ({ figures }: Tried, bases: readonly Figures[], confidence: number) => gainOf(pairedDifference(bases, figures, ({ cycleTime }) => cycleTime, confidence));

function bottleneck(one: Tried, { model, program }: AnswerBase, replications: readonly Replication[], bases: readonly Figures[], confidence: number): Bottleneck {
  const { change, role, figures } = one;
  const kept = Object.keys(bases[0]?.promises ?? {}) as ServiceId[];
  const column = (r: Replication, c: number) => r.roles[role * ROLE_COLUMNS + c] ?? 0;
  return {
    change,
    gain: gainOver(one, bases, confidence),
    utilisation: role < 0 ? null : meanOf(replications.map((r) => (column(r, ROLE.busy) - column(r, ROLE.overtime)) / Math.max(1e-9, column(r, ROLE.available)))),
    extraCostPerCase: change.kind === 'onePersonMore'
      // One person is paid for the whole shift, busy or not.
      ? estimate(replications.map((r) => (column(r, ROLE.available) / Math.max(1, program.headcount[role] ?? 1)) * (costPerHourOf(model, change.role) / MINUTES_PER_HOUR) / Math.max(1, r.cases)), confidence)
      : pairedDifference(bases, figures, ({ cost }) => cost, confidence),
    promises: Object.fromEntries(kept.map((promise) => [promise, pairedDifference(bases, figures, ({ promises }) => promises[promise] ?? null, confidence)])),
  };
}

/** Largest gain first; equal ones by name, so that the order never depends on who was faster. */
function byGain(a: Bottleneck, b: Bottleneck): number {
  return b.gain.mean - a.gain.mean || (a.change.name < b.change.name ? -1 : 1);
}
