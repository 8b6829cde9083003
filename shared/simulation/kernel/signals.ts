import { BODY, TRIGGER } from '../Program.ts';
import { fireBoundary } from './boundaryEvents.ts';
import { CASE } from './CaseStore.ts';
import { beginWhere } from './eventSubProcesses.ts';
import { COUNTER, MEMORY } from './memory.ts';
import { MOVE_BITS, type RunState } from './RunState.ts';
import { STATE, TIME, TOKEN } from './TokenStore.ts';
import { caught, racedTo } from './waits.ts';

const { tokenInts: ints, tokenTimes: times, caseInts, work, counters } = MEMORY;
const WORK = COUNTER.work;
const { bits: TOKEN_BITS, case: CASE_OF, node: NODE_OF, state: STATE_AT, version: VERSION, isInstance: IS_INSTANCE, nextInCase: NEXT } = TOKEN;

/**
 * A signal reaches whoever waits for it now, in every case of the run (BPMN 2.0.2 §10.5.1: signals are broadcast and
 * have no receiver); it is not kept for later. Those who wait are told case by case, in the order in which the cases
 * came; in a case in the order in which they began to wait (of several at one instant the one that came into being last first).
 * Each goes on when the case of the sender has done what it can at this instant.
 */
export function broadcast(run: RunState, sender: number, reference: number): void {
  const told: { readonly t: number; readonly event: number; readonly version: number }[] = [];
  for (const c of casesThatHear(run, reference)) {
    const hearers: number[] = [];
    for (let t = caseInts[(c << CASE.bits) + CASE.firstToken]!; t >= 0; t = ints[(t << TOKEN_BITS) + NEXT]!) if (heardBy(run, t, reference) >= 0) hearers.push(t);
    hearers.sort((a, b) => times[(a << TIME.bits) + TIME.enabledAt]! - times[(b << TIME.bits) + TIME.enabledAt]!);
    for (const t of hearers) told.push({ t, event: heardBy(run, t, reference), version: ints[(t << TOKEN_BITS) + VERSION]! });
  }
  const { trigger, reference: references } = run.program;
  for (const { t, event, version } of told) {
    // What one of them does may have ended another.
    if (ints[(t << TOKEN_BITS) + VERSION] !== version) continue;
    run.touched.push(ints[(t << TOKEN_BITS) + CASE_OF]!);
    if (run.program.attachedTo[event]! >= 0) fireBoundary(run, t, event, TRIGGER.signal);
    else caught(run, t, event);
  }
  beginWhere(run, -1, (start) => trigger[start] === TRIGGER.signal && (references[start]! < 0 || references[start] === reference));
  postponeOthers(run, sender);
}

/** Takes what other cases are to do from the work: all that stood there before is the sender's. */
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

/** In the order in which they came; those of the backlog, which count down from −1, before all others. */
function casesThatHear(run: RunState, reference: number): readonly number[] {
  const cases = new Set<number>();
  for (let t = 0; t < run.tokens.used; t += 1) if (heardBy(run, t, reference) >= 0) cases.add(ints[(t << TOKEN_BITS) + CASE_OF]!);
  const at = (c: number, field: number) => caseInts[(c << CASE.bits) + field]!;
  return [...cases].toSorted((a, b) => at(a, CASE.order) - at(b, CASE.order) || at(b, CASE.number) - at(a, CASE.number));
}

/** The event by which a token hears a signal, −1 when it does not. */
function heardBy(run: RunState, t: number, reference: number): number {
  const p = run.program;
  const at = t << TOKEN_BITS;
  const state = ints[at + STATE_AT]!;
  const node = ints[at + NODE_OF]!;
  const hears = (event: number) => p.reference[event]! < 0 || p.reference[event] === reference;
  if (state === STATE.signal) return hears(node) ? node : -1;
  if (state === STATE.race || state === STATE.message) return racedTo(run, node, (event) => p.body[event] === BODY.signal && hears(event));
  if ((state !== STATE.queued && state !== STATE.working && state !== STATE.inside) || ints[at + IS_INSTANCE] === 1) return -1;
  for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] === TRIGGER.signal && hears(event)) return event;
  }
  return -1;
}
