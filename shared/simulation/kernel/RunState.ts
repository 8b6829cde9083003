import { openHoursOf } from '../calendar/openHoursOf.ts';
import { invert, LAW, PARAMETERS, sample } from '../distributions/distributionTable.ts';
import { Feel, typesOf } from '../feel.ts';
import type { AttributeValue, Program } from '../Program.ts';
import { PURPOSE, RandomStream, seekKey, uniformOfStream } from '../randomStream.ts';
import type { StopReason } from '../Replication.ts';
import { RunStatistics } from '../statistics/RunStatistics.ts';
import { ArrivalTimes } from './ArrivalTimes.ts';
import { CASE, CaseStore } from './CaseStore.ts';
import { EventList } from './EventList.ts';
import { minutesUntil } from './minutesUntil.ts';
import { CAPACITY, CLOCK, COUNTER, MEMORY, VISIT_ROW } from './memory.ts';
import { NODE, NODE_VALUE, writeNodeRecords } from './nodeRecords.ts';
import { People } from './people/People.ts';
import { ScopeStore } from './ScopeStore.ts';
import type { Undoable } from './Undoable.ts';
import { TraceRecorder } from './watch/TraceRecorder.ts';
import { Desks } from './staff/Desks.ts';
import { OpenSpans } from './staff/OpenSpans.ts';
import { IS_ACTIVE as ACTIVE_STATES, TOKEN, TokenStore } from './TokenStore.ts';

export interface RunLimits {
  readonly openCases: number;
  readonly openTokens: number;
  /** Moves of tokens within one instant: more is a loop that takes no time. */
  readonly movesAtOnce: number;
  /** Last simulated minute. */
  readonly horizon: number;
}

export interface RunOptions {
  readonly seed: number;
  readonly replication: number;
  /** Cases that come in at most. */
  readonly cases: number;
  /** Minute after which no case comes in; those that are in are carried to their end. */
  readonly arrivalsEnd: number;
  readonly warmUpCases: number;
  /** 1 for the cases, in the order in which they come, that do not count although the warm-up is over; `null`: there are none. */
  readonly leftOut: Uint8Array | null;
  readonly recordCycleTimes: boolean;
  /** Cases, from the first on, of which a trace is kept. */
  readonly traceCases: number;
  /** Averages over time run to the last end, not to the last arrival. */
  readonly isWholeRun: boolean;
  readonly limits: RunLimits;
  /** Asked every few thousand events; true stops the run. */
  readonly isCancelled: () => boolean;
}

/** What is to be done with a token before time goes on. */
export const MOVE = { enter: 0, leave: 1, contentDone: 2 } as const;
export const MOVE_BITS = 2;

const { bits: CASE_BITS, tokens: TOKENS, active: ACTIVE, firstToken: FIRST_TOKEN, isCounted: IS_COUNTED, sourceHash: SOURCE_HASH, number: NUMBER } = CASE;
const { bits: TOKEN_BITS, case: CASE_OF, scope: SCOPE, state: STATE_AT, nextInCase: NEXT, previousInCase: PREVIOUS, visit: VISIT, isCounted: TOKEN_COUNTED } = TOKEN;
const { expression: EXPRESSION, fixed: FIXED, until: UNTIL } = LAW;
const IS_ACTIVE = ACTIVE_STATES;
const { tokenInts: ints, caseInts: cases, nodes, nodeValues: values, visits, work, counters, clock } = MEMORY;
const { work: WORK } = COUNTER;
const { bits: VISIT_BITS, slots: FIRST_SLOTS } = VISIT_ROW;
const MOST_WORK = CAPACITY.tokens << 1;
const { drawn: DRAWN, now: NOW } = CLOCK;
const { bits: NODE_BITS, visitSlot: VISIT_SLOT, duration: DURATION, law: LAW_OF } = NODE;
const { bits: VALUE_BITS, law: LAW_AT } = NODE_VALUE;

/**
 * Everything that a run holds, with the few operations that all of its parts share. The functions beside this file
 * change it, each for one concern. Hot path: packed records in typed arrays, integer codes, no allocation per event.
 */
