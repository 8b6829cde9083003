import { message } from '../../i18n/Message.ts';
import type { RoleId } from '../../model/ids.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import { CONFIDENCE, estimate } from '../estimate.ts';
import type { Execute } from '../Job.ts';
import { SimulationFailure } from '../SimulationFailure.ts';
import type { Estimate } from '../SimulationReport.ts';
import { answerBase } from './AnswerBase.ts';
import { aimOf, type Goal } from './Goal.ts';
import { planFor, type PlanOverrides, type RunPlan } from './RunPlan.ts';
import { costPerWeek, headcountOf, staffedRoles, type StaffedRole, type Staffing } from './staffing.ts';
import { StaffingTrials, type TriedStaffing } from './StaffingTrials.ts';

export interface CapacityRequest {
  readonly goal: Goal;
  /** The roles whose people may change; `null`: every one that works. */
  readonly roles: readonly RoleId[] | null;
  /** What is to be small: the number of people, or what they cost in a week. */
  readonly objective: 'people' | 'cost';
  readonly overrides: PlanOverrides;
}

export interface CapacityRole extends StaffedRole {
  readonly found: number;
  /**
   * People as a fraction, “1.3 more people”: on the straight line between the staffing with one person less, which
   * misses the goal, and the one found; where one less would leave more work than people, the offered load.
   */
  readonly needed: number;
}

export interface CapacityAnswer {
  readonly plan: RunPlan;
  readonly goal: Goal;
  readonly target: number;
  readonly isLargerBetter: boolean;
  /** `unreachable`: however many people, the goal is missed. `gaveUp`: the bounded search did not get there. */
  readonly status: 'reached' | 'unreachable' | 'gaveUp';
  /** What the goal's figure is with the people that there are; `null`: its queues grow without end. */
  readonly now: { readonly figure: Estimate | null; readonly isKept: boolean };
  /** The figure on fresh replications of the staffing found, or with plenty of people when it is unreachable. */
  readonly found: { readonly figure: Estimate | null; readonly isKept: boolean };
  readonly roles: readonly CapacityRole[];
  readonly people: { readonly now: number; readonly found: number };
  readonly costPerWeek: { readonly now: number; readonly found: number };
  /** Staffings that were simulated. */
  readonly tried: number;
}

const FEWEST_REPLICATIONS = 10;
const MOST_TRIED = 250;
const CORRECTIONS = 8;
const PLENTY = { factor: 3, more: 20 } as const;

/**
 * The smallest staffing that keeps a goal at confidence 95 %.
 *
 * The search starts where it must: in each role the fewest people that the offered load allows (with fewer there is no
 * steady state). While the goal is missed, the one person more who improves it most per price is added (marginal
 * allocation, Fox, “Discrete optimization via marginal analysis”, Management Science 13, 1966); all are compared under
 * common random numbers. Then whoever can be spared is taken away again, the dearest first, and for cost a dearer person
 * is exchanged for a cheaper one where that keeps the goal. The outcome is checked on fresh replications and gets another
 * person if it fails there.
 *
 * What is guaranteed: under the random numbers of the search, no role can give up a person without missing the goal. With
 * one role whose queue is all there is, more people never wait longer (common random numbers), so this is the smallest
 * number. In a network that need not hold, and another mix with fewer people may exist: the answer is a local minimum,
 * the same for the same seed. Throws SimulationFailure.
 */
