import { CAPACITY, CLOCK, COUNTER, MEMORY } from './memory.ts';

/** Room for 2⁵⁰ events below each priority; the sum stays exact in a double. */
const PRIORITY_STEP = 2 ** 50;
/** What an event says is kept in one place while its key moves through the heap. */
const RECORD_BITS = 2;
const MOST = CAPACITY.events;
const { eventKeys: keys, eventRecords: records, events, counters, clock } = MEMORY;
const { now: NOW, due: DUE, sequence: SEQUENCE } = CLOCK;
const { pending: PENDING, isHollow: IS_HOLLOW, records: RECORDS, code: CODE, subject: SUBJECT, version: VERSION, round: ROUND } = COUNTER;

/**
 * The pending events as a binary heap, sifted by moving the hole. Events are totally ordered by (time, priority,
 * sequence number); priority and sequence share one double, so equal times cost one comparison more. Only the key and
 * the number of a record move; the free records stand behind the heap in the same array. After `pop` the root is a hole
 * that the next `push` fills: most events bring about one other. The list stands in the memory of the thread: a new one is
 * empty, and the one before must be done with. Hot path.
 */
export class EventList {
  constructor() {
    counters[PENDING] = 0;
    counters[IS_HOLLOW] = 0;
    counters[RECORDS] = 0;
    clock[SEQUENCE] = 0;
  }

  /** Does nothing else happen at this instant? */
  isInstantOver(): boolean {
    const size = counters[PENDING]!;
    const now = clock[NOW]!;
    if (counters[IS_HOLLOW] === 0) return size === 0 || keys[0]! > now;
    return (size < 2 || keys[2]! > now) && (size < 3 || keys[4]! > now);
  }

  /** Events that are still to come. */
  get size(): number {
    return counters[PENDING]! - counters[IS_HOLLOW]!;
  }

  /** Adds an event that falls due at `clock[CLOCK.due]`. */
  push(priority: number, code: number, subject: number, version: number, round = 0): void {
    const time = clock[DUE]!;
    const tie = priority * PRIORITY_STEP + clock[SEQUENCE]!;
    clock[SEQUENCE]! += 1;
    if (counters[IS_HOLLOW] !== 0) {
      counters[IS_HOLLOW] = 0;
      const at = records[0]! << RECORD_BITS;
      events[at] = code;
      events[at + 1] = subject;
      events[at + 2] = version;
      events[at + 3] = round;
      this.sink(tie);
      return;
    }
    let hole = counters[PENDING]!;
    if (hole === counters[RECORDS]) {
      if (hole === MOST) throw new Error('More pending events than there is room for');
      records[hole] = hole;
      counters[RECORDS] = hole + 1;
    }
    const record = records[hole]!;
    counters[PENDING] = hole + 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = keys[2 * parent]!;
      const parentTie = keys[2 * parent + 1]!;
      if (parentTime < time || (parentTime === time && parentTie < tie)) break;
      keys[2 * hole] = parentTime;
      keys[2 * hole + 1] = parentTie;
      records[hole] = records[parent]!;
      hole = parent;
    }
    keys[2 * hole] = time;
    keys[2 * hole + 1] = tie;
    records[hole] = record;
    const at = record << RECORD_BITS;
    events[at] = code;
    events[at + 1] = subject;
    events[at + 2] = version;
    events[at + 3] = round;
  }

  /** Takes the earliest event: its time to the clock, what it says to the counters. The list must not be empty. */
  pop(): void {
    if (counters[IS_HOLLOW] !== 0) this.fill();
    clock[NOW] = keys[0]!;
    const at = records[0]! << RECORD_BITS;
    counters[CODE] = events[at]!;
    counters[SUBJECT] = events[at + 1]!;
    counters[VERSION] = events[at + 2]!;
    counters[ROUND] = events[at + 3]!;
    counters[IS_HOLLOW] = 1;
  }

  /** Is anything planned for a token of which this says yes? Looks at every pending event: for rare questions. */
  some(asks: (code: number, subject: number, version: number) => boolean): boolean {
    for (let i = counters[IS_HOLLOW]!; i < counters[PENDING]!; i += 1) {
      const at = records[i]! << RECORD_BITS;
      if (asks(events[at]!, events[at + 1]!, events[at + 2]!)) return true;
    }
    return false;
  }

  /** Nothing was pushed since the last event was taken: the last place of the heap goes to the root. */
  fill(): void {
    counters[IS_HOLLOW] = 0;
    const last = counters[PENDING]! - 1;
    counters[PENDING] = last;
    const free = records[0]!;
    if (last > 0) {
      clock[DUE] = keys[2 * last]!;
      records[0] = records[last]!;
      this.sink(keys[2 * last + 1]!);
    }
    records[last] = free;
  }

  /** The event whose record stands at the root, due at `clock[CLOCK.due]`, sinks to its place. */
  sink(tie: number): void {
    const size = counters[PENDING]!;
    const time = clock[DUE]!;
    const record = records[0]!;
    let hole = 0;
    for (;;) {
      // Odd numbers are made with |: V8 checks a sum for overflow, and this is the loop that runs most often of all.
      let child = (hole << 1) | 1;
      const right = (child + 1) | 0;
      if (right < size) {
        const leftTime = keys[child << 1]!;
        const rightTime = keys[right << 1]!;
        // Added, not chosen: which of two times is the earlier, no processor guesses.
        child = (child + Number(rightTime < leftTime)) | 0;
        if (rightTime === leftTime && keys[(right << 1) | 1]! < keys[(child << 1) | 1]!) child = right;
      } else if (child >= size) break;
      const childTime = keys[child << 1]!;
      if (time < childTime || (time === childTime && tie < keys[(child << 1) | 1]!)) break;
      keys[hole << 1] = childTime;
      keys[(hole << 1) | 1] = keys[(child << 1) | 1]!;
      records[hole] = records[child]!;
      hole = child;
    }
    keys[hole << 1] = time;
    keys[(hole << 1) | 1] = tie;
    records[hole] = record;
  }
}

/** What happens first at one instant. Work that ends frees its people before anything else asks for them; a batch leaves with whatever came by then. */
export const PRIORITY = { release: 0, token: 1, opening: 2, arrival: 3, batch: 4 } as const;
