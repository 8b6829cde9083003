import { JOIN } from '../Program.ts';
import { CASE } from './CaseStore.ts';
import { finishToken } from './ends.ts';
import { PART, STATE, TIME, TOKEN } from './TokenStore.ts';
import { MOVE, type RunState } from './RunState.ts';
import { CLOCK, MEMORY } from './memory.ts';

const { tokenInts: ints, tokenTimes: times, caseInts, clock } = MEMORY;
const { now: NOW } = CLOCK;
const TOKEN_BITS = TOKEN.bits;
const TIME_BITS = TIME.bits;
const CASE_BITS = CASE.bits;
const { case: CASE_OF, scope: SCOPE, node: NODE_OF, flow: FLOW_OF, state: STATE_AT, nextInCase: NEXT } = TOKEN;
const { joining: JOINING_COUNT, firstToken: FIRST_TOKEN } = CASE;
const { enabledAt: ENABLED_AT } = TIME;
const { joining: JOINING, transfer: TRANSFER } = STATE;
const { inclusive: INCLUSIVE, complex: COMPLEX } = JOIN;

/** True when the token goes on; else it waits, or was merged into the one that does. */
export function arriveAtJoin(run: RunState, t: number, node: number, kind: number): boolean {
  const { incoming } = run.program;
  const at = t << TOKEN_BITS;
  const c = ints[at + CASE_OF]!;
  const scope = ints[at + SCOPE]!;
  times[(t << TIME_BITS) + ENABLED_AT] = clock[NOW]!;
  if (kind === INCLUSIVE) {
    run.setState(t, JOINING);
    caseInts[(c << CASE_BITS) + JOINING_COUNT]! += 1;
    return false;
  }
  if (kind === COMPLEX) return arriveAtComplex(run, t, c, scope, node);
  const from = incoming.start[node]!;
  const to = incoming.start[node + 1]!;
  const own = ints[at + FLOW_OF]!;
  for (let k = from; k < to; k += 1) {
    const flow = incoming.items[k]!;
    if (flow !== own && waitingAt(c, scope, node, flow) < 0) {
      run.setState(t, JOINING);
      return false;
    }
  }
  // The last one to arrive goes on: its path is the critical one (the others' waits end here and count for nothing).
  for (let k = from; k < to; k += 1) {
    const flow = incoming.items[k]!;
    if (flow !== own) run.remove(waitingAt(c, scope, node, flow));
  }
  return true;
}

/**
 * A complex gateway goes on with the k-th token that comes, and swallows the others until one has come for each way in;
 * then it begins anew (BPMN 2.0.2 §13.4.5).
 */
function arriveAtComplex(run: RunState, t: number, c: number, scope: number, node: number): boolean {
  const { incoming, activation, nodeIds } = run.program;
  const ways = incoming.start[node + 1]! - incoming.start[node]!;
  const key = scope * nodeIds.length + node;
  const swallowed = run.swallowing.get(key);
  if (swallowed !== undefined) {
    if (swallowed + 1 >= ways) run.swallowing.delete(key);
    else run.swallowing.set(key, swallowed + 1);
    finishToken(run, t);
    return false;
  }
  const waiting: number[] = [];
  for (let u = caseInts[(c << CASE_BITS) + FIRST_TOKEN]!; u >= 0; u = ints[(u << TOKEN_BITS) + NEXT]!) {
    const at = u << TOKEN_BITS;
    if (ints[at + STATE_AT] === JOINING && ints[at + NODE_OF] === node && ints[at + SCOPE] === scope) waiting.push(u);
  }
  if (waiting.length + 1 < activation[node]!) {
    run.setState(t, JOINING);
    return false;
  }
  for (const u of waiting) run.remove(u);
  if (waiting.length + 1 < ways) run.swallowing.set(key, waiting.length + 1);
  return true;
}

/** The token of the same level that has waited longest at a join on one of its flows, −1 without. */
function waitingAt(c: number, scope: number, node: number, flow: number): number {
  let best = -1;
  for (let u = caseInts[(c << CASE_BITS) + FIRST_TOKEN]!; u >= 0; u = ints[(u << TOKEN_BITS) + NEXT]!) {
    const at = u << TOKEN_BITS;
    if (ints[at + STATE_AT] !== JOINING || ints[at + NODE_OF] !== node || ints[at + FLOW_OF] !== flow || ints[at + SCOPE] !== scope) continue;
    if (best < 0 || times[(u << TIME_BITS) + ENABLED_AT]! < times[(best << TIME_BITS) + ENABLED_AT]!) best = u;
  }
  return best;
}

