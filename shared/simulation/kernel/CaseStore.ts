import type { AttributeValue } from '../Program.ts';
import { doubled32 } from './growth.ts';
import { CAPACITY, COUNTER, MEMORY, VISIT_ROW } from './memory.ts';

/**
 * Fields of a case's record. `number`: at its source, what its random numbers are keyed by. `order` in which cases began,
 * over all sources. `isCounted`: after the warm-up, so it enters the statistics. `joining`: tokens at inclusive joins. `repeats`: steps
 * that were done again. `pingPongs`: hand-offs that went back at once. `isBroken`: left before its regular end.
 */
export const CASE = { bits: 4, number: 0, sourceHash: 1, order: 2, isCounted: 3, tokens: 4, active: 5, joining: 6, firstToken: 7, repeats: 8, pingPongs: 9, isBroken: 10, class: 11 } as const;
/** Doubles at the end of the same record: minute, money. */
export const CASE_SUM = { bits: 3, startedAt: 6, cost: 7 } as const;

const { bits: CASE_BITS, tokens: TOKENS, active: ACTIVE, joining: JOINING, firstToken: FIRST_TOKEN, repeats: REPEATS, pingPongs: PING_PONGS, isBroken: IS_BROKEN } = CASE;
const { bits: CASE_SUM_BITS, cost: COST } = CASE_SUM;
const { caseInts, caseSums, visits, counters } = MEMORY;
const VISIT_BITS = VISIT_ROW.bits;
const IN_USE = COUNTER.cases;
const MOST = CAPACITY.cases;
/** Beyond so many entries a call into the runtime is cheaper than a loop. */
const LONG_ROW = 48;

/** Cases in progress as packed records with recycled slots. */
export class CaseStore {
  /** Visits per case and node that draws, beyond those in VISIT_ROW. */
  moreVisits: Int32Array;
  /** Messages that came before anyone waited for them. */
  messages: Int32Array;
  readonly attributes: (Readonly<Record<string, AttributeValue>> | null)[] = [];
  readonly moreSlots: number;
  readonly firstSlots: number;
  readonly messageSlots: number;
  /** Cases for which there are visits and messages. */
  room = 64;
  free = new Int32Array(64);
  freeCount = 0;
  used = 0;

  constructor(visitSlots: number, messageSlots: number) {
    this.firstSlots = Math.min(visitSlots, VISIT_ROW.slots);
    this.moreSlots = visitSlots - this.firstSlots;
    this.messageSlots = messageSlots;
    this.moreVisits = new Int32Array(64 * Math.max(1, this.moreSlots));
    this.messages = new Int32Array(64 * Math.max(1, messageSlots));
  }

  take(): number {
    counters[IN_USE]! += 1;
    let c = this.used;
    if (this.freeCount > 0) {
      this.freeCount -= 1;
      c = this.free[this.freeCount]!;
    } else {
      if (c === MOST) throw new Error('More open cases than the limits of a run allow');
      if (c === this.room) this.grow();
      this.used = c + 1;
    }
    const at = c << CASE_BITS;
    caseInts[at + TOKENS] = 0;
    caseInts[at + ACTIVE] = 0;
    caseInts[at + JOINING] = 0;
    caseInts[at + FIRST_TOKEN] = -1;
    caseInts[at + REPEATS] = 0;
    caseInts[at + PING_PONGS] = 0;
    caseInts[at + IS_BROKEN] = 0;
    caseSums[(c << CASE_SUM_BITS) + COST] = 0;
    const row = c << VISIT_BITS;
    for (let i = row; i < row + this.firstSlots; i += 1) visits[i] = 0;
    if (this.moreSlots > 0) cleared(this.moreVisits, c, this.moreSlots);
    if (this.messageSlots > 0) cleared(this.messages, c, this.messageSlots);
    return c;
  }

  release(c: number): void {
    counters[IN_USE]! -= 1;
    if (this.attributes.length > 0) this.attributes[c] = null;
    if (this.freeCount === this.free.length) this.free = doubled32(this.free);
    this.free[this.freeCount] = c;
    this.freeCount += 1;
  }

  grow(): void {
    this.room *= 2;
    this.moreVisits = doubled32(this.moreVisits);
    this.messages = doubled32(this.messages);
  }
}

function cleared(counts: Int32Array, c: number, slots: number): void {
  const to = (c + 1) * slots;
  if (slots > LONG_ROW) counts.fill(0, c * slots, to);
  else for (let i = c * slots; i < to; i += 1) counts[i] = 0;
}
