import type { Program } from '../Program.ts';
import {
  CASE_ACCURACY, CASE_MEASURES, HAND_OFF, HAND_OFF_COLUMNS, MOMENTS, ROLE, ROLE_COLUMNS, STEP, STEP_ACCURACY, STEP_COLUMNS,
} from '../Replication.ts';
import { PART, PARTS } from '../kernel/TokenStore.ts';
import { binCount } from './QuantileSketch.ts';

const CASE_BINS = binCount(CASE_ACCURACY);
const STEP_BINS = binCount(STEP_ACCURACY);
// Bins are found with multiplications only: see QuantileSketch.binOf, with the constants taken out of the loop.
const CASE_SCALE = 1 / Math.log((1 + CASE_ACCURACY) / (1 - CASE_ACCURACY));
const STEP_SCALE = 1 / Math.log((1 + STEP_ACCURACY) / (1 - STEP_ACCURACY));

/**
 * The observer of a run: streaming sums and sketches in typed arrays, constant memory. Averages over cases count cases
 * after the warm-up; averages over time run over the window from the first of them to the last arrival: what follows is
 * an emptying system that nobody asked about. Hot path.
 */
export class RunStatistics {
  readonly moments = new Float64Array(CASE_MEASURES.length * MOMENTS);
  readonly sketches = new Uint32Array(CASE_MEASURES.length * CASE_BINS);
  readonly parts = new Float64Array(PARTS);
  readonly steps: Float64Array;
  readonly stepSketches: Uint32Array;
  readonly roles: Float64Array;
  readonly handOffs: Float64Array;
  readonly stepQueue: Int32Array;
  readonly roleQueue: Int32Array;
  wipArea = 0;
  /** Minutes that cases spend after the window. */
  runOutArea = 0;
  cases = 0;
  /** Infinity until the first counted case arrives. */
  windowStart = Infinity;
  /** Infinity until the last case arrives. */
  windowEnd = Infinity;
  lastEnd = 0;
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
    const nodes = program.nodeIds.length;
    this.steps = new Float64Array(nodes * STEP_COLUMNS);
    this.stepSketches = new Uint32Array(nodes * STEP_BINS);
    this.roles = new Float64Array(program.roleIds.length * ROLE_COLUMNS);
    this.handOffs = new Float64Array(program.handOffFlows.length * HAND_OFF_COLUMNS);
    this.stepQueue = new Int32Array(nodes);
    this.roleQueue = new Int32Array(program.roleIds.length);
    for (let m = 0; m < CASE_MEASURES.length; m += 1) {
      this.moments[m * MOMENTS + 3] = Infinity;
      this.moments[m * MOMENTS + 4] = -Infinity;
    }
  }

  /** How much of a span lies in the window. */
  within(from: number, to: number): number {
    return Math.max(0, Math.min(to, this.windowEnd) - Math.max(from, this.windowStart));
  }

  /**
   * No case comes any more. When all came at one instant there is no time between arrivals to measure in, so the window
   * goes on to the last end.
   */
  arrivalsOver(now: number): void {
    if (this.windowEnd === Infinity && now > this.windowStart) this.windowEnd = now;
  }

  caseEnded(startedAt: number, now: number, isCounted: boolean, cost: number, pathParts: Float64Array, at: number): void {
    this.lastEnd = now;
    this.wipArea += this.within(startedAt, now);
    if (now > this.windowEnd) this.runOutArea += now - this.windowEnd;
    if (!isCounted) return;
    this.cases += 1;
    const cycle = now - startedAt;
    const processing = pathParts[at + PART.processing]!;
    this.#add(0, cycle);
    // Waiting is what is left of the cycle, so that the two add up whatever the rounding.
    this.#add(1, Math.max(0, cycle - processing));
    this.#add(2, processing);
    this.#add(3, cost);
    for (let i = 0; i < PARTS; i += 1) this.parts[i]! += pathParts[at + i]!;
  }

  enqueued(node: number): void {
    const length = (this.stepQueue[node]! += 1);
    const isMeasured = this.windowStart !== Infinity && this.windowEnd === Infinity;
    if (isMeasured && length > this.steps[node * STEP_COLUMNS + STEP.queueMax]!) this.steps[node * STEP_COLUMNS + STEP.queueMax] = length;
    const { requirementStart, requirementRole } = this.#program;
    for (let k = requirementStart[node]!; k < requirementStart[node + 1]!; k += 1) {
      const role = requirementRole[k]!;
      const inLine = (this.roleQueue[role]! += 1);
      if (isMeasured && inLine > this.roles[role * ROLE_COLUMNS + ROLE.queueMax]!) this.roles[role * ROLE_COLUMNS + ROLE.queueMax] = inLine;
    }
  }

  /** A token leaves the line, to be worked on or because its step was interrupted. */
  dequeued(node: number, enabledAt: number, now: number, isCounted: boolean): void {
    this.stepQueue[node]! -= 1;
    const wait = now - enabledAt;
    const inWindow = this.within(enabledAt, now);
    this.steps[node * STEP_COLUMNS + STEP.queueArea]! += inWindow;
    const { requirementStart, requirementRole } = this.#program;
    for (let k = requirementStart[node]!; k < requirementStart[node + 1]!; k += 1) {
      const role = requirementRole[k]!;
      this.roleQueue[role]! -= 1;
      this.roles[role * ROLE_COLUMNS + ROLE.queueArea]! += inWindow;
      if (isCounted) this.roles[role * ROLE_COLUMNS + ROLE.waiting]! += wait;
    }
  }

  started(node: number, wait: number, inHours: number, isCounted: boolean): void {
    if (!isCounted) return;
    const at = node * STEP_COLUMNS;
    this.steps[at + STEP.executions]! += 1;
    this.steps[at + STEP.waiting]! += wait;
    this.steps[at + STEP.waitingInHours]! += inHours;
    this.stepSketches[node * STEP_BINS + (wait <= 0.001 ? 0 : Math.min(STEP_BINS - 1, 1 + Math.floor(Math.log(wait * 1_000) * STEP_SCALE)))]! += 1;
  }

  /** `handsOn`: minutes worked; `inWindow`: those in the window; `overtime` among them. */
  finished(node: number, handsOn: number, inWindow: number, overtime: number, cost: number, isCounted: boolean): void {
    const at = node * STEP_COLUMNS;
    if (isCounted) {
      this.steps[at + STEP.processing]! += handsOn;
      this.steps[at + STEP.processingSquares]! += handsOn * handsOn;
      this.steps[at + STEP.cost]! += cost;
    }
    const { requirementStart, requirementRole, requirementQuantity, roleCostPerMinute } = this.#program;
    for (let k = requirementStart[node]!; k < requirementStart[node + 1]!; k += 1) {
      const role = requirementRole[k]!;
      const quantity = requirementQuantity[k]!;
      this.roles[role * ROLE_COLUMNS + ROLE.busy]! += quantity * inWindow;
      this.roles[role * ROLE_COLUMNS + ROLE.overtime]! += quantity * overtime;
      if (isCounted) this.roles[role * ROLE_COLUMNS + ROLE.cost]! += quantity * handsOn * roleCostPerMinute[role]!;
    }
  }

  handedOver(handOff: number, isCounted: boolean): void {
    if (isCounted) this.handOffs[handOff * HAND_OFF_COLUMNS + HAND_OFF.count]! += 1;
  }

  takenUp(handOff: number, waiting: number, isCounted: boolean): void {
    if (!isCounted) return;
    this.handOffs[handOff * HAND_OFF_COLUMNS + HAND_OFF.starts]! += 1;
    this.handOffs[handOff * HAND_OFF_COLUMNS + HAND_OFF.waiting]! += waiting;
  }

  #add(measure: number, value: number): void {
    const at = measure * MOMENTS;
    const m = this.moments;
    m[at]! += 1;
    m[at + 1]! += value;
    m[at + 2]! += value * value;
    if (value < m[at + 3]!) m[at + 3] = value;
    if (value > m[at + 4]!) m[at + 4] = value;
    const bin = value <= 0.001 ? 0 : Math.min(CASE_BINS - 1, 1 + Math.floor(Math.log(value * 1_000) * CASE_SCALE));
    this.sketches[measure * CASE_BINS + bin]! += 1;
  }
}