/**
 * Fires one inclusive join of the case that no further token can reach (BPMN 2.0.2 §13.4.3): for each token
 * elsewhere in the level that could still come in by an empty way, there must be a filled way it could take too.
 */
export function fireInclusiveJoin(run: RunState, c: number): boolean {
  // Whoever waits at the same join of the same level waits for the same: one of them is asked.
  const asked: number[] = [];
  for (let t = caseInts[(c << CASE_BITS) + FIRST_TOKEN]!; t >= 0; t = ints[(t << TOKEN_BITS) + NEXT]!) {
    const node = ints[(t << TOKEN_BITS) + NODE_OF]!;
    if (ints[(t << TOKEN_BITS) + STATE_AT] !== JOINING || run.program.join[node] !== INCLUSIVE) continue;
    const key = ints[(t << TOKEN_BITS) + SCOPE]! * run.program.nodeIds.length + node;
    if (asked.includes(key)) continue;
    asked.push(key);
    if (mayStillCome(run, c, t, node)) continue;
    fireJoinAt(run, t, node);
    return true;
  }
  return false;
}

/** Can a token elsewhere in the level still come in by an empty way (and by no filled one)? */
function mayStillCome(run: RunState, c: number, waiting: number, node: number): boolean {
  const p = run.program;
  const scope = ints[(waiting << TOKEN_BITS) + SCOPE]!;
  const from = p.incoming.start[node]!;
  const to = p.incoming.start[node + 1]!;
  const nodes = p.nodeIds.length;
  const isFilled: boolean[] = [];
  for (let k = from; k < to; k += 1) isFilled.push(waitingAt(c, scope, node, p.incoming.items[k]!) >= 0);
  for (let u = caseInts[(c << CASE_BITS) + FIRST_TOKEN]!; u >= 0; u = ints[(u << TOKEN_BITS) + NEXT]!) {
    const at = u << TOKEN_BITS;
    const where = ints[at + NODE_OF]!;
    const state = ints[at + STATE_AT]!;
    if (ints[at + SCOPE] !== scope) continue;
    if (where === node && state === JOINING) continue;
    let toEmpty = false;
    let toFilled = false;
    for (let k = from; k < to; k += 1) {
      const flow = p.incoming.items[k]!;
      const isOnIt = state === TRANSFER && ints[at + FLOW_OF] === flow;
      const row = p.reachStart[node]! + (k - from) * nodes;
      // On its way, work may still be rejected, and then comes from where it was sent again.
      const source = state === TRANSFER && p.flowReject[ints[at + FLOW_OF]!]! > 0 ? p.flowSource[ints[at + FLOW_OF]!]! : -1;
      const canReach = isOnIt || (where !== node && p.reach[row + where] === 1) || (source >= 0 && p.reach[row + source] === 1);
      if (!canReach) continue;
      if (isFilled[k - from]) toFilled = true;
      else toEmpty = true;
    }
    if (toEmpty && !toFilled) return true;
  }
  return false;
}

/** Merges one token per filled way into the one that came last. The time since then is the wait for the join. */
function fireJoinAt(run: RunState, t: number, node: number): void {
  const p = run.program;
  const c = ints[(t << TOKEN_BITS) + CASE_OF]!;
  let last = t;
  const merged: number[] = [];
  for (let k = p.incoming.start[node]!; k < p.incoming.start[node + 1]!; k += 1) {
    const u = waitingAt(c, ints[(t << TOKEN_BITS) + SCOPE]!, node, p.incoming.items[k]!);
    if (u < 0) continue;
    merged.push(u);
    if (times[(u << TIME_BITS) + ENABLED_AT]! >= times[(last << TIME_BITS) + ENABLED_AT]!) last = u;
  }
  caseInts[(c << CASE_BITS) + JOINING_COUNT]! -= merged.length;
  for (const u of merged) if (u !== last) run.remove(u);
  times[(last << TIME_BITS) + TIME.parts + PART.join]! += clock[NOW]! - times[(last << TIME_BITS) + ENABLED_AT]!;
  run.setState(last, STATE.ready);
  run.countVisit(last, node);
  run.push(last, MOVE.leave);
}
