import { BODY, TRIGGER } from '../Program.ts';
import { fireBoundary } from './boundaryEvents.ts';
import { beginWhere } from './eventSubProcesses.ts';
import { MEMORY } from './memory.ts';
import type { RunState } from './RunState.ts';
import { STATE, TOKEN } from './TokenStore.ts';
import { caught, racedTo } from './waits.ts';

const { tokenInts: ints } = MEMORY;
const { bits: TOKEN_BITS, case: CASE_OF, node: NODE_OF, state: STATE_AT, version: VERSION, isInstance: IS_INSTANCE } = TOKEN;

/**
 * A signal reaches whoever waits for it now, in every case of the run (BPMN 2.0.2 §10.5.1: signals are broadcast and
 * have no receiver); it is not kept for later. Those who wait are told in the order of their places in memory.
 */
export function broadcast(run: RunState, reference: number): void {
  const told: { readonly t: number; readonly event: number; readonly version: number }[] = [];
  for (let t = 0; t < run.tokens.used; t += 1) {
    const event = heardBy(run, t, reference);
    if (event >= 0) told.push({ t, event, version: ints[(t << TOKEN_BITS) + VERSION]! });
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