export class RunState {
  readonly program: Program;
  readonly options: RunOptions;
  readonly tokens = new TokenStore();
  readonly scopes = new ScopeStore();
  readonly cases: CaseStore;
  readonly list = new EventList();
  readonly stream: RandomStream;
  readonly open: OpenSpans;
  readonly desks: Desks;
  readonly feel: Feel;
  readonly statistics: RunStatistics;
  /** Those who are told apart; `null`: nobody is. */
  readonly people: People | null;
  /** `null`: nothing is written down. */
  readonly trace: TraceRecorder | null;
  readonly arrivalTimes: ArrivalTimes;
  /** Cases that came in, and the arrivals in which they came, per source; without the backlog. */
  readonly arrived: Int32Array;
  readonly arrivals: Int32Array;
  readonly cycleTimes: Float64Array;
  /** Beside the cycle times: when those cases came in. */
  readonly startTimes: Float64Array;
  /** Tokens that wait for ever, per node. */
  readonly stuck: Int32Array;
  stuckCases = 0;
  started = 0;
  /** Sources that will bring another case. */
  openSources = 0;
  events = 0;
  /** Of them: openings, and what breaks or is repaired while nobody uses it. */
  routine = 0;
  /** More is to happen at this instant than the event list shows: the rest of a batch of cases. */
  hasMoreNow = false;
  stopped: StopReason | null = null;
  isCancelled = false;
  doomed = new Int32Array(64);
  /** Other cases that a signal has reached at this instant, in the order in which they go on after the one at hand, and what their tokens are to do then: entries as those of the work. */
  readonly postponed = new Map<number, number[]>();
  /** What can be undone, by case, in the order in which it was done. */
  readonly undoable = new Map<number, Undoable[]>();
  /** Complex gateways that have gone on in a level and still swallow: how many tokens have come, by level and node. */
  readonly swallowing = new Map<number, number>();
  /** Ways of one split that wait for their tokens, and those tokens. */
  readonly pending: number[] = [];
  pendingCount = 0;
  readonly copies: number[] = [];

  constructor(program: Program, options: RunOptions) {
    this.program = program;
    this.options = options;
    const hours = openHoursOf(program);
    counters[WORK] = 0;
    counters[COUNTER.postponed] = 0;
    counters[COUNTER.cases] = 0;
    counters[COUNTER.tokens] = 0;
    this.open = new OpenSpans(hours);
    this.trace = options.traceCases > 0 ? new TraceRecorder(program, hours, options.traceCases) : null;
    this.stream = new RandomStream(options.seed, options.replication, program.hashLow, program.hashHigh);
    const isSimpleDesk = writeNodeRecords(program, this.stream, options.traceCases > 0);
    this.statistics = new RunStatistics(program, hours, options.isWholeRun);
    this.cases = new CaseStore(program.visitSlots, program.messageSlots);
    this.desks = new Desks(program, isSimpleDesk);
    this.feel = new Feel(program.expressions, typesOf(program.attributes));
    this.people = program.staff === null ? null : new People(program, program.staff, this.open.hours);
    this.arrivalTimes = new ArrivalTimes(program, hours, this.stream);
    this.arrived = new Int32Array(program.sources.length);
    this.arrivals = new Int32Array(program.sources.length);
    this.stuck = new Int32Array(program.nodeIds.length);
    this.cycleTimes = options.recordCycleTimes ? new Float64Array(options.cases).fill(-1) : new Float64Array(0);
    this.startTimes = options.recordCycleTimes ? new Float64Array(options.cases).fill(-1) : new Float64Array(0);
  }

  /** Number of the class of a case with these attributes, 0 without classes. */
  classOf(attributes: Readonly<Record<string, AttributeValue>> | null): number {
    const { classAttribute, classNames } = this.program;
    return classAttribute === null || attributes === null ? 0 : Math.max(0, classNames.indexOf(String(attributes[classAttribute])));
  }

  /** A token in state ready, in the list of its case. */
  newToken(c: number, scope: number, node: number): number {
    const { tokens } = this;
    const t = tokens.take(c, scope, node);
    const at = t << TOKEN_BITS;
    const of = c << CASE_BITS;
    const first = cases[of + FIRST_TOKEN]!;
    ints[at + NEXT] = first;
    ints[at + PREVIOUS] = -1;
    if (first >= 0) ints[(first << TOKEN_BITS) + PREVIOUS] = t;
    ints[at + TOKEN_COUNTED] = cases[of + IS_COUNTED]!;
    cases[of + FIRST_TOKEN] = t;
    cases[of + TOKENS]! += 1;
    cases[of + ACTIVE]! += 1;
    if (scope >= 0) this.scopes.tokens[scope]! += 1;
    return t;
  }

  /** A token at the beginning of a process of the case. */
  newRoot(c: number, node: number): number {
    const scope = this.scopes.take(-1);
    const t = this.newToken(c, scope, node);
    this.push(t, MOVE.enter);
    const { together } = this.program;
    for (let k = together.start[node]!; k < together.start[node + 1]!; k += 1) this.push(this.newToken(c, scope, together.items[k]!), MOVE.enter);
    return t;
  }

  setState(t: number, state: number): void {
    const at = t << TOKEN_BITS;
    cases[(ints[at + CASE_OF]! << CASE_BITS) + ACTIVE]! += IS_ACTIVE[state]! - IS_ACTIVE[ints[at + STATE_AT]!]!;
    ints[at + STATE_AT] = state;
  }

  /** Takes a token out of its case without asking whether its level is done. */
  remove(t: number): void {
    const at = t << TOKEN_BITS;
    const of = ints[at + CASE_OF]! << CASE_BITS;
    const next = ints[at + NEXT]!;
    const previous = ints[at + PREVIOUS]!;
    if (next >= 0) ints[(next << TOKEN_BITS) + PREVIOUS] = previous;
    if (previous >= 0) ints[(previous << TOKEN_BITS) + NEXT] = next;
    else cases[of + FIRST_TOKEN] = next;
    cases[of + TOKENS]! -= 1;
    cases[of + ACTIVE]! -= IS_ACTIVE[ints[at + STATE_AT]!]!;
    const scope = ints[at + SCOPE]!;
    if (scope >= 0) this.scopes.tokens[scope]! -= 1;
    this.tokens.release(t);
  }

