import { RESULT, TRIGGER } from '../Program.ts';
import { PARTS, STATE } from './TokenStore.ts';
import { clearLevel, goOnFromBoundary, stopActivity } from './boundaryEvents.ts';
import { MOVE, type RunState } from './RunState.ts';

/** What an end or throw event does to others. True when the token itself is gone. */
export function throwResult(run: RunState, t: number, node: number): boolean {
  const p = run.program;
  const tokens = run.tokens;
  switch (p.result[node]) {
    case RESULT.terminate:
      clearLevel(run, tokens.scope[t]!, t);
      finishToken(run, t);
      return true;
    case RESULT.escalation: return raiseOutwards(run, t, node, false);
    case RESULT.error:
    case RESULT.cancel:
      if (raiseOutwards(run, t, node, true)) return true;
      // Nobody catches it: the whole process of the case ends.
      clearLevel(run, rootOf(run, tokens.scope[t]!), t);
      unwind(run, t);
      return true;
    default: return false;
  }
}

function rootOf(run: RunState, scope: number): number {
  let s = scope;
  while (run.scopes.parentToken[s]! >= 0) s = run.tokens.scope[run.scopes.parentToken[s]!]!;
  return s;
}

/** The last token of a process ends it, from however deep inside. */
function unwind(run: RunState, t: number): void {
  const tokens = run.tokens;
  const scope = tokens.scope[t]!;
  const root = rootOf(run, scope);
  if (root !== scope) {
    run.scopes.tokens[scope]! -= 1;
    run.scopes.tokens[root]! += 1;
    tokens.scope[t] = root;
  }
  finishToken(run, t);
}

/** Looks outwards for a boundary event that catches. True when it interrupted the level of `t`. */
function raiseOutwards(run: RunState, t: number, node: number, isError: boolean): boolean {
  const p = run.program;
  const tokens = run.tokens;
  for (let scope = tokens.scope[t]!; scope >= 0; ) {
    const outside = run.scopes.parentToken[scope]!;
    if (outside < 0) return false;
    const host = tokens.node[outside]!;
    for (let k = p.boundary.start[host]!; k < p.boundary.start[host + 1]!; k += 1) {
      const event = p.boundary.items[k]!;
      if (p.trigger[event] !== TRIGGER.thrown) continue;
      if (p.reference[event]! >= 0 && p.reference[event] !== p.reference[node]) continue;
      if (!isError && p.isInterrupting[event] === 0) {
        const other = run.newToken(tokens.case[t]!, tokens.scope[outside]!, event);
        run.tokens.copyPath(t, other);
        run.countVisit(other, event);
        run.push(other, MOVE.leave);
        return false;
      }
      tokens.copyPath(t, outside);
      stopActivity(run, outside);
      goOnFromBoundary(run, outside, event);
      return true;
    }
    scope = tokens.scope[outside]!;
  }
  return false;
}

/** A token is used up. The last one of a level ends the level; the last one of a case ends the case. */
export function finishToken(run: RunState, t: number): void {
  const tokens = run.tokens;
  const scope = tokens.scope[t]!;
  if (run.scopes.tokens[scope]! > 1) {
    run.remove(t);
    return;
  }
  const outside = run.scopes.parentToken[scope]!;
  if (outside >= 0) {
    tokens.copyPath(t, outside);
    run.remove(t);
    run.scopes.release(scope);
    tokens.inner[outside] = -1;
    run.setState(outside, STATE.ready);
    run.push(outside, MOVE.contentDone);
    return;
  }
  if (run.cases.tokens[tokens.case[t]!]! > 1) {
    run.remove(t);
    run.scopes.release(scope);
    return;
  }
  run.scopes.release(scope);
  endCase(run, t);
}

/** The last token of a case is used up: the case is done, and its path is the critical one. */
export function endCase(run: RunState, t: number): void {
  const cases = run.cases;
  const c = run.tokens.case[t]!;
  const isCounted = cases.isCounted[c] === 1;
  run.statistics.caseEnded(cases.startedAt[c]!, run.now, isCounted, cases.cost[c]!, run.tokens.parts, t * PARTS);
  if (run.options.recordCycleTimes) run.cycleTimes[cases.order[c]!] = run.now - cases.startedAt[c]!;
  run.remove(t);
  cases.release(c);
}

/** Nothing in the case can move by itself: it is counted by the nodes where it waits, and leaves the run. */
export function abandonCase(run: RunState, c: number): void {
  const tokens = run.tokens;
  run.stuckCases += 1;
  for (let t = run.cases.firstToken[c]!; t >= 0; t = tokens.nextInCase[t]!) {
    if (tokens.state[t] !== STATE.inside) run.stuck[tokens.node[t]!]! += 1;
  }
  let t = run.cases.firstToken[c]!;
  while (t >= 0) {
    const next = tokens.nextInCase[t]!;
    const scope = tokens.scope[t]!;
    run.remove(t);
    if (scope >= 0 && run.scopes.tokens[scope] === 0) run.scopes.release(scope);
    t = next;
  }
  run.cases.release(c);
}
