import { JOIN } from '../Program.ts';
import { PART, PARTS, STATE } from './TokenStore.ts';
import { MOVE, type RunState } from './RunState.ts';

/** True when the token goes on; else it waits, or was merged into the one that does. */
export function arriveAtJoin(run: RunState, t: number, node: number, kind: number): boolean {
  const p = run.program;
  const tokens = run.tokens;
  const c = tokens.case[t]!;
  const scope = tokens.scope[t]!;
  tokens.enabledAt[t] = run.now;
  if (kind === JOIN.inclusive) {
    run.setState(t, STATE.joining);
    run.cases.joining[c]! += 1;
    return false;
  }
  const from = p.incoming.start[node]!;
  const to = p.incoming.start[node + 1]!;
  for (let k = from; k < to; k += 1) {
    const flow = p.incoming.items[k]!;
    if (flow !== tokens.flow[t] && waitingAt(run, c, scope, node, flow) < 0) {
      run.setState(t, STATE.joining);
      return false;
    }
  }
  // The last one to arrive goes on: its path is the critical one (the others' waits end here and count for nothing).
  for (let k = from; k < to; k += 1) {
    const flow = p.incoming.items[k]!;
    if (flow !== tokens.flow[t]) run.remove(waitingAt(run, c, scope, node, flow));
  }
  return true;
}

/** The token of the same level that has waited longest at a join on one of its flows, −1 without. */
function waitingAt(run: RunState, c: number, scope: number, node: number, flow: number): number {
  const tokens = run.tokens;
  let best = -1;
  for (let u = run.cases.firstToken[c]!; u >= 0; u = tokens.nextInCase[u]!) {
    if (tokens.state[u] !== STATE.joining || tokens.node[u] !== node || tokens.flow[u] !== flow || tokens.scope[u] !== scope) continue;
    if (best < 0 || tokens.enabledAt[u]! < tokens.enabledAt[best]!) best = u;
  }
  return best;
}

/**
 * Fires one inclusive join of the case that no further token can reach (BPMN 2.0.2 §13.4.3): for each token
 * elsewhere in the level that could still come in by an empty way, there must be a filled way it could take too.
 */
export function fireInclusiveJoin(run: RunState, c: number): boolean {
  const tokens = run.tokens;
  for (let t = run.cases.firstToken[c]!; t >= 0; t = tokens.nextInCase[t]!) {
    const node = tokens.node[t]!;
    if (tokens.state[t] !== STATE.joining || run.program.join[node] !== JOIN.inclusive) continue;
    if (mayStillCome(run, c, t, node)) continue;
    fireJoinAt(run, t, node);
    return true;
  }
  return false;
}

/** Can a token elsewhere in the level still come in by an empty way (and by no filled one)? */
function mayStillCome(run: RunState, c: number, waiting: number, node: number): boolean {
  const p = run.program;
  const tokens = run.tokens;
  const from = p.incoming.start[node]!;
  const to = p.incoming.start[node + 1]!;
  const nodes = p.nodeIds.length;
  for (let u = run.cases.firstToken[c]!; u >= 0; u = tokens.nextInCase[u]!) {
    if (tokens.scope[u] !== tokens.scope[waiting]) continue;
    if (tokens.node[u] === node && tokens.state[u] === STATE.joining) continue;
    let toEmpty = false;
    let toFilled = false;
    for (let k = from; k < to; k += 1) {
      const flow = p.incoming.items[k]!;
      const isOnIt = tokens.state[u] === STATE.transfer && tokens.flow[u] === flow;
      const canReach = isOnIt || (tokens.node[u] !== node && p.reach[p.reachStart[node]! + (k - from) * nodes + tokens.node[u]!] === 1);
      if (!canReach) continue;
      if (waitingAt(run, c, tokens.scope[waiting]!, node, flow) >= 0) toFilled = true;
      else toEmpty = true;
    }
    if (toEmpty && !toFilled) return true;
  }
  return false;
}

/** Merges one token per filled way into the one that came last. The time since then is the wait for the join. */
function fireJoinAt(run: RunState, t: number, node: number): void {
  const p = run.program;
  const tokens = run.tokens;
  const c = tokens.case[t]!;
  let last = t;
  const merged: number[] = [];
  for (let k = p.incoming.start[node]!; k < p.incoming.start[node + 1]!; k += 1) {
    const u = waitingAt(run, c, tokens.scope[t]!, node, p.incoming.items[k]!);
    if (u < 0) continue;
    merged.push(u);
    if (tokens.enabledAt[u]! >= tokens.enabledAt[last]!) last = u;
  }
  run.cases.joining[c]! -= merged.length;
  for (const u of merged) if (u !== last) run.remove(u);
  tokens.parts[last * PARTS + PART.join]! += run.now - tokens.enabledAt[last]!;
  run.setState(last, STATE.ready);
  run.countVisit(last, node);
  run.push(last, MOVE.leave);
}