export async function capacity(model: ProcessModel, request: CapacityRequest, execute: Execute, onTried: (tried: number) => void = () => {}): Promise<CapacityAnswer> {
  const { goal, objective } = request;
  const base = answerBase(model);
  const aim = aimOf(base.model, goal);
  if (aim === null) throw new SimulationFailure([message('answers.error.noGoal')]);
  const settings = base.model.meta.settings;
  const plan = await planFor(base, { ...request.overrides, replications: request.overrides.replications ?? Math.max(FEWEST_REPLICATIONS, Math.min(20, settings.replications)) }, execute);
  const roles = staffedRoles(base);
  const free = roles.filter(({ role }) => request.roles === null || request.roles.includes(role));
  const price = ({ costPerWeek: cost }: StaffedRole) => (objective === 'people' || cost === 0 ? 1 : cost);
  const trials = new StaffingTrials(base.model, aim, plan, execute, onTried);
  const now: Staffing = Object.fromEntries(roles.map((r) => [r.role, r.now]));
  const within = (change: (role: StaffedRole) => number): Staffing => ({ ...now, ...Object.fromEntries(free.map((r) => [r.role, change(r)])) });
  const answer = (status: CapacityAnswer['status'], found: TriedStaffing, needed: (role: StaffedRole) => number): CapacityAnswer => ({
    plan, goal, target: aim.target, isLargerBetter: aim.isLargerBetter, status,
    now: seen(asIs), found: seen(found),
    roles: roles.map((r) => ({ ...r, found: found.staffing[r.role] ?? r.now, needed: needed(r) })),
    people: { now: headcountOf(now), found: headcountOf(found.staffing) },
    costPerWeek: { now: costPerWeek(roles, now), found: costPerWeek(roles, found.staffing) },
    tried: trials.tried,
  });

  const [asIs, plenty, start] = (await trials.of([now, within((r) => Math.max(r.now, r.least) * PLENTY.factor + PLENTY.more), within((r) => r.least)])) as [TriedStaffing, TriedStaffing, TriedStaffing];
  if (!plenty.isKept) return answer('unreachable', plenty, (r) => plenty.staffing[r.role] ?? r.now);

  const oneMore = async (from: TriedStaffing, freshly: boolean): Promise<TriedStaffing | null> => {
    const neighbours = await trials.of(free.map(({ role }) => ({ ...from.staffing, [role]: (from.staffing[role] ?? 0) + 1 })), freshly);
    return neighbours
      .map((tried, i) => ({ tried, worth: trials.improvement(from, tried) / price(free[i]!) }))
      .toSorted((a, b) => b.worth - a.worth)[0]?.tried ?? null;
  };
  let found = start;
  while (!found.isKept) {
    const next = trials.tried < MOST_TRIED ? await oneMore(found, false) : null;
    if (next === null) return answer('gaveUp', found, (r) => found.staffing[r.role] ?? r.now);
    found = next;
  }

  // Take away whom nobody misses, the dearest first; exchange where only the price matters.
  for (let changed = true; changed && trials.tried < MOST_TRIED;) {
    const fewer = free.filter(({ role, least }) => (found.staffing[role] ?? 0) > least).toSorted((a, b) => price(b) - price(a));
    const steps = fewer.map((r) => ({ ...found.staffing, [r.role]: found.staffing[r.role]! - 1 }));
    const swaps = objective === 'people' ? [] : fewer.flatMap((from) => free.filter((to) => price(to) < price(from)).map((to) => ({ ...found.staffing, [from.role]: found.staffing[from.role]! - 1, [to.role]: found.staffing[to.role]! + 1 })));
    const kept = (await trials.of([...steps, ...swaps])).filter(({ isKept }) => isKept);
    const value = ({ staffing }: TriedStaffing) => (objective === 'people' ? headcountOf(staffing) : costPerWeek(roles, staffing));
    const best = kept.toSorted((a, b) => value(a) - value(b))[0];
    changed = best !== undefined;
    if (best) found = best;
  }

  let [checked] = await trials.of([found.staffing], true);
  for (let n = 0; checked && !checked.isKept && n < CORRECTIONS; n += 1) checked = (await oneMore(checked, true)) ?? checked;
  const final = checked ?? found;
  const fewer = await trials.of(free.map(({ role }) => ({ ...final.staffing, [role]: Math.max(0, (final.staffing[role] ?? 0) - 1) })));
  const [same] = await trials.of([final.staffing]);
  return answer(final.isKept ? 'reached' : 'gaveUp', final, (r) => {
    const count = final.staffing[r.role] ?? r.now;
    const less = fewer[free.indexOf(r)];
    if (less === undefined || same === undefined) return count;
    if (count <= r.least) return Math.max(r.load, count - 1);
    return less.isKept ? count : count - 1 + trials.shareOfTheWay(less, same);
  });
}

const seen = ({ values, isKept }: TriedStaffing) => ({ figure: values.length === 0 ? null : estimate(values, CONFIDENCE), isKept });
