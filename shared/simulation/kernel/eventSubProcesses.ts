import { TRIGGER } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { clearLevel, mayRepeat } from './boundaryEvents.ts';
import { CASE } from './CaseStore.ts';
import { PRIORITY } from './EventList.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import { CLOCK, MEMORY } from './memory.ts';
import { MOVE, type RunState } from './RunState.ts';
import { bookUnfinished } from './staff/work.ts';
import { STATE, TOKEN } from './TokenStore.ts';

const { tokenInts: ints, caseInts, clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;
const { bits: TOKEN_BITS, node: NODE_OF, scope: SCOPE, state: STATE_AT, nextInCase: NEXT } = TOKEN;

/** A level of a case begins: the clocks of the event sub-processes that stand ready in it start (BPMN 2.0.2 §13.5.4). */
export function openLevel(run: RunState, c: number, scope: number, level: number): void {
  const { levelStarts, trigger, delay, lastAt } = run.program;
  const from = levelStarts.start[level]!;
  const to = levelStarts.start[level + 1]!;
  if (from === to) return;
  run.scopes.level[scope] = level;
  run.scopes.case[scope] = c;
  for (let k = from; k < to; k += 1) {
    const start = levelStarts.items[k]!;
    if (trigger[start] !== TRIGGER.timed) {
      if (trigger[start] !== TRIGGER.condition || !run.holds(start, c)) continue;
      clock[DUE] = clock[NOW]!;
    } else {
      run.seek(start, PURPOSE.delay, c, run.visitsOf(c, start));
      clock[DUE] = clock[NOW]! + run.draw(delay[start]!, c);
      if (clock[DUE] > lastAt[start]!) continue;
    }
    run.list.push(PRIORITY.token, EVENT.level + (start << EVENT_BITS), scope, run.scopes.version[scope]!);
  }
}

/**
 * The timer of an event sub-process is up. In a cycle it comes again while its level does something of its own: once that
 * is done, what has begun is carried to its end, and nothing new begins (BPMN 2.0.2 §13.3.2, state Completing).
 */
export function levelTimer(run: RunState, scope: number, start: number, round: number): void {
  const { period, lastAt } = run.program;
  const c = run.scopes.case[scope]!;
  if (round > 0 && !isUnderWay(run, c, scope)) return;
  if (mayRepeat(run, start, c, round)) {
    clock[DUE] = clock[NOW]! + period[start]!;
    if (clock[DUE] <= lastAt[start]!) run.list.push(PRIORITY.token, EVENT.level + (start << EVENT_BITS), scope, run.scopes.version[scope]!, round + 1);
  }
  beginInLevel(run, scope, start, -1);
}

/** Does a level hold more than event sub-processes that have begun in it? */
function isUnderWay(run: RunState, c: number, scope: number): boolean {
  const level = run.scopes.level[scope]!;
  const { levelStarts, begins } = run.program;
  const asides = levelStarts.items.subarray(levelStarts.start[level], levelStarts.start[level + 1]).map((start) => begins[start]!);
  for (let u = caseInts[(c << CASE.bits) + CASE.firstToken]!; u >= 0; u = ints[(u << TOKEN_BITS) + NEXT]!) {
    const at = u << TOKEN_BITS;
    if (ints[at + SCOPE] === scope && !asides.includes(ints[at + NODE_OF]!)) return true;
  }
  return false;
}

/**
 * An event sub-process begins in a level: instead of everything else there, or beside it. Its path is that of `t`, or of
 * the token of the level that stands first in the case.
 */
export function beginInLevel(run: RunState, scope: number, start: number, t: number): void {
  const p = run.program;
  const c = run.scopes.case[scope]!;
  const sub = p.begins[start]!;
  const host = run.newToken(c, scope, sub);
  const lead = t >= 0 ? t : firstIn(c, scope, host);
  if (lead >= 0) {
    run.tokens.copyPath(lead, host);
    if (t < 0) bookUnfinished(run, lead, host, p.trigger[start]!);
  }
  if (p.isInterrupting[start] === 1) {
    // Whatever else stood ready in the level does so no more.
    run.scopes.version[scope]! += 1;
    run.scopes.level[scope] = -1;
    clearLevel(run, scope, host);
  }
  const inner = run.scopes.take(host);
  ints[(host << TOKEN_BITS) + TOKEN.inner] = inner;
  run.setState(host, STATE.inside);
  const inside = run.newToken(c, inner, start);
  run.tokens.copyPath(host, inside);
  openLevel(run, c, inner, sub);
  run.push(inside, MOVE.enter);
}

function firstIn(c: number, scope: number, except: number): number {
  for (let u = caseInts[(c << CASE.bits) + CASE.firstToken]!; u >= 0; u = ints[(u << TOKEN_BITS) + NEXT]!) {
    const at = u << TOKEN_BITS;
    if (u !== except && ints[at + SCOPE] === scope && ints[at + STATE_AT] !== STATE.free) return u;
  }
  return -1;
}

/** The first start event, in a level, of which this says yes; −1 without. */
export const readyIn = (run: RunState, scope: number, asks: (start: number) => boolean): number => everyReadyIn(run, scope, asks)[0] ?? -1;

/** The start events, in a level, of which this says yes, in the order of the model. */
export function everyReadyIn(run: RunState, scope: number, asks: (start: number) => boolean): readonly number[] {
  const level = run.scopes.level[scope]!;
  if (level < 0) return [];
  const { levelStarts } = run.program;
  return [...levelStarts.items.subarray(levelStarts.start[level], levelStarts.start[level + 1])].filter(asks);
}

/** The levels of a case in which event sub-processes stand ready, that with the newest token first. */
export function levelsReadyIn(run: RunState, c: number): readonly number[] {
  if (run.program.levelStarts.items.length === 0) return [];
  const levels = new Set<number>();
  for (let u = caseInts[(c << CASE.bits) + CASE.firstToken]!; u >= 0; u = ints[(u << TOKEN_BITS) + NEXT]!) {
    const scope = ints[(u << TOKEN_BITS) + SCOPE]!;
    // A message on its way stands in no level.
    if (scope >= 0 && run.scopes.level[scope]! >= 0) levels.add(scope);
  }
  return [...levels];
}

/** Begins every event sub-process of a case whose start event this says yes to. */
export function beginWhere(run: RunState, c: number, asks: (start: number) => boolean): void {
  const ready = levelsReadyIn(run, c).flatMap((scope) => everyReadyIn(run, scope, asks).map((start) => ({ scope, start, version: run.scopes.version[scope] })));
  // What begins may end its own level, and others.
  for (const { scope, start, version } of ready) if (run.scopes.version[scope] === version) beginInLevel(run, scope, start, -1);
}
