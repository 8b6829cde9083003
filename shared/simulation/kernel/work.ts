import { SHIFT_END, TRIGGER } from '../Program.ts';
import { PART, PARTS, STATE } from './TokenStore.ts';
import type { RunState } from './RunState.ts';

/** Minutes worked until now on a step that is in progress. */
export function workedSoFar(run: RunState, t: number, node: number): number {
  const calendar = run.program.stepCalendar[node]!;
  const from = run.tokens.startedAt[t]!;
  if (calendar < 0 || run.program.shiftEnd[node] === SHIFT_END.overtime) return run.now - from;
  return run.hours[calendar]!.openBetween(from, run.now);
}

/** Ends work, done or interrupted: people are free, time and money are booked. */
export function stopWork(run: RunState, t: number, node: number, handsOn: number): void {
  const p = run.program;
  const tokens = run.tokens;
  const now = run.now;
  const c = tokens.case[t]!;
  const from = tokens.startedAt[t]!;
  const calendar = p.stepCalendar[node]!;
  const cost = p.fixedCost[node]! + handsOn * p.costPerMinute[node]!;
  const begin = Math.max(from, run.statistics.windowStart);
  const end = Math.min(now, run.statistics.windowEnd);
  let inWindow = 0;
  let overtime = 0;
  if (end > begin) {
    const hours = calendar < 0 ? null : run.hours[calendar]!;
    const isOvertime = p.shiftEnd[node] === SHIFT_END.overtime;
    if (begin === from && end === now) inWindow = handsOn;
    else inWindow = hours === null || isOvertime ? end - begin : hours.openBetween(begin, end);
    if (hours !== null && isOvertime) overtime = inWindow - hours.openBetween(begin, end);
  }
  run.statistics.finished(node, handsOn, inWindow, overtime, cost, run.cases.isCounted[c] === 1);
  run.cases.cost[c]! += cost;
  if (p.desk[node]! >= 0) run.desks.release(node);
}

/** Adds to the path of `to` the time that `t` has spent in its unfinished activity. */
export function bookUnfinished(run: RunState, t: number, to: number, cause: number): void {
  const tokens = run.tokens;
  const node = tokens.node[t]!;
  const at = to * PARTS;
  const { parts } = tokens;
  if (tokens.state[t] === STATE.queued) {
    const calendar = run.program.stepCalendar[node]!;
    const wait = run.now - tokens.enabledAt[t]!;
    const inHours = calendar < 0 ? wait : run.hours[calendar]!.openBetween(tokens.enabledAt[t]!, run.now);
    parts[at + PART.roleBusy]! += inHours;
    parts[at + PART.offShift]! += wait - inHours;
  } else if (tokens.state[t] === STATE.working) {
    const handsOn = workedSoFar(run, t, node);
    parts[at + PART.processing]! += handsOn;
    parts[at + PART.offShift]! += run.now - tokens.startedAt[t]! - handsOn;
  } else if (tokens.state[t] === STATE.inside) {
    parts[at + (cause === TRIGGER.timed ? PART.timer : PART.partner)]! += run.now - tokens.enabledAt[t]!;
  }
}
