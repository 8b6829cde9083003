import { RESULT, TRIGGER } from '../Program.ts';
import { CASE, CASE_SUM } from './CaseStore.ts';
import { STATE, TOKEN } from './TokenStore.ts';
import { clearLevel, goOnFromBoundary, stopActivity, wholeActivity } from './boundaryEvents.ts';
import { caseOver } from './people/stay.ts';
import { beginInLevel, readyIn } from './eventSubProcesses.ts';
import { MOVE, type RunState } from './RunState.ts';
import { broadcast } from './signals.ts';
import { CLOCK, MEMORY } from './memory.ts';

const { tokenInts: ints, caseInts, caseSums, clock } = MEMORY;
const { now: NOW } = CLOCK;
const TOKEN_BITS = TOKEN.bits;
const CASE_BITS = CASE.bits;
const CASE_SUM_BITS = CASE_SUM.bits;
const { case: CASE_OF, scope: SCOPE, node: NODE_OF, state: STATE_AT, nextInCase: NEXT } = TOKEN;
const { tokens: TOKENS, order: ORDER, firstToken: FIRST_TOKEN } = CASE;
const { startedAt: STARTED_AT } = CASE_SUM;

/** What an end or throw event does to others. True when the token itself is gone. */
export function throwResult(run: RunState, t: number, node: number): boolean {
  switch (run.program.result[node]) {
    case RESULT.terminate:
      if (caseInts[(ints[(t << TOKEN_BITS) + CASE_OF]! << CASE_BITS) + TOKENS]! > 1) breakOff(run, t);
      clearLevel(run, ints[(t << TOKEN_BITS) + SCOPE]!, t);
      finishToken(run, t);
      return true;
    case RESULT.signal: {
      const version = ints[(t << TOKEN_BITS) + TOKEN.version]!;
      broadcast(run, ints[(t << TOKEN_BITS) + CASE_OF]!, run.program.reference[node]!);
      // The signal may have ended the one who sent it.
      return ints[(t << TOKEN_BITS) + TOKEN.version] !== version;
    }
    case RESULT.escalation: return raiseOutwards(run, t, node, false);
    case RESULT.error:
    case RESULT.cancel:
      if (raiseOutwards(run, t, node, true)) return true;
      // Nobody catches it: the whole process of the case ends.
      breakOff(run, t);
      clearLevel(run, rootOf(run, ints[(t << TOKEN_BITS) + SCOPE]!), t);
      unwind(run, t);
      return true;
    default: return false;
  }
}

/** The process of a case is ended from within; an end inside a sub-process ends that only. */
function breakOff(run: RunState, t: number): void {
  const isWhole = run.program.result[ints[(t << TOKEN_BITS) + NODE_OF]!] !== RESULT.terminate || run.scopes.parentToken[ints[(t << TOKEN_BITS) + SCOPE]!]! < 0;
  if (isWhole) caseInts[(ints[(t << TOKEN_BITS) + CASE_OF]! << CASE_BITS) + CASE.isBroken] = 1;
}

function rootOf(run: RunState, scope: number): number {
  let s = scope;
  while (run.scopes.parentToken[s]! >= 0) s = ints[(run.scopes.parentToken[s]! << TOKEN_BITS) + SCOPE]!;
  return s;
}

/** The last token of a process ends it, from however deep inside. */
function unwind(run: RunState, t: number): void {
  const scope = ints[(t << TOKEN_BITS) + SCOPE]!;
  const root = rootOf(run, scope);
  if (root !== scope) {
    run.scopes.tokens[scope]! -= 1;
    run.scopes.tokens[root]! += 1;
    ints[(t << TOKEN_BITS) + SCOPE] = root;
  }
  finishToken(run, t);
}

