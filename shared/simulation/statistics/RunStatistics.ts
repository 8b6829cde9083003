import type { Program } from '../Program.ts';
import {
  CASE_ACCURACY, CASE_MEASURES, HAND_OFF, HAND_OFF_COLUMNS, MOMENTS, ROLE, ROLE_COLUMNS, STEP, STEP_ACCURACY, STEP_COLUMNS,
} from '../Replication.ts';
import { CLOCK, MEMORY, ROLE_RECORD } from '../kernel/memory.ts';
import { NODE } from '../kernel/nodeRecords.ts';
import { PART, PARTS as PART_COUNT, TIME } from '../kernel/TokenStore.ts';
import { binAt, binCount, binsPerUnit } from './QuantileSketch.ts';

const MEASURES = CASE_MEASURES.length;
const CASE_BINS = binCount(CASE_ACCURACY);
const CASE_PER_UNIT = binsPerUnit(CASE_ACCURACY);
const STEP_BINS = binCount(STEP_ACCURACY);
const STEP_PER_UNIT = binsPerUnit(STEP_ACCURACY);
const PROCESSING_PART = PART.processing;
const PARTS = PART_COUNT;

/**
 * What is summed per step while a run goes on: minutes, and counts of them, of counted cases; `queueArea`, `busy` and
 * `overtime` of all cases within the window. Costs, and everything about roles, are these sums times constants.
 */
