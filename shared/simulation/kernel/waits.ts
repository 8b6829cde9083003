import { BODY, TRIGGER } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { PRIORITY } from './EventList.ts';
import { PART, PARTS, STATE } from './TokenStore.ts';
import { fireBoundary } from './boundaryEvents.ts';
import { EVENT } from './events.ts';
import { MOVE, type RunState } from './RunState.ts';

/** A timer is up, or a partner has answered: also the winner of a race. */
export function delayOver(run: RunState, t: number): void {
  const p = run.program;
  const tokens = run.tokens;
  const node = tokens.node[t]!;
  const winner = tokens.state[t] === STATE.race ? tokens.inner[t]! : node;
  tokens.parts[t * PARTS + (p.delayIsPartner[winner] === 1 ? PART.partner : PART.timer)]! += run.now - tokens.enabledAt[t]!;
  tokens.version[t]! += 1;
  if (tokens.state[t] === STATE.race) winRace(run, t, winner);
  else {
    run.setState(t, STATE.ready);
    run.push(t, MOVE.leave);
  }
}

/** At an event-based gateway the earliest event wins; events that wait for a message may still come before it. */
export function beginRace(run: RunState, t: number, gateway: number): void {
  const p = run.program;
  const tokens = run.tokens;
  const c = tokens.case[t]!;
  const visit = run.countVisit(t, gateway);
  tokens.enabledAt[t] = run.now;
  let earliest = Infinity;
  let winner = -1;
  for (let k = p.outgoing.start[gateway]!; k < p.outgoing.start[gateway + 1]!; k += 1) {
    const event = p.flowTarget[p.outgoing.items[k]!]!;
    if (p.body[event] === BODY.message) {
      if (!takeMessage(run, c, event)) continue;
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
  tokens.inner[t] = winner;
  run.setState(t, STATE.race);
  if (winner >= 0) run.list.push(run.now + earliest, PRIORITY.token, EVENT.delay, t, tokens.version[t]!);
  else run.setState(t, STATE.message);
}

/** The token goes on from the event that came first. */
function winRace(run: RunState, t: number, event: number): void {
  const tokens = run.tokens;
  tokens.inner[t] = -1;
  tokens.node[t] = event;
  run.setState(t, STATE.ready);
  run.countVisit(t, event);
  run.push(t, MOVE.leave);
}

/** Takes a message that came before anyone waited for it. */
export function takeMessage(run: RunState, c: number, node: number): boolean {
  const slot = run.program.messageSlot[node]!;
  if (slot < 0) return false;
  const at = c * run.program.messageSlots + slot;
  if (run.cases.messages[at] === 0) return false;
  run.cases.messages[at]! -= 1;
  return true;
}

/** What a node tells other pools when a token leaves it. */
export function sendMessages(run: RunState, t: number, node: number): void {
  const p = run.program;
  for (let k = p.sends.start[node]!; k < p.sends.start[node + 1]!; k += 1) {
    const m = p.sends.items[k]!;
    const c = run.tokens.case[t]!;
    const target = p.messageTarget[m]!;
    const isStart = p.messageSlot[target]! < 0;
    const transfer = p.messageTransfer[m]!;
    if (transfer < 0) {
      if (isStart) run.tokens.copyPath(t, run.newRoot(c, target));
      else deliver(run, c, target);
      continue;
    }
    // On its way the message is a token of its own, so the case does not end before it arrives.
    const courier = run.newToken(c, -1, target);
    run.tokens.copyPath(t, courier);
    run.tokens.enabledAt[courier] = run.now;
    run.setState(courier, STATE.courier);
    run.seek(target, PURPOSE.transfer, c, run.tokens.visit[t]!);
    run.list.push(run.now + run.draw(transfer, c), PRIORITY.token, EVENT.transfer, courier, run.tokens.version[courier]!);
  }
}

/** A message arrives: whoever waits for it goes on, else it is kept. */
export function deliver(run: RunState, c: number, target: number): void {
  const p = run.program;
  const tokens = run.tokens;
  const host = p.attachedTo[target]!;
  for (let u = run.cases.firstToken[c]!; u >= 0; u = tokens.nextInCase[u]!) {
    const state = tokens.state[u]!;
    if (host >= 0) {
      if (tokens.node[u] !== host || tokens.isInstance[u] === 1 || (state !== STATE.queued && state !== STATE.working && state !== STATE.inside)) continue;
      fireBoundary(run, u, target, TRIGGER.message);
      return;
    }
    const isWaiting = state === STATE.message && tokens.node[u] === target;
    const isRacing = (state === STATE.race || state === STATE.message) && leadsTo(run, tokens.node[u]!, target);
    if (!isWaiting && !isRacing) continue;
    tokens.parts[u * PARTS + PART.partner]! += run.now - tokens.enabledAt[u]!;
    tokens.version[u]! += 1;
    if (isRacing) winRace(run, u, target);
    else {
      run.setState(u, STATE.ready);
      run.push(u, MOVE.leave);
    }
    return;
  }
  // A boundary event hears only while its activity lasts; a catch event finds what came early.
  if (host < 0) run.cases.messages[c * p.messageSlots + p.messageSlot[target]!]! += 1;
}

function leadsTo(run: RunState, gateway: number, event: number): boolean {
  const p = run.program;
  if (p.body[gateway] !== BODY.race) return false;
  for (let k = p.outgoing.start[gateway]!; k < p.outgoing.start[gateway + 1]!; k += 1) if (p.flowTarget[p.outgoing.items[k]!] === event) return true;
  return false;
}
