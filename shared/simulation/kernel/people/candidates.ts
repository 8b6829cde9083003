import { LAW, PARAMETERS } from '../../distributions/distributionTable.ts';
import { PURPOSE } from '../../randomStream.ts';
import { SHIFT_END } from '../../Program.ts';
import { ALLOCATION, PERFORMER } from '../../StaffProgram.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import type { RunState } from '../RunState.ts';
import type { People } from './People.ts';
import type { Unit } from './Unit.ts';
import { WORK, type Work } from './Work.ts';

const { clock } = MEMORY;
const { now: NOW } = CLOCK;

/** Whom a place may be filled with: those who are free; those too who can be called from less urgent work; everybody, busy or not. */
export const REACH = { free: 0, interrupting: 1, everybody: 2 } as const;

/**
 * For each place of an option, the members who may take it now, the preferred first. `null`: one place has nobody.
 * `look`: people held back in it are left out (−1: held back or not).
 */
export function wishesFor(run: RunState, people: People, work: Work, option: number, reach: number, look: number): readonly (readonly number[])[] | null {
  const { staff } = people;
  const wishes: (readonly number[])[] = [];
  const doers = doersFor(people, work);
  for (let k = staff.requirements.start[option]!; k < staff.requirements.start[option + 1]!; k += 1) {
    const requirement = staff.requirements.items[k]!;
    const row = staff.candidateRow[requirement]!;
    const quantity = staff.quantity[requirement]!;
    const found: number[] = [];
    let own = 0;
    for (let i = staff.candidates.start[row]!; i < staff.candidates.start[row + 1]!; i += 1) {
      const member = staff.candidates.items[i]!;
      const unit = people.unitOf(member);
      const isDoer = doers !== null && doers.includes(unit.number);
      if (isDoer && staff.performer[work.node] === PERFORMER.sameAs) own += 1;
      if (isDoer && staff.performer[work.node] === PERFORMER.notSameAs) continue;
      if (look >= 0 && unit.heldIn === look) continue;
      if (reach !== REACH.everybody && !unit.isFreeFor(work.case) && !(reach === REACH.interrupting && mayBeCalled(people, work, unit, staff.role[requirement]!))) continue;
      if (!isPresent(run, people, work, member, staff.ownDuration[i]!, option)) continue;
      found.push(member);
    }
    if (found.length === 0) return null;
    if (found.length > 1) prefer(run, people, work, staff.role[requirement]!, found, reach);
    // As many places as those who did the other step can fill are theirs alone.
    const theirs = Math.min(own, quantity);
    const doersHere = theirs === 0 ? found : found.filter((member) => doers!.includes(staff.memberUnit[member]!));
    for (let place = 0; place < quantity; place += 1) wishes.push(place < theirs ? doersHere : found);
  }
  return wishes;
}

/** Who began the step that the performer rule of this one names, if it has been begun. */
function doersFor(people: People, work: Work): readonly number[] | null {
  const { staff } = people;
  if (staff.performer[work.node] === PERFORMER.anyone) return null;
  return people.doers.get(work.case * staff.doerSlots + staff.performerSlot[work.node]!) ?? null;
}

/** Does less urgent work that may be interrupted, for a role that interrupts. */
function mayBeCalled({ staff }: People, work: Work, unit: Unit, role: number): boolean {
  const current = unit.work;
  return staff.isPreemptive[role] === 1 && current !== null && unit.staysWith < 0 && isInterruptible(current) && current.priority < work.priority;
}

const isInterruptible = ({ state }: Work): boolean => state === WORK.working || state === WORK.switching;

/** Inside their hours, not broken down, and with time enough before they end if the step asks for it. */
export function isPresent(run: RunState, people: People, work: Work, member: number, ownDuration: number, option: number): boolean {
  const { staff, hours } = people;
  if (people.unitOf(member).broken > 0) return false;
  const calendar = staff.memberCalendar[member]!;
  if (calendar < 0) return true;
  if (!run.open.isOpen(calendar)) return false;
  if (work.state !== WORK.inLine || run.program.shiftEnd[work.node] !== SHIFT_END.startOnlyIfItFits) return true;
  const needed = switchOverOf(run, people, work, member) + timeOf(run, people, work, member, ownDuration);
  const own = hours[calendar]!;
  // What is longer than the longest time in which such a team is together would wait for ever, so it is begun and suspended.
  const together = staff.optionCalendar[option]!;
  return own.fits(clock[NOW]!, needed) || needed > own.longestSpan || (together >= 0 && needed > hours[together]!.longestSpan);
}

