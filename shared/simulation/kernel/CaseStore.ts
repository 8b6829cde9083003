import type { AttributeValue } from '../Program.ts';
import { doubled32, doubled64 } from './growth.ts';

/** Cases in progress as a struct of arrays with recycled slots. */
export class CaseStore {
  /** Number of the case at its source: what its random numbers are keyed by. */
  number = new Int32Array(64);
  source = new Int32Array(64);
  /** Order in which cases began, over all sources. */
  order = new Int32Array(64);
  /** 1: after the warm-up, so it enters the statistics. */
  isCounted = new Int32Array(64);
  tokens = new Int32Array(64);
  active = new Int32Array(64);
  /** Tokens that wait at inclusive joins. */
  joining = new Int32Array(64);
  firstToken = new Int32Array(64);
  startedAt = new Float64Array(64);
  cost = new Float64Array(64);
  /** Visits per case and node that draws. */
  visits: Int32Array;
  /** Messages that came before anyone waited for them. */
  messages: Int32Array;
  readonly attributes: (Readonly<Record<string, AttributeValue>> | null)[] = [];
  readonly #visitSlots: number;
  readonly #messageSlots: number;
  #free = new Int32Array(64);
  #freeCount = 0;
  #used = 0;
  inUse = 0;

  constructor(visitSlots: number, messageSlots: number) {
    this.#visitSlots = visitSlots;
    this.#messageSlots = messageSlots;
    this.visits = new Int32Array(64 * Math.max(1, visitSlots));
    this.messages = new Int32Array(64 * Math.max(1, messageSlots));
  }

  take(): number {
    this.inUse += 1;
    let c: number;
    if (this.#freeCount > 0) c = this.#free[--this.#freeCount]!;
    else {
      if (this.#used === this.tokens.length) this.#grow();
      c = this.#used;
      this.#used += 1;
    }
    this.tokens[c] = 0;
    this.active[c] = 0;
    this.joining[c] = 0;
    this.firstToken[c] = -1;
    this.cost[c] = 0;
    const { visits, messages } = this;
    const lastVisit = (c + 1) * this.#visitSlots;
    for (let i = c * this.#visitSlots; i < lastVisit; i += 1) visits[i] = 0;
    const lastMessage = (c + 1) * this.#messageSlots;
    for (let i = c * this.#messageSlots; i < lastMessage; i += 1) messages[i] = 0;
    return c;
  }

  release(c: number): void {
    this.inUse -= 1;
    this.attributes[c] = null;
    if (this.#freeCount === this.#free.length) this.#free = doubled32(this.#free);
    this.#free[this.#freeCount] = c;
    this.#freeCount += 1;
  }

  #grow(): void {
    this.number = doubled32(this.number);
    this.source = doubled32(this.source);
    this.order = doubled32(this.order);
    this.isCounted = doubled32(this.isCounted);
    this.tokens = doubled32(this.tokens);
    this.active = doubled32(this.active);
    this.joining = doubled32(this.joining);
    this.firstToken = doubled32(this.firstToken);
    this.startedAt = doubled64(this.startedAt);
    this.cost = doubled64(this.cost);
    this.visits = doubled32(this.visits);
    this.messages = doubled32(this.messages);
  }
}
