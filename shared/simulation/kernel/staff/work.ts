import { SHIFT_END, TRIGGER } from '../../Program.ts';
import { PURPOSE } from '../../randomStream.ts';
import { CASE, CASE_SUM } from '../CaseStore.ts';
import { PRIORITY } from '../EventList.ts';
import { EVENT, EVENT_BITS } from '../events.ts';
import { NODE, NODE_VALUE } from '../nodeRecords.ts';
import { PART, STATE, TIME, TOKEN } from '../TokenStore.ts';
import { bookStaffed } from '../people/leaveStaffed.ts';
import { lookAt } from '../people/lookAt.ts';
import { lookAtNextOpening } from './openings.ts';
import type { RunState } from '../RunState.ts';
import { SUM } from '../../statistics/RunStatistics.ts';
import { CLOCK, COUNTER, DESK_RECORD, MEMORY, ROLE_RECORD } from '../memory.ts';

const { tokenInts: ints, tokenTimes: times, caseInts, caseSums, nodes, nodeValues: sums, roles, desks: lines, counters, clock } = MEMORY;
const { now: NOW, due: DUE, drawn: DRAWN, windowStart: WINDOW_START, windowEnd: WINDOW_END } = CLOCK;
const { bits: SUM_BITS, busy: BUSY, processing: SUM_PROCESSING, processingSquares: SUM_SQUARES, endings: SUM_ENDINGS } = SUM;
const { bits: ROLE_BITS, free: FREE } = ROLE_RECORD;
const { bits: DESK_BITS, head: HEAD, tail: TAIL, isSimple: IS_SIMPLE } = DESK_RECORD;
const { work: WORK, postponed: POSTPONED, dirtyDesks: DIRTY } = COUNTER;
const TOKEN_BITS = TOKEN.bits;
const TIME_BITS = TIME.bits;
const CASE_BITS = CASE.bits;
const CASE_SUM_BITS = CASE_SUM.bits;
const NODE_BITS = NODE.bits;
const { case: CASE_OF, node: NODE_OF, state: STATE_AT, version: VERSION, handOff: HAND_OFF, isCounted: IS_COUNTED, isInstance: IS_INSTANCE, visit: VISIT, nextInQueue: NEXT, previousInQueue: PREVIOUS } = TOKEN;
const { enabledAt: ENABLED_AT, startedAt: STARTED_AT, duration: DURATION, leftAt: LEFT_AT } = TIME;
const PROCESSING = TIME.parts + PART.processing;
const { fixedCost: FIXED_COST, costPerMinute: COST_PER_MINUTE } = NODE_VALUE;
const ROLE_BUSY = TIME.parts + PART.roleBusy;
const OFF_SHIFT = TIME.parts + PART.offShift;
const { calendar: CALENDAR, isBare: IS_BARE, isOvertime: IS_OVERTIME, desk: DESK, role: ROLE, quantity: QUANTITY, boundaryFrom: BOUNDARY_FROM, boundaryTo: BOUNDARY_TO, durationKey: DURATION_KEY } = NODE;
const { joining: JOINING, repeats: REPEATS } = CASE;
const { ready: READY, queued: QUEUED, working: WORKING } = STATE;
const COST = CASE_SUM.cost;
const RELEASE = PRIORITY.release;
const { finish: FINISH, opening: OPENING } = EVENT;
const OPENING_PRIORITY = PRIORITY.opening;

