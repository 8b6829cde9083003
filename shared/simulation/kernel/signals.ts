import { BODY, TRIGGER } from '../Program.ts';
import { fireBoundary } from './boundaryEvents.ts';
import { CASE } from './CaseStore.ts';
import { beginInLevel, everyReadyIn, levelsReadyIn } from './eventSubProcesses.ts';
import { COUNTER, MEMORY } from './memory.ts';
import { MOVE_BITS, type RunState } from './RunState.ts';
import { IS_UNDER_WAY, STATE, TIME, TOKEN } from './TokenStore.ts';
import { caught, racedTo } from './waits.ts';

const { tokenInts: ints, tokenTimes: times, caseInts, work, counters } = MEMORY;
const WORK = COUNTER.work;
const { bits: TOKEN_BITS, case: CASE_OF, node: NODE_OF, state: STATE_AT, version: VERSION, isInstance: IS_INSTANCE, nextInCase: NEXT } = TOKEN;

/**
 * Whom a signal reaches: a token, or a level in which an event sub-process stands ready; `at` is its number. `event`: by which
 * it hears. `since`: minute from which a token waits; Infinity for a level, which goes on after all tokens. `version`: another
 * one later says that it is over.
 */
interface Hearer {
  readonly kind: 'token' | 'level';
  readonly case: number;
  readonly at: number;
  readonly event: number;
  readonly since: number;
  readonly version: number;
}

/**
 * A signal reaches whoever waits for it now, in every case of the run (BPMN 2.0.2 §10.5.1: signals are broadcast and
 * have no receiver); it is not kept for later. When the case of the sender has done what it can at this instant, the others
 * go on first come, first served: case by case in the order in which they came; in a case in the order in which they began to
 * wait (of several at one instant the one that came into being first), and after them the event sub-processes that it begins.
 */
export function broadcast(run: RunState, sender: number, reference: number): void {
  for (const hearer of hearersInOrder(run, reference)) tell(run, hearer);
  postponeOthers(run, sender);
}

/** What one of them does may have ended another. */
function tell(run: RunState, { kind, at, event, version }: Hearer): void {
  if (kind === 'level') {
    if (run.scopes.version[at] === version) beginInLevel(run, at, event, -1);
    return;
  }
  if (ints[(at << TOKEN_BITS) + VERSION] !== version) return;
  if (run.program.attachedTo[event]! >= 0) fireBoundary(run, at, event, TRIGGER.signal);
  else caught(run, at, event);
}

/**
 * Case by case in the order in which they came, within a case the other way round, for what is noted last moves first. The
 * order is one of the model: places in memory are used again, and say nothing.
 */
function hearersInOrder(run: RunState, reference: number): readonly Hearer[] {
  const { reference: references } = run.program;
  const found: Hearer[] = [];
  // Cases that have left have no tokens.
  for (let c = 0; c < run.cases.used; c += 1) findHearers(run, c, (event) => references[event]! < 0 || references[event] === reference, found);
  return found.toSorted((a, b) => (a.case !== b.case ? comesBefore(run, a.case, b.case) : a.since === b.since ? 0 : b.since - a.since));
}

/** Adds those in a case who hear a signal that is meant for an event: what came into being last first, tokens before levels. */
function findHearers(run: RunState, c: number, isMeant: (event: number) => boolean, found: Hearer[]): void {
  const { trigger } = run.program;
  for (let t = caseInts[(c << CASE.bits) + CASE.firstToken]!; t >= 0; t = ints[(t << TOKEN_BITS) + NEXT]!) findEventsOf(run, t, isMeant, found);
  for (const scope of levelsReadyIn(run, c)) {
    const starts = everyReadyIn(run, scope, (start) => trigger[start] === TRIGGER.signal && isMeant(start));
    for (const event of starts) found.push({ kind: 'level', case: c, at: scope, event, since: Infinity, version: run.scopes.version[scope]! });
  }
}

/** Does anything in a case wait for a signal, whichever? Another case may still send it. */
export function hearsSignals(run: RunState, c: number): boolean {
  const found: Hearer[] = [];
  findHearers(run, c, () => true, found);
  return found.length > 0;
}

/** Cases in the order in which they came. Those of the backlog came before all others, source by source, and count down from −1. */
function comesBefore(run: RunState, a: number, b: number): number {
  const of = (c: number, field: number) => caseInts[(c << CASE.bits) + field]!;
  const source = (c: number) => run.program.sources.findIndex(({ hash }) => hash === of(c, CASE.sourceHash));
  return of(a, CASE.order) - of(b, CASE.order) || source(a) - source(b) || of(b, CASE.number) - of(a, CASE.number);
}

/** Takes what other cases are to do from the work, in the order in which it was noted: all that stood there before is the sender's. */
function postponeOthers(run: RunState, sender: number): void {
  let kept = 0;
  for (let i = 0; i < counters[WORK]!; i += 1) {
    const entry = work[i]!;
    const c = ints[((entry >> MOVE_BITS) << TOKEN_BITS) + CASE_OF]!;
    if (c === sender) {
      work[kept] = entry;
      kept += 1;
      continue;
    }
    const moves = run.postponed.get(c);
    if (moves) moves.push(entry);
    else run.postponed.set(c, [entry]);
  }
  counters[WORK] = kept;
  counters[COUNTER.postponed] = run.postponed.size;
}

/** Adds the events by which a token hears a signal that is meant for them: that at which it waits, the first in a race, all at the edge of an activity. */
function findEventsOf(run: RunState, t: number, isMeant: (event: number) => boolean, found: Hearer[]): void {
  const p = run.program;
  const at = t << TOKEN_BITS;
  const state = ints[at + STATE_AT]!;
  const node = ints[at + NODE_OF]!;
  if (state === STATE.signal) {
    if (isMeant(node)) found.push(hearer(t, node));
    return;
  }
  if (state === STATE.race || state === STATE.message) {
    const event = racedTo(run, node, (raced) => p.body[raced] === BODY.signal && isMeant(raced));
    if (event >= 0) found.push(hearer(t, event));
  }
  if (IS_UNDER_WAY[state] === 0 || ints[at + IS_INSTANCE] === 1) return;
  for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] === TRIGGER.signal && isMeant(event)) found.push(hearer(t, event));
  }
}

const hearer = (t: number, event: number): Hearer =>
  ({ kind: 'token', case: ints[(t << TOKEN_BITS) + CASE_OF]!, at: t, event, since: times[(t << TIME.bits) + TIME.enabledAt]!, version: ints[(t << TOKEN_BITS) + VERSION]! });
