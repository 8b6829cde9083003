import type { OpenHours } from '../calendar/OpenHours.ts';
import { QUEUE_ORDER, SHIFT_END, type Program } from '../Program.ts';
import type { TokenStore } from './TokenStore.ts';

/**
 * The lines in which work waits for people. Roles that some step needs together share one desk, so taking all of them
 * is one act and deadlock cannot arise. A line is a list linked through the token slots, in the order of the queue
 * discipline. Work that is due first holds back its people from those behind it, unless it cannot start now anyway:
 * because its people are off shift, or because it would not fit before closing time. Hot path.
 */
export class Desks {
  dirtyCount = 0;
  /** Set by nextToStart: when work that is off shift now could begin; Infinity without such work. */
  wakeAt = Infinity;
  readonly #p: Program;
  readonly #t: TokenStore;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #free: Int32Array;
  readonly #dirty: Int32Array;
  readonly #isDirty: Uint8Array;
  readonly #heldBack: Int32Array;
  readonly #nextWake: Float64Array;
  #scan = 0;

  constructor(program: Program, tokens: TokenStore) {
    this.#p = program;
    this.#t = tokens;
    this.#head = new Int32Array(program.desks).fill(-1);
    this.#tail = new Int32Array(program.desks).fill(-1);
    this.#free = Int32Array.from(program.headcount);
    this.#dirty = new Int32Array(program.desks);
    this.#isDirty = new Uint8Array(program.desks);
    this.#heldBack = new Int32Array(program.headcount.length);
    this.#nextWake = new Float64Array(program.desks).fill(Infinity);
  }

  enqueue(t: number, node: number): void {
    const tokens = this.#t;
    const desk = this.#p.desk[node]!;
    let after = this.#tail[desk]!;
    switch (this.#p.deskOrder[desk]) {
      case QUEUE_ORDER.lifo:
        after = -1;
        break;
      case QUEUE_ORDER.priority: {
        const priority = this.#p.priority[node]!;
        while (after >= 0 && this.#p.priority[tokens.node[after]!]! < priority) after = tokens.previousInQueue[after]!;
        break;
      }
      case QUEUE_ORDER.shortest: {
        const duration = tokens.duration[t]!;
        while (after >= 0 && tokens.duration[after]! > duration) after = tokens.previousInQueue[after]!;
        break;
      }
      default:
    }
    const before = after < 0 ? this.#head[desk]! : tokens.nextInQueue[after]!;
    tokens.previousInQueue[t] = after;
    tokens.nextInQueue[t] = before;
    if (after < 0) this.#head[desk] = t;
    else tokens.nextInQueue[after] = t;
    if (before < 0) this.#tail[desk] = t;
    else tokens.previousInQueue[before] = t;
    this.#mark(desk);
  }

  leaveLine(t: number, node: number): void {
    const tokens = this.#t;
    const desk = this.#p.desk[node]!;
    const next = tokens.nextInQueue[t]!;
    const previous = tokens.previousInQueue[t]!;
    if (previous < 0) this.#head[desk] = next;
    else tokens.nextInQueue[previous] = next;
    if (next < 0) this.#tail[desk] = previous;
    else tokens.previousInQueue[next] = previous;
    this.#mark(desk);
  }

  seize(t: number, node: number): void {
    const p = this.#p;
    for (let k = p.requirementStart[node]!; k < p.requirementStart[node + 1]!; k += 1) this.#free[p.requirementRole[k]!]! -= p.requirementQuantity[k]!;
    const tokens = this.#t;
    const desk = p.desk[node]!;
    const next = tokens.nextInQueue[t]!;
    const previous = tokens.previousInQueue[t]!;
    if (previous < 0) this.#head[desk] = next;
    else tokens.nextInQueue[previous] = next;
    if (next < 0) this.#tail[desk] = previous;
    else tokens.previousInQueue[next] = previous;
  }

  release(node: number): void {
    const p = this.#p;
    for (let k = p.requirementStart[node]!; k < p.requirementStart[node + 1]!; k += 1) this.#free[p.requirementRole[k]!]! += p.requirementQuantity[k]!;
    this.#mark(p.desk[node]!);
  }

  takeDirty(): number {
    this.dirtyCount -= 1;
    const desk = this.#dirty[this.dirtyCount]!;
    this.#isDirty[desk] = 0;
    return desk;
  }

  /** An opening: true work may begin. Only the wake that is still awaited counts. */
  wakes(desk: number, now: number): void {
    if (this.#nextWake[desk]! <= now) this.#nextWake[desk] = Infinity;
    this.#mark(desk);
  }

  /** Notes that the desk is to be looked at again at `at`; false when that is planned already. */
  sleeps(desk: number, at: number): boolean {
    if (this.#nextWake[desk]! <= at) return false;
    this.#nextWake[desk] = at;
    return true;
  }

  /** The first work in the line that can begin now, −1 when there is none. */
  nextToStart(desk: number, now: number, hours: readonly OpenHours[]): number {
    const p = this.#p;
    const tokens = this.#t;
    this.wakeAt = Infinity;
    this.#scan += 1;
    const scan = this.#scan;
    let open = p.deskRoles.start[desk + 1]! - p.deskRoles.start[desk]!;
    for (let t = this.#head[desk]!; t >= 0; t = tokens.nextInQueue[t]!) {
      const node = tokens.node[t]!;
      const from = p.requirementStart[node]!;
      const to = p.requirementStart[node + 1]!;
      let isShort = false;
      for (let k = from; k < to; k += 1) {
        const role = p.requirementRole[k]!;
        if (this.#free[role]! < p.requirementQuantity[k]! || this.#heldBack[role] === scan) isShort = true;
      }
      const calendar = p.stepCalendar[node]!;
      if (calendar >= 0) {
        const startable = this.#startableAt(t, node, now, hours[calendar]!);
        if (startable > now) {
          if (startable < this.wakeAt) this.wakeAt = startable;
          // In a desk of one role and one policy, everyone behind waits for the same opening.
          if (to - from === 1 && open === 1 && p.shiftEnd[node] !== SHIFT_END.startOnlyIfItFits) return -1;
          continue;
        }
      }
      if (!isShort) return t;
      for (let k = from; k < to; k += 1) {
        const role = p.requirementRole[k]!;
        if (this.#heldBack[role] === scan) continue;
        this.#heldBack[role] = scan;
        open -= 1;
      }
      if (open === 0) return -1;
    }
    return -1;
  }

  /** `now` when the people's hours allow this work to begin, else when they will. */
  #startableAt(t: number, node: number, now: number, hours: OpenHours): number {
    const open = hours.nextOpen(now);
    if (open > now || this.#p.shiftEnd[node] !== SHIFT_END.startOnlyIfItFits) return open;
    const duration = this.#t.duration[t]!;
    // What is longer than every shift would wait for ever, so it is begun and suspended like other work.
    return hours.fits(now, duration) || duration > hours.longestSpan ? now : hours.openingAfter(now);
  }

  #mark(desk: number): void {
    if (this.#isDirty[desk] === 1) return;
    this.#isDirty[desk] = 1;
    this.#dirty[this.dirtyCount] = desk;
    this.dirtyCount += 1;
  }
}
