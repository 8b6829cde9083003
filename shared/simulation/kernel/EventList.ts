import { doubled32, doubled64 } from './growth.ts';

/** Room for 2⁵⁰ events below each priority; the sum stays exact in a double. */
const PRIORITY_STEP = 2 ** 50;
/** What an event says, kept in one place while its key moves through the heap. */
const RECORD_BITS = 2;

/**
 * The pending events as a binary heap, sifted by moving the hole. Events are totally ordered by (time, priority,
 * sequence number); priority and sequence share one double, so equal times cost one comparison more. Only the key and
 * the number of a record move; the free records stand behind the heap in the same array. After `pop` the root is a hole
 * that the next `push` fills: most events bring about one other. Hot path: no allocation but for growth.
 */
export class EventList {
  size = 0;
  /** The event taken last. */
  time = 0;
  code = 0;
  subject = 0;
  version = 0;
  isHollow = false;
  sequence = 0;
  /** (time, tie) per place in the heap. */
  keys = new Float64Array(512);
  records = Int32Array.from({ length: 256 }, (_, i) => i);
  /** (code, subject, version, –) per record. */
  events = new Int32Array(256 << RECORD_BITS);

  /** Time of the next event; Infinity when there is none. */
  next(): number {
    const { keys, size } = this;
    if (!this.isHollow) return size === 0 ? Infinity : keys[0]!;
    if (size <= 2) return size === 1 ? Infinity : keys[2]!;
    const left = keys[2]!;
    const right = keys[4]!;
    return left < right ? left : right;
  }

  get isEmpty(): boolean {
    return this.size === (this.isHollow ? 1 : 0);
  }

  push(time: number, priority: number, code: number, subject: number, version: number): void {
    const tie = priority * PRIORITY_STEP + this.sequence;
    this.sequence += 1;
    if (this.isHollow) {
      this.isHollow = false;
      this.write(this.records[0]!, code, subject, version);
      this.sink(time, tie, this.records[0]!);
      return;
    }
    if (this.size === this.records.length) this.grow();
    const { keys, records } = this;
    let hole = this.size;
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
    this.write(record, code, subject, version);
  }

  /** Takes the earliest event into the public fields. The list must not be empty. */
  pop(): void {
    if (this.isHollow) this.fill();
    const { events } = this;
    this.time = this.keys[0]!;
    const at = this.records[0]! << RECORD_BITS;
    this.code = events[at]!;
    this.subject = events[at + 1]!;
    this.version = events[at + 2]!;
    this.isHollow = true;
  }

  write(record: number, code: number, subject: number, version: number): void {
    const { events } = this;
    const at = record << RECORD_BITS;
    events[at] = code;
    events[at + 1] = subject;
    events[at + 2] = version;
  }

  /** Nothing was pushed since the last event was taken: the last place of the heap goes to the root. */
  fill(): void {
    this.isHollow = false;
    const { keys, records } = this;
    const last = this.size - 1;
    this.size = last;
    const record = records[0]!;
    const moved = records[last]!;
    if (last > 0) this.sink(keys[2 * last]!, keys[2 * last + 1]!, moved);
    records[last] = record;
  }

  /** Puts an event into the hole at the root, and it sinks to its place. */
  sink(time: number, tie: number, record: number): void {
    const { keys, records, size } = this;
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

  grow(): void {
    const { length } = this.records;
    this.keys = doubled64(this.keys);
    this.records = doubled32(this.records);
    for (let i = length; i < 2 * length; i += 1) this.records[i] = i;
    this.events = doubled32(this.events);
  }
}

/** What happens first at one instant. Work that ends frees its people before anything else asks for them. */
export const PRIORITY = { release: 0, token: 1, opening: 2, arrival: 3 } as const;
