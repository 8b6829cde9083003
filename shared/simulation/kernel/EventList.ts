import { CAPACITY, CLOCK, MEMORY } from './memory.ts';

/** Room for 2⁵⁰ events below each priority; the sum stays exact in a double. */
const PRIORITY_STEP = 2 ** 50;
/** What an event says is kept in one place while its key moves through the heap. */
const RECORD_BITS = 2;
const MOST = CAPACITY.events;
const { eventKeys: keys, eventRecords: records, events, clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;

/**
 * The pending events as a binary heap, sifted by moving the hole. Events are totally ordered by (time, priority,
 * sequence number); priority and sequence share one double, so equal times cost one comparison more. Only the key and
 * the number of a record move; the free records stand behind the heap in the same array. After `pop` the root is a hole
 * that the next `push` fills: most events bring about one other. Hot path: no allocation but for growth.
 */
export class EventList {
  size = 0;
  /** The event taken last; its time is what `clock[CLOCK.now]` then shows. */
  code = 0;
  subject = 0;
  version = 0;
  /** Of what comes again: how often it came before. */
  round = 0;
  isHollow = false;
  sequence = 0;
  /** Records that were in the heap at some time of this run. */
  used = 0;

  /** Does nothing else happen at this instant? */
  isInstantOver(): boolean {
    const { size } = this;
    const now = clock[NOW]!;
    if (!this.isHollow) return size === 0 || keys[0]! > now;
    return (size < 2 || keys[2]! > now) && (size < 3 || keys[4]! > now);
  }

  get isEmpty(): boolean {
    return this.size === (this.isHollow ? 1 : 0);
  }

  /** Adds an event that falls due at `clock[CLOCK.due]`. */
  push(priority: number, code: number, subject: number, version: number, round = 0): void {
    const time = clock[DUE]!;
    const tie = priority * PRIORITY_STEP + this.sequence;
    this.sequence += 1;
    if (this.isHollow) {
      this.isHollow = false;
      const at = records[0]! << RECORD_BITS;
      events[at] = code;
      events[at + 1] = subject;
      events[at + 2] = version;
      events[at + 3] = round;
      this.sink(tie);
      return;
    }
    let hole = this.size;
    if (hole === this.used) {
      if (hole === MOST) throw new Error('More pending events than there is room for');
      records[hole] = hole;
      this.used = hole + 1;
    }
    const record = records[hole]!;
    this.size = hole + 1;
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

  /** Takes the earliest event into the public fields. The list must not be empty. */
  pop(): void {
    if (this.isHollow) this.fill();
    clock[NOW] = keys[0]!;
    const at = records[0]! << RECORD_BITS;
    this.code = events[at]!;
    this.subject = events[at + 1]!;
    this.version = events[at + 2]!;
    this.round = events[at + 3]!;
    this.isHollow = true;
  }

  /** Is anything planned for a token of which this says yes? Looks at every pending event: for rare questions. */
  some(asks: (code: number, subject: number, version: number) => boolean): boolean {
    for (let i = this.isHollow ? 1 : 0; i < this.size; i += 1) {
      const at = records[i]! << RECORD_BITS;
      if (asks(events[at]!, events[at + 1]!, events[at + 2]!)) return true;
    }
    return false;
  }

  /** Nothing was pushed since the last event was taken: the last place of the heap goes to the root. */
  fill(): void {
    this.isHollow = false;
    const last = this.size - 1;
    this.size = last;
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
    const { size } = this;
    const time = clock[DUE]!;
    const record = records[0]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      let childTime = keys[2 * child]!;
      let childTie = keys[2 * child + 1]!;
      const right = child + 1;
      if (right < size) {
        const rightTime = keys[2 * right]!;
        if (rightTime < childTime || (rightTime === childTime && keys[2 * right + 1]! < childTie)) {
          child = right;
          childTime = rightTime;
          childTie = keys[2 * right + 1]!;
        }
      }
      if (time < childTime || (time === childTime && tie < childTie)) break;
      keys[2 * hole] = childTime;
      keys[2 * hole + 1] = childTie;
      records[hole] = records[child]!;
      hole = child;
    }
    keys[2 * hole] = time;
    keys[2 * hole + 1] = tie;
    records[hole] = record;
  }
}

/** What happens first at one instant. Work that ends frees its people before anything else asks for them; a batch leaves with whatever came by then. */
export const PRIORITY = { release: 0, token: 1, opening: 2, arrival: 3, batch: 4 } as const;
