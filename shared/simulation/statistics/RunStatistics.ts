import type { Program } from '../Program.ts';
import {
  CASE_MEASURES, HAND_OFF, HAND_OFF_COLUMNS, QUALITIES, QUALITY, ROLE, ROLE_COLUMNS, STEP, STEP_ACCURACY, STEP_COLUMNS,
} from '../Replication.ts';
import { CLOCK, MEMORY, ROLE_RECORD } from '../kernel/memory.ts';
import { FLOW, NODE } from '../kernel/nodeRecords.ts';
import { PART, PARTS as PART_COUNT, TIME } from '../kernel/TokenStore.ts';
import { BlindIntervals } from './BlindIntervals.ts';
import { addTo as addToRow, emptyMoments, emptySketches } from './caseMoments.ts';
import { GoalStatistics } from './GoalStatistics.ts';
import { HourProfile } from './HourProfile.ts';
import { binAt, binCount, binShift } from './QuantileSketch.ts';
import { TimeCurves } from './TimeCurves.ts';
import { CASE, CASE_SUM } from '../kernel/CaseStore.ts';
import type { OpenHours } from '../calendar/OpenHours.ts';
import { TimeZone } from '../calendar/timeZone.ts';
import { TOKEN } from '../kernel/TokenStore.ts';

const MEASURES = CASE_MEASURES.length;
const addTo = addToRow;
const STEP_BINS = binCount(STEP_ACCURACY);
const STEP_SHIFT = binShift(STEP_ACCURACY);
const PROCESSING_PART = PART.processing;
const PARTS = PART_COUNT;

/**
 * What is summed per step while a run goes on: minutes, and counts of them, of counted cases; `queueArea`, `busy` and
 * `overtime` of all cases within the window. Costs, and everything about roles, are these sums times constants.
 */
export const SUM = { bits: 5, executions: 22, waiting: 23, waitingInHours: 24, processing: 25, processingSquares: 26, queueArea: 27, busy: 28, overtime: 29, endings: 30, waitingGivenUp: 31 } as const;
const { bits: CASE_BITS, isCounted: IS_COUNTED, order: ORDER, repeats: REPEATS, pingPongs: PING_PONGS, isBroken: IS_BROKEN, class: CLASS } = CASE;
const { bits: CASE_SUM_BITS, startedAt: STARTED_AT, cost: COST } = CASE_SUM;
const { withoutRepeat: WITHOUT_REPEAT, repeats: REPEAT_SUM, pingPongs: PING_PONG_SUM } = QUALITY;
const { bits: TOKEN_BITS, case: CASE_OF, node: NODE_OF, handOff: HAND_OFF_OF, isCounted: TOKEN_COUNTED } = TOKEN;
const { bits: FLOW_BITS, handOff: FLOW_HAND_OFF, from: FROM, to: TO } = FLOW;
const { nodeValues: sums, nodes, flows, roles, tokenInts: ints, caseInts, caseSums, tokenTimes: times, clock } = MEMORY;
const { bits: NODE_BITS, inLine: IN_LINE, inLineMax: IN_LINE_MAX, role: ONE_ROLE, quantity: QUANTITY } = NODE;
const { bits: ROLE_BITS, inLine: ROLE_IN_LINE, inLineMax: ROLE_IN_LINE_MAX } = ROLE_RECORD;
const { bits: TIME_BITS, enabledAt: ENABLED_AT, leftAt: LEFT_AT, parts: PARTS_AT, cameFrom: CAME_FROM } = TIME;
const { now: NOW, windowStart: WINDOW_START, windowEnd: WINDOW_END } = CLOCK;
const { bits: SUM_BITS, executions: EXECUTIONS, waiting: WAITING, waitingInHours: IN_HOURS, processing: PROCESSING, processingSquares: SQUARES, queueArea: QUEUE_AREA, busy: BUSY, overtime: OVERTIME, endings: ENDINGS, waitingGivenUp: GIVEN_UP } = SUM;
const { count: COUNT, starts: STARTS, waiting: TAKEN_UP_AFTER } = HAND_OFF;

/**
 * The observer of a run: streaming sums and sketches in typed arrays, constant memory. Averages over cases count cases
 * after the warm-up; averages over time run over the window from the first of them to the last arrival: what follows is
 * an emptying system that nobody asked about. Hot path.
 */