/** A token comes to work of a step: its time is drawn; it begins at once, or waits in line for its people. */
export function enterWork(run: RunState, t: number, node: number): void {
  const at = t << TOKEN_BITS;
  const b = t << TIME_BITS;
  const now = clock[NOW]!;
  const c = ints[at + CASE_OF]!;
  const visit = run.countVisit(t, node);
  if (visit > 0 && nodes[(node << NODE_BITS) + IS_BARE] === 1) caseInts[(c << CASE_BITS) + REPEATS]! += 1;
  run.seekOf(node, DURATION_KEY, c, visit);
  run.drawWork(node, c);
  const duration = clock[DRAWN]!;
  times[b + DURATION] = duration > 0 ? duration : 0;
  times[b + ENABLED_AT] = now;
  if (nodes[(node << NODE_BITS) + DESK]! < 0) {
    startWork(run, t, node);
    return;
  }
  // Work that would begin at once begins now, unless something else at this instant may still come before it: an event at its edge too.
  const isLast = (counters[WORK]! | counters[POSTPONED]!) === 0 && !run.hasMoreNow && caseInts[(c << CASE_BITS) + JOINING] === 0 && run.list.isInstantOver()
    && nodes[(node << NODE_BITS) + BOUNDARY_FROM] === nodes[(node << NODE_BITS) + BOUNDARY_TO];
  if (isLast && run.desks.takeAtOnce(node, run.open)) {
    run.statistics.passedLine(node);
    startWork(run, t, node);
    return;
  }
  // Queued, like ready, is active: what the case counts does not change.
  ints[at + STATE_AT] = QUEUED;
  run.desks.enqueue(t, node);
  run.statistics.enqueued(node);
}

/** Gives work to everyone who is free, now that nothing else happens at this instant. */
export function dispatch(run: RunState): void {
  const { desks, open, people } = run;
  while (counters[DIRTY]! > 0) {
    const desk = desks.takeDirty();
    if (people !== null && people.staff.isStaffed[desk] === 1) {
      lookAt(run, people, desk);
      continue;
    }
    if (lines[(desk << DESK_BITS) + IS_SIMPLE] === 1) {
      dispatchSimple(run, desk);
      continue;
    }
    for (let t = desks.search(desk, open); t >= 0; t = desks.search(desk, open)) {
      const node = ints[(t << TOKEN_BITS) + NODE_OF]!;
      desks.unlink(t, desk);
      desks.seize(node);
      run.statistics.dequeued(node, t);
      startWork(run, t, node);
    }
    if (lines[(desk << DESK_BITS) + HEAD]! >= 0) lookAtNextOpening(run, desk, desks.calendarsAtDesk);
  }
}

/** The same for a plain line: whoever is first begins when enough people of the one role are free and on shift. */
function dispatchSimple(run: RunState, desk: number): void {
  const { desks, open, statistics } = run;
  const line = desk << DESK_BITS;
  for (let t = lines[line + HEAD]!; t >= 0; t = lines[line + HEAD]!) {
    const at = t << TOKEN_BITS;
    const node = ints[at + NODE_OF]!;
    const n = node << NODE_BITS;
    const calendar = nodes[n + CALENDAR]!;
    if (calendar >= 0 && !open.isOpen(calendar)) {
      const wake = open.hours[calendar]!.nextOpen(clock[NOW]!);
      if (wake === Infinity || !desks.sleeps(desk, wake)) return;
      clock[DUE] = wake;
      run.list.push(OPENING_PRIORITY, OPENING, desk, 0);
      return;
    }
    const free = (nodes[n + ROLE]! << ROLE_BITS) + FREE;
    const quantity = nodes[n + QUANTITY]!;
    if (roles[free]! < quantity) return;
    roles[free]! -= quantity;
    const next = ints[at + NEXT]!;
    lines[line + HEAD] = next;
    if (next < 0) lines[line + TAIL] = -1;
    else ints[(next << TOKEN_BITS) + PREVIOUS] = -1;
    statistics.dequeued(node, t);
    startWork(run, t, node);
  }
}

