import type { OpenHours } from '../calendar/OpenHours.ts';
import type { Goal } from '../Goal.ts';
import { GOAL, GOAL_COLUMNS, STEP_ACCURACY } from '../Replication.ts';
import { binCount, binOf } from './QuantileSketch.ts';

const BINS = binCount(STEP_ACCURACY);
const NOT_YET = -1;
const DONE = -2;

/** How promises and standards are kept. A promise is measured once per case: from the first time its clock starts to the first time it then stops. */
export class GoalStatistics {
  readonly figures: Float64Array;
  readonly sketches: Uint32Array;
  readonly #goals: readonly Goal[];
  readonly #hours: readonly OpenHours[];
  /** Standard of each hand-off, −1 without. */
  readonly #ofHandOff: Int32Array;
  /** When the clock of each promise started, per open case. */
  #startedAt = new Float64Array(64);

  constructor(goals: readonly Goal[], handOffs: number, hours: readonly OpenHours[]) {
    this.#goals = goals;
    this.#hours = hours;
    this.figures = new Float64Array(goals.length * GOAL_COLUMNS);
    this.sketches = new Uint32Array(goals.length * BINS);
    this.#ofHandOff = new Int32Array(handOffs).fill(-1);
    goals.forEach(({ handOff }, g) => { if (handOff >= 0) this.#ofHandOff[handOff] = g; });
  }

  caseStarted(c: number, now: number): void {
    const at = c * this.#goals.length;
    while (at + this.#goals.length > this.#startedAt.length) {
      const longer = new Float64Array(2 * this.#startedAt.length);
      longer.set(this.#startedAt);
      this.#startedAt = longer;
    }
    this.#goals.forEach(({ from }, g) => { this.#startedAt[at + g] = from < 0 ? now : NOT_YET; });
  }

  /** A case leaves a node in the regular way. */
  left(c: number, node: number, now: number, isCounted: boolean): void {
    const at = c * this.#goals.length;
    this.#goals.forEach(({ from, to, handOff }, g) => {
      if (handOff >= 0) return;
      if (to === node && this.#startedAt[at + g]! >= 0) this.#stop(g, at + g, now, isCounted);
      if (from === node && this.#startedAt[at + g] === NOT_YET) this.#startedAt[at + g] = now;
    });
  }

  caseEnded(c: number, now: number, isCounted: boolean): void {
    const at = c * this.#goals.length;
    this.#goals.forEach(({ to, handOff }, g) => {
      if (handOff < 0 && to < 0 && this.#startedAt[at + g]! >= 0) this.#stop(g, at + g, now, isCounted);
    });
  }

  /** A step begins now, after a hand-off from a step that ended at `from`. */
  takenUp(handOff: number, from: number, now: number): void {
    const g = this.#ofHandOff[handOff]!;
    if (g >= 0) this.#add(g, this.#between(g, from, now));
  }

  #stop(g: number, at: number, now: number, isCounted: boolean): void {
    const from = this.#startedAt[at]!;
    this.#startedAt[at] = DONE;
    if (isCounted) this.#add(g, this.#between(g, from, now));
  }

  /** Minutes on the clock of a goal. */
  #between(g: number, from: number, now: number): number {
    const { calendar } = this.#goals[g]!;
    return calendar < 0 ? now - from : this.#hours[calendar]!.openBetween(from, now);
  }

  #add(g: number, minutes: number): void {
    const at = g * GOAL_COLUMNS;
    this.figures[at + GOAL.applicable]! += 1;
    // A little slack: a limit that is met to the minute must not be missed by rounding.
    if (minutes <= this.#goals[g]!.within * (1 + 1e-9)) this.figures[at + GOAL.kept]! += 1;
    this.figures[at + GOAL.sum]! += minutes;
    this.sketches[g * BINS + binOf(minutes, STEP_ACCURACY)]! += 1;
  }
}
