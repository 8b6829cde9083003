import { SHIFT_END, TRIGGER } from '../../Program.ts';
import { PURPOSE } from '../../randomStream.ts';
import { BATCH } from '../../StaffProgram.ts';
import { PRIORITY } from '../EventList.ts';
import { EVENT, EVENT_BITS } from '../events.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import { STATE, TIME, TOKEN } from '../TokenStore.ts';
import type { RunState } from '../RunState.ts';
import { settle, settleStay } from './accounts.ts';
import { ownDurationOf, setUpOf, switchOverOf } from './candidates.ts';
import type { People } from './People.ts';
import { PEOPLE_EVENT, PEOPLE_EVENT_BITS } from './peopleEvents.ts';
import { giveBack } from './stay.ts';
import { addMeeting } from './teamHours.ts';
import { PHASE, WORK, type Work } from './Work.ts';

const { tokenInts: ints, tokenTimes: times, clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;

/** A team takes up a work out of the line (or, with nobody in it, a batch that needs no people). */
export function begin(run: RunState, people: People, work: Work, team: readonly number[]): void {
  const { staff } = people;
  settle(run, people, work);
  work.team.length = 0;
  work.team.push(...team);
  people.meet(work);
  work.pace = 0;
  let setUp = 0;
  for (const member of team) {
    const speed = staff.unitSpeed[staff.memberUnit[member]!]!;
    setUp = Math.max(setUp, setUpOf(run, work, speed, ownDurationOf(people, work.node, member)));
    work.pace = Math.max(work.pace, 1 / speed);
  }
  if (team.length === 0) {
    setUp = work.duration;
    work.pace = 1;
  }
  work.remaining = setUp;
  if (isTogether(people, work)) for (const item of work.items) work.remaining += item * work.pace;
  noteDoers(people, work, team);
  takeUp(run, people, work);
  const isCounted = work.tokens.some((t) => ints[(t << TOKEN.bits) + TOKEN.isCounted] === 1);
  if (isCounted) for (const member of team) people.unitOf(member).executions += 1;
}

/** Interrupted work is gone on with by the same people. */
export function resume(run: RunState, people: People, work: Work): void {
  settle(run, people, work);
  takeUp(run, people, work);
}

function takeUp(run: RunState, people: People, work: Work): void {
  const { staff } = people;
  people.takeFromLine(work);
  people.takenUp += 1;
  work.takenUp = people.takenUp;
  work.switching = 0;
  for (const member of work.team) {
    const unit = people.unitOf(member);
    if (unit.staysWith >= 0) settleStay(run, people, unit, unit.staysWith, isCaseCounted(work));
    work.switching = Math.max(work.switching, switchOverOf(run, people, work, member));
    unit.work = work;
    unit.member = member;
    people.idle[work.desk]! -= 1;
  }
  for (const member of work.team) people.units[staff.memberUnit[member]!]!.lastStep = work.node;
  work.since = clock[NOW]!;
  if (work.switching > 0) {
    work.state = WORK.switching;
    goOn(run, people, work);
  } else beginProcessing(run, people, work);
}

const isCaseCounted = (work: Work): boolean => ints[(work.tokens[0]! << TOKEN.bits) + TOKEN.isCounted] === 1;

/** The case is worked on from now on: the first time, or again after an interruption. */
function beginProcessing(run: RunState, people: People, work: Work): void {
  work.state = WORK.working;
  work.since = clock[NOW]!;
  if (!work.hasStarted) {
    work.hasStarted = true;
    for (const t of work.tokens) started(run, work, t);
  } else for (const t of work.tokens) run.trace?.goneOnWith(t);
  goOn(run, people, work);
}

/** Counts a token out of the line, as its step starts. */
function started(run: RunState, work: Work, t: number): void {
  const { statistics } = run;
  const at = t << TOKEN.bits;
  const b = t << TIME.bits;
  const now = clock[NOW]!;
  const enabledAt = times[b + TIME.enabledAt]!;
  const calendar = run.program.stepCalendar[work.node]!;
  statistics.dequeued(work.node, t);
  const isCounted = ints[at + TOKEN.isCounted] === 1;
  if (isCounted) statistics.started(work.node, now - enabledAt, calendar < 0 ? now - enabledAt : run.open.openBetween(calendar, enabledAt, now));
  const handOff = ints[at + TOKEN.handOff]!;
  if (handOff >= 0) {
    if (isCounted) statistics.takenUp(handOff, times[b + TIME.leftAt]!, now);
    ints[at + TOKEN.handOff] = -1;
  }
  times[b + TIME.startedAt] = now;
  if (run.program.isVisible[work.node] === 1) statistics.blind?.seen(ints[at + TOKEN.case]!, now);
  run.setState(t, STATE.working);
  const first = work.team[0];
  if (run.trace !== null && first !== undefined && run.people !== null) {
    const { staff } = run.people;
    run.trace.begun(t, staff.unitPerson[staff.memberUnit[first]!]!, staff.memberRole[first]!, [...work.hours]);
  }
}

/** Plans the end of what the work is in the midst of, and the clocks that run while it is done. */
export function goOn(run: RunState, people: People, work: Work): void {
  people.renew(work);
  const minutes = work.state === WORK.switching ? work.switching : work.remaining;
  clock[DUE] = whenDone(run, work, minutes);
  if (clock[DUE]! < Infinity) run.list.push(PRIORITY.release, EVENT.people + (PEOPLE_EVENT.phaseOver << EVENT_BITS), work.slot, work.version);
  if (work.state === WORK.working) for (const t of work.tokens) planWorkClocks(run, work, t);
}

function whenDone(run: RunState, work: Work, minutes: number): number {
  const now = clock[NOW]!;
  return run.program.shiftEnd[work.node] === SHIFT_END.overtime ? now + minutes : addMeeting(work.hours, now, minutes);
}

/** Boundary timers that run only while work is done: again after each interruption, with what is left of them. */
function planWorkClocks(run: RunState, work: Work, t: number): void {
  const p = run.program;
  const { node } = work;
  const at = t << TOKEN.bits;
  if (p.boundary.start[node] === p.boundary.start[node + 1] || ints[at + TOKEN.isInstance] === 1) return;
  if (work.phase === PHASE.items && work.tokens[0] !== t) return;
  const c = ints[at + TOKEN.case]!;
  const done = times[(t << TIME.bits) + TIME.duration]!;
  for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] !== TRIGGER.timed || p.whileWorking[event] !== 1 || !run.happens(t, event)) continue;
    run.seek(event, PURPOSE.delay, c, ints[at + TOKEN.visit]!);
    const left = run.draw(p.delay[event]!, c) - done;
    // What the clock has shown before has happened already; and the end of the work comes before a clock that shows it.
    if (left < 0 || left >= work.remaining || (left === 0 && done > 0)) continue;
    clock[DUE] = whenDone(run, work, left);
    run.list.push(PRIORITY.token, EVENT.people + ((PEOPLE_EVENT.workClock + (event << PEOPLE_EVENT_BITS)) << EVENT_BITS), t, work.version);
  }
}

