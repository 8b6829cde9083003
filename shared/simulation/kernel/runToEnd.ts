import { TRIGGER } from '../Program.ts';
import { dispatch, finishWork } from './activities.ts';
import { caseArrives } from './arrivals.ts';
import { fireBoundary } from './boundaryEvents.ts';
import { PRIORITY } from './EventList.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import type { RunState } from './RunState.ts';
import { settleCase } from './settleCase.ts';
import { STATE } from './TokenStore.ts';
import { delayOver } from './waits.ts';
import { transferOver } from './ways.ts';

const CANCEL_MASK = 8_191;

/** The event loop: until the last case has ended, a limit is passed, or the run is cancelled. */
export function runToEnd(run: RunState): void {
  const { limits, cases, arrivalsEnd } = run.options;
  const list = run.list;
  const desks = run.desks;
  run.program.sources.forEach((source, i) => {
    const open = source.calendar < 0 ? 0 : run.hours[source.calendar]!.nextOpen(0);
    if (open > arrivalsEnd) return;
    list.push(open, PRIORITY.arrival, EVENT.arrival, i, 0);
    run.openSources += 1;
  });
  for (;;) {
    if (desks.dirtyCount > 0 && list.next() > run.now) {
      dispatch(run);
      continue;
    }
    if (run.started >= cases && run.cases.inUse === 0) return;
    if (list.size === 0) return;
    list.pop();
    run.now = list.time;
    run.events += 1;
    if ((run.events & CANCEL_MASK) === 0 && run.options.isCancelled()) {
      run.isCancelled = true;
      return;
    }
    if (run.now > limits.horizon) run.stopped = 'timeOut';
    else if (run.cases.inUse > limits.openCases) run.stopped = 'openCases';
    else if (run.tokens.inUse > limits.openTokens) run.stopped = 'openTokens';
    if (run.stopped !== null) return;
    happen(run, list.code, list.subject, list.version);
    if (run.stopped !== null) return;
  }
}

function happen(run: RunState, code: number, subject: number, version: number): void {
  const kind = code & ((1 << EVENT_BITS) - 1);
  if (kind === EVENT.arrival) {
    caseArrives(run, subject);
    return;
  }
  if (kind === EVENT.opening) {
    run.desks.wakes(subject, run.now);
    return;
  }
  const t = run.tokens;
  if (t.version[subject] !== version) return;
  const c = t.case[subject]!;
  switch (kind) {
    case EVENT.finish: finishWork(run, subject); break;
    case EVENT.delay: delayOver(run, subject); break;
    case EVENT.transfer: transferOver(run, subject); break;
    default: fireBoundary(run, subject, code >> EVENT_BITS, TRIGGER.timed);
  }
  settleCase(run, c);
}

/** Node with the most tokens, to say where a stopped run piled up. */
export function fullestNode(run: RunState): number {
  const counts = new Int32Array(run.program.nodeIds.length);
  let best = -1;
  for (let t = 0; t < run.tokens.state.length; t += 1) {
    if (run.tokens.state[t] === STATE.free) continue;
    const node = run.tokens.node[t]!;
    counts[node]! += 1;
    if (best < 0 || counts[node]! > counts[best]!) best = node;
  }
  return best;
}
