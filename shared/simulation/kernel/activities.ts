import { BODY, LOOP, RESULT, TRIGGER } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { OUTCOME } from '../Trace.ts';
import { CASE } from './CaseStore.ts';
import { noteDone } from './compensation.ts';
import { attributesChanged, ownChangeHeard } from './conditions.ts';
import { STATE, TIME, TOKEN } from './TokenStore.ts';
import { branchFromBoundary, goOnFromBoundary, scheduleBoundaries, stopActivity, wholeActivity } from './boundaryEvents.ts';
import { finishToken } from './ends.ts';
import { openLevel } from './eventSubProcesses.ts';
import { NODE } from './nodeRecords.ts';
import { setAttributes } from './caseAttributes.ts';
import { enterStaffed } from './people/enterStaffed.ts';
import { activityEnded } from './people/stay.ts';
import { completeWork, enterWork } from './staff/work.ts';
import { MOVE, type RunState } from './RunState.ts';
import { CLOCK, MEMORY } from './memory.ts';

const { tokenInts: ints, tokenTimes: times, caseInts, nodes, clock } = MEMORY;
const { now: NOW } = CLOCK;
const TOKEN_BITS = TOKEN.bits;
const TIME_BITS = TIME.bits;
const NODE_BITS = NODE.bits;
const { case: CASE_OF, node: NODE_OF, state: STATE_AT, version: VERSION, loopLeft: LOOP_LEFT, isInstance: IS_INSTANCE } = TOKEN;
const READY = STATE.ready;
const IS_BARE = NODE.isBare;

/** A token begins a step or sub-process with rounds, instances or boundary events, or with content. */
export function beginActivity(run: RunState, t: number, node: number): void {
  const p = run.program;
  const at = t << TOKEN_BITS;
  const c = ints[at + CASE_OF]!;
  const isInstance = ints[at + IS_INSTANCE] === 1;
  let rounds = 1;
  if (!isInstance && p.isStep[node] === 1 && run.hasVisited(c, node)) caseInts[(c << CASE.bits) + CASE.repeats]! += 1;
  if (p.loop[node] !== LOOP.none && !isInstance) {
    rounds = drawRounds(run, node, c, run.countVisit(t, node));
    if (rounds === 0 || (p.loopTestsBefore[node] === 1 && !goesOn(run, t, node))) {
      if (run.people !== null) activityEnded(run, run.people, c, node);
      run.push(t, MOVE.leave);
      return;
    }
  }
  times[(t << TIME_BITS) + TIME.enabledAt] = clock[NOW]!;
  if (p.loop[node] === LOOP.parallel && rounds > 1) {
    const scope = run.scopes.take(t);
    // All instances are one round, whatever rounds of a loop before this were left when its condition ended it.
    ints[at + LOOP_LEFT] = 1;
    ints[at + TOKEN.inner] = scope;
    run.setState(t, STATE.inside);
    for (let i = 0; i < rounds; i += 1) {
      const instance = run.newToken(c, scope, node);
      ints[(instance << TOKEN_BITS) + IS_INSTANCE] = 1;
      run.tokens.copyPath(t, instance);
      ints[(instance << TOKEN_BITS) + TOKEN.flow] = ints[at + TOKEN.flow]!;
      run.push(instance, MOVE.enter);
    }
    scheduleBoundaries(run, t, node);
    return;
  }
  ints[at + LOOP_LEFT] = rounds;
  beginRound(run, t, node);
  if (!isInstance) scheduleBoundaries(run, t, node);
}

/** Rounds or instances of an activity: by shares, or by a mean whose fraction is drawn. */
function drawRounds(run: RunState, node: number, c: number, visit: number): number {
  const p = run.program;
  const from = p.loopCounts.start[node]!;
  const to = p.loopCounts.start[node + 1]!;
  if (to > from) {
    const u = run.uniform(node, PURPOSE.count, c, visit);
    let k = from;
    while (k < to - 1 && u >= p.loopShares[k]!) k += 1;
    return p.loopCounts.items[k]!;
  }
  const count = p.loopCount[node]!;
  const whole = Math.floor(count);
  return whole === count ? whole : whole + (run.uniform(node, PURPOSE.count, c, visit) < count - whole ? 1 : 0);
}

