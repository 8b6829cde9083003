import { RESULT, SPLIT } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { CASE } from './CaseStore.ts';
import { compensate } from './compensation.ts';
import { PRIORITY } from './EventList.ts';
import { PART, STATE, TIME, TOKEN } from './TokenStore.ts';
import { endCase, finishToken, throwResult } from './ends.ts';
import { EVENT } from './events.ts';
import { FLOW } from './nodeRecords.ts';
import { beginWhere } from './eventSubProcesses.ts';
import { beginProcess, deliver, sendMessages } from './waits.ts';
import { MOVE, type RunState } from './RunState.ts';
import { CLOCK, MEMORY } from './memory.ts';

const { tokenInts: ints, tokenTimes: times, caseInts, flows, clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;
const TOKEN_BITS = TOKEN.bits;
const TIME_BITS = TIME.bits;
const CASE_BITS = CASE.bits;
const FLOW_BITS = FLOW.bits;
const { case: CASE_OF, scope: SCOPE, node: NODE_OF, flow: FLOW_OF, state: STATE_AT, version: VERSION, visit: VISIT } = TOKEN;

/** A token leaves a node by the ways that its gateway, or the flow itself, gives: whatever needs more than one plain way. */
export function leaveNode(run: RunState, t: number): void {
  const p = run.program;
  const at = t << TOKEN_BITS;
  const node = ints[at + NODE_OF]!;
  if ((p.result[node] === RESULT.compensation || p.result[node] === RESULT.cancel) && compensate(run, t, node)) return;
  if (p.isWatched[node] === 1) seeLeaving(run, t, node);
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
      const u = run.uniform(node, PURPOSE.branch, ints[at + CASE_OF]!, ints[at + VISIT]!);
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
      const attributes = run.cases.attributes[ints[at + CASE_OF]!] ?? {};
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

/** A node that a promise is about, or that the customer sees, is left. */
function seeLeaving(run: RunState, t: number, node: number): void {
  const c = ints[(t << TOKEN_BITS) + CASE_OF]!;
  const isCounted = ints[(t << TOKEN_BITS) + TOKEN.isCounted] === 1;
  run.statistics.goals?.left(c, node, clock[NOW]!, isCounted);
  if (run.program.isVisible[node] === 1) run.statistics.blind?.seen(c, clock[NOW]!);
}

/** Each way by itself; when none is taken, the default, or without one the likeliest (or last). */
function leaveInclusive(run: RunState, t: number, node: number, from: number, to: number): void {
  const p = run.program;
  const c = ints[(t << TOKEN_BITS) + CASE_OF]!;
  const byCondition = p.split[node] === SPLIT.inclusiveConditions;
  if (!byCondition) run.seek(node, PURPOSE.branch, c, ints[(t << TOKEN_BITS) + VISIT]!);
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
  const at = t << TOKEN_BITS;
  const other = run.newToken(ints[at + CASE_OF]!, ints[at + SCOPE]!, ints[at + NODE_OF]!);
  run.tokens.copyPath(t, other);
  ints[(other << TOKEN_BITS) + VISIT] = ints[at + VISIT]!;
  return other;
}

/** Along one flow, at once or after its transfer time. */
export function goAlong(run: RunState, t: number, flow: number): void {
  const p = run.program;
  const at = t << TOKEN_BITS;
  ints[at + FLOW_OF] = flow;
  if (p.flowHandOff[flow]! >= 0) run.statistics.handedOver(flow, t);
  const transfer = p.flowTransfer[flow]!;
  if (transfer < 0) {
    run.trace?.took(t, flow, clock[NOW]!);
    arriveBy(run, t, flow);
    return;
  }
  const c = ints[at + CASE_OF]!;
  times[(t << TIME_BITS) + TIME.enabledAt] = clock[NOW]!;
  run.seek(p.nodeIds.length + flow, PURPOSE.transfer, c, ints[at + VISIT]!);
  ints[at + NODE_OF] = p.flowTarget[flow]!;
  run.setState(t, STATE.transfer);
  clock[DUE] = clock[NOW]! + run.draw(transfer, c);
  run.list.push(PRIORITY.token, EVENT.transfer, t, ints[at + VERSION]!);
}

/** What was on its way has arrived: a token at the end of its flow, or a message. */
export function transferOver(run: RunState, t: number): void {
  const at = t << TOKEN_BITS;
  times[(t << TIME_BITS) + TIME.parts + PART.transfer]! += clock[NOW]! - times[(t << TIME_BITS) + TIME.enabledAt]!;
  ints[at + VERSION]! += 1;
  if (ints[at + STATE_AT] !== STATE.courier) {
    run.setState(t, STATE.ready);
    run.trace?.took(t, ints[at + FLOW_OF]!, times[(t << TIME_BITS) + TIME.enabledAt]!);
    arriveBy(run, t, ints[at + FLOW_OF]!);
    return;
  }
  const c = ints[at + CASE_OF]!;
  const target = ints[at + NODE_OF]!;
  if (run.program.begins[target]! >= 0) {
    beginWhere(run, c, (start) => start === target);
    if (caseInts[(c << CASE_BITS) + CASE.tokens] === 1) endCase(run, t);
    else run.remove(t);
    return;
  }
  if (run.program.messageSlot[target]! < 0) {
    const root = beginProcess(run, c, target);
    run.tokens.copyPath(t, root);
    run.remove(t);
    return;
  }
  deliver(run, c, target);
  if (caseInts[(c << CASE_BITS) + CASE.tokens] === 1) endCase(run, t);
  else run.remove(t);
}

/** At the far end of a flow: accepted, or sent back to the step that handed it over. */
function arriveBy(run: RunState, t: number, flow: number): void {
  const p = run.program;
  const at = t << TOKEN_BITS;
  const reject = p.flowReject[flow]!;
  const isBack = reject > 0 && run.uniform(p.nodeIds.length + flow, PURPOSE.reject, ints[at + CASE_OF]!, ints[at + VISIT]!) < reject;
  if (isBack) ints[at + NODE_OF] = p.flowSource[flow]!;
  else {
    // What is stepped over between here and the node that is really reached does nothing, so its last flow is the one taken.
    ints[at + NODE_OF] = flows[(flow << FLOW_BITS) + FLOW.target]!;
    ints[at + FLOW_OF] = flows[(flow << FLOW_BITS) + FLOW.last]!;
  }
  run.push(t, MOVE.enter);
}