/** People (if any) are seized; the work begins now. */
function startWork(run: RunState, t: number, node: number): void {
  const { open, statistics } = run;
  const now = clock[NOW]!;
  const at = t << TOKEN_BITS;
  const b = t << TIME_BITS;
  const n = node << NODE_BITS;
  const calendar = nodes[n + CALENDAR]!;
  const enabledAt = times[b + ENABLED_AT]!;
  const wait = now - enabledAt;
  let inHours = wait;
  if (calendar >= 0 && wait > 0) inHours = open.openBetween(calendar, enabledAt, now);
  if (wait > 0) {
    times[b + ROLE_BUSY]! += inHours;
    times[b + OFF_SHIFT]! += wait - inHours;
  }
  const isCounted = ints[at + IS_COUNTED] === 1;
  if (isCounted) statistics.started(node, wait, inHours);
  const handOff = ints[at + HAND_OFF]!;
  if (handOff >= 0) {
    if (isCounted) statistics.takenUp(handOff, times[b + LEFT_AT]!, now);
    ints[at + HAND_OFF] = -1;
  }
  times[b + STARTED_AT] = now;
  ints[at + STATE_AT] = WORKING;
  const duration = times[b + DURATION]!;
  const end = calendar < 0 || nodes[n + IS_OVERTIME] === 1 ? now + duration : open.addOpen(calendar, now, duration);
  clock[DUE] = end;
  run.list.push(RELEASE, FINISH, t, ints[at + VERSION]!);
  if (nodes[n + IS_BARE] === 0) {
    if (run.program.isVisible[node] === 1) statistics.blind?.seen(ints[at + CASE_OF]!, now);
    startWorkClocks(run, t, node, duration);
  }
}

/** Clocks of boundary events that run only while work is done. */
function startWorkClocks(run: RunState, t: number, node: number, duration: number): void {
  const p = run.program;
  const at = t << TOKEN_BITS;
  if (ints[at + IS_INSTANCE] === 1) return;
  const calendar = p.stepCalendar[node]!;
  const c = ints[at + CASE_OF]!;
  for (let k = nodes[(node << NODE_BITS) + BOUNDARY_FROM]!; k < nodes[(node << NODE_BITS) + BOUNDARY_TO]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] !== TRIGGER.timed || p.whileWorking[event] !== 1 || !run.happens(t, event)) continue;
    run.seek(event, PURPOSE.delay, c, ints[at + VISIT]!);
    const delay = run.draw(p.delay[event]!, c);
    if (delay >= duration) continue;
    const due = calendar < 0 || p.shiftEnd[node] === SHIFT_END.overtime ? clock[NOW]! + delay : run.open.addOpen(calendar, clock[NOW]!, delay);
    clock[DUE] = due;
    run.list.push(PRIORITY.token, EVENT.boundary + (event << EVENT_BITS), t, ints[at + VERSION]!);
  }
}

/** Work is done to its end: its time and money are booked, and its people are free. */
export function completeWork(run: RunState, t: number, node: number): void {
  const { statistics } = run;
  const now = clock[NOW]!;
  const at = t << TOKEN_BITS;
  const b = t << TIME_BITS;
  const n = node << NODE_BITS;
  const from = times[b + STARTED_AT]!;
  const handsOn = times[b + DURATION]!;
  const calendar = nodes[n + CALENDAR]!;
  times[b + PROCESSING]! += handsOn;
  times[b + LEFT_AT] = now;
  if (calendar >= 0) times[b + OFF_SHIFT]! += now - from - handsOn;
  if (from < clock[WINDOW_START]! || now > clock[WINDOW_END]! || nodes[n + IS_OVERTIME] === 1) {
    stopWork(run, t, node, handsOn);
    return;
  }
  const to = node << SUM_BITS;
  sums[to + BUSY]! += handsOn;
  if (nodes[n + DESK]! >= 0) statistics.busyFrom(node, from, now, calendar < 0 || run.open.isWithin(calendar, from, now) ? null : run.open.hours[calendar]!);
  if (ints[at + IS_COUNTED] === 1) {
    sums[to + SUM_PROCESSING]! += handsOn;
    sums[to + SUM_SQUARES]! += handsOn * handsOn;
    sums[to + SUM_ENDINGS]! += 1;
  }
  caseSums[(ints[at + CASE_OF]! << CASE_SUM_BITS) + COST]! += sums[(node << SUM_BITS) + FIXED_COST]! + handsOn * sums[(node << SUM_BITS) + COST_PER_MINUTE]!;
  if (nodes[n + DESK]! >= 0) run.desks.release(node);
}

/** Minutes worked until now on a step that is in progress. */
export function workedSoFar(run: RunState, t: number, node: number): number {
  const calendar = run.program.stepCalendar[node]!;
  const from = times[(t << TIME_BITS) + STARTED_AT]!;
  if (calendar < 0 || run.program.shiftEnd[node] === SHIFT_END.overtime) return clock[NOW]! - from;
  return run.open.openBetween(calendar, from, clock[NOW]!);
}