/** Looks outwards for a boundary event that catches. True when it interrupted the level of `t`. */
function raiseOutwards(run: RunState, t: number, node: number, isError: boolean): boolean {
  const p = run.program;
  for (let scope = ints[(t << TOKEN_BITS) + SCOPE]!; scope >= 0; ) {
    const caught = (event: number) => p.trigger[event] === TRIGGER.thrown && p.catches[event] === p.result[node];
    // Whoever names what is thrown comes before whoever catches everything.
    let start = p.reference[node]! < 0 ? -1 : readyIn(run, scope, (event) => caught(event) && p.reference[event] === p.reference[node]);
    if (start < 0) start = readyIn(run, scope, (event) => caught(event) && p.reference[event]! < 0);
    if (start >= 0) {
      beginInLevel(run, scope, start, t);
      return p.isInterrupting[start] === 1;
    }
    const inside = run.scopes.parentToken[scope]!;
    if (inside < 0) return false;
    const outside = wholeActivity(run, inside);
    const host = ints[(outside << TOKEN_BITS) + NODE_OF]!;
    const event = catcherAt(run, host, node);
    if (event >= 0) {
      if (!isError && p.isInterrupting[event] === 0) {
        const other = run.newToken(ints[(t << TOKEN_BITS) + CASE_OF]!, ints[(outside << TOKEN_BITS) + SCOPE]!, event);
        run.tokens.copyPath(t, other);
        run.countVisit(other, event);
        run.push(other, MOVE.leave);
        return false;
      }
      run.tokens.copyPath(t, outside);
      stopActivity(run, outside);
      goOnFromBoundary(run, outside, event);
      return true;
    }
    scope = ints[(outside << TOKEN_BITS) + SCOPE]!;
  }
  return false;
}

/** The boundary event that catches what a node throws, −1 without: one that names it before one that catches everything. */
function catcherAt(run: RunState, host: number, node: number): number {
  const p = run.program;
  let general = -1;
  for (let k = p.boundary.start[host]!; k < p.boundary.start[host + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] !== TRIGGER.thrown || p.catches[event] !== p.result[node]) continue;
    if (p.reference[event]! < 0) general = general < 0 ? event : general;
    else if (p.reference[event] === p.reference[node]) return event;
  }
  return general;
}

/** A token is used up. The last one of a level ends the level; the last one of a case ends the case. */
export function finishToken(run: RunState, t: number): void {
  const { scopes } = run;
  const scope = ints[(t << TOKEN_BITS) + SCOPE]!;
  if (scopes.tokens[scope]! > 1) {
    run.remove(t);
    return;
  }
  const outside = scopes.parentToken[scope]!;
  if (outside >= 0) {
    run.tokens.copyPath(t, outside);
    run.remove(t);
    run.releaseScope(scope);
    ints[(outside << TOKEN_BITS) + TOKEN.inner] = -1;
    run.setState(outside, STATE.ready);
    run.push(outside, MOVE.contentDone);
    return;
  }
  run.releaseScope(scope);
  if (caseInts[(ints[(t << TOKEN_BITS) + CASE_OF]! << CASE_BITS) + TOKENS]! > 1) {
    run.remove(t);
    return;
  }
  endCase(run, t);
}

/** The last token of a case is used up: the case is done, and its path is the critical one. */
export function endCase(run: RunState, t: number): void {
  const { cases } = run;
  const c = ints[(t << TOKEN_BITS) + CASE_OF]!;
  if (run.people !== null) caseOver(run, run.people, c);
  run.trace?.caseEnded(c);
  run.statistics.caseEnded(c, t);
  if (run.options.recordCycleTimes && caseInts[(c << CASE_BITS) + ORDER]! >= 0) run.cycleTimes[caseInts[(c << CASE_BITS) + ORDER]!] = clock[NOW]! - caseSums[(c << CASE_SUM_BITS) + STARTED_AT]!;
  run.remove(t);
  if (run.undoable.size > 0) run.undoable.delete(c);
  cases.release(c);
}

/** Nothing in the case can move by itself: it is counted by the nodes where it waits, and leaves the run. */
export function abandonCase(run: RunState, c: number): void {
  run.stuckCases += 1;
  run.statistics.caseStuck(c);
  if (run.people !== null) caseOver(run, run.people, c);
  let t = caseInts[(c << CASE_BITS) + FIRST_TOKEN]!;
  while (t >= 0) {
    const at = t << TOKEN_BITS;
    if (ints[at + STATE_AT] !== STATE.inside) run.stuck[ints[at + NODE_OF]!]! += 1;
    const next = ints[at + NEXT]!;
    const scope = ints[at + SCOPE]!;
    run.remove(t);
    if (scope >= 0 && run.scopes.tokens[scope] === 0) run.releaseScope(scope);
    t = next;
  }
  run.undoable.delete(c);
  run.cases.release(c);
}