/** More urgent work takes the people away: the work goes back to its place in line, bound to them. */
export function interrupt(run: RunState, people: People, work: Work): void {
  settle(run, people, work);
  if (work.hasStarted) for (const t of work.tokens) run.trace?.putAside(t);
  letTeamGo(run, people, work);
  people.renew(work);
  work.state = WORK.overtaken;
  work.since = clock[NOW]!;
  people.putInLine(work);
}

/** The team has the work in hand no longer. */
export function letTeamGo(run: RunState, people: People, work: Work): void {
  for (const member of work.team) giveBack(run, people, people.unitOf(member), work.desk);
}

/** Is all of a batch done at once (or is it no batch)? */
export const isTogether = ({ staff }: People, work: Work): boolean => {
  const batch = staff.batch[work.node]!;
  return batch < 0 || staff.batchMode[batch] === BATCH.together;
};

/** The time that was planned for a phase is over: on to the step itself, to the next item, or done. True: done. */
export function phaseOver(run: RunState, people: People, work: Work): boolean {
  settle(run, people, work);
  if (work.state === WORK.switching) {
    work.switching = 0;
    beginProcessing(run, people, work);
    return false;
  }
  if (isTogether(people, work)) return true;
  if (work.phase === PHASE.items) return true;
  beginItem(run, people, work);
  return false;
}

/** The first of a batch that is done one by one is next. */
export function beginItem(run: RunState, people: People, work: Work): void {
  work.phase = PHASE.items;
  work.remaining = (work.items[0] ?? 0) * work.pace;
  work.since = clock[NOW]!;
  goOn(run, people, work);
}

/** Keeps in mind who began the step, for other steps of the case that ask. */
function noteDoers(people: People, work: Work, team: readonly number[]): void {
  const { staff } = people;
  const slot = staff.doerSlot[work.node]!;
  if (slot < 0) return;
  const units = team.map((member) => staff.memberUnit[member]!);
  for (const t of work.tokens) people.doers.set(ints[(t << TOKEN.bits) + TOKEN.case]! * staff.doerSlots + slot, units);
}
