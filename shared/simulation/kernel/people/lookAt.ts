import { lookAtNextOpening } from '../staff/openings.ts';
import type { RunState } from '../RunState.ts';
import { ALLOCATION, PERFORMER } from '../../StaffProgram.ts';
import { REACH, isPresent, wishesFor } from './candidates.ts';
import { begin, interrupt, resume } from './doWork.ts';
import { fillPlaces } from './fillPlaces.ts';
import type { People } from './People.ts';
import { WORK, type Work } from './Work.ts';

/** Gives the people of a desk to the work in its line, from the front, and plans when to look again. */
export function lookAt(run: RunState, people: People, desk: number): void {
  people.looks += 1;
  if (isAnyoneThere(run, people, desk)) {
    for (let work = people.first[desk]!; work !== null; ) {
      const { next } = work;
      const before = people.takenUp;
      const interrupted = tryToBegin(run, people, work);
      // People who were called away from work leave others of their team free: the line is looked at from the front again.
      if (interrupted) {
        people.looks += 1;
        work = people.first[desk]!;
      } else {
        if (people.takenUp !== before && people.idle[desk] === 0 && people.mayInterrupt[desk] === 0) break;
        work = next!;
      }
    }
  }
  if (people.first[desk] !== null) lookAtNextOpening(run, desk, people.calendarsAtDesk);
}

/** Is anyone inside their hours who could take up work? Most looks at night end here. */
function isAnyoneThere(run: RunState, people: People, desk: number): boolean {
  if (people.first[desk] === null) return false;
  if (people.idle[desk] === 0 && people.mayInterrupt[desk] === 0) return false;
  const { deskMembers, memberCalendar } = people.staff;
  for (let k = deskMembers.start[desk]!; k < deskMembers.start[desk + 1]!; k += 1) {
    const member = deskMembers.items[k]!;
    if (people.mayInterrupt[desk] === 0 && people.unitOf(member).work !== null) continue;
    const calendar = memberCalendar[member]!;
    if (calendar < 0 || run.open.isOpen(calendar)) return true;
  }
  return false;
}

/** Begins the work, or goes on with it, if its people can be had; else holds back those it could use. True when others were interrupted for it. */
function tryToBegin(run: RunState, people: People, work: Work): boolean {
  if (work.state === WORK.overtaken) return tryToResume(run, people, work);
  const { staff } = people;
  const from = staff.options.start[work.node]!;
  const to = staff.options.start[work.node + 1]!;
  const look = people.looks;
  for (let o = from; o < to; o += 1) {
    const team = teamFor(run, people, work, staff.options.items[o]!, REACH.free, look);
    if (team === null) continue;
    begin(run, people, work, team);
    return false;
  }
  if (people.mayInterrupt[work.desk] === 1) {
    for (let o = from; o < to; o += 1) {
      const team = teamFor(run, people, work, staff.options.items[o]!, REACH.interrupting, look);
      if (team === null) continue;
      callAway(run, people, team);
      begin(run, people, work, team);
      return true;
    }
  }
  for (let o = from; o < to; o += 1) holdBack(run, people, work, staff.options.items[o]!);
  return false;
}

function teamFor(run: RunState, people: People, work: Work, option: number, reach: number, look: number): readonly number[] | null {
  if (reach === REACH.free && isPlain(people, work, option)) {
    const member = longestIdle(run, people, work, option, look);
    return member < 0 ? null : [member];
  }
  const wishes = wishesFor(run, people, work, option, reach, look);
  return wishes === null ? null : fillPlaces(wishes, people.staff.memberUnit);
}

/** One person of a role who is whoever has been idle longest: most steps ask for nothing else. */
function isPlain({ staff }: People, work: Work, option: number): boolean {
  const first = staff.requirements.start[option]!;
  const requirement = staff.requirements.items[first]!;
  return staff.requirements.start[option + 1]! - first === 1 && staff.quantity[requirement] === 1
    && staff.allocation[staff.role[requirement]!] === ALLOCATION.longestIdle && staff.performer[work.node] === PERFORMER.anyone;
}

/** As `wishesFor` and `fillPlaces` would choose, without lists. −1: nobody. */
function longestIdle(run: RunState, people: People, work: Work, option: number, look: number): number {
  const { staff } = people;
  const row = staff.candidateRow[staff.requirements.items[staff.requirements.start[option]!]!]!;
  let best = -1;
  let bestStays = false;
  let bestSince = Infinity;
  for (let i = staff.candidates.start[row]!; i < staff.candidates.start[row + 1]!; i += 1) {
    const member = staff.candidates.items[i]!;
    const unit = people.unitOf(member);
    if (unit.heldIn === look || !unit.isFreeFor(work.case)) continue;
    const stays = unit.staysWith >= 0;
    if (best >= 0 && (stays === bestStays ? unit.idleSince >= bestSince : bestStays)) continue;
    if (!isPresent(run, people, work, member, staff.ownDuration[i]!, option)) continue;
    best = member;
    bestStays = stays;
    bestSince = unit.idleSince;
  }
  return best;
}

/** The free people of a team that is not complete, but would be if nobody were busy, take nothing that stands behind. */
function holdBack(run: RunState, people: People, work: Work, option: number): void {
  const { staff } = people;
  const first = staff.requirements.start[option]!;
  // Who could do it alone is not free: there is nobody to hold back.
  if (staff.requirements.start[option + 1]! - first === 1 && staff.quantity[staff.requirements.items[first]!] === 1) return;
  const wishes = wishesFor(run, people, work, option, REACH.everybody, -1);
  if (wishes === null || fillPlaces(wishes, staff.memberUnit) === null) return;
  for (const wish of wishes) {
    for (const member of wish) {
      const unit = people.unitOf(member);
      if (unit.isFreeFor(work.case)) unit.heldIn = people.looks;
    }
  }
}

/** Interrupted work goes on with the same people, when all of them are there and free, or do less urgent work. */
function tryToResume(run: RunState, people: People, work: Work): boolean {
  const { staff } = people;
  const look = people.looks;
  for (const member of work.team) if (!isPresent(run, people, work, member, -1, -1)) return false;
  const isHeld = work.team.some((member) => people.unitOf(member).heldIn === look);
  const busy = work.team.filter((member) => !people.unitOf(member).isFreeFor(work.case));
  if (!isHeld && busy.length === 0) {
    resume(run, people, work);
    return false;
  }
  const isUrgent = busy.every((member) => {
    const unit = people.unitOf(member);
    const current = unit.work;
    return staff.isPreemptive[staff.memberRole[member]!] === 1 && current !== null && unit.staysWith < 0
      && (current.state === WORK.working || current.state === WORK.switching) && current.priority < work.priority;
  });
  if (!isHeld && isUrgent) {
    callAway(run, people, busy);
    resume(run, people, work);
    return true;
  }
  for (const member of work.team) {
    const unit = people.unitOf(member);
    if (unit.isFreeFor(work.case)) unit.heldIn = look;
  }
  return false;
}

function callAway(run: RunState, people: People, team: readonly number[]): void {
  for (const member of team) {
    const current = people.unitOf(member).work;
    if (current !== null) interrupt(run, people, current);
  }
}
