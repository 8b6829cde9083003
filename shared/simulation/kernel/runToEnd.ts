import { finishWork } from './activities.ts';
import { beginArrivals, caseArrives } from './arrivals.ts';
import { boundaryTimer } from './boundaryEvents.ts';
import { abandonCase } from './ends.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import { levelTimer } from './eventSubProcesses.ts';
import { planFailures } from './people/breakdowns.ts';
import { peopleHappen } from './people/peopleHappen.ts';
import { moveOn } from './moveOn.ts';
import { MOVE, type RunState } from './RunState.ts';
import { dispatch } from './staff/work.ts';
import { settleCase } from './settleCase.ts';
import { STATE, TOKEN } from './TokenStore.ts';
import { delayOver } from './waits.ts';
import { transferOver } from './ways.ts';
import { CLOCK, COUNTER, MEMORY } from './memory.ts';

const { tokenInts: ints, counters, clock } = MEMORY;
const { dirtyDesks: DIRTY, code: CODE, subject: SUBJECT, version: EVENT_VERSION, round: ROUND, cases: CASES, moves: MOVES } = COUNTER;
const { now: NOW } = CLOCK;
const TOKEN_BITS = TOKEN.bits;
const LEAVE = MOVE.leave;
const AT_A_TIME = 4_096;
const { case: CASE_OF, version: VERSION } = TOKEN;
const { finish: FINISH, delay: DELAY, transfer: TRANSFER, opening: OPENING, arrival: ARRIVAL, people: PEOPLE, level: LEVEL } = EVENT;
const KIND_MASK = (1 << EVENT_BITS) - 1;

/** The event loop: until the last case has ended, a limit is passed, or the run is cancelled. */
export function runToEnd(run: RunState): void {
  // The clock still shows the end of the run before.
  clock[NOW] = 0;
  beginArrivals(run);
  if (run.people !== null) planFailures(run, run.people);
  while (!happenings(run)) {
    if (run.options.isCancelled()) {
      run.isCancelled = true;
      return;
    }
  }
}

/**
 * Some thousand events; true when there are no more, or the run is to stop. In pieces, not for ever: V8 binds constants
 * and arrays into the code of a function that is entered anew, but not into that of a loop which it replaces while it runs.
 */
function happenings(run: RunState): boolean {
  const { limits, cases } = run.options;
  const { list } = run;
  const { horizon } = limits;
  for (let n = 0; n < AT_A_TIME; n += 1) {
    if (counters[DIRTY]! > 0 && list.isInstantOver()) {
      dispatch(run);
      continue;
    }
    if (counters[CASES] === 0 && run.started >= cases) return true;
    if (list.size === 0 || (run.people !== null && counters[DIRTY] === 0 && list.size <= run.people.failuresAhead)) {
      strandCases(run);
      return true;
    }
    list.pop();
    run.events += 1;
    if (clock[NOW]! > horizon) {
      run.stopped = 'timeOut';
      return true;
    }
    const kind = counters[CODE]! & KIND_MASK;
    const t = counters[SUBJECT]!;
    const at = t << TOKEN_BITS;
    if (kind === FINISH) {
      if (ints[at + VERSION] !== counters[EVENT_VERSION]) continue;
      const c = ints[at + CASE_OF]!;
      counters[MOVES] = 0;
      if (finishWork(run, t)) moveOn(run, t, LEAVE);
      settleCase(run, c);
    } else {
      happen(run, kind);
      // Only arrivals add to the cases that are open.
      if (counters[CASES]! > limits.openCases) run.stopped = 'openCases';
    }
    if (run.stopped !== null) return true;
  }
  return false;
}

/** Nothing can happen any more: cases that are left wait for each other, or for a batch that is never complete. */
function strandCases(run: RunState): void {
  for (let t = 0; t < run.tokens.used; t += 1) if (ints[(t << TOKEN_BITS) + TOKEN.state] !== STATE.free) abandonCase(run, ints[(t << TOKEN_BITS) + CASE_OF]!);
}

/** Whatever is not the end of work. */
function happen(run: RunState, kind: number): void {
  const code = counters[CODE]!;
  const subject = counters[SUBJECT]!;
  const version = counters[EVENT_VERSION]!;
  if (kind === ARRIVAL) {
    caseArrives(run, subject);
    return;
  }
  if (kind === OPENING) {
    run.routine += 1;
    run.desks.wakes(subject);
    return;
  }
  if (kind === PEOPLE) {
    if (run.people !== null) peopleHappen(run, run.people, code >> EVENT_BITS, subject, version);
    return;
  }
  if (kind === LEVEL) {
    if (run.scopes.version[subject] !== version) return;
    const c = run.scopes.case[subject]!;
    levelTimer(run, subject, code >> EVENT_BITS, counters[ROUND]!);
    settleCase(run, c);
    return;
  }
  const at = subject << TOKEN_BITS;
  if (ints[at + VERSION] !== version) return;
  const c = ints[at + CASE_OF]!;
  if (kind === DELAY) delayOver(run, subject);
  else if (kind === TRANSFER) transferOver(run, subject);
  else boundaryTimer(run, subject, code >> EVENT_BITS, counters[ROUND]!);
  settleCase(run, c);
}

/** Tokens per node, to say where a stopped run piled up: at what they do inside a sub-process, not at the sub-process. */
export function tokensPerNode(run: RunState): Int32Array {
  const counts = new Int32Array(run.program.nodeIds.length);
  for (let at = 0; at < run.tokens.used << TOKEN_BITS; at += 1 << TOKEN_BITS) {
    const state = ints[at + TOKEN.state]!;
    if (state !== STATE.free && state !== STATE.inside) counts[ints[at + TOKEN.node]!]! += 1;
  }
  return counts;
}
