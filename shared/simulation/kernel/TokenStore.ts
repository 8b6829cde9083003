import { doubled32 } from './growth.ts';
import { CAPACITY, COUNTER, MEMORY } from './memory.ts';

/** Where a token stands. */
export const STATE = { free: 0, ready: 1, queued: 2, working: 3, delayed: 4, message: 5, inside: 6, joining: 7, race: 8, transfer: 9, courier: 10, signal: 11, condition: 12 } as const;

/** 1: something will happen to the token by itself, or may come from another case (a signal). A case whose tokens are all passive is stuck. */
export const IS_ACTIVE = Uint8Array.of(0, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0);

/** 1: an activity is under way at the token, be it only that a receive task waits for its message: what is at its edge may happen (BPMN 2.0.2 §10.5.4). Events that wait have no edge. */
export const IS_UNDER_WAY = Uint8Array.of(0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0);

/** Minutes along the path of a token since its case began: processing, then the causes of waiting as SimulationReport defines them. */
export const PART = { processing: 0, roleBusy: 1, offShift: 2, partner: 3, timer: 4, join: 5, transfer: 6, batch: 7, overtaken: 8 } as const;
export const PARTS = 9;

/**
 * Fields of a token's record of integers. `flow`: by which it came, or on which it travels. `version` changes whenever
 * what was scheduled for the token no longer holds. Behind these 64 bytes, one line of the processor's cache, stand the times of the token. `inner`: level inside the activity, or winner of a race.
 */
export const TOKEN = {
  bits: 6, case: 0, scope: 1, node: 2, flow: 3, state: 4, version: 5, visit: 6, loopLeft: 7, isInstance: 8, inner: 9, handOff: 10,
  nextInCase: 11, previousInCase: 12, nextInQueue: 13, previousInQueue: 14, isCounted: 15,
} as const;

/** Fields of a token's record of times, in minutes. `leftAt`: when the last activity on its path ended; negative before the first. `parts`: PARTS of them. `cameFrom`: number of the holder who handed the case over last, −1 before. */
export const TIME = { bits: 5, enabledAt: 8, startedAt: 9, duration: 10, leftAt: 11, parts: 12, cameFrom: 21 } as const;

const { bits: TOKEN_BITS, case: CASE, flow: FLOW, state: STATE_AT, version: VERSION, visit: VISIT, loopLeft: LOOP_LEFT, isInstance: IS_INSTANCE, inner: INNER, handOff: HAND_OFF, node: NODE, scope: SCOPE } = TOKEN;
const { bits: TIME_BITS, leftAt: LEFT_AT, parts: PARTS_AT, cameFrom: CAME_FROM } = TIME;
const { tokenInts: ints, tokenTimes: times, counters } = MEMORY;
const IN_USE = COUNTER.tokens;
const FREE = STATE.free;
const READY = STATE.ready;
const MOST = CAPACITY.tokens;

/** Tokens as packed records with recycled slots, so memory follows cases in progress and a token costs few cache lines. */
export class TokenStore {
  free = new Int32Array(256);
  freeCount = 0;
  used = 0;

  /** A slot in state ready with fresh values; its version goes on counting. */
  take(c: number, scope: number, node: number): number {
    counters[IN_USE]! += 1;
    let t = this.used;
    if (this.freeCount > 0) {
      this.freeCount -= 1;
      t = this.free[this.freeCount]!;
    } else {
      if (t === MOST) throw new Error('More tokens than the limits of a run allow');
      this.used = t + 1;
    }
    const at = t << TOKEN_BITS;
    ints[at + CASE] = c;
    ints[at + SCOPE] = scope;
    ints[at + NODE] = node;
    ints[at + FLOW] = -1;
    ints[at + STATE_AT] = READY;
    ints[at + VISIT] = 0;
    ints[at + LOOP_LEFT] = 0;
    ints[at + IS_INSTANCE] = 0;
    ints[at + INNER] = -1;
    ints[at + HAND_OFF] = -1;
    const b = t << TIME_BITS;
    times[b + LEFT_AT] = -1;
    // A loop, not fill: calling into the runtime costs more than nine stores.
    for (let i = b + PARTS_AT; i < b + PARTS_AT + PARTS; i += 1) times[i] = 0;
    times[b + CAME_FROM] = -1;
    return t;
  }

  release(t: number): void {
    counters[IN_USE]! -= 1;
    const at = t << TOKEN_BITS;
    ints[at + STATE_AT] = FREE;
    ints[at + VERSION]! += 1;
    if (this.freeCount === this.free.length) this.free = doubled32(this.free);
    this.free[this.freeCount] = t;
    this.freeCount += 1;
  }

  /** What a token brings along when it splits, or hands over to the token that goes on. */
  copyPath(from: number, to: number): void {
    const source = (from << TIME_BITS) + LEFT_AT;
    const target = (to << TIME_BITS) + LEFT_AT;
    for (let i = 0; i <= PARTS + 1; i += 1) times[target + i] = times[source + i]!;
    ints[(to << TOKEN_BITS) + HAND_OFF] = ints[(from << TOKEN_BITS) + HAND_OFF]!;
  }
}
