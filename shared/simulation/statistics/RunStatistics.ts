import type { Program } from '../Program.ts';
import {
  CASE_ACCURACY, CASE_MEASURES, HAND_OFF, HAND_OFF_COLUMNS, MOMENTS, ROLE, ROLE_COLUMNS, STEP, STEP_ACCURACY, STEP_COLUMNS,
} from '../Replication.ts';
import { PART, PARTS } from '../kernel/TokenStore.ts';
import { binAt, binCount, binsPerUnit } from './QuantileSketch.ts';

const MEASURES = CASE_MEASURES.length;
const CASE_BINS = binCount(CASE_ACCURACY);
const CASE_PER_UNIT = binsPerUnit(CASE_ACCURACY);
const STEP_BINS = binCount(STEP_ACCURACY);
const STEP_PER_UNIT = binsPerUnit(STEP_ACCURACY);
const PROCESSING_PART = PART.processing;

/**
 * What is summed per step while a run goes on: minutes, and counts of them, of counted cases; `queueArea`, `busy` and
 * `overtime` of all cases within the window. Costs, and everything about roles, are these sums times constants.
 */
export const SUM = { executions: 0, waiting: 1, waitingInHours: 2, processing: 3, processingSquares: 4, queueArea: 5, busy: 6, overtime: 7, endings: 8, waitingGivenUp: 9 } as const;
export const SUM_BITS = 4;
const { executions: EXECUTIONS, waiting: WAITING, waitingInHours: IN_HOURS, processing: PROCESSING, processingSquares: SQUARES, queueArea: QUEUE_AREA, busy: BUSY, overtime: OVERTIME, endings: ENDINGS, waitingGivenUp: GIVEN_UP } = SUM;
const { count: COUNT, starts: STARTS, waiting: TAKEN_UP_AFTER } = HAND_OFF;

/**
 * The observer of a run: streaming sums and sketches in typed arrays, constant memory. Averages over cases count cases
 * after the warm-up; averages over time run over the window from the first of them to the last arrival: what follows is
 * an emptying system that nobody asked about. Hot path.
 */
export class RunStatistics {
  readonly moments = new Float64Array(MEASURES * MOMENTS);
  readonly sketches = new Uint32Array(MEASURES * CASE_BINS);
  readonly parts = new Float64Array(PARTS);
  /** A record of sums per node. */
  readonly sums: Float64Array;
  readonly stepSketches: Uint32Array;
  readonly handOffs: Float64Array;
  /** Work in line now and at most, per node and per role. */
  readonly stepQueue: Int32Array;
  readonly stepQueueMax: Int32Array;
  readonly roleQueue: Int32Array;
  readonly roleQueueMax: Int32Array;
  wipArea = 0;
  /** Minutes that cases spend after the window. */
  runOutArea = 0;
  cases = 0;
  /** Infinity until the first counted case arrives. */
  windowStart = Infinity;
  /** Infinity until the last case arrives. */
  windowEnd = Infinity;
  lastEnd = 0;
  readonly program: Program;

  constructor(program: Program) {
    this.program = program;
    const nodes = program.nodeIds.length;
    const roles = program.roleIds.length;
    this.sums = new Float64Array(nodes << SUM_BITS);
    this.stepSketches = new Uint32Array(nodes * STEP_BINS);
    this.handOffs = new Float64Array(program.handOffFlows.length * HAND_OFF_COLUMNS);
    this.stepQueue = new Int32Array(nodes);
    this.stepQueueMax = new Int32Array(nodes);
    this.roleQueue = new Int32Array(roles);
    this.roleQueueMax = new Int32Array(roles);
    for (let m = 0; m < MEASURES; m += 1) {
      this.moments[m * MOMENTS + 3] = Infinity;
      this.moments[m * MOMENTS + 4] = -Infinity;
    }
  }

