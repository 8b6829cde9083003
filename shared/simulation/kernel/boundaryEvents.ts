import { BODY, JOIN, TRIGGER } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { OUTCOME } from '../Trace.ts';
import { CASE } from './CaseStore.ts';
import { PRIORITY } from './EventList.ts';
import { STATE, TIME, TOKEN } from './TokenStore.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import { doubled32 } from './growth.ts';
import { leaveStaffed } from './people/leaveStaffed.ts';
import { activityEnded } from './people/stay.ts';
import { bookUnfinished, workedSoFar, stopWork } from './staff/work.ts';
import { MOVE, MOVE_BITS, type RunState } from './RunState.ts';
import { CLOCK, COUNTER, MEMORY } from './memory.ts';

const { tokenInts: ints, tokenTimes: times, caseInts, work, counters, clock } = MEMORY;
const WORK = COUNTER.work;
const { now: NOW, due: DUE } = CLOCK;
const TOKEN_BITS = TOKEN.bits;
const TIME_BITS = TIME.bits;
const CASE_BITS = CASE.bits;

/** The token that stands for all instances of an activity, where `t` is one of them: boundary events belong to the whole (BPMN 2.0.2 §10.5.4, §13.2.7). */
export function wholeActivity(run: RunState, t: number): number {
  let whole = t;
  while (ints[(whole << TOKEN_BITS) + TOKEN.isInstance] === 1) whole = run.scopes.parentToken[ints[(whole << TOKEN_BITS) + TOKEN.scope]!]!;
  return whole;
}

/** Starts the clocks of timed boundary events that run from enabling: where no work is done, as in a sub-process or while a message is waited for, all of them. */
export function scheduleBoundaries(run: RunState, t: number, node: number): void {
  const p = run.program;
  const at = t << TOKEN_BITS;
  const c = ints[at + TOKEN.case]!;
  for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] === TRIGGER.condition && run.holds(event, c)) {
      // True already: it happens as soon as the activity has begun.
      clock[DUE] = clock[NOW]!;
      run.list.push(PRIORITY.token, EVENT.boundary + (event << EVENT_BITS), t, ints[at + TOKEN.version]!);
    }
    if (p.trigger[event] !== TRIGGER.timed || (p.whileWorking[event] === 1 && p.body[node] === BODY.work && ints[at + TOKEN.state] !== STATE.inside) || !run.happens(t, event)) continue;
    run.seek(event, PURPOSE.delay, c, ints[at + TOKEN.visit]!);
    clock[DUE] = clock[NOW]! + run.draw(p.delay[event]!, c);
    if (clock[DUE] > p.lastAt[event]!) continue;
    run.list.push(PRIORITY.token, EVENT.boundary + (event << EVENT_BITS), t, ints[at + TOKEN.version]!);
  }
}

/** A boundary timer is up; one that does not interrupt may come again: after its period, or after a gap that is the next draw of its stream. */
export function boundaryTimer(run: RunState, t: number, event: number, round: number): void {
  const p = run.program;
  const at = t << TOKEN_BITS;
  const c = ints[at + TOKEN.case]!;
  if (p.whileWorking[event] === 0 && mayRepeat(run, event, c, round)) {
    let gap = p.period[event]!;
    if (gap === 0) {
      run.seek(event, PURPOSE.delay, c, ints[at + TOKEN.visit]!);
      for (let n = 0; n <= round + 1; n += 1) gap = run.draw(p.delay[event]!, c);
    }
    clock[DUE] = clock[NOW]! + gap;
    if (clock[DUE] <= p.lastAt[event]!) run.list.push(PRIORITY.token, EVENT.boundary + (event << EVENT_BITS), t, ints[at + TOKEN.version]!, round + 1);
  }
  fireBoundary(run, t, event, TRIGGER.timed);
}

/** Times after which a timer keeps no case alive in which nothing else can move any more. */
const MOST_IDLE_ROUNDS = 1_000;

/** Does a timer that has come `round` times before this one come again? */
export const mayRepeat = (run: RunState, event: number, c: number, round: number): boolean =>
  round + 1 < run.program.repeats[event]! && (round < MOST_IDLE_ROUNDS || caseInts[(c << CASE_BITS) + CASE.active]! > 0);

/** A boundary event happens on the activity on which `t` stands. `cause` says how, for the time spent inside. */
export function fireBoundary(run: RunState, t: number, event: number, cause: number): void {
  if (run.program.isInterrupting[event] === 0) {
    branchFromBoundary(run, t, event);
    return;
  }
  bookUnfinished(run, t, t, cause);
  stopActivity(run, t);
  goOnFromBoundary(run, t, event);
}

