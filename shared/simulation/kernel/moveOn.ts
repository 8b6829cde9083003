import { PURPOSE, uniformOfStream } from '../randomStream.ts';
import { beginActivity, contentDone } from './activities.ts';
import { scheduleBoundaries } from './boundaryEvents.ts';
import { finishToken } from './ends.ts';
import { PRIORITY } from './EventList.ts';
import { EVENT } from './events.ts';
import { arriveAtJoin } from './joins.ts';
import { ENTERING, FLOW, LEAVING, NODE, TAKING } from './nodeRecords.ts';
import { MOVE, type RunState } from './RunState.ts';
import { enterWork } from './staff/work.ts';
import { STATE, TIME, TOKEN } from './TokenStore.ts';
import { beginRace, waitForMessage, waitForNews } from './waits.ts';
import { goAlong, leaveNode } from './ways.ts';
import { BODY } from '../Program.ts';
import { CLOCK, COUNTER, MEMORY } from './memory.ts';

const { tokenInts: ints, tokenTimes: times, nodes, flows, wayFlows, wayShares, counters, clock } = MEMORY;
const MOVES = COUNTER.moves;
const { now: NOW, due: DUE } = CLOCK;
const TOKEN_BITS = TOKEN.bits;
const TIME_BITS = TIME.bits;
const NODE_BITS = NODE.bits;
const FLOW_BITS = FLOW.bits;
const { case: CASE_OF, node: NODE_OF, flow: FLOW_OF, visit: VISIT, state: STATE_AT, version: VERSION, loopLeft: LOOP_LEFT } = TOKEN;
const { enabledAt: ENABLED_AT } = TIME;
const { entering: HOW_IN, leaving: HOW_OUT, join: JOIN, outFrom: OUT_FROM, outTo: OUT_TO, way: WAY, visitSlot: VISIT_SLOT, branchKey: BRANCH_KEY } = NODE;
const { taking: HOW_TAKEN, target: TARGET, last: LAST } = FLOW;
const { pass: PASS, work: WORK, delay: DELAY } = ENTERING;
const { byOneWay: BY_ONE_WAY, byShare: BY_SHARE, end: END } = LEAVING;
const { nothing: NOTHING, handOff: PASSED_ON } = TAKING;
const { leave: LEAVE, contentDone: CONTENT_DONE } = MOVE;

/**
 * Moves one token from node to node until it waits, works, splits or ends. A plain node costs a load and a switch; what
 * is out of the ordinary is left to the functions beside. Hot path: the loop has no body of its own, for in what V8
 * compiles as part of a loop it does not bind the arrays of the memory.
 */
export function moveOn(run: RunState, t: number, move: number): void {
  if (move === CONTENT_DONE) {
    contentDone(run, t);
    return;
  }
  let goesOn = move === LEAVE || entersAndGoesOn(run, t);
  while (goesOn) goesOn = leavesByOneWay(run, t) && entersAndGoesOn(run, t);
}

/** True when nothing holds the token at the node that it enters. */
function entersAndGoesOn(run: RunState, t: number): boolean {
  const node = ints[(t << TOKEN_BITS) + NODE_OF]!;
  const n = node << NODE_BITS;
  const moves = counters[MOVES]! + 1;
  counters[MOVES] = moves;
  if (moves > run.options.limits.movesAtOnce) {
    run.stopped = 'endless';
    return false;
  }
  const join = nodes[n + JOIN]!;
  if (join !== 0 && !arriveAtJoin(run, t, node, join)) return false;
  const how = nodes[n + HOW_IN]!;
  if (how === PASS) {
    if (nodes[n + VISIT_SLOT]! >= 0) run.countVisit(t, node);
    return true;
  }
  if (how === WORK) enterWork(run, t, node);
  else if (how === DELAY) enterDelay(run, t, node);
  else enterOther(run, t, node);
  return false;
}

/** True when the token has taken a plain way, and is to enter the node at its end. */
function leavesByOneWay(run: RunState, t: number): boolean {
  const at = t << TOKEN_BITS;
  const node = ints[at + NODE_OF]!;
  const n = node << NODE_BITS;
  const out = nodes[n + HOW_OUT]!;
  let flow = nodes[n + WAY]!;
  if (out === BY_SHARE) {
    run.seekOf(node, BRANCH_KEY, ints[at + CASE_OF]!, ints[at + VISIT]!);
    flow = wayAt(n, uniformOfStream());
  } else if (out !== BY_ONE_WAY) {
    if (out === END) finishToken(run, t);
    else leaveNode(run, t);
    return false;
  }
  const f = flow << FLOW_BITS;
  const taking = flows[f + HOW_TAKEN]!;
  if (taking !== NOTHING) {
    if (taking !== PASSED_ON) {
      goAlong(run, t, flow);
      return false;
    }
    run.statistics.handedOver(flow, t);
  }
  ints[at + FLOW_OF] = flows[f + LAST]!;
  ints[at + NODE_OF] = flows[f + TARGET]!;
  return true;
}

/** The flow out of an exclusive gateway, whose record begins at `n`, that a uniform number chooses by the shares. */
function wayAt(n: number, u: number): number {
  const last = nodes[n + OUT_TO]! - 1;
  let way = nodes[n + OUT_FROM]!;
  let sum = wayShares[way]!;
  while (way < last && u >= sum) {
    way += 1;
    sum += wayShares[way]!;
  }
  return wayFlows[way]!;
}

function enterDelay(run: RunState, t: number, node: number): void {
  const at = t << TOKEN_BITS;
  const c = ints[at + CASE_OF]!;
  run.seek(node, PURPOSE.delay, c, run.countVisit(t, node));
  times[(t << TIME_BITS) + ENABLED_AT] = clock[NOW]!;
  ints[at + STATE_AT] = STATE.delayed;
  clock[DUE] = clock[NOW]! + run.draw(run.program.delay[node]!, c);
  run.list.push(PRIORITY.token, EVENT.delay, t, ints[at + VERSION]!);
}

/** A message of ours, or the answer of a partner: what is at the edge of a receive task may come before it (BPMN 2.0.2 §10.5.4). */
function receive(run: RunState, t: number, node: number): void {
  const at = t << TOKEN_BITS;
  ints[at + LOOP_LEFT] = 1;
  if (run.program.body[node] === BODY.message) waitForMessage(run, t, node);
  else enterDelay(run, t, node);
  if (ints[at + STATE_AT] !== STATE.ready) scheduleBoundaries(run, t, node);
}

function enterOther(run: RunState, t: number, node: number): void {
  switch (run.program.body[node]) {
    case BODY.work:
    case BODY.scope:
      beginActivity(run, t, node);
      return;
    case BODY.signal:
    case BODY.condition:
      waitForNews(run, t, node);
      return;
    case BODY.message:
    case BODY.delay:
      receive(run, t, node);
      return;
    default: beginRace(run, t, node);
  }
}
