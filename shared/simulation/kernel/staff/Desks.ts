import { QUEUE_ORDER, SHIFT_END, type Program } from '../../Program.ts';
import { CLOCK, COUNTER, DESK_RECORD, MEMORY, ROLE_RECORD } from '../memory.ts';
import { NODE } from '../nodeRecords.ts';
import { TIME, TOKEN } from '../TokenStore.ts';
import type { CalendarsOf } from './CalendarsOf.ts';
import type { OpenSpans } from './OpenSpans.ts';

const { tokenInts: ints, tokenTimes: times, nodes, roles, desks: lines, dirtyDesks, counters, clock } = MEMORY;
const { now: NOW } = CLOCK;
const { bits: ROLE_BITS, free: FREE } = ROLE_RECORD;
const { bits: DESK_BITS, head: HEAD, tail: TAIL, isDirty: IS_DIRTY, isSimple: HAS_PLAIN_LINE } = DESK_RECORD;
const DIRTY = COUNTER.dirtyDesks;
const { bits: TOKEN_BITS, node: NODE_OF, nextInQueue: NEXT, previousInQueue: PREVIOUS } = TOKEN;
const { bits: TIME_BITS, duration: DURATION } = TIME;
const { bits: NODE_BITS, calendar: CALENDAR, role: ROLE, quantity: QUANTITY, desk: DESK, isSimple: IS_SIMPLE } = NODE;
const { lifo: LIFO, priority: PRIORITY, shortest: SHORTEST, fifo: FIFO } = QUEUE_ORDER;
const IF_IT_FITS = SHIFT_END.startOnlyIfItFits;

/**
 * The lines in which work waits for people. Roles that some step needs together share one desk, so taking all of them
 * is one act and deadlock cannot arise. A line is a list linked through the token records, in the order of the queue
 * discipline. Work that is due first holds back its people from those behind it, unless it cannot start now anyway:
 * because its people are off shift, or because it would not fit before closing time. Hot path.
 */
export class Desks {
  /** Events so far that were more than an opening, a failure or a repair of somebody idle, and when the last of them was seen. */
  news = 0;
  newsAt = 0;
  readonly calendarsAtDesk: CalendarsOf;
  readonly p: Program;
  readonly heldBack: Int32Array;
  readonly nextWake: Float64Array;
  scan = 0;

  constructor(program: Program, isSimpleDesk: Uint8Array) {
    this.p = program;
    for (let desk = 0; desk < program.desks; desk += 1) {
      const at = desk << DESK_BITS;
      lines[at + HEAD] = -1;
      lines[at + TAIL] = -1;
      lines[at + IS_DIRTY] = 0;
      lines[at + HAS_PLAIN_LINE] = isSimpleDesk[desk]!;
    }
    counters[DIRTY] = 0;
    roles.fill(0, 0, program.headcount.length << ROLE_BITS);
    program.headcount.forEach((people, role) => { roles[(role << ROLE_BITS) + FREE] = people; });
    this.heldBack = new Int32Array(program.headcount.length);
    this.nextWake = new Float64Array(program.desks).fill(Infinity);
    this.calendarsAtDesk = { ...program.deskRoles, calendar: program.roleCalendar };
  }

  enqueue(t: number, node: number): void {
    const { p } = this;
    const desk = p.desk[node]!;
    const line = desk << DESK_BITS;
    let after = lines[line + TAIL]!;
    const order = p.deskOrder[desk]!;
    if (order !== FIFO) {
      if (order === LIFO) after = -1;
      else if (order === PRIORITY) {
        const priority = p.priority[node]!;
        while (after >= 0 && p.priority[ints[(after << TOKEN_BITS) + NODE_OF]!]! < priority) after = ints[(after << TOKEN_BITS) + PREVIOUS]!;
      } else if (order === SHORTEST) {
        const duration = times[(t << TIME_BITS) + DURATION]!;
        while (after >= 0 && times[(after << TIME_BITS) + DURATION]! > duration) after = ints[(after << TOKEN_BITS) + PREVIOUS]!;
      }
    }
    const before = after < 0 ? lines[line + HEAD]! : ints[(after << TOKEN_BITS) + NEXT]!;
    ints[(t << TOKEN_BITS) + PREVIOUS] = after;
    ints[(t << TOKEN_BITS) + NEXT] = before;
    if (after < 0) lines[line + HEAD] = t;
    else ints[(after << TOKEN_BITS) + NEXT] = t;
    if (before < 0) lines[line + TAIL] = t;
    else ints[(before << TOKEN_BITS) + PREVIOUS] = t;
    this.mark(desk);
  }

  /** Takes work out of its line, to begin it or because it was interrupted. */
  unlink(t: number, desk: number): void {
    const next = ints[(t << TOKEN_BITS) + NEXT]!;
    const previous = ints[(t << TOKEN_BITS) + PREVIOUS]!;
    const line = desk << DESK_BITS;
    if (previous < 0) lines[line + HEAD] = next;
    else ints[(previous << TOKEN_BITS) + NEXT] = next;
    if (next < 0) lines[line + TAIL] = previous;
    else ints[(next << TOKEN_BITS) + PREVIOUS] = previous;
  }

  leaveLine(t: number, node: number): void {
    const desk = this.p.desk[node]!;
    this.unlink(t, desk);
    this.mark(desk);
  }