export class RunStatistics {
  readonly moments = emptyMoments(MEASURES);
  readonly sketches = emptySketches(MEASURES);
  readonly parts = new Float64Array(PARTS);
  readonly stepSketches: Uint32Array;
  readonly handOffs: Float64Array;
  readonly quality = new Float64Array(QUALITIES);
  /** Cases in progress, then the line of each role. */
  readonly curves: TimeCurves;
  readonly hours: HourProfile;
  /** `null` where the model has none of them. */
  readonly classMoments: Float64Array | null;
  readonly classSketches: Uint32Array | null;
  readonly goals: GoalStatistics | null;
  readonly blind: BlindIntervals | null;
  /** When the cases came in that can never end, and of those that count their place in the order of all cases. */
  readonly stuckSince: number[] = [];
  readonly stuckOrders: number[] = [];
  /** ∫ open cases dt over the whole run, and Σ (leaving − start) of every case that left: Little's law says that they are one. A case that can never end leaves when that is seen. */
  wholeArea = 0;
  wholeCycleTime = 0;
  openCases = 0;
  countedUntil = 0;
  /** Counted cases that left before their regular end. */
  abandoned = 0;
  wipArea = 0;
  /** Most cases in progress at once, in the window. */
  wipMax = 0;
  /** Minutes that cases spend after the window. */
  runOutArea = 0;
  cases = 0;
  lastEnd = 0;
  /** Is now in the window? */
  isMeasured = false;
  /** The window goes on to the last end. */
  readonly isWholeRun: boolean;
  readonly program: Program;

  constructor(program: Program, hours: readonly OpenHours[], isWholeRun: boolean) {
    this.isWholeRun = isWholeRun;
    // Until the first counted case arrives, and until the last case does.
    clock[WINDOW_START] = Infinity;
    clock[WINDOW_END] = Infinity;
    this.program = program;
    const count = program.nodeIds.length;
    for (let n = 0; n < count; n += 1) sums.fill(0, (n << SUM_BITS) + EXECUTIONS, (n << SUM_BITS) + GIVEN_UP + 1);
    this.stepSketches = new Uint32Array(count * STEP_BINS);
    this.handOffs = new Float64Array(program.handOffFlows.length * HAND_OFF_COLUMNS);
    this.curves = new TimeCurves(1 + program.roleIds.length);
    this.hours = new HourProfile(program.roleIds.length, new TimeZone(program.timeZone), program.origin);
    const classes = program.classNames.length;
    this.classMoments = classes === 0 ? null : emptyMoments(classes * MEASURES);
    this.classSketches = classes === 0 ? null : emptySketches(classes * MEASURES);
    this.goals = program.goals.length === 0 ? null : new GoalStatistics(program.goals, program.handOffFlows.length, hours);
    this.blind = program.isVisible.includes(1) ? new BlindIntervals() : null;
  }

  /** How much of a span lies in the window. */
  within(from: number, to: number): number {
    const begin = from > clock[WINDOW_START]! ? from : clock[WINDOW_START]!;
    const end = to < clock[WINDOW_END]! ? to : clock[WINDOW_END]!;
    return end > begin ? end - begin : 0;
  }

  countingBegins(now: number): void {
    clock[WINDOW_START] = now;
    this.isMeasured = true;
  }

  /**
   * No case comes any more. When all came at one instant there is no time between arrivals to measure in, so the window
   * goes on to the last end.
   */
  arrivalsOver(now: number): void {
    if (this.isWholeRun || clock[WINDOW_END] !== Infinity || now <= clock[WINDOW_START]!) return;
    clock[WINDOW_END] = now;
    this.isMeasured = false;
  }

  caseStarted(c: number): void {
    const now = clock[NOW]!;
    this.countOpen(now, 1);
    const inProgress = this.openCases + this.stuckSince.length;
    if (this.isMeasured && inProgress > this.wipMax) this.wipMax = inProgress;
    this.goals?.caseStarted(c, now);
    this.blind?.caseStarted(c, now);
  }

  /** The number of open cases changes: what Little's law says of it is kept apart from the times of single cases. */
  countOpen(now: number, change: number): void {
    this.wholeArea += this.openCases * (now - this.countedUntil);
    this.countedUntil = now;
    this.openCases += change;
  }

  /** The engine has done with a case, at its end or because it can never end. */
  caseLeft(c: number): void {
    const now = clock[NOW]!;
    this.countOpen(now, -1);
    this.wholeCycleTime += now - caseSums[(c << CASE_SUM_BITS) + STARTED_AT]!;
  }

  /** A case that can never end stays in progress as long as the run goes on. */
  caseStuck(c: number): void {
    const of = c << CASE_BITS;
    this.caseLeft(c);
    this.stuckSince.push(caseSums[(c << CASE_SUM_BITS) + STARTED_AT]!);
    if (caseInts[of + IS_COUNTED] === 1) this.stuckOrders.push(caseInts[of + ORDER]!);
  }

  /** The last case has left: until now, those that can never end were in progress. */
  runOver(): void {
    for (const since of this.stuckSince) this.wasInProgress(since, this.countedUntil);
  }

  wasInProgress(from: number, to: number): void {
    this.wipArea += this.within(from, to);
    this.curves.add(0, from, to);
  }