  /** How much of a span lies in the window. */
  within(from: number, to: number): number {
    const begin = from > this.windowStart ? from : this.windowStart;
    const end = to < this.windowEnd ? to : this.windowEnd;
    return end > begin ? end - begin : 0;
  }

  /**
   * No case comes any more. When all came at one instant there is no time between arrivals to measure in, so the window
   * goes on to the last end.
   */
  arrivalsOver(now: number): void {
    if (this.windowEnd === Infinity && now > this.windowStart) this.windowEnd = now;
  }

  caseEnded(startedAt: number, now: number, isCounted: boolean, cost: number, times: Float64Array, partsAt: number): void {
    this.lastEnd = now;
    this.wipArea += this.within(startedAt, now);
    if (now > this.windowEnd) this.runOutArea += now - this.windowEnd;
    if (!isCounted) return;
    this.cases += 1;
    const cycle = now - startedAt;
    const processing = times[partsAt + PROCESSING_PART]!;
    this.add(0, cycle);
    // Waiting is what is left of the cycle, so that the two add up whatever the rounding.
    this.add(1, cycle > processing ? cycle - processing : 0);
    this.add(2, processing);
    this.add(3, cost);
    const { parts } = this;
    for (let i = 0; i < PARTS; i += 1) parts[i]! += times[partsAt + i]!;
  }

  /** One more stands in line. */
  enqueued(node: number): void {
    this.stepQueue[node]! += 1;
    const isMeasured = this.windowStart !== Infinity && this.windowEnd === Infinity;
    if (isMeasured && this.stepQueue[node]! > this.stepQueueMax[node]!) this.stepQueueMax[node] = this.stepQueue[node]!;
    const { requirementStart, requirementRole } = this.program;
    const to = requirementStart[node + 1]!;
    for (let k = requirementStart[node]!; k < to; k += 1) {
      const role = requirementRole[k]!;
      const inLine = this.roleQueue[role]! + 1;
      this.roleQueue[role] = inLine;
      if (isMeasured && inLine > this.roleQueueMax[role]!) this.roleQueueMax[role] = inLine;
    }
  }

  /** Someone came whose people were free: in line for no time. */
  passedLine(node: number): void {
    if (this.windowStart === Infinity || this.windowEnd !== Infinity) return;
    if (this.stepQueueMax[node]! <= this.stepQueue[node]!) this.stepQueueMax[node] = this.stepQueue[node]! + 1;
    const { requirementStart, requirementRole } = this.program;
    const to = requirementStart[node + 1]!;
    for (let k = requirementStart[node]!; k < to; k += 1) {
      const role = requirementRole[k]!;
      if (this.roleQueueMax[role]! <= this.roleQueue[role]!) this.roleQueueMax[role] = this.roleQueue[role]! + 1;
    }
  }

  /** A token leaves the line, to be worked on or because its step was interrupted. */
  dequeued(node: number, enabledAt: number, now: number): void {
    this.stepQueue[node]! -= 1;
    this.sums[(node << SUM_BITS) + QUEUE_AREA]! += this.within(enabledAt, now);
    const { requirementStart, requirementRole } = this.program;
    const to = requirementStart[node + 1]!;
    for (let k = requirementStart[node]!; k < to; k += 1) this.roleQueue[requirementRole[k]!]! -= 1;
  }

  /** What waited for people was interrupted before anyone took it up. */
  gaveUp(node: number, waiting: number, isCounted: boolean): void {
    if (isCounted) this.sums[(node << SUM_BITS) + GIVEN_UP]! += waiting;
  }

  started(node: number, wait: number, inHours: number): void {
    const { sums } = this;
    const at = node << SUM_BITS;
    sums[at + EXECUTIONS]! += 1;
    sums[at + WAITING]! += wait;
    sums[at + IN_HOURS]! += inHours;
    this.stepSketches[node * STEP_BINS + binAt(wait, STEP_PER_UNIT, STEP_BINS)]! += 1;
  }