/** Ends work, done or interrupted: people are free, time and money are booked. */
export function stopWork(run: RunState, t: number, node: number, handsOn: number): void {
  const { statistics } = run;
  const now = clock[NOW]!;
  const at = t << TOKEN_BITS;
  const n = node << NODE_BITS;
  const from = times[(t << TIME_BITS) + STARTED_AT]!;
  const calendar = nodes[n + CALENDAR]!;
  let inWindow = 0;
  let overtime = 0;
  if (from >= clock[WINDOW_START]! && now <= clock[WINDOW_END]! && (calendar < 0 || nodes[n + IS_OVERTIME] === 0)) {
    inWindow = handsOn;
    if (nodes[n + DESK]! >= 0) statistics.busyFrom(node, from, now, calendar < 0 ? null : run.open.hours[calendar]!);
  } else {
    const begin = from > clock[WINDOW_START]! ? from : clock[WINDOW_START]!;
    const end = now < clock[WINDOW_END]! ? now : clock[WINDOW_END]!;
    if (end > begin) {
      const isOvertime = nodes[n + IS_OVERTIME] === 1;
      if (begin === from && end === now) inWindow = handsOn;
      else inWindow = calendar < 0 || isOvertime ? end - begin : run.open.openBetween(calendar, begin, end);
      if (nodes[n + DESK]! >= 0) statistics.busyFrom(node, begin, end, calendar < 0 ? null : run.open.hours[calendar]!);
      if (calendar >= 0 && isOvertime) overtime = inWindow - run.open.openBetween(calendar, begin, end);
    }
  }
  statistics.finished(node, handsOn, inWindow, overtime, ints[at + IS_COUNTED] === 1);
  caseSums[(ints[at + CASE_OF]! << CASE_SUM_BITS) + COST]! += sums[(node << SUM_BITS) + FIXED_COST]! + handsOn * sums[(node << SUM_BITS) + COST_PER_MINUTE]!;
  if (nodes[n + DESK]! >= 0) run.desks.release(node);
}

/** Adds to the path of `to` the time that `t` has spent in its unfinished activity; what is ready to go on has finished it, and booked its time. */
export function bookUnfinished(run: RunState, t: number, to: number, cause: number): void {
  const node = ints[(t << TOKEN_BITS) + NODE_OF]!;
  const state = ints[(t << TOKEN_BITS) + STATE_AT]!;
  const b = t << TIME_BITS;
  const into = to << TIME_BITS;
  if (run.people !== null && (state === QUEUED || state === WORKING) && run.people.serves(node)) bookStaffed(run, run.people, t, to);
  else if (state === QUEUED) {
    const calendar = run.program.stepCalendar[node]!;
    const enabledAt = times[b + ENABLED_AT]!;
    const wait = clock[NOW]! - enabledAt;
    const inHours = calendar < 0 ? wait : run.open.openBetween(calendar, enabledAt, clock[NOW]!);
    times[into + ROLE_BUSY]! += inHours;
    times[into + OFF_SHIFT]! += wait - inHours;
  } else if (state === WORKING) {
    const handsOn = workedSoFar(run, t, node);
    times[into + PROCESSING]! += handsOn;
    times[into + OFF_SHIFT]! += clock[NOW]! - times[b + STARTED_AT]! - handsOn;
  } else if (state !== READY) times[into + TIME.parts + partOf(run, node, state, cause)]! += clock[NOW]! - times[b + ENABLED_AT]!;
}

/** What a token that is neither in line nor at work waits for. */
function partOf(run: RunState, node: number, state: number, cause: number): number {
  switch (state) {
    case STATE.inside: return cause === TRIGGER.timed ? PART.timer : PART.partner;
    case STATE.delayed: return run.program.delayIsPartner[node] === 1 ? PART.partner : PART.timer;
    case STATE.transfer:
    case STATE.courier: return PART.transfer;
    case STATE.joining: return PART.join;
    default: return PART.partner;
  }
}
