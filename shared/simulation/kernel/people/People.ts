import type { OpenHours } from '../../calendar/OpenHours.ts';
import type { Program } from '../../Program.ts';
import type { StaffProgram } from '../../StaffProgram.ts';
import type { CalendarsOf } from '../staff/CalendarsOf.ts';
import { Pool } from './Pool.ts';
import { Unit } from './Unit.ts';
import { WORK, Work } from './Work.ts';

/**
 * The people of a run who are told apart, the lines in which work waits for them, and the work they have in hand. The
 * functions beside this file change it, each for one concern; the rules are in docs/resources.md. Only models that need
 * it have one; all other desks are served by `Desks`, which counts heads.
 */
export class People {
  readonly staff: StaffProgram;
  readonly hours: readonly OpenHours[];
  readonly units: readonly Unit[];
  /** First and last work in line, per desk. */
  readonly first: (Work | null)[];
  readonly last: (Work | null)[];
  /** Per desk: people without work in hand. */
  readonly idle: Int32Array;
  /** Per desk, 1: one of its roles is pre-emptive. */
  readonly mayInterrupt: Uint8Array;
  /** Per token: the work that is done for it. */
  readonly workOf: (Work | null)[] = [];
  /** Per case and doer slot: units that began the step last. */
  readonly doers = new Map<number, readonly number[]>();
  /** Per case: units that stay with it. */
  readonly stays = new Map<number, Unit[]>();
  readonly pools: readonly Pool[];
  readonly works: Work[] = [];
  readonly free: Work[] = [];
  /** Cost of each step, counted cases only. */
  readonly stepCost: Float64Array;
  /** Per role: busy, overtime (within the window), cost (counted cases). */
  readonly roleBusy: Float64Array;
  readonly roleOvertime: Float64Array;
  readonly roleCost: Float64Array;
  readonly calendarsAtDesk: CalendarsOf;
  tickets = 0;
  versions = 0;
  takenUp = 0;
  looks = 0;
  /** Failures that are planned: they alone keep no run going. */
  failuresAhead = 0;
  /** Failures so far, per member. */
  readonly failures: Int32Array;

  constructor(program: Program, staff: StaffProgram, hours: readonly OpenHours[]) {
    this.staff = staff;
    this.hours = hours;
    this.units = Array.from(staff.unitPerson, (_, unit) => new Unit(unit));
    this.first = Array.from({ length: program.desks }, () => null);
    this.last = Array.from({ length: program.desks }, () => null);
    this.idle = new Int32Array(program.desks);
    this.mayInterrupt = new Uint8Array(program.desks);
    for (let desk = 0; desk < program.desks; desk += 1) {
      const units = new Set<number>();
      for (let k = staff.deskMembers.start[desk] ?? 0; k < (staff.deskMembers.start[desk + 1] ?? 0); k += 1) units.add(staff.memberUnit[staff.deskMembers.items[k]!]!);
      this.idle[desk] = units.size;
      for (let k = program.deskRoles.start[desk]!; k < program.deskRoles.start[desk + 1]!; k += 1) this.mayInterrupt[desk]! |= staff.isPreemptive[program.deskRoles.items[k]!]!;
    }
    this.pools = Array.from(staff.batchNode, (node, batch) => new Pool(node, batch));
    this.stepCost = new Float64Array(program.nodeIds.length);
    this.roleBusy = new Float64Array(program.roleIds.length);
    this.roleOvertime = new Float64Array(program.roleIds.length);
    this.roleCost = new Float64Array(program.roleIds.length);
    this.calendarsAtDesk = { ...staff.deskMembers, calendar: staff.memberCalendar };
    this.failures = new Int32Array(staff.memberUnit.length);
  }

  /** Is work at the node given out here? */
  serves(node: number): boolean {
    const { options, batch } = this.staff;
    return options.start[node] !== options.start[node + 1] || batch[node]! >= 0;
  }

  takeWork(node: number, desk: number): Work {
    const work = this.free.pop() ?? this.#newWork();
    work.node = node;
    work.desk = desk;
    work.state = WORK.inLine;
    work.phase = 0;
    work.tokens.length = 0;
    work.items.length = 0;
    work.team.length = 0;
    work.isInLine = false;
    work.hasStarted = false;
    work.remaining = 0;
    work.switching = 0;
    work.ticket = this.tickets++;
    this.renew(work);
    return work;
  }

  releaseWork(work: Work): void {
    work.state = WORK.done;
    this.renew(work);
    this.free.push(work);
  }

  /** What was planned for the work no longer holds. */
  renew(work: Work): void {
    this.versions = (this.versions + 1) | 0;
    work.version = this.versions;
  }

  /** Into the line, in the order of keys and tickets; most work goes to an end of it. */
  putInLine(work: Work): void {
    const { desk } = work;
    const first = this.first[desk] ?? null;
    let after = this.last[desk] ?? null;
    if (first !== null && comesBefore(work, first)) after = null;
    while (after !== null && comesBefore(work, after)) after = after.previous;
    const before = after === null ? first : after.next;
    work.previous = after;
    work.next = before;
    if (after === null) this.first[desk] = work;
    else after.next = work;
    if (before === null) this.last[desk] = work;
    else before.previous = work;
    work.isInLine = true;
  }

  takeFromLine(work: Work): void {
    if (!work.isInLine) return;
    const { desk, previous, next } = work;
    if (previous === null) this.first[desk] = next;
    else previous.next = next;
    if (next === null) this.last[desk] = previous;
    else next.previous = previous;
    work.previous = null;
    work.next = null;
    work.isInLine = false;
  }

  /** Notes the hours of a work's team. */
  meet(work: Work): void {
    work.hours.length = 0;
    for (const member of work.team) {
      const calendar = this.staff.memberCalendar[member]!;
      if (calendar >= 0 && !work.hours.includes(this.hours[calendar]!)) work.hours.push(this.hours[calendar]!);
    }
  }

  unitOf(member: number): Unit {
    return this.units[this.staff.memberUnit[member]!]!;
  }

  #newWork(): Work {
    const work = new Work(this.works.length);
    this.works.push(work);
    return work;
  }
}

const comesBefore = (a: Work, b: Work): boolean => a.key < b.key || (a.key === b.key && a.ticket < b.ticket);
