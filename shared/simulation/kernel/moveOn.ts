import { PURPOSE, uniformOfStream } from '../randomStream.ts';
import { beginActivity, contentDone } from './activities.ts';
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

const { tokenInts: ints, tokenTimes: times, nodes, flows, counters, clock } = MEMORY;
const MOVES = COUNTER.moves;
const { now: NOW, due: DUE } = CLOCK;
const TOKEN_BITS = TOKEN.bits;
const TIME_BITS = TIME.bits;
const NODE_BITS = NODE.bits;
const FLOW_BITS = FLOW.bits;
const { case: CASE_OF, node: NODE_OF, flow: FLOW_OF, visit: VISIT, state: STATE_AT, version: VERSION } = TOKEN;
const { enabledAt: ENABLED_AT } = TIME;
const { entering: HOW_IN, leaving: HOW_OUT, join: JOIN, outFrom: OUT_FROM, outTo: OUT_TO, way: WAY, visitSlot: VISIT_SLOT } = NODE;
const { taking: HOW_TAKEN, target: TARGET, last: LAST, handOff: HAND_OFF } = FLOW;
const { pass: PASS, work: WORK, delay: DELAY } = ENTERING;
const { byOneWay: BY_ONE_WAY, byShare: BY_SHARE, end: END } = LEAVING;
const { nothing: NOTHING, handOff: PASSED_ON } = TAKING;
const { enter: ENTER, leave: LEAVE } = MOVE;
const BRANCH = PURPOSE.branch;

/**
 * Moves one token from node to node until it waits, works, splits or ends. A plain node costs a load and a switch; what
 * is out of the ordinary is left to the functions beside. Hot path.
 */
export function moveOn(run: RunState, t: number, move: number): void {
  const { program, statistics } = run;
  const most = run.options.limits.movesAtOnce;
  const at = t << TOKEN_BITS;
  let node = ints[at + NODE_OF]!;
  if (move !== ENTER && move !== LEAVE) {
    contentDone(run, t);
    return;
  }
  let isEntering = move === ENTER;
  for (;;) {
    const n = node << NODE_BITS;
    if (isEntering) {
      const moves = counters[MOVES]! + 1;
      counters[MOVES] = moves;
      if (moves > most) {
        run.stopped = 'endless';
        return;
      }
      const join = nodes[n + JOIN]!;
      if (join !== 0 && !arriveAtJoin(run, t, node, join)) return;
      const how = nodes[n + HOW_IN]!;
      if (how === WORK) {
        enterWork(run, t, node);
        return;
      }
      if (how !== PASS) {
        if (how === DELAY) enterDelay(run, t, node);
        else enterOther(run, t, node);
        return;
      }
      if (nodes[n + VISIT_SLOT]! >= 0) run.countVisit(t, node);
    }
    let flow = 0;
    const out = nodes[n + HOW_OUT]!;
    if (out === BY_ONE_WAY) flow = nodes[n + WAY]!;
    else if (out === BY_SHARE) {
      run.seek(node, BRANCH, ints[at + CASE_OF]!, ints[at + VISIT]!);
      const u = uniformOfStream();
      const last = nodes[n + OUT_TO]! - 1;
      const { outShare } = program;
      let way = nodes[n + OUT_FROM]!;
      let sum = outShare[way]!;
      while (way < last && u >= sum) {
        way += 1;
        sum += outShare[way]!;
      }
      flow = program.outgoing.items[way]!;
    } else if (out === END) {
      finishToken(run, t);
      return;
    } else {
      leaveNode(run, t);
      return;
    }
    const f = flow << FLOW_BITS;
    const taking = flows[f + HOW_TAKEN]!;
    if (taking !== NOTHING) {
      if (taking !== PASSED_ON) {
        goAlong(run, t, flow);
        return;
      }
      statistics.handedOver(flows[f + HAND_OFF]!, t);
    }
    ints[at + FLOW_OF] = flows[f + LAST]!;
    node = flows[f + TARGET]!;
    ints[at + NODE_OF] = node;
    isEntering = true;
  }
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
      waitForMessage(run, t, node);
      return;
    default: beginRace(run, t, node);
  }
}
