import { JOIN, TRIGGER } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { PRIORITY } from './EventList.ts';
import { STATE } from './TokenStore.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import { doubled32 } from './growth.ts';
import { bookUnfinished, workedSoFar, stopWork } from './work.ts';
import { MOVE, MOVE_BITS, type RunState } from './RunState.ts';

/** Starts the clocks of timed boundary events that run from enabling. */
export function scheduleBoundaries(run: RunState, t: number, node: number): void {
  const p = run.program;
  const tokens = run.tokens;
  const c = tokens.case[t]!;
  for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] !== TRIGGER.timed || (p.whileWorking[event] === 1 && tokens.state[t] !== STATE.inside) || !run.happens(t, event)) continue;
    run.seek(event, PURPOSE.delay, c, tokens.visit[t]!);
    run.list.push(run.now + run.draw(p.delay[event]!, c), PRIORITY.token, EVENT.boundary + (event << EVENT_BITS), t, tokens.version[t]!);
  }
}

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
  const tokens = run.tokens;
  const node = tokens.node[t]!;
  if (tokens.state[t] === STATE.queued) {
    run.desks.leaveLine(t, node);
    run.statistics.dequeued(node, tokens.enabledAt[t]!, run.now, run.cases.isCounted[tokens.case[t]!] === 1);
  } else if (tokens.state[t] === STATE.working) {
    stopWork(run, t, node, workedSoFar(run, t, node));
  } else if (tokens.state[t] === STATE.inside) {
    const inner = tokens.inner[t]!;
    clearLevel(run, inner, -1);
    run.scopes.release(inner);
    tokens.inner[t] = -1;
  }
  tokens.leftAt[t] = run.now;
}

/** The token itself goes on from a boundary event. */
export function goOnFromBoundary(run: RunState, t: number, event: number): void {
  const tokens = run.tokens;
  tokens.version[t]! += 1;
  tokens.loopLeft[t] = 0;
  tokens.node[t] = event;
  tokens.flow[t] = -1;
  run.setState(t, STATE.ready);
  run.countVisit(t, event);
  run.push(t, MOVE.leave);
}

/** A second token goes on from a boundary event that does not interrupt. */
export function branchFromBoundary(run: RunState, t: number, event: number): void {
  const other = run.newToken(run.tokens.case[t]!, run.tokens.scope[t]!, event);
  run.tokens.copyPath(t, other);
  run.tokens.handOff[other] = -1;
  run.tokens.leftAt[other] = run.now;
  bookUnfinished(run, t, other, TRIGGER.timed);
  run.countVisit(other, event);
  run.push(other, MOVE.leave);
}

/** Removes every token of a level and of the levels inside it, except one. */
export function clearLevel(run: RunState, scope: number, except: number): void {
  const tokens = run.tokens;
  const anyToken = except >= 0 ? except : run.scopes.parentToken[scope]!;
  const c = tokens.case[anyToken]!;
  let count = 0;
  for (let u = run.cases.firstToken[c]!; u >= 0; u = tokens.nextInCase[u]!) {
    if (u === except || !isWithin(run, tokens.scope[u]!, scope)) continue;
    if (count === run.doomed.length) run.doomed = doubled32(run.doomed);
    run.doomed[count] = u;
    count += 1;
  }
  const inner: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const u = run.doomed[i]!;
    const node = tokens.node[u]!;
    if (tokens.state[u] === STATE.queued || tokens.state[u] === STATE.working) stopActivity(run, u);
    else if (tokens.state[u] === STATE.inside) inner.push(tokens.inner[u]!);
    else if (tokens.state[u] === STATE.joining && run.program.join[node] === JOIN.inclusive) run.cases.joining[c]! -= 1;
    run.remove(u);
  }
  for (const s of inner) run.scopes.release(s);
  // What was about to move is gone too.
  let kept = 0;
  for (let i = 0; i < run.workSize; i += 1) {
    const entry = run.work[i]!;
    if (tokens.state[entry >> MOVE_BITS] === STATE.free) continue;
    run.work[kept] = entry;
    kept += 1;
  }
  run.workSize = kept;
}

function isWithin(run: RunState, scope: number, outer: number): boolean {
  for (let s = scope; s >= 0; ) {
    if (s === outer) return true;
    const parent = run.scopes.parentToken[s]!;
    s = parent < 0 ? -1 : run.tokens.scope[parent]!;
  }
  return false;
}