  seize(node: number): void {
    const { p } = this;
    for (let k = p.requirementStart[node]!; k < p.requirementStart[node + 1]!; k += 1) roles[(p.requirementRole[k]! << ROLE_BITS) + FREE]! -= p.requirementQuantity[k]!;
  }

  release(node: number): void {
    const at = node << NODE_BITS;
    const role = nodes[at + ROLE]!;
    const desk = nodes[at + DESK]!;
    if (role >= 0) roles[(role << ROLE_BITS) + FREE]! += nodes[at + QUANTITY]!;
    else this.releaseAll(node);
    // An empty line has nobody to give work to.
    if (lines[(desk << DESK_BITS) + HEAD]! >= 0) this.mark(desk);
  }

  releaseAll(node: number): void {
    const { p } = this;
    for (let k = p.requirementStart[node]!; k < p.requirementStart[node + 1]!; k += 1) roles[(p.requirementRole[k]! << ROLE_BITS) + FREE]! += p.requirementQuantity[k]!;
  }

  /**
   * Would work that comes now begin at once, whatever else its line does at this instant? Only in a simple line that is
   * empty, with people free and on shift. Takes the people if so.
   */
  takeAtOnce(node: number, open: OpenSpans): boolean {
    const at = node << NODE_BITS;
    if (nodes[at + IS_SIMPLE] === 0 || lines[(nodes[at + DESK]! << DESK_BITS) + HEAD]! >= 0) return false;
    const role = nodes[at + ROLE]!;
    const quantity = nodes[at + QUANTITY]!;
    if (roles[(role << ROLE_BITS) + FREE]! < quantity) return false;
    const calendar = nodes[at + CALENDAR]!;
    if (calendar >= 0 && !open.isOpen(calendar)) return false;
    roles[(role << ROLE_BITS) + FREE]! -= quantity;
    return true;
  }

  /** A desk at which something changed, to be looked at before time goes on. */
  takeDirty(): number {
    const left = counters[DIRTY]! - 1;
    counters[DIRTY] = left;
    const desk = dirtyDesks[left]!;
    lines[(desk << DESK_BITS) + IS_DIRTY] = 0;
    return desk;
  }

  /** An opening: true work may begin. Only the wake that is still awaited counts. */
  wakes(desk: number): void {
    if (this.nextWake[desk]! <= clock[NOW]!) this.nextWake[desk] = Infinity;
    this.mark(desk);
  }

  /** Notes that the desk is to be looked at again at `at`; false when that is planned already. */
  sleeps(desk: number, at: number): boolean {
    if (this.nextWake[desk]! <= at) return false;
    this.nextWake[desk] = at;
    return true;
  }

  /** The first work in the line that can begin now, −1 when there is none. For lines of every kind; plain ones are dispatched without it. */
  search(desk: number, open: OpenSpans): number {
    const { p, heldBack } = this;
    const now = clock[NOW]!;
    this.scan += 1;
    const { scan } = this;
    let rolesLeft = p.deskRoles.start[desk + 1]! - p.deskRoles.start[desk]!;
    for (let t = lines[(desk << DESK_BITS) + HEAD]!; t >= 0; t = ints[(t << TOKEN_BITS) + NEXT]!) {
      const node = ints[(t << TOKEN_BITS) + NODE_OF]!;
      const from = p.requirementStart[node]!;
      const to = p.requirementStart[node + 1]!;
      let isShort = false;
      for (let k = from; k < to; k += 1) {
        const role = p.requirementRole[k]!;
        if (roles[(role << ROLE_BITS) + FREE]! < p.requirementQuantity[k]! || heldBack[role] === scan) isShort = true;
      }
      const calendar = p.stepCalendar[node]!;
      if (calendar >= 0) {
        const startable = this.startableAt(t, node, calendar, open);
        if (startable > now) {
          // In a desk of one role and one policy, everyone behind waits for the same opening.
          if (to - from === 1 && rolesLeft === 1 && p.shiftEnd[node] !== IF_IT_FITS) return -1;
          continue;
        }
      }
      if (!isShort) return t;
      for (let k = from; k < to; k += 1) {
        const role = p.requirementRole[k]!;
        if (heldBack[role] === scan) continue;
        heldBack[role] = scan;
        rolesLeft -= 1;
      }
      if (rolesLeft === 0) return -1;
    }
    return -1;
  }

  /** `now` when the people's hours allow this work to begin, else when they will. */
  startableAt(t: number, node: number, calendar: number, open: OpenSpans): number {
    const now = clock[NOW]!;
    const hours = open.hours[calendar]!;
    const opening = hours.nextOpen(now);
    if (opening > now || this.p.shiftEnd[node] !== IF_IT_FITS) return opening;
    const duration = times[(t << TIME_BITS) + DURATION]!;
    // What is longer than every shift would wait for ever, so it is begun and suspended like other work.
    return hours.fits(now, duration) || duration > hours.longestSpan ? now : hours.openingAfter(now);
  }

  mark(desk: number): void {
    const at = (desk << DESK_BITS) + IS_DIRTY;
    if (lines[at] === 1) return;
    lines[at] = 1;
    const count = counters[DIRTY]!;
    dirtyDesks[count] = desk;
    counters[DIRTY] = count + 1;
  }
}