/** One round of a step or sub-process: in line for its people, or into its content. */
function beginRound(run: RunState, t: number, node: number): void {
  const p = run.program;
  if (p.body[node] !== BODY.scope) {
    if (run.people !== null && run.people.serves(node)) enterStaffed(run, run.people, t, node);
    else enterWork(run, t, node);
    return;
  }
  const at = t << TOKEN_BITS;
  const c = ints[at + CASE_OF]!;
  run.countVisit(t, node);
  times[(t << TIME_BITS) + TIME.enabledAt] = clock[NOW]!;
  const scope = run.scopes.take(t);
  ints[at + TOKEN.inner] = scope;
  run.setState(t, STATE.inside);
  openLevel(run, c, scope, node);
  for (let k = p.entries.start[node]!; k < p.entries.start[node + 1]!; k += 1) {
    const inside = run.newToken(c, scope, p.entries.items[k]!);
    run.tokens.copyPath(t, inside);
    run.push(inside, MOVE.enter);
  }
}

/** The work of a step is done. True when nothing else is to be done there: the token leaves. */
export function finishWork(run: RunState, t: number): boolean {
  const at = t << TOKEN_BITS;
  const node = ints[at + NODE_OF]!;
  completeWork(run, t, node);
  // Working, like ready, is active: what the case counts does not change.
  ints[at + STATE_AT] = READY;
  if (nodes[(node << NODE_BITS) + IS_BARE] === 1) return true;
  workDone(run, t, node);
  return false;
}

/** On from a step whose work is done and accounted for. */
export function workDone(run: RunState, t: number, node: number): void {
  run.trace?.ended(t, node, OUTCOME.completed);
  const { sets } = run.program;
  if (sets.start[node] === sets.start[node + 1]) {
    if (!endedOtherwise(run, t, node)) roundOver(run, t, node);
    return;
  }
  const c = ints[(t << TOKEN_BITS) + CASE_OF]!;
  const before = run.cases.attributes[c] ?? {};
  const version = ints[(t << TOKEN_BITS) + VERSION]!;
  setAttributes(run, t, node);
  attributesChanged(run, c, before);
  // A condition that has become true may have ended what the work was part of.
  if (ints[(t << TOKEN_BITS) + VERSION] !== version) return;
  if (!endedOtherwise(run, t, node)) roundOver(run, t, node);
  // What a round has made true at the edge of its own activity happens when the next round has begun.
  if (ints[(t << TOKEN_BITS) + VERSION] === version) ownChangeHeard(run, t, node, before);
}

/** Errors, escalations and messages that come with a given probability when the work is done. */
function endedOtherwise(run: RunState, t: number, node: number): boolean {
  const p = run.program;
  for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] !== TRIGGER.atEnd || !run.happens(t, event)) continue;
    if (p.isInterrupting[event] === 1) {
      const whole = wholeActivity(run, t);
      if (whole !== t) {
        run.tokens.copyPath(t, whole);
        stopActivity(run, whole);
      }
      goOnFromBoundary(run, whole, event);
      return true;
    }
    branchFromBoundary(run, t, event);
  }
  return false;
}

/** A round of an activity is done: the next round, the end of an instance, or on along the flow. */
function roundOver(run: RunState, t: number, node: number): void {
  const at = t << TOKEN_BITS;
  ints[at + LOOP_LEFT]! -= 1;
  if (ints[at + LOOP_LEFT]! > 0 && goesOn(run, t, node)) {
    beginRound(run, t, node);
    return;
  }
  ints[at + VERSION]! += 1;
  if (ints[at + IS_INSTANCE] === 1) {
    finishToken(run, t);
    return;
  }
  if (run.people !== null) activityEnded(run, run.people, ints[at + CASE_OF]!, node);
  noteDone(run, t, node);
  run.push(t, MOVE.leave);
}

/** A standard loop with a condition asks it after each round, and before the first one when it says so (BPMN 2.0.2 §13.2.6). */
function goesOn(run: RunState, t: number, node: number): boolean {
  const condition = run.program.loopCondition[node]!;
  return condition < 0 || run.feel.holds(condition, run.cases.attributes[ints[(t << TOKEN_BITS) + CASE_OF]!] ?? {});
}

/** The content of a sub-process, or every instance of a step, is done. */
export function contentDone(run: RunState, t: number): void {
  const node = ints[(t << TOKEN_BITS) + NODE_OF]!;
  // An event that undoes something has no rounds: it is left, or undoes the next.
  if (run.program.result[node] !== RESULT.none) run.push(t, MOVE.leave);
  else if (!endedOtherwise(run, t, node)) roundOver(run, t, node);
}