  /** A case ends with its last token, whose path is the critical one. */
  caseEnded(c: number, t: number): void {
    const now = clock[NOW]!;
    const of = c << CASE_BITS;
    const startedAt = caseSums[(c << CASE_SUM_BITS) + STARTED_AT]!;
    const isCounted = caseInts[of + IS_COUNTED] === 1;
    this.lastEnd = now;
    this.wasInProgress(startedAt, now);
    this.caseLeft(c);
    if (now > clock[WINDOW_END]!) this.runOutArea += now - clock[WINDOW_END]!;
    if (this.goals !== null) this.goals.caseEnded(c, now, isCounted);
    if (this.blind !== null) this.blind.caseEnded(c, now, isCounted);
    if (!isCounted) return;
    this.cases += 1;
    if (caseInts[of + IS_BROKEN] === 1 || this.program.isRegular[ints[(t << TOKEN_BITS) + NODE_OF]!] === 0) this.abandoned += 1;
    const repeats = caseInts[of + REPEATS]!;
    if (repeats === 0) this.quality[WITHOUT_REPEAT]! += 1;
    else this.quality[REPEAT_SUM]! += repeats;
    this.quality[PING_PONG_SUM]! += caseInts[of + PING_PONGS]!;
    const partsAt = (t << TIME_BITS) + PARTS_AT;
    const cycle = now - startedAt;
    const processing = times[partsAt + PROCESSING_PART]!;
    // Waiting is what is left of the cycle, so that the two add up whatever the rounding.
    const waiting = cycle > processing ? cycle - processing : 0;
    const cost = caseSums[(c << CASE_SUM_BITS) + COST]!;
    this.addCase(this.moments, this.sketches, 0, cycle, waiting, processing, cost);
    if (this.classMoments !== null && this.classSketches !== null) this.addCase(this.classMoments, this.classSketches, caseInts[of + CLASS]! * MEASURES, cycle, waiting, processing, cost);
    const { parts } = this;
    for (let i = 0; i < PARTS; i += 1) parts[i]! += times[partsAt + i]!;
  }

  addCase(moments: Float64Array, sketches: Uint32Array, row: number, cycle: number, waiting: number, processing: number, cost: number): void {
    addTo(moments, sketches, row, cycle);
    addTo(moments, sketches, row + 1, waiting);
    addTo(moments, sketches, row + 2, processing);
    addTo(moments, sketches, row + 3, cost);
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
    const enabledAt = times[(t << TIME_BITS) + ENABLED_AT]!;
    const now = clock[NOW]!;
    nodes[at + IN_LINE]! -= 1;
    sums[(node << SUM_BITS) + QUEUE_AREA]! += this.within(enabledAt, now);
    const role = nodes[at + ONE_ROLE]!;
    if (role >= 0) {
      roles[(role << ROLE_BITS) + ROLE_IN_LINE]! -= 1;
      if (now > enabledAt) this.curves.add(1 + role, enabledAt, now);
      return;
    }
    const { requirementStart, requirementRole } = this.program;
    for (let k = requirementStart[node]!; k < requirementStart[node + 1]!; k += 1) {
      roles[(requirementRole[k]! << ROLE_BITS) + ROLE_IN_LINE]! -= 1;
      if (now > enabledAt) this.curves.add(1 + requirementRole[k]!, enabledAt, now);
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
    this.stepSketches[node * STEP_BINS + binAt(wait, STEP_SHIFT, STEP_BINS)]! += 1;
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

  /** A token takes a flow that hands the case over. Back at once to where it came from: ping-pong. */
  handedOver(flow: number, t: number): void {
    const f = flow << FLOW_BITS;
    const handOff = flows[f + FLOW_HAND_OFF]!;
    const at = t << TOKEN_BITS;
    const b = t << TIME_BITS;
    if (ints[at + TOKEN_COUNTED] === 1) this.handOffs[handOff * HAND_OFF_COLUMNS + COUNT]! += 1;
    if (times[b + LEFT_AT]! >= 0) ints[at + HAND_OFF_OF] = handOff;
    const to = flows[f + TO]!;
    if (to < 0) return;
    if (times[b + CAME_FROM] === to) caseInts[(ints[at + CASE_OF]! << CASE_BITS) + PING_PONGS]! += 1;
    times[b + CAME_FROM] = flows[f + FROM]!;
  }

  /** A step begins now, after a hand-off from a step that ended at `from`. */
  takenUp(handOff: number, from: number, now: number): void {
    this.handOffs[handOff * HAND_OFF_COLUMNS + STARTS]! += 1;
    this.handOffs[handOff * HAND_OFF_COLUMNS + TAKEN_UP_AFTER]! += now - from;
    if (this.goals !== null) this.goals.takenUp(handOff, from, now);
  }

  /** People of a step were busy in a span within the window, in which their calendar is open throughout or `calendar` says when. */
  busyFrom(node: number, from: number, to: number, calendar: OpenHours | null): void {
    const { hours } = this;
    const at = node << NODE_BITS;
    const role = nodes[at + ONE_ROLE]!;
    if (role >= 0 && calendar === null) {
      hours.add(role, nodes[at + QUANTITY]!, from, to);
      return;
    }
    const { requirementStart, requirementRole, requirementQuantity } = this.program;
    for (let k = requirementStart[node]!; k < requirementStart[node + 1]!; k += 1) {
      if (calendar === null) hours.add(requirementRole[k]!, requirementQuantity[k]!, from, to);
      else hours.addOpen(requirementRole[k]!, requirementQuantity[k]!, from, to, [calendar]);
    }
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
