import { doubled32, doubled64 } from './growth.ts';

/** Where a token stands. */
export const STATE = { free: 0, ready: 1, queued: 2, working: 3, delayed: 4, message: 5, inside: 6, joining: 7, race: 8, transfer: 9, courier: 10 } as const;

/** 1: something will happen to the token by itself. A case whose tokens are all passive is stuck. */
export const IS_ACTIVE = Uint8Array.of(0, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1);

/** Minutes along the path of a token since its case began: processing, then the causes of waiting as SimulationReport defines them. */
export const PART = { processing: 0, roleBusy: 1, offShift: 2, partner: 3, timer: 4, join: 5, transfer: 6, batch: 7, overtaken: 8 } as const;
export const PARTS = 9;

/** Tokens as a struct of arrays with recycled slots, so memory follows cases in progress. */
export class TokenStore {
  case = new Int32Array(256);
  scope = new Int32Array(256);
  node = new Int32Array(256);
  /** Flow by which it came, or on which it travels. */
  flow = new Int32Array(256);
  state = new Int32Array(256);
  /** Changes whenever what was scheduled for the token no longer holds. */
  version = new Int32Array(256);
  visit = new Int32Array(256);
  loopLeft = new Int32Array(256);
  isInstance = new Int32Array(256);
  inner = new Int32Array(256);
  handOff = new Int32Array(256);
  nextInCase = new Int32Array(256);
  previousInCase = new Int32Array(256);
  nextInQueue = new Int32Array(256);
  previousInQueue = new Int32Array(256);
  enabledAt = new Float64Array(256);
  startedAt = new Float64Array(256);
  duration = new Float64Array(256);
  /** When the last activity on its path ended; negative before the first. */
  leftAt = new Float64Array(256);
  parts = new Float64Array(256 * PARTS);
  #free = new Int32Array(256);
  #freeCount = 0;
  #used = 0;
  inUse = 0;

  /** A slot in state ready with fresh values; its version goes on counting. */
  take(): number {
    this.inUse += 1;
    let t: number;
    if (this.#freeCount > 0) t = this.#free[--this.#freeCount]!;
    else {
      if (this.#used === this.state.length) this.#grow();
      t = this.#used;
      this.#used += 1;
    }
    this.state[t] = STATE.ready;
    this.visit[t] = 0;
    this.loopLeft[t] = 0;
    this.isInstance[t] = 0;
    this.inner[t] = -1;
    this.handOff[t] = -1;
    this.flow[t] = -1;
    this.leftAt[t] = -1;
    // Loops, not fill and copyWithin: calling into the runtime costs more than nine stores.
    const { parts } = this;
    for (let i = t * PARTS; i < t * PARTS + PARTS; i += 1) parts[i] = 0;
    return t;
  }

  release(t: number): void {
    this.inUse -= 1;
    this.state[t] = STATE.free;
    this.version[t]! += 1;
    if (this.#freeCount === this.#free.length) this.#free = doubled32(this.#free);
    this.#free[this.#freeCount] = t;
    this.#freeCount += 1;
  }

  /** What a token brings along when it splits, or hands over to the token that goes on. */
  copyPath(from: number, to: number): void {
    const { parts } = this;
    for (let i = 0; i < PARTS; i += 1) parts[to * PARTS + i] = parts[from * PARTS + i]!;
    this.leftAt[to] = this.leftAt[from]!;
    this.handOff[to] = this.handOff[from]!;
  }

  #grow(): void {
    this.case = doubled32(this.case);
    this.scope = doubled32(this.scope);
    this.node = doubled32(this.node);
    this.flow = doubled32(this.flow);
    this.state = doubled32(this.state);
    this.version = doubled32(this.version);
    this.visit = doubled32(this.visit);
    this.loopLeft = doubled32(this.loopLeft);
    this.isInstance = doubled32(this.isInstance);
    this.inner = doubled32(this.inner);
    this.handOff = doubled32(this.handOff);
    this.nextInCase = doubled32(this.nextInCase);
    this.previousInCase = doubled32(this.previousInCase);
    this.nextInQueue = doubled32(this.nextInQueue);
    this.previousInQueue = doubled32(this.previousInQueue);
    this.enabledAt = doubled64(this.enabledAt);
    this.startedAt = doubled64(this.startedAt);
    this.duration = doubled64(this.duration);
    this.leftAt = doubled64(this.leftAt);
    this.parts = doubled64(this.parts);
  }
}
