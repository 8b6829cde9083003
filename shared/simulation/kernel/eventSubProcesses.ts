import { TRIGGER } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { clearLevel } from './boundaryEvents.ts';
import { CASE } from './CaseStore.ts';
import { PRIORITY } from './EventList.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import { CLOCK, MEMORY } from './memory.ts';
import { MOVE, type RunState } from './RunState.ts';
import { bookUnfinished } from './staff/work.ts';
import { STATE, TOKEN } from './TokenStore.ts';

const { tokenInts: ints, caseInts, clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;
const { bits: TOKEN_BITS, scope: SCOPE, state: STATE_AT, nextInCase: NEXT } = TOKEN;

/** A level of a case begins: the clocks of the event sub-processes that stand ready in it start (BPMN 2.0.2 §13.5.4). */
export function openLevel(run: RunState, c: number, scope: number, level: number): void {
  const { levelStarts, trigger, delay } = run.program;
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
    }
    run.list.push(PRIORITY.token, EVENT.level + (start << EVENT_BITS), scope, run.scopes.version[scope]!);
  }
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
  run.touched.push(c);
}

function firstIn(c: number, scope: number, except: number): number {
  for (let u = caseInts[(c << CASE.bits) + CASE.firstToken]!; u >= 0; u = ints[(u << TOKEN_BITS) + NEXT]!) {
    const at = u << TOKEN_BITS;
    if (u !== except && ints[at + SCOPE] === scope && ints[at + STATE_AT] !== STATE.free) return u;
  }
  return -1;
}

/** The start event, in a level, of which this says yes; −1 without. */
export function readyIn(run: RunState, scope: number, asks: (start: number) => boolean): number {
  const level = run.scopes.level[scope]!;
  if (level < 0) return -1;
  const { levelStarts } = run.program;
  for (let k = levelStarts.start[level]!; k < levelStarts.start[level + 1]!; k += 1) if (asks(levelStarts.items[k]!)) return levelStarts.items[k]!;
  return -1;
}

/** Begins every event sub-process of a case (or, with −1, of all) whose start event this says yes to. True: one did. */
export function beginWhere(run: RunState, c: number, asks: (start: number) => boolean): boolean {
  let has = false;
  for (let scope = 0; scope < run.scopes.used; scope += 1) {
    if (run.scopes.level[scope]! < 0 || (c >= 0 && run.scopes.case[scope] !== c)) continue;
    const start = readyIn(run, scope, asks);
    if (start < 0) continue;
    beginInLevel(run, scope, start, -1);
    has = true;
  }
  return has;
}
