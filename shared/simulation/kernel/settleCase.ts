import { CASE } from './CaseStore.ts';
import { abandonCase } from './ends.ts';
import { fireInclusiveJoin } from './joins.ts';
import { moveOn } from './moveOn.ts';
import { MOVE_BITS, type RunState } from './RunState.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import { MEMORY } from './memory.ts';
import { TOKEN } from './TokenStore.ts';

const { caseInts, tokenInts: ints } = MEMORY;
const CASE_BITS = CASE.bits;
const { tokens: TOKENS, active: ACTIVE, joining: JOINING } = CASE;
const { bits: TOKEN_BITS, case: CASE_OF, version: VERSION } = TOKEN;
const MOVE_MASK = (1 << MOVE_BITS) - 1;
const KIND_MASK = (1 << EVENT_BITS) - 1;

/** Moves everything that can move at this instant, fires what joins allow, and notices a case that can never go on. */
export function settleCase(run: RunState, c: number): void {
  run.moves = 0;
  const of = c << CASE_BITS;
  for (;;) {
    while (run.workSize > 0) {
      run.workSize -= 1;
      const entry = run.work[run.workSize]!;
      if (run.tokens.inUse > run.options.limits.openTokens) run.stopped = 'openTokens';
      if (run.stopped !== null) return;
      moveOn(run, entry >> MOVE_BITS, entry & MOVE_MASK);
    }
    if (run.stopped !== null) return;
    if (caseInts[of + JOINING]! > 0 && caseInts[of + TOKENS]! > 0 && fireInclusiveJoin(run, c)) continue;
    break;
  }
  if (caseInts[of + ACTIVE] === 0 && caseInts[of + TOKENS]! > 0 && !isAwaited(run, c)) abandonCase(run, c);
  const other = run.touched.pop();
  if (other !== undefined) settleCase(run, other);
}

/** No token of the case can move by itself, but a timer at the edge of a sub-process may still free what is inside. */
const isAwaited = (run: RunState, c: number): boolean =>
  run.list.some((code, t, version) => ((code & KIND_MASK) === EVENT.level && run.scopes.version[t] === version && run.scopes.case[t] === c) || (code & KIND_MASK) === EVENT.boundary && ints[(t << TOKEN_BITS) + VERSION] === version && ints[(t << TOKEN_BITS) + CASE_OF] === c);