  /** `handsOn`: minutes worked; `inWindow`: those in the window; `overtime` among them. */
  finished(node: number, handsOn: number, inWindow: number, overtime: number, isCounted: boolean): void {
    const { sums } = this;
    const at = node << SUM_BITS;
    if (isCounted) {
      sums[at + PROCESSING]! += handsOn;
      sums[at + SQUARES]! += handsOn * handsOn;
      sums[at + ENDINGS]! += 1;
    }
    sums[at + BUSY]! += inWindow;
    sums[at + OVERTIME]! += overtime;
  }

  handedOver(handOff: number): void {
    this.handOffs[handOff * HAND_OFF_COLUMNS + COUNT]! += 1;
  }

  takenUp(handOff: number, waiting: number): void {
    this.handOffs[handOff * HAND_OFF_COLUMNS + STARTS]! += 1;
    this.handOffs[handOff * HAND_OFF_COLUMNS + TAKEN_UP_AFTER]! += waiting;
  }

  add(measure: number, value: number): void {
    const at = measure * MOMENTS;
    const m = this.moments;
    m[at]! += 1;
    m[at + 1]! += value;
    m[at + 2]! += value * value;
    if (value < m[at + 3]!) m[at + 3] = value;
    if (value > m[at + 4]!) m[at + 4] = value;
    this.sketches[measure * CASE_BINS + binAt(value, CASE_PER_UNIT, CASE_BINS)]! += 1;
  }

  /** STEP_COLUMNS per node, as a replication reports them. */
  steps(): Float64Array {
    const { sums, program } = this;
    const nodes = program.nodeIds.length;
    const steps = new Float64Array(nodes * STEP_COLUMNS);
    for (let n = 0; n < nodes; n += 1) {
      const from = n << SUM_BITS;
      const to = n * STEP_COLUMNS;
      steps[to + STEP.executions] = sums[from + EXECUTIONS]!;
      steps[to + STEP.waiting] = sums[from + WAITING]!;
      steps[to + STEP.waitingInHours] = sums[from + IN_HOURS]!;
      steps[to + STEP.processing] = sums[from + PROCESSING]!;
      steps[to + STEP.processingSquares] = sums[from + SQUARES]!;
      steps[to + STEP.cost] = sums[from + ENDINGS]! * program.fixedCost[n]! + sums[from + PROCESSING]! * program.costPerMinute[n]!;
      steps[to + STEP.queueArea] = sums[from + QUEUE_AREA]!;
      steps[to + STEP.queueMax] = this.stepQueueMax[n]!;
    }
    return steps;
  }

  /** ROLE_COLUMNS per role; what is available is filled in by the run, which has the calendars. */
  roles(): Float64Array {
    const { sums, program } = this;
    const roles = new Float64Array(program.roleIds.length * ROLE_COLUMNS);
    for (let r = 0; r < program.roleIds.length; r += 1) roles[r * ROLE_COLUMNS + ROLE.queueMax] = this.roleQueueMax[r]!;
    for (let n = 0; n < program.nodeIds.length; n += 1) {
      const from = n << SUM_BITS;
      for (let k = program.requirementStart[n]!; k < program.requirementStart[n + 1]!; k += 1) {
        const role = program.requirementRole[k]!;
        const quantity = program.requirementQuantity[k]!;
        const to = role * ROLE_COLUMNS;
        roles[to + ROLE.busy]! += quantity * sums[from + BUSY]!;
        roles[to + ROLE.overtime]! += quantity * sums[from + OVERTIME]!;
        roles[to + ROLE.queueArea]! += sums[from + QUEUE_AREA]!;
        roles[to + ROLE.waiting]! += sums[from + WAITING]! + sums[from + GIVEN_UP]!;
        roles[to + ROLE.cost]! += quantity * sums[from + PROCESSING]! * program.roleCostPerMinute[role]!;
      }
    }
    return roles;
  }
}
