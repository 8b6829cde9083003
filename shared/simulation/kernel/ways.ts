import { RESULT, SPLIT } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { PRIORITY } from './EventList.ts';
import { PART, PARTS, STATE } from './TokenStore.ts';
import { endCase, finishToken, throwResult } from './ends.ts';
import { EVENT } from './events.ts';
import { deliver, sendMessages } from './waits.ts';
import { MOVE, type RunState } from './RunState.ts';

/** A token leaves a node by the ways that its gateway, or the flow itself, gives. */
export function leaveNode(run: RunState, t: number): void {
  const p = run.program;
  const tokens = run.tokens;
  const node = tokens.node[t]!;
  if (p.sends.start[node] !== p.sends.start[node + 1]) sendMessages(run, t, node);
  if (p.result[node] !== RESULT.none && throwResult(run, t, node)) return;
  const from = p.outgoing.start[node]!;
  const to = p.outgoing.start[node + 1]!;
  switch (p.split[node]) {
    case SPLIT.end:
      finishToken(run, t);
      return;
    case SPLIT.all:
      // All at one instant: the way drawn last is entered first, as other engines do (it decides who is first in line).
      for (let k = from + 1; k < to; k += 1) run.pending[run.pendingCount++] = p.outgoing.items[k]!;
      goAll(run, t, p.outgoing.items[from]!);
      return;
    case SPLIT.exclusive: {
      const u = run.uniform(node, PURPOSE.branch, tokens.case[t]!, tokens.visit[t]!);
      let sum = 0;
      let way = to - 1;
      for (let k = from; k < to; k += 1) {
        sum += p.outShare[k]!;
        if (u < sum) {
          way = k;
          break;
        }
      }
      goAlong(run, t, p.outgoing.items[way]!);
      return;
    }
    case SPLIT.exclusiveConditions: {
      const attributes = run.cases.attributes[tokens.case[t]!] ?? {};
      let way = p.defaultWay[node]! >= 0 ? p.defaultWay[node]! : to - 1;
      for (let k = from; k < to; k += 1) {
        if (p.outCondition[k]! < 0 || !run.feel.holds(p.outCondition[k]!, attributes)) continue;
        way = k;
        break;
      }
      goAlong(run, t, p.outgoing.items[way]!);
      return;
    }
    default: leaveInclusive(run, t, node, from, to);
  }
}

/** Each way by itself; when none is taken, the default, or without one the likeliest (or last). */
function leaveInclusive(run: RunState, t: number, node: number, from: number, to: number): void {
  const p = run.program;
  const c = run.tokens.case[t]!;
  const byCondition = p.split[node] === SPLIT.inclusiveConditions;
  if (!byCondition) run.seek(node, PURPOSE.branch, c, run.tokens.visit[t]!);
  let first = -1;
  let likeliest = from;
  for (let k = from; k < to; k += 1) {
    if (p.outShare[k]! > p.outShare[likeliest]!) likeliest = k;
    if (k === p.defaultWay[node]) continue;
    const isTaken = byCondition ? p.outCondition[k]! >= 0 && run.feel.holds(p.outCondition[k]!, run.cases.attributes[c] ?? {}) : run.stream.uniform() < p.outShare[k]!;
    if (!isTaken) continue;
    if (first < 0) first = k;
    // Kept until all draws of the split are made: what a way does on the way out draws from other streams.
    else run.pending[run.pendingCount++] = p.outgoing.items[k]!;
  }
  if (first < 0) first = p.defaultWay[node]! >= 0 ? p.defaultWay[node]! : likeliest;
  goAll(run, t, p.outgoing.items[first]!);
}

/** The token takes the first way, copies of it the pending ones. */
function goAll(run: RunState, t: number, first: number): void {
  const count = run.pendingCount;
  run.pendingCount = 0;
  for (let i = 0; i < count; i += 1) run.copies[i] = cloneToken(run, t);
  goAlong(run, t, first);
  for (let i = 0; i < count; i += 1) goAlong(run, run.copies[i]!, run.pending[i]!);
}

/** A second token on the same path. */
function cloneToken(run: RunState, t: number): number {
  const other = run.newToken(run.tokens.case[t]!, run.tokens.scope[t]!, run.tokens.node[t]!);
  run.tokens.copyPath(t, other);
  run.tokens.visit[other] = run.tokens.visit[t]!;
  return other;
}

/** Along one flow, at once or after its transfer time. */
function goAlong(run: RunState, t: number, flow: number): void {
  const p = run.program;
  const tokens = run.tokens;
  tokens.flow[t] = flow;
  const handOff = p.flowHandOff[flow]!;
  if (handOff >= 0) {
    run.statistics.handedOver(handOff, run.cases.isCounted[tokens.case[t]!] === 1);
    if (tokens.leftAt[t]! >= 0) tokens.handOff[t] = handOff;
  }
  const transfer = p.flowTransfer[flow]!;
  if (transfer < 0) {
    arriveBy(run, t, flow);
    return;
  }
  const c = tokens.case[t]!;
  tokens.enabledAt[t] = run.now;
  run.seek(p.nodeIds.length + flow, PURPOSE.transfer, c, tokens.visit[t]!);
  tokens.node[t] = p.flowTarget[flow]!;
  run.setState(t, STATE.transfer);
  run.list.push(run.now + run.draw(transfer, c), PRIORITY.token, EVENT.transfer, t, tokens.version[t]!);
}

/** What was on its way has arrived: a token at the end of its flow, or a message. */
export function transferOver(run: RunState, t: number): void {
  const tokens = run.tokens;
  tokens.parts[t * PARTS + PART.transfer]! += run.now - tokens.enabledAt[t]!;
  tokens.version[t]! += 1;
  if (tokens.state[t] !== STATE.courier) {
    run.setState(t, STATE.ready);
    arriveBy(run, t, tokens.flow[t]!);
    return;
  }
  const c = tokens.case[t]!;
  const target = tokens.node[t]!;
  if (run.program.messageSlot[target]! < 0) {
    const root = run.newRoot(c, target);
    run.tokens.copyPath(t, root);
    run.remove(t);
    return;
  }
  deliver(run, c, target);
  if (run.cases.tokens[c] === 1) endCase(run, t);
  else run.remove(t);
}

/** At the far end of a flow: accepted, or sent back to the step that handed it over. */
function arriveBy(run: RunState, t: number, flow: number): void {
  const p = run.program;
  const reject = p.flowReject[flow]!;
  const isBack = reject > 0 && run.uniform(p.nodeIds.length + flow, PURPOSE.reject, run.tokens.case[t]!, run.tokens.visit[t]!) < reject;
  run.tokens.node[t] = isBack ? p.flowSource[flow]! : p.flowTarget[flow]!;
  run.push(t, MOVE.enter);
}
