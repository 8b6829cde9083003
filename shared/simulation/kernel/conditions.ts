import { BODY, TRIGGER, type AttributeValue } from '../Program.ts';
import { fireBoundary } from './boundaryEvents.ts';
import { CASE } from './CaseStore.ts';
import { PRIORITY } from './EventList.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import { beginWhere } from './eventSubProcesses.ts';
import { CLOCK, MEMORY } from './memory.ts';
import type { RunState } from './RunState.ts';
import { IS_UNDER_WAY, STATE, TOKEN } from './TokenStore.ts';
import { caught, racedTo } from './waits.ts';

const { tokenInts: ints, caseInts, clock } = MEMORY;
const { bits: TOKEN_BITS, case: CASE_OF, node: NODE_OF, state: STATE_AT, version: VERSION, isInstance: IS_INSTANCE, nextInCase: NEXT } = TOKEN;

type Attributes = Readonly<Record<string, AttributeValue>>;

/** Attributes of a case have changed: conditional events whose condition became true by it happen (BPMN 2.0.2 §10.5.1). */
export function attributesChanged(run: RunState, c: number, before: Attributes): void {
  const p = run.program;
  if (!p.hasConditions) return;
  const met: { readonly t: number; readonly event: number; readonly version: number }[] = [];
  for (let t = caseInts[(c << CASE.bits) + CASE.firstToken]!; t >= 0; t = ints[(t << TOKEN_BITS) + NEXT]!) {
    for (const event of metBy(run, c, t, before)) met.push({ t, event, version: ints[(t << TOKEN_BITS) + VERSION]! });
  }
  for (const { t, event, version } of met) {
    if (ints[(t << TOKEN_BITS) + VERSION] !== version) continue;
    if (p.attachedTo[event]! >= 0) fireBoundary(run, t, event, TRIGGER.condition);
    else caught(run, t, event);
  }
  beginWhere(run, c, (start) => p.trigger[start] === TRIGGER.condition && becomesTrue(run, c, start, before));
}

/** A step that goes on with another round has itself made conditions at its edge true: they happen now that the round has begun. */
export function ownChangeHeard(run: RunState, t: number, node: number, before: Attributes): void {
  const { boundary, hasConditions, trigger } = run.program;
  const at = t << TOKEN_BITS;
  if (!hasConditions || ints[at + IS_INSTANCE] === 1) return;
  for (let k = boundary.start[node]!; k < boundary.start[node + 1]!; k += 1) {
    const event = boundary.items[k]!;
    if (trigger[event] !== TRIGGER.condition || !becomesTrue(run, ints[at + CASE_OF]!, event, before)) continue;
    clock[CLOCK.due] = clock[CLOCK.now]!;
    run.list.push(PRIORITY.token, EVENT.boundary + (event << EVENT_BITS), t, ints[at + VERSION]!);
  }
}

/** False before the change, true after it: what stays true happens once. */
const becomesTrue = (run: RunState, c: number, event: number, before: Attributes): boolean => run.holds(event, c) && !run.feel.holds(run.program.awaits[event]!, before);

/** The events by which a token hears that a condition holds: that at which it waits, the first in a race, all at the edge of an activity. */
function metBy(run: RunState, c: number, t: number, before: Attributes): readonly number[] {
  const p = run.program;
  const at = t << TOKEN_BITS;
  const state = ints[at + STATE_AT]!;
  const node = ints[at + NODE_OF]!;
  if (state === STATE.condition) return run.holds(node, c) ? [node] : [];
  const raced = state === STATE.race || state === STATE.message ? racedTo(run, node, (event) => p.body[event] === BODY.condition && run.holds(event, c)) : -1;
  if (raced >= 0) return [raced];
  if (IS_UNDER_WAY[state] === 0 || ints[at + IS_INSTANCE] === 1) return [];
  return [...p.boundary.items.subarray(p.boundary.start[node], p.boundary.start[node + 1])].filter((event) => p.trigger[event] === TRIGGER.condition && becomesTrue(run, c, event, before));
}
