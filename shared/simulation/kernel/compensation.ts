import { RESULT } from '../Program.ts';
import { clearLevel } from './boundaryEvents.ts';
import { CLOCK, MEMORY } from './memory.ts';
import { MOVE, type RunState } from './RunState.ts';
import { STATE, TIME, TOKEN } from './TokenStore.ts';

const { tokenInts: ints, tokenTimes: times, clock } = MEMORY;
const { bits: TOKEN_BITS, case: CASE_OF, scope: SCOPE, node: NODE_OF, inner: INNER } = TOKEN;

/** Keeps in mind that an activity of a case is done. */
export function noteDone(run: RunState, t: number, node: number): void {
  if (run.program.undoneBy[node]! < 0) return;
  const c = ints[(t << TOKEN_BITS) + CASE_OF]!;
  const scope = ints[(t << TOKEN_BITS) + SCOPE]!;
  const done = run.undoable.get(c) ?? [];
  done.push({ node, scope, serial: run.scopes.serial[scope]! });
  run.undoable.set(c, done);
}

/**
 * A compensation event, or the cancel end of a transaction: undoes one activity, or every one that is done in its level
 * (an event sub-process: in the level in which it stands), the last first, one after the other (BPMN 2.0.2 §13.5.5).
 * True while there is something to undo; the event is left when it is done.
 */
export function compensate(run: RunState, t: number, node: number): boolean {
  const p = run.program;
  if (run.undoable.size === 0) return false;
  const at = t << TOKEN_BITS;
  const c = ints[at + CASE_OF]!;
  const done = run.undoable.get(c);
  if (!done) return false;
  const levels = levelsOf(run, t);
  const position = done.findLastIndex(({ node: n, scope, serial }) => levels.includes(scope) && run.scopes.serial[scope] === serial && (p.undoes[node]! < 0 || p.undoes[node] === n));
  if (position < 0) return false;
  // A cancelled transaction goes on with nothing else.
  if (p.result[node] === RESULT.cancel) clearLevel(run, ints[at + SCOPE]!, t);
  const [last] = done.splice(position, 1);
  const inner = run.scopes.take(t);
  ints[at + INNER] = inner;
  // What goes on in the meantime at its level reckons from here.
  times[(t << TIME.bits) + TIME.enabledAt] = clock[CLOCK.now]!;
  run.setState(t, STATE.inside);
  const undoing = run.newToken(c, inner, p.undoneBy[last!.node]!);
  run.tokens.copyPath(t, undoing);
  run.push(undoing, MOVE.enter);
  return true;
}

/** The level of a token, and those around it as long as it is in event sub-processes. */
function levelsOf(run: RunState, t: number): number[] {
  const levels: number[] = [];
  for (let scope = ints[(t << TOKEN_BITS) + SCOPE]!; scope >= 0; ) {
    levels.push(scope);
    const host = run.scopes.parentToken[scope]!;
    if (host < 0 || !run.program.begins.includes(ints[(host << TOKEN_BITS) + NODE_OF]!)) break;
    scope = ints[(host << TOKEN_BITS) + SCOPE]!;
  }
  return levels;
}