  /** A level is over; its number may be used again. */
  releaseScope(scope: number): void {
    if (this.swallowing.size > 0) for (const key of this.swallowing.keys()) if (Math.floor(key / this.program.nodeIds.length) === scope) this.swallowing.delete(key);
    this.scopes.release(scope);
  }

  /** Notes that a token is to be moved before time goes on; the last one noted moves first. */
  push(t: number, move: number): void {
    const at = counters[WORK]!;
    if (at === MOST_WORK) throw new Error('More tokens are to move at once than there is room for');
    work[at] = (t << MOVE_BITS) + move;
    counters[WORK] = at + 1;
  }

  seek(element: number, purpose: number, c: number, visit: number): void {
    const at = c << CASE_BITS;
    this.stream.seek(element, purpose, cases[at + SOURCE_HASH]!, cases[at + NUMBER]!, visit);
  }

  /** The same for a stream whose key stands in the record of its node. */
  seekOf(node: number, key: number, c: number, visit: number): void {
    const at = c << CASE_BITS;
    seekKey(nodes, (node << NODE_BITS) + key, cases[at + SOURCE_HASH]!, cases[at + NUMBER]!, visit);
  }

  uniform(element: number, purpose: number, c: number, visit: number): number {
    this.seek(element, purpose, c, visit);
    return uniformOfStream();
  }

  /** The time of a step in minutes, from a stream that was just sought, to `clock[CLOCK.drawn]`: there it costs no allocation. */
  drawWork(node: number, c: number): void {
    const at = node << NODE_BITS;
    const law = nodes[at + LAW_OF]!;
    if (law >= 0) {
      const l = (node << VALUE_BITS) + LAW_AT;
      const a = values[l]!;
      if (law === FIXED) {
        clock[DRAWN] = a;
        return;
      }
      const x = invert(law, a, values[l + 1]!, uniformOfStream());
      if (x >= values[l + 2]! && x <= values[l + 3]!) {
        clock[DRAWN] = x;
        return;
      }
      // What is out of bounds is drawn again, from the next number on.
    }
    clock[DRAWN] = this.draw(nodes[at + DURATION]!, c);
  }

  /** A time in minutes, from a stream that was just sought. */
  draw(distribution: number, c: number): number {
    if (distribution < 0) return 0;
    const table = this.program.distributions;
    const kind = table.kinds[distribution]!;
    if (kind < EXPRESSION) return sample(table, distribution, this.stream);
    const at = distribution * PARAMETERS;
    if (kind === UNTIL) return minutesUntil(clock[NOW]!, table.parameters[at]!, table.parameters[at + 1]!, table.parameters[at + 2]!);
    const value = this.feel.number(table.parameters[at]!, this.cases.attributes[c] ?? {}) * table.parameters[at + 1]!;
    return Math.min(table.parameters[at + 5]!, Math.max(table.parameters[at + 4]!, value));
  }

  /** Numbers the visit of a node by a case: its random numbers are keyed by it. */
  countVisit(t: number, node: number): number {
    const slot = nodes[(node << NODE_BITS) + VISIT_SLOT]!;
    if (slot < 0) return 0;
    const c = ints[(t << TOKEN_BITS) + CASE_OF]!;
    const visit = slot < FIRST_SLOTS ? visits[(c << VISIT_BITS) + slot]!++ : this.cases.moreVisits[c * this.cases.moreSlots + slot - FIRST_SLOTS]!++;
    ints[(t << TOKEN_BITS) + VISIT] = visit;
    return visit;
  }

  /** How often the case was at this node. */
  visitsOf(c: number, node: number): number {
    const slot = nodes[(node << NODE_BITS) + VISIT_SLOT]!;
    if (slot < 0) return 0;
    return slot < FIRST_SLOTS ? visits[(c << VISIT_BITS) + slot]! : this.cases.moreVisits[c * this.cases.moreSlots + slot - FIRST_SLOTS]!;
  }

  /** Was the case at this node before? */
  hasVisited(c: number, node: number): boolean {
    return this.visitsOf(c, node) > 0;
  }

  /** Does the condition hold that an event waits for? */
  holds(event: number, c: number): boolean {
    const condition = this.program.awaits[event]!;
    return condition >= 0 && this.feel.holds(condition, this.cases.attributes[c] ?? {});
  }

  /** Does a boundary event come about at this visit, by its probability? */
  happens(t: number, event: number): boolean {
    const probability = this.program.probability[event]!;
    if (probability >= 1) return true;
    const at = t << TOKEN_BITS;
    return probability > 0 && this.uniform(event, PURPOSE.probability, ints[at + CASE_OF]!, ints[at + VISIT]!) < probability;
  }
}
