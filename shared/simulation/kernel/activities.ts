import { BODY, LOOP, SHIFT_END, TRIGGER } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { PRIORITY } from './EventList.ts';
import { PART, PARTS, STATE } from './TokenStore.ts';
import { branchFromBoundary, goOnFromBoundary, scheduleBoundaries } from './boundaryEvents.ts';
import { finishToken } from './ends.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import { stopWork } from './work.ts';
import { MOVE, type RunState } from './RunState.ts';

/** A token begins a step or sub-process: its rounds, its instances, and the clocks of its boundary events. */
export function beginActivity(run: RunState, t: number, node: number): void {
  const p = run.program;
  const tokens = run.tokens;
  const c = tokens.case[t]!;
  let rounds = 1;
  if (p.loop[node] !== LOOP.none && tokens.isInstance[t] === 0) {
    const count = p.loopCount[node]!;
    const whole = Math.floor(count);
    const visit = run.countVisit(t, node);
    rounds = whole === count ? whole : whole + (run.uniform(node, PURPOSE.count, c, visit) < count - whole ? 1 : 0);
    if (rounds === 0) {
      run.push(t, MOVE.leave);
      return;
    }
  }
  tokens.enabledAt[t] = run.now;
  if (p.loop[node] === LOOP.parallel && rounds > 1) {
    const scope = run.scopes.take(t);
    tokens.inner[t] = scope;
    run.setState(t, STATE.inside);
    for (let i = 0; i < rounds; i += 1) {
      const instance = run.newToken(c, scope, node);
      run.tokens.isInstance[instance] = 1;
      run.tokens.copyPath(t, instance);
      run.tokens.flow[instance] = run.tokens.flow[t]!;
      run.push(instance, MOVE.enter);
    }
    scheduleBoundaries(run, t, node);
    return;
  }
  tokens.loopLeft[t] = rounds;
  beginRound(run, t, node);
  if (tokens.isInstance[t] === 0) scheduleBoundaries(run, t, node);
}

/** One round of a step or sub-process: in line for its people, or into its content. */
function beginRound(run: RunState, t: number, node: number): void {
  const p = run.program;
  const c = run.tokens.case[t]!;
  const visit = run.countVisit(t, node);
  run.tokens.enabledAt[t] = run.now;
  if (p.body[node] === BODY.scope) {
    const scope = run.scopes.take(t);
    run.tokens.inner[t] = scope;
    run.setState(t, STATE.inside);
    for (let k = p.entries.start[node]!; k < p.entries.start[node + 1]!; k += 1) {
      const inside = run.newToken(c, scope, p.entries.items[k]!);
      run.tokens.copyPath(t, inside);
      run.push(inside, MOVE.enter);
    }
    return;
  }
  run.seek(node, PURPOSE.duration, c, visit);
  run.tokens.duration[t] = Math.max(0, run.draw(p.duration[node]!, c));
  if (p.desk[node]! < 0) {
    startWork(run, t, node);
    return;
  }
  run.setState(t, STATE.queued);
  run.desks.enqueue(t, node);
  run.statistics.enqueued(node);
}

/** Gives work to everyone who is free, now that nothing else happens at this instant. */
export function dispatch(run: RunState): void {
  const desks = run.desks;
  while (desks.dirtyCount > 0) {
    const desk = desks.takeDirty();
    for (let t = desks.nextToStart(desk, run.now, run.hours); t >= 0; t = desks.nextToStart(desk, run.now, run.hours)) {
      const node = run.tokens.node[t]!;
      desks.seize(t, node);
      run.statistics.dequeued(node, run.tokens.enabledAt[t]!, run.now, run.cases.isCounted[run.tokens.case[t]!] === 1);
      startWork(run, t, node);
    }
    const wake = desks.wakeAt;
    if (wake < Infinity && desks.sleeps(desk, wake)) run.list.push(wake, PRIORITY.opening, EVENT.opening, desk, 0);
  }
}

/** People (if any) are seized; the work begins now. */
function startWork(run: RunState, t: number, node: number): void {
  const p = run.program;
  const tokens = run.tokens;
  const now = run.now;
  const c = tokens.case[t]!;
  const isCounted = run.cases.isCounted[c] === 1;
  const calendar = p.stepCalendar[node]!;
  const hours = calendar < 0 ? null : run.hours[calendar]!;
  const enabledAt = tokens.enabledAt[t]!;
  const wait = now - enabledAt;
  const inHours = hours === null ? wait : hours.openBetween(enabledAt, now);
  tokens.parts[t * PARTS + PART.roleBusy]! += inHours;
  tokens.parts[t * PARTS + PART.offShift]! += wait - inHours;
  run.statistics.started(node, wait, inHours, isCounted);
  const handOff = tokens.handOff[t]!;
  if (handOff >= 0) {
    run.statistics.takenUp(handOff, now - tokens.leftAt[t]!, isCounted);
    tokens.handOff[t] = -1;
  }
  tokens.startedAt[t] = now;
  run.setState(t, STATE.working);
  const duration = tokens.duration[t]!;
  const end = hours === null || p.shiftEnd[node] === SHIFT_END.overtime ? now + duration : hours.addOpen(now, duration);
  run.list.push(end, PRIORITY.release, EVENT.finish, t, tokens.version[t]!);
  for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] !== TRIGGER.timed || p.whileWorking[event] !== 1 || tokens.isInstance[t] === 1 || !run.happens(t, event)) continue;
    run.seek(event, PURPOSE.delay, c, tokens.visit[t]!);
    const delay = run.draw(p.delay[event]!, c);
    if (delay >= duration) continue;
    const at = hours === null || p.shiftEnd[node] === SHIFT_END.overtime ? now + delay : hours.addOpen(now, delay);
    run.list.push(at, PRIORITY.token, EVENT.boundary + (event << EVENT_BITS), t, tokens.version[t]!);
  }
}

/** The work of a step is done. */
export function finishWork(run: RunState, t: number): void {
  const tokens = run.tokens;
  const node = tokens.node[t]!;
  const handsOn = tokens.duration[t]!;
  tokens.parts[t * PARTS + PART.processing]! += handsOn;
  tokens.parts[t * PARTS + PART.offShift]! += run.now - tokens.startedAt[t]! - handsOn;
  stopWork(run, t, node, handsOn);
  tokens.leftAt[t] = run.now;
  run.setState(t, STATE.ready);
  if (endedOtherwise(run, t, node)) return;
  roundOver(run, t, node);
}

/** Errors, escalations and messages that come with a given probability when the work is done. */
function endedOtherwise(run: RunState, t: number, node: number): boolean {
  const p = run.program;
  for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] !== TRIGGER.atEnd || !run.happens(t, event)) continue;
    if (p.isInterrupting[event] === 1 && run.tokens.isInstance[t] === 0) {
      goOnFromBoundary(run, t, event);
      return true;
    }
    branchFromBoundary(run, t, event);
  }
  return false;
}

/** A round of an activity is done: the next round, the end of an instance, or on along the flow. */
function roundOver(run: RunState, t: number, node: number): void {
  const tokens = run.tokens;
  tokens.loopLeft[t]! -= 1;
  if (tokens.loopLeft[t]! > 0) {
    beginRound(run, t, node);
    return;
  }
  tokens.version[t]! += 1;
  if (tokens.isInstance[t] === 1) finishToken(run, t);
  else run.push(t, MOVE.leave);
}

/** The content of a sub-process, or every instance of a step, is done. */
export function contentDone(run: RunState, t: number): void {
  const node = run.tokens.node[t]!;
  if (!endedOtherwise(run, t, node)) roundOver(run, t, node);
}
