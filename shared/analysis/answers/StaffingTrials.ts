import { roleId } from '../../model/ids.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import type { Execute } from '../Job.ts';
import { programOrNull } from './AnswerBase.ts';
import { isKept, pessimistic, type Aim } from './Goal.ts';
import type { ModelChange } from './ModelChange.ts';
import type { RunPlan } from './RunPlan.ts';
import { runTrials } from './runTrials.ts';
import type { Staffing } from './staffing.ts';
import { whatIf } from './whatIf.ts';

export interface TriedStaffing {
  readonly staffing: Staffing;
  /** The goal's figure by replication; empty: this staffing cannot work, or its queues grow without end. */
  readonly values: readonly number[];
  /** Pessimistic end of the one-sided interval. */
  readonly bound: number;
  readonly isKept: boolean;
}

/** Of the check, on random numbers that the search has not seen: the staffing that looked best by luck must not pass. */
const FRESH_REPLICATIONS = 20;

/** Simulates staffings and remembers them: a search comes by the same one more than once. */
export class StaffingTrials {
  readonly #model: ProcessModel;
  readonly #aim: Aim;
  readonly #plan: RunPlan;
  readonly #execute: Execute;
  readonly #onTried: (tried: number) => void;
  readonly #known = new Map<string, TriedStaffing>();
  #tried = 0;

  constructor(model: ProcessModel, aim: Aim, plan: RunPlan, execute: Execute, onTried: (tried: number) => void) {
    this.#model = model;
    this.#aim = aim;
    this.#plan = plan;
    this.#execute = execute;
    this.#onTried = onTried;
  }

  get tried(): number {
    return this.#tried;
  }

  /** `freshly`: on replications that follow those of the search. */
  async of(staffings: readonly Staffing[], freshly = false): Promise<TriedStaffing[]> {
    const keys = staffings.map((staffing) => `${freshly ? 'fresh ' : ''}${JSON.stringify(staffing)}`);
    const missing = keys.flatMap((key, i) => (this.#known.has(key) || keys.indexOf(key) < i ? [] : [i]));
    const programs = missing.map((i) => programOrNull(whatIf(this.#model, changesTo(staffings[i]!))));
    const runnable = programs.filter((program) => program !== null);
    const { replications } = this.#plan;
    const [first, count] = freshly ? [replications, Math.max(replications, FRESH_REPLICATIONS)] : [0, replications];
    const outcomes = await runTrials(runnable.map((program) => ({ program, first, count })), this.#plan, this.#execute, this.#aim.figure);
    missing.forEach((i, n) => {
      const at = programs[n] ? runnable.indexOf(programs[n]) : -1;
      const outcome = outcomes[at];
      const values = outcome && !outcome.isStopped ? outcome.figures.filter((value) => value !== null) : [];
      const bound = pessimistic(values, this.#aim.isLargerBetter);
      this.#known.set(keys[i]!, { staffing: staffings[i]!, values, bound, isKept: isKept(bound, this.#aim) });
      this.#onTried((this.#tried += 1));
    });
    return keys.map((key) => this.#known.get(key)!);
  }

  /** How much better the second is, as the goal sees it; where the first does not work at all, by the second alone. */
  improvement(from: TriedStaffing, to: TriedStaffing): number {
    const sign = this.#aim.isLargerBetter ? 1 : -1;
    if (!Number.isFinite(to.bound)) return -Infinity;
    return sign * (Number.isFinite(from.bound) ? to.bound - from.bound : to.bound - this.#aim.target);
  }

  /** Where the target lies between a staffing that misses it and one that keeps it: 0 … 1. */
  shareOfTheWay(missing: TriedStaffing, keeping: TriedStaffing): number {
    if (!Number.isFinite(missing.bound) || missing.bound === keeping.bound) return 1;
    return Math.min(1, Math.max(0, (this.#aim.target - missing.bound) / (keeping.bound - missing.bound)));
  }
}

const changesTo = (staffing: Staffing): ModelChange[] => Object.entries(staffing).map(([role, count]) => ({ kind: 'people', role: roleId(role), count }));