/** Minutes that a member needs for the whole of a work. */
export function timeOf(run: RunState, people: People, work: Work, member: number, ownDuration: number): number {
  const speed = people.staff.unitSpeed[people.staff.memberUnit[member]!]!;
  let items = 0;
  for (const item of work.items) items += item;
  return setUpOf(run, work, speed, ownDuration) + items / speed;
}

/** The same without the items of a batch. */
export function setUpOf(run: RunState, work: Work, speed: number, ownDuration: number): number {
  if (ownDuration < 0) return work.duration / speed;
  run.seek(work.node, PURPOSE.duration, work.case, work.visit);
  return Math.max(0, run.draw(ownDuration, work.case));
}

/** Minutes that a member needs before the step, because they did another one last. */
export function switchOverOf(run: RunState, people: People, work: Work, member: number): number {
  const distribution = people.staff.switchOver[people.staff.memberRole[member]!]!;
  if (distribution < 0) return 0;
  const { lastStep } = people.unitOf(member);
  if (lastStep < 0 || lastStep === work.node) return 0;
  run.seek(work.node, PURPOSE.switchOver, work.case, work.visit);
  return Math.max(0, run.draw(distribution, work.case));
}

/** Sorts candidates by the allocation of the role. */
function prefer(run: RunState, people: People, work: Work, role: number, found: number[], reach: number): void {
  const { staff } = people;
  const key = keysOf(run, people, work, role);
  const from = staff.roleMembers.start[role]!;
  found.sort((a, b) => {
    const left = people.unitOf(a);
    const right = people.unitOf(b);
    if (reach === REACH.interrupting) {
      const isFree = Number(right.isFreeFor(work.case)) - Number(left.isFreeFor(work.case));
      if (isFree !== 0) return isFree;
      if (left.work !== null && right.work !== null && left.work !== right.work) return left.work.priority - right.work.priority || right.work.takenUp - left.work.takenUp;
    }
    const stays = Number(right.staysWith === work.case && work.case >= 0) - Number(left.staysWith === work.case && work.case >= 0);
    if (stays !== 0) return stays;
    const byRule = key === null ? 0 : key[a - from]! - key[b - from]!;
    if (byRule !== 0) return byRule;
    if (left.idleSince !== right.idleSince) return left.idleSince < right.idleSince ? -1 : 1;
    return a - b;
  });
}

/** What the members of a role are compared by, in the order of the list; `null`: only by how long they have been idle. */
function keysOf(run: RunState, people: People, work: Work, role: number): Float64Array | null {
  const { staff } = people;
  const allocation = staff.allocation[role]!;
  if (allocation === ALLOCATION.longestIdle) return null;
  const from = staff.roleMembers.start[role]!;
  const count = staff.roleMembers.start[role + 1]! - from;
  const keys = new Float64Array(count);
  if (allocation === ALLOCATION.random) run.seek(work.node, PURPOSE.allocation, work.case, work.visit);
  for (let i = 0; i < count; i += 1) {
    const member = staff.roleMembers.items[from + i]!;
    if (allocation === ALLOCATION.random) keys[i] = run.stream.uniform();
    else if (allocation === ALLOCATION.cheapest) keys[i] = staff.memberCostPerMinute[member]!;
    else keys[i] = expectedTime(run, people, work, member);
  }
  return keys;
}

/** Mean time that a member needs for the step; of an expression, its value for the case. */
function expectedTime(run: RunState, people: People, work: Work, member: number): number {
  const { staff } = people;
  const own = ownDurationOf(people, work.node, member);
  const law = own < 0 ? run.program.duration[work.node]! : own;
  const speed = own < 0 ? staff.unitSpeed[staff.memberUnit[member]!]! : 1;
  const table = run.program.distributions;
  if (table.kinds[law] !== LAW.expression) return run.program.distributionMean[law]! / speed;
  const value = run.feel.number(table.parameters[law * PARAMETERS]!, run.cases.attributes[work.case] ?? {}) * table.parameters[law * PARAMETERS + 1]!;
  return value / speed;
}

/** Own duration of a member for a step in any of its options, −1 without. */
export function ownDurationOf({ staff }: People, node: number, member: number): number {
  for (let o = staff.options.start[node]!; o < staff.options.start[node + 1]!; o += 1) {
    const option = staff.options.items[o]!;
    for (let k = staff.requirements.start[option]!; k < staff.requirements.start[option + 1]!; k += 1) {
      const row = staff.candidateRow[staff.requirements.items[k]!]!;
      for (let i = staff.candidates.start[row]!; i < staff.candidates.start[row + 1]!; i += 1) if (staff.candidates.items[i] === member) return staff.ownDuration[i]!;
    }
  }
  return -1;
}