export const SUM = { bits: 4, executions: 0, waiting: 1, waitingInHours: 2, processing: 3, processingSquares: 4, queueArea: 5, busy: 6, overtime: 7, endings: 8, waitingGivenUp: 9 } as const;
const { sums, nodes, roles, tokenTimes: times, clock } = MEMORY;
const { bits: NODE_BITS, inLine: IN_LINE, inLineMax: IN_LINE_MAX, role: ONE_ROLE } = NODE;
const { bits: ROLE_BITS, inLine: ROLE_IN_LINE, inLineMax: ROLE_IN_LINE_MAX } = ROLE_RECORD;
const { bits: TIME_BITS, enabledAt: ENABLED_AT } = TIME;
const NOW = CLOCK.now;
const { bits: SUM_BITS, executions: EXECUTIONS, waiting: WAITING, waitingInHours: IN_HOURS, processing: PROCESSING, processingSquares: SQUARES, queueArea: QUEUE_AREA, busy: BUSY, overtime: OVERTIME, endings: ENDINGS, waitingGivenUp: GIVEN_UP } = SUM;
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
  readonly stepSketches: Uint32Array;
  readonly handOffs: Float64Array;
  wipArea = 0;
  /** Minutes that cases spend after the window. */
  runOutArea = 0;
  cases = 0;
  /** Infinity until the first counted case arrives. */
  windowStart = Infinity;
  /** Infinity until the last case arrives. */
  windowEnd = Infinity;
  lastEnd = 0;
  /** Is now in the window? */
  isMeasured = false;
  readonly program: Program;

  constructor(program: Program) {
    this.program = program;
    const count = program.nodeIds.length;
    sums.fill(0, 0, count << SUM_BITS);
    this.stepSketches = new Uint32Array(count * STEP_BINS);
    this.handOffs = new Float64Array(program.handOffFlows.length * HAND_OFF_COLUMNS);
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

  countingBegins(now: number): void {
    this.windowStart = now;
    this.isMeasured = true;
  }

  /**
   * No case comes any more. When all came at one instant there is no time between arrivals to measure in, so the window
   * goes on to the last end.
   */
  arrivalsOver(now: number): void {
    if (this.windowEnd !== Infinity || now <= this.windowStart) return;
    this.windowEnd = now;
    this.isMeasured = false;
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

  /** One more stands in line, if only for no time. */
  enqueued(node: number): void {
    const at = node << NODE_BITS;
    const inLine = nodes[at + IN_LINE]! + 1;
    nodes[at + IN_LINE] = inLine;
    if (this.isMeasured && inLine > nodes[at + IN_LINE_MAX]!) nodes[at + IN_LINE_MAX] = inLine;
    const role = nodes[at + ONE_ROLE]!;
    if (role >= 0) this.countInLine(role);
    else {
      const { requirementStart, requirementRole } = this.program;
      for (let k = requirementStart[node]!; k < requirementStart[node + 1]!; k += 1) this.countInLine(requirementRole[k]!);
    }
  }

  countInLine(role: number): void {
    const at = role << ROLE_BITS;
    const inLine = roles[at + ROLE_IN_LINE]! + 1;
    roles[at + ROLE_IN_LINE] = inLine;
    if (this.isMeasured && inLine > roles[at + ROLE_IN_LINE_MAX]!) roles[at + ROLE_IN_LINE_MAX] = inLine;
  }

  /** A token leaves the line, to be worked on or because its step was interrupted. */
  dequeued(node: number, t: number): void {
    const at = node << NODE_BITS;
    nodes[at + IN_LINE]! -= 1;
    sums[(node << SUM_BITS) + QUEUE_AREA]! += this.within(times[(t << TIME_BITS) + ENABLED_AT]!, clock[NOW]!);
    const role = nodes[at + ONE_ROLE]!;
    if (role >= 0) roles[(role << ROLE_BITS) + ROLE_IN_LINE]! -= 1;
    else {
      const { requirementStart, requirementRole } = this.program;
      for (let k = requirementStart[node]!; k < requirementStart[node + 1]!; k += 1) roles[(requirementRole[k]! << ROLE_BITS) + ROLE_IN_LINE]! -= 1;
    }
  }

  /** Someone came whose people were free: in line for no time. */
  passedLine(node: number): void {
    if (!this.isMeasured) return;
    const at = node << NODE_BITS;
    if (nodes[at + IN_LINE_MAX]! <= nodes[at + IN_LINE]!) nodes[at + IN_LINE_MAX] = nodes[at + IN_LINE]! + 1;
    const to = nodes[at + ONE_ROLE]! << ROLE_BITS;
    if (roles[to + ROLE_IN_LINE_MAX]! <= roles[to + ROLE_IN_LINE]!) roles[to + ROLE_IN_LINE_MAX] = roles[to + ROLE_IN_LINE]! + 1;
  }

  /** What waited for people was interrupted before anyone took it up. */
  gaveUp(node: number, waiting: number, isCounted: boolean): void {
    if (isCounted) sums[(node << SUM_BITS) + GIVEN_UP]! += waiting;
  }

  started(node: number, wait: number, inHours: number): void {
    const at = node << SUM_BITS;
    sums[at + EXECUTIONS]! += 1;
    sums[at + WAITING]! += wait;
    sums[at + IN_HOURS]! += inHours;
    this.stepSketches[node * STEP_BINS + binAt(wait, STEP_PER_UNIT, STEP_BINS)]! += 1;
  }

  /** `handsOn`: minutes worked; `inWindow`: those in the window; `overtime` among them. */
  finished(node: number, handsOn: number, inWindow: number, overtime: number, isCounted: boolean): void {
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
    const { program } = this;
    const count = program.nodeIds.length;
    const steps = new Float64Array(count * STEP_COLUMNS);
    for (let n = 0; n < count; n += 1) {
      const from = n << SUM_BITS;
      const to = n * STEP_COLUMNS;
      steps[to + STEP.executions] = sums[from + EXECUTIONS]!;
      steps[to + STEP.waiting] = sums[from + WAITING]!;
      steps[to + STEP.waitingInHours] = sums[from + IN_HOURS]!;
      steps[to + STEP.processing] = sums[from + PROCESSING]!;
      steps[to + STEP.processingSquares] = sums[from + SQUARES]!;
      steps[to + STEP.cost] = sums[from + ENDINGS]! * program.fixedCost[n]! + sums[from + PROCESSING]! * program.costPerMinute[n]!;
      steps[to + STEP.queueArea] = sums[from + QUEUE_AREA]!;
      steps[to + STEP.queueMax] = nodes[(n << NODE_BITS) + IN_LINE_MAX]!;
    }
    return steps;
  }

  /** ROLE_COLUMNS per role; what is available is filled in by the run, which has the calendars. */
  roles(): Float64Array {
    const { program } = this;
    const result = new Float64Array(program.roleIds.length * ROLE_COLUMNS);
    for (let r = 0; r < program.roleIds.length; r += 1) result[r * ROLE_COLUMNS + ROLE.queueMax] = roles[(r << ROLE_BITS) + ROLE_IN_LINE_MAX]!;
    for (let n = 0; n < program.nodeIds.length; n += 1) {
      const from = n << SUM_BITS;
      for (let k = program.requirementStart[n]!; k < program.requirementStart[n + 1]!; k += 1) {
        const role = program.requirementRole[k]!;
        const quantity = program.requirementQuantity[k]!;
        const to = role * ROLE_COLUMNS;
        result[to + ROLE.busy]! += quantity * sums[from + BUSY]!;
        result[to + ROLE.overtime]! += quantity * sums[from + OVERTIME]!;
        result[to + ROLE.queueArea]! += sums[from + QUEUE_AREA]!;
        result[to + ROLE.waiting]! += sums[from + WAITING]! + sums[from + GIVEN_UP]!;
        result[to + ROLE.cost]! += quantity * sums[from + PROCESSING]! * program.roleCostPerMinute[role]!;
      }
    }
    return result;
  }
}
