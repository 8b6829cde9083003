import { BODY, TRIGGER } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { CASE } from './CaseStore.ts';
import { PRIORITY } from './EventList.ts';
import { IS_UNDER_WAY, PART, STATE, TIME, TOKEN } from './TokenStore.ts';
import { fireBoundary } from './boundaryEvents.ts';
import { EVENT } from './events.ts';
import { beginWhere, openLevel } from './eventSubProcesses.ts';
import { MOVE, type RunState } from './RunState.ts';
import { CLOCK, MEMORY } from './memory.ts';

const { tokenInts: ints, tokenTimes: times, caseInts, clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;
const TOKEN_BITS = TOKEN.bits;
const TIME_BITS = TIME.bits;
const CASE_BITS = CASE.bits;
const { case: CASE_OF, node: NODE_OF, state: STATE_AT, version: VERSION, visit: VISIT, inner: INNER } = TOKEN;
const { enabledAt: ENABLED_AT, parts: PARTS_AT } = TIME;

/** A timer is up, or a partner has answered: also the winner of a race. */
export function delayOver(run: RunState, t: number): void {
  const at = t << TOKEN_BITS;
  const b = t << TIME_BITS;
  const isRace = ints[at + STATE_AT] === STATE.race;
  const winner = isRace ? ints[at + INNER]! : ints[at + NODE_OF]!;
  const isAnswer = run.program.delayIsPartner[winner] === 1;
  times[b + PARTS_AT + (isAnswer ? PART.partner : PART.timer)]! += clock[NOW]! - times[b + ENABLED_AT]!;
  ints[at + VERSION]! += 1;
  if (isRace) winRace(run, t, winner);
  else if (isAnswer) received(run, t, winner);
  else goOn(run, t);
}

/** A signal or condition that a token waits for at `event`, alone or in a race, has come. */
export function caught(run: RunState, t: number, event: number): void {
  const b = t << TIME_BITS;
  times[b + PARTS_AT + PART.partner]! += clock[NOW]! - times[b + ENABLED_AT]!;
  ints[(t << TOKEN_BITS) + VERSION]! += 1;
  if (ints[(t << TOKEN_BITS) + NODE_OF] === event) goOn(run, t);
  else winRace(run, t, event);
}

/** An event that waits for a signal of any case, or for a condition over the attributes of its own. */
export function waitForNews(run: RunState, t: number, node: number): void {
  const c = ints[(t << TOKEN_BITS) + CASE_OF]!;
  run.countVisit(t, node);
  times[(t << TIME_BITS) + ENABLED_AT] = clock[NOW]!;
  if (run.program.body[node] === BODY.signal) run.setState(t, STATE.signal);
  else if (run.holds(node, c)) run.push(t, MOVE.leave);
  else run.setState(t, STATE.condition);
}

/** What the token waited for has come. */
function goOn(run: RunState, t: number): void {
  run.setState(t, STATE.ready);
  run.push(t, MOVE.leave);
}

/** The message or answer has come: of a receive task, what happens at its edge when it is done comes first, and who stayed until then leaves. */
function received(run: RunState, t: number, node: number): void {
  const { boundary, staff } = run.program;
  const isPlain = boundary.start[node] === boundary.start[node + 1] && (staff === null || staff.endsKeeping[node] === 0);
  run.setState(t, STATE.ready);
  run.push(t, isPlain ? MOVE.leave : MOVE.contentDone);
}

/** A message that came before is taken at once; else the token waits for it. */
export function waitForMessage(run: RunState, t: number, node: number): void {
  run.countVisit(t, node);
  times[(t << TIME_BITS) + ENABLED_AT] = clock[NOW]!;
  if (takeMessage(run, ints[(t << TOKEN_BITS) + CASE_OF]!, node)) received(run, t, node);
  else run.setState(t, STATE.message);
}

/** At an event-based gateway the earliest event wins; events that wait for a message may still come before it. */
export function beginRace(run: RunState, t: number, gateway: number): void {
  const p = run.program;
  const at = t << TOKEN_BITS;
  const c = ints[at + CASE_OF]!;
  const visit = run.countVisit(t, gateway);
  times[(t << TIME_BITS) + ENABLED_AT] = clock[NOW]!;
  let earliest = Infinity;
  let winner = -1;
  for (let k = p.outgoing.start[gateway]!; k < p.outgoing.start[gateway + 1]!; k += 1) {
    const event = p.flowTarget[p.outgoing.items[k]!]!;
    if (p.body[event] === BODY.message) {
      if (!takeMessage(run, c, event)) continue;
      winRace(run, t, event);
      return;
    }
    if (p.body[event] === BODY.signal || p.body[event] === BODY.condition) {
      if (!run.holds(event, c)) continue;
      winRace(run, t, event);
      return;
    }
    run.seek(event, PURPOSE.delay, c, visit);
    const delay = p.body[event] === BODY.delay ? run.draw(p.delay[event]!, c) : 0;
    if (delay < earliest) {
      earliest = delay;
      winner = event;
    }
  }
  ints[at + INNER] = winner;
  run.setState(t, STATE.race);
  if (winner < 0) {
    run.setState(t, racedTo(run, gateway, (event) => p.body[event] === BODY.signal) >= 0 ? STATE.race : STATE.message);
    return;
  }
  clock[DUE] = clock[NOW]! + earliest;
  run.list.push(PRIORITY.token, EVENT.delay, t, ints[at + VERSION]!);
}

/** The token goes on from the event that came first. */
function winRace(run: RunState, t: number, event: number): void {
  ints[(t << TOKEN_BITS) + INNER] = -1;
  ints[(t << TOKEN_BITS) + NODE_OF] = event;
  run.setState(t, STATE.ready);
  run.countVisit(t, event);
  run.push(t, MOVE.leave);
}

/** Takes a message that came before anyone waited for it. */
function takeMessage(run: RunState, c: number, node: number): boolean {
  const slot = run.program.messageSlot[node]!;
  if (slot < 0) return false;
  const at = c * run.program.messageSlots + slot;
  if (run.cases.messages[at] === 0) return false;
  run.cases.messages[at]! -= 1;
  return true;
}

/** A process of the case begins, with whatever stands ready in it. */
export function beginProcess(run: RunState, c: number, node: number): number {
  const root = run.newRoot(c, node);
  openLevel(run, c, ints[(root << TOKEN_BITS) + TOKEN.scope]!, run.program.rootLevel[node]!);
  return root;
}

/** What a node tells other pools when a token leaves it. */
export function sendMessages(run: RunState, t: number, node: number): void {
  const p = run.program;
  const c = ints[(t << TOKEN_BITS) + CASE_OF]!;
  for (let k = p.sends.start[node]!; k < p.sends.start[node + 1]!; k += 1) {
    const m = p.sends.items[k]!;
    const target = p.messageTarget[m]!;
    const isStart = p.messageSlot[target]! < 0;
    const transfer = p.messageTransfer[m]!;
    if (transfer < 0) {
      if (p.begins[target]! >= 0) beginWhere(run, c, (start) => start === target);
      else if (isStart) {
        const root = beginProcess(run, c, target);
        run.tokens.copyPath(t, root);
      } else deliver(run, c, target);
      continue;
    }
    // On its way the message is a token of its own, so the case does not end before it arrives.
    const courier = run.newToken(c, -1, target);
    run.tokens.copyPath(t, courier);
    times[(courier << TIME_BITS) + ENABLED_AT] = clock[NOW]!;
    run.setState(courier, STATE.courier);
    run.seek(p.messageElement + m, PURPOSE.transfer, c, ints[(t << TOKEN_BITS) + VISIT]!);
    clock[DUE] = clock[NOW]! + run.draw(transfer, c);
    run.list.push(PRIORITY.token, EVENT.transfer, courier, ints[(courier << TOKEN_BITS) + VERSION]!);
  }
}

/** A message arrives: whoever waits for it goes on, else it is kept. */
export function deliver(run: RunState, c: number, target: number): void {
  const p = run.program;
  const host = p.attachedTo[target]!;
  for (let u = caseInts[(c << CASE_BITS) + CASE.firstToken]!; u >= 0; u = ints[(u << TOKEN_BITS) + TOKEN.nextInCase]!) {
    const at = u << TOKEN_BITS;
    const state = ints[at + STATE_AT]!;
    const where = ints[at + NODE_OF]!;
    if (host >= 0) {
      if (where !== host || ints[at + TOKEN.isInstance] === 1 || IS_UNDER_WAY[state] === 0) continue;
      fireBoundary(run, u, target, TRIGGER.message);
      return;
    }
    const isWaiting = state === STATE.message && where === target;
    const isRacing = (state === STATE.race || state === STATE.message) && racedTo(run, where, (event) => event === target) >= 0;
    if (!isWaiting && !isRacing) continue;
    times[(u << TIME_BITS) + PARTS_AT + PART.partner]! += clock[NOW]! - times[(u << TIME_BITS) + ENABLED_AT]!;
    ints[at + VERSION]! += 1;
    if (isRacing) winRace(run, u, target);
    else received(run, u, target);
    return;
  }
  // A boundary event hears only while its activity lasts; a catch event finds what came early.
  if (host < 0) run.cases.messages[c * p.messageSlots + p.messageSlot[target]!]! += 1;
}

/** The event behind an event-based gateway of which this says yes, −1 without. */
export function racedTo(run: RunState, gateway: number, asks: (event: number) => boolean): number {
  const p = run.program;
  if (p.body[gateway] !== BODY.race) return -1;
  for (let k = p.outgoing.start[gateway]!; k < p.outgoing.start[gateway + 1]!; k += 1) {
    const event = p.flowTarget[p.outgoing.items[k]!]!;
    if (asks(event)) return event;
  }
  return -1;
}
