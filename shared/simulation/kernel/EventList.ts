/**
 * The pending events as a binary heap of parallel arrays, sifted by moving the hole. Events are totally ordered by
 * (time, priority, sequence number); priority and sequence share one double, so equal times cost one comparison more.
 * Hot path: no allocation but for growth.
 */
export class EventList {
  size = 0;
  /** The event taken last. */
  time = 0;
  code = 0;
  subject = 0;
  version = 0;
  #times = new Float64Array(256);
  #ties = new Float64Array(256);
  #codes = new Int32Array(256);
  #subjects = new Int32Array(256);
  #versions = new Int32Array(256);
  #sequence = 0;

  /** Time of the next event; Infinity when there is none. */
  next(): number {
    return this.size === 0 ? Infinity : this.#times[0]!;
  }

  push(time: number, priority: number, code: number, subject: number, version: number): void {
    if (this.size === this.#times.length) this.#grow();
    const times = this.#times;
    const ties = this.#ties;
    const tie = priority * PRIORITY_STEP + this.#sequence;
    this.#sequence += 1;
    let hole = this.size;
    this.size += 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && ties[parent]! < tie)) break;
      this.#move(parent, hole);
      hole = parent;
    }
    times[hole] = time;
    ties[hole] = tie;
    this.#codes[hole] = code;
    this.#subjects[hole] = subject;
    this.#versions[hole] = version;
  }

  /** Takes the earliest event into the public fields. The list must not be empty. */
  pop(): void {
    const times = this.#times;
    const ties = this.#ties;
    this.time = times[0]!;
    this.code = this.#codes[0]!;
    this.subject = this.#subjects[0]!;
    this.version = this.#versions[0]!;
    this.size -= 1;
    const size = this.size;
    if (size === 0) return;
    const time = times[size]!;
    const tie = ties[size]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      const right = child + 1;
      if (right < size && (times[right]! < times[child]! || ((times[right]!) === times[child] && ties[right]! < ties[child]!))) child = right;
      if (time < times[child]! || (time === times[child]! && tie < ties[child]!)) break;
      this.#move(child, hole);
      hole = child;
    }
    this.#move(size, hole);
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from]!;
    this.#ties[to] = this.#ties[from]!;
    this.#codes[to] = this.#codes[from]!;
    this.#subjects[to] = this.#subjects[from]!;
    this.#versions[to] = this.#versions[from]!;
  }

  #grow(): void {
    const length = this.#times.length * 2;
    const doubles = (old: Float64Array) => { const next = new Float64Array(length); next.set(old); return next; };
    const integers = (old: Int32Array) => { const next = new Int32Array(length); next.set(old); return next; };
    this.#times = doubles(this.#times);
    this.#ties = doubles(this.#ties);
    this.#codes = integers(this.#codes);
    this.#subjects = integers(this.#subjects);
    this.#versions = integers(this.#versions);
  }
}

/** Room for 2⁵⁰ events below each priority; the sum stays exact in a double. */
const PRIORITY_STEP = 2 ** 50;

/** What happens first at one instant. Work that ends frees its people before anything else asks for them. */
export const PRIORITY = { release: 0, token: 1, opening: 2, arrival: 3 } as const;
