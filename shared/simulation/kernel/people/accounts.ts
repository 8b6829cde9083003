import { SHIFT_END } from '../../Program.ts';
import { CASE_SUM } from '../CaseStore.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import { PART, TIME, TOKEN } from '../TokenStore.ts';
import type { RunState } from '../RunState.ts';
import type { People } from './People.ts';
import { meetingBetween, type TeamHours } from './teamHours.ts';
import type { Unit } from './Unit.ts';
import { PHASE, WORK, type Work } from './Work.ts';

const { tokenInts: ints, tokenTimes: times, caseSums, clock } = MEMORY;
const { now: NOW } = CLOCK;
const PROCESSING = TIME.parts + PART.processing;
const ROLE_BUSY = TIME.parts + PART.roleBusy;
const OFF_SHIFT = TIME.parts + PART.offShift;
const BATCH = TIME.parts + PART.batch;
const OVERTAKEN = TIME.parts + PART.overtaken;

/** Accounts for the time since the state of the work began: to the cases it is done for, and to the people who do it. */
export function settle(run: RunState, people: People, work: Work): void {
  const now = clock[NOW]!;
  if (now === work.since) return;
  const active = activeMinutes(run, people, work);
  work.tokens.forEach((t, i) => addSpan(work, t, i, active, t, true));
  if (work.state === WORK.working || work.state === WORK.switching) {
    bookTeam(run, people, work);
    if (work.state === WORK.working) work.remaining = Math.max(0, work.remaining - active);
    else work.switching = Math.max(0, work.switching - active);
  }
  work.since = now;
}

/** Adds to the path of `to` the time of token `t` since the state of its work began. */
export function addUnsettled(run: RunState, people: People, work: Work, t: number, to: number): void {
  addSpan(work, t, work.tokens.indexOf(t), activeMinutes(run, people, work), to, false);
}

/** Minutes since `since` in which the work went on, or could have. */
function activeMinutes(run: RunState, people: People, work: Work): number {
  const now = clock[NOW]!;
  const isAtWork = work.state === WORK.working || work.state === WORK.switching;
  if (work.state === WORK.inLine) {
    const calendar = run.program.stepCalendar[work.node]!;
    return calendar < 0 ? now - work.since : people.hours[calendar]!.openBetween(work.since, now);
  }
  if (isAtWork && run.program.shiftEnd[work.node] === SHIFT_END.overtime) return now - work.since;
  return meetingBetween(work.hours, work.since, now);
}

function addSpan(work: Work, t: number, position: number, active: number, to: number, isOwn: boolean): void {
  const into = to << TIME.bits;
  let part = ROLE_BUSY;
  if (work.state === WORK.overtaken) part = OVERTAKEN;
  else if (work.state === WORK.working) part = work.phase === PHASE.items && position > 0 ? BATCH : PROCESSING;
  times[into + part]! += active;
  times[into + OFF_SHIFT]! += clock[NOW]! - work.since - active;
  if (part === PROCESSING && isOwn) times[(t << TIME.bits) + TIME.duration]! += active;
}

/** Busy minutes and money of the people who work or switch over. */
function bookTeam(run: RunState, people: People, work: Work): void {
  const { staff } = people;
  const isOvertime = run.program.shiftEnd[work.node] === SHIFT_END.overtime;
  const team = work.hours;
  for (const member of work.team) {
    const calendar = staff.memberCalendar[member]!;
    const own: TeamHours = calendar < 0 ? [] : [people.hours[calendar]!];
    const regular = meetingBetween(isOvertime ? own : team, work.since, clock[NOW]!);
    const overtime = isOvertime ? clock[NOW]! - work.since - regular : 0;
    book(run, people, member, isOvertime ? own : team, isOvertime, work.since);
    pay(people, member, work.node, work.tokens, regular, overtime);
  }
}

/** Busy and overtime minutes of a member since `since`, as far as they lie in the window. */
function book(run: RunState, people: People, member: number, hours: TeamHours, isOvertime: boolean, since: number): void {
  const { statistics } = run;
  const from = Math.max(since, clock[CLOCK.windowStart]!);
  const to = Math.min(clock[NOW]!, clock[CLOCK.windowEnd]!);
  if (to <= from) return;
  const regular = meetingBetween(hours, from, to);
  const unit = people.unitOf(member);
  const role = people.staff.memberRole[member]!;
  statistics.hours.addOpen(role, 1, from, to, hours);
  unit.busy += regular;
  people.roleBusy[role]! += regular;
  if (!isOvertime) return;
  unit.overtime += to - from - regular;
  people.roleOvertime[role]! += to - from - regular;
}

/** Divides what people cost among the cases that they work for. */
function pay(people: People, member: number, node: number, tokens: readonly number[], regular: number, overtime: number): void {
  const { staff } = people;
  const role = staff.memberRole[member]!;
  const cost = staff.memberCostPerMinute[member]! * (regular + overtime * staff.overtimeFactor[role]!);
  if (cost === 0 || tokens.length === 0) return;
  const share = cost / tokens.length;
  for (const t of tokens) {
    const at = t << TOKEN.bits;
    const isCounted = ints[at + TOKEN.isCounted] === 1;
    charge(people, ints[at + TOKEN.case]!, node, share, isCounted);
    if (!isCounted) continue;
    people.roleCost[role]! += share;
    people.unitOf(member).cost += share;
  }
}

/** Money that a step costs a case. */
export function charge(people: People, c: number, node: number, amount: number, isCounted: boolean): void {
  caseSums[(c << CASE_SUM.bits) + CASE_SUM.cost]! += amount;
  if (isCounted) people.stepCost[node]! += amount;
}

/** Someone has stayed with a case until now: busy, and paid, inside their hours. */
export function settleStay(run: RunState, people: People, unit: Unit, c: number, isCounted: boolean): void {
  const { staff } = people;
  const { member, staysSince } = unit;
  const calendar = staff.memberCalendar[member]!;
  const own: TeamHours = calendar < 0 ? [] : [people.hours[calendar]!];
  book(run, people, member, own, false, staysSince);
  const cost = staff.memberCostPerMinute[member]! * meetingBetween(own, staysSince, clock[NOW]!);
  charge(people, c, unit.lastStep, cost, isCounted);
  if (isCounted) {
    people.roleCost[staff.memberRole[member]!]! += cost;
    unit.cost += cost;
  }
  unit.staysSince = clock[NOW]!;
}

/** A step has ended for a token, done or interrupted: its time and its fixed cost are counted. */
export function closeStep(run: RunState, people: People, node: number, t: number, fixedCost: number): void {
  const at = t << TOKEN.bits;
  const b = t << TIME.bits;
  const isCounted = ints[at + TOKEN.isCounted] === 1;
  run.statistics.finished(node, times[b + TIME.duration]!, 0, 0, isCounted);
  charge(people, ints[at + TOKEN.case]!, node, fixedCost, isCounted);
  times[b + TIME.leftAt] = clock[NOW]!;
}