/** Takes `t` out of the line, off the desk, or clears what runs inside it. */
export function stopActivity(run: RunState, t: number): void {
  const at = t << TOKEN_BITS;
  const node = ints[at + TOKEN.node]!;
  const state = ints[at + TOKEN.state]!;
  if (state === STATE.queued) run.trace?.ended(t, node, OUTCOME.withdrawn);
  else if (state === STATE.working) run.trace?.ended(t, node, OUTCOME.interrupted);
  if (run.people !== null && (state === STATE.queued || state === STATE.working) && run.people.serves(node)) leaveStaffed(run, run.people, t, node);
  else if (state === STATE.queued) {
    const enabledAt = times[(t << TIME_BITS) + TIME.enabledAt]!;
    run.desks.leaveLine(t, node);
    run.statistics.dequeued(node, t);
    run.statistics.gaveUp(node, clock[NOW]! - enabledAt, ints[at + TOKEN.isCounted] === 1);
  } else if (state === STATE.working) {
    stopWork(run, t, node, workedSoFar(run, t, node));
  } else if (state === STATE.inside) {
    const inner = ints[at + TOKEN.inner]!;
    clearLevel(run, inner, -1);
    run.releaseScope(inner);
    ints[at + TOKEN.inner] = -1;
  }
  times[(t << TIME_BITS) + TIME.leftAt] = clock[NOW]!;
}

/** The token itself goes on from a boundary event. */
export function goOnFromBoundary(run: RunState, t: number, event: number): void {
  const at = t << TOKEN_BITS;
  if (run.people !== null) activityEnded(run, run.people, ints[at + TOKEN.case]!, ints[at + TOKEN.node]!);
  ints[at + TOKEN.version]! += 1;
  ints[at + TOKEN.loopLeft] = 0;
  ints[at + TOKEN.node] = event;
  ints[at + TOKEN.flow] = -1;
  run.setState(t, STATE.ready);
  run.countVisit(t, event);
  run.push(t, MOVE.leave);
}

/** A second token goes on from a boundary event that does not interrupt. */
export function branchFromBoundary(run: RunState, t: number, event: number): void {
  const at = wholeActivity(run, t) << TOKEN_BITS;
  const other = run.newToken(ints[at + TOKEN.case]!, ints[at + TOKEN.scope]!, event);
  run.tokens.copyPath(t, other);
  ints[(other << TOKEN_BITS) + TOKEN.handOff] = -1;
  times[(other << TIME_BITS) + TIME.leftAt] = clock[NOW]!;
  bookUnfinished(run, t, other, TRIGGER.timed);
  run.countVisit(other, event);
  run.push(other, MOVE.leave);
}

/** Removes every token of a level and of the levels inside it, except one. */
export function clearLevel(run: RunState, scope: number, except: number): void {
  const anyToken = except >= 0 ? except : run.scopes.parentToken[scope]!;
  const c = ints[(anyToken << TOKEN_BITS) + TOKEN.case]!;
  let count = 0;
  for (let u = caseInts[(c << CASE_BITS) + CASE.firstToken]!; u >= 0; u = ints[(u << TOKEN_BITS) + TOKEN.nextInCase]!) {
    if (u === except || !isWithin(run, ints[(u << TOKEN_BITS) + TOKEN.scope]!, scope)) continue;
    if (count === run.doomed.length) run.doomed = doubled32(run.doomed);
    run.doomed[count] = u;
    count += 1;
  }
  const inner: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const u = run.doomed[i]!;
    const at = u << TOKEN_BITS;
    const state = ints[at + TOKEN.state]!;
    if (state === STATE.queued || state === STATE.working) stopActivity(run, u);
    else if (state === STATE.inside) inner.push(ints[at + TOKEN.inner]!);
    else if (state === STATE.joining && run.program.join[ints[at + TOKEN.node]!] === JOIN.inclusive) caseInts[(c << CASE_BITS) + CASE.joining]! -= 1;
    run.remove(u);
  }
  for (const s of inner) run.releaseScope(s);
  // What was about to move is gone too.
  let kept = 0;
  for (let i = 0; i < counters[WORK]!; i += 1) {
    const entry = work[i]!;
    if (isGone(entry)) continue;
    work[kept] = entry;
    kept += 1;
  }
  counters[WORK] = kept;
  const postponed = run.postponed.get(c);
  if (postponed) run.postponed.set(c, postponed.filter((entry) => !isGone(entry)));
}

const isGone = (entry: number): boolean => ints[((entry >> MOVE_BITS) << TOKEN_BITS) + TOKEN.state] === STATE.free;

function isWithin(run: RunState, scope: number, outer: number): boolean {
  for (let s = scope; s >= 0; ) {
    if (s === outer) return true;
    const parent = run.scopes.parentToken[s]!;
    s = parent < 0 ? -1 : ints[(parent << TOKEN_BITS) + TOKEN.scope]!;
  }
  return false;
}
