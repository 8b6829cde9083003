import { CASE } from './CaseStore.ts';
import { abandonCase } from './ends.ts';
import { fireInclusiveJoin } from './joins.ts';
import { moveOn } from './moveOn.ts';
import { MOVE_BITS, type RunState } from './RunState.ts';
import { EVENT, EVENT_BITS } from './events.ts';
import { hearsSignals } from './signals.ts';
import { CAPACITY, COUNTER, MEMORY } from './memory.ts';
import { TOKEN } from './TokenStore.ts';

const { caseInts, tokenInts: ints, work, counters } = MEMORY;
const { work: WORK, postponed: POSTPONED, moves: MOVES, tokens: TOKENS_IN, pending: PENDING } = COUNTER;
/** Room for what one move may bring about is left. */
const MOST_EVENTS = CAPACITY.events >> 1;
const CASE_BITS = CASE.bits;
const { tokens: TOKENS, active: ACTIVE, joining: JOINING } = CASE;
const { bits: TOKEN_BITS, case: CASE_OF, version: VERSION } = TOKEN;
const MOVE_MASK = (1 << MOVE_BITS) - 1;
const KIND_MASK = (1 << EVENT_BITS) - 1;

/** Settles a case, then the others that a signal has reached meanwhile, in the order in which they were told. */
export function settleCase(run: RunState, c: number): void {
  settle(run, c);
  if (counters[POSTPONED]! > 0) settleOthers(run);
}

/** A case that is told again after it has moved comes again, behind the others. */
function settleOthers(run: RunState): void {
  let settled = 0;
  for (const [c, moves] of run.postponed) {
    run.postponed.delete(c);
    counters[POSTPONED] = run.postponed.size;
    for (const entry of moves) run.push(entry >> MOVE_BITS, entry & MOVE_MASK);
    settle(run, c);
    settled += 1;
    // Cases that go on telling each other are a loop that takes no time.
    if (settled > run.options.limits.movesAtOnce) run.stopped = 'endless';
    if (run.stopped !== null) return;
  }
}

/** Moves everything that can move at this instant, fires what joins allow, and notices a case that can never go on. */
function settle(run: RunState, c: number): void {
  counters[MOVES] = 0;
  const of = c << CASE_BITS;
  for (;;) {
    for (let left = counters[WORK]!; left > 0; left = counters[WORK]!) {
      counters[WORK] = left - 1;
      const entry = work[left - 1]!;
      if (counters[TOKENS_IN]! > run.options.limits.openTokens || counters[PENDING]! > MOST_EVENTS) run.stopped = 'openTokens';
      if (run.stopped !== null) return;
      moveOn(run, entry >> MOVE_BITS, entry & MOVE_MASK);
    }
    if (run.stopped !== null) return;
    if (caseInts[of + JOINING]! > 0 && caseInts[of + TOKENS]! > 0 && fireInclusiveJoin(run, c)) continue;
    break;
  }
  if (caseInts[of + ACTIVE] === 0 && caseInts[of + TOKENS]! > 0 && !isAwaited(run, c)) abandonCase(run, c);
}

/** No token of the case can move by itself, but a timer at the edge of a sub-process, or a signal of another case, may still free what is inside. */
const isAwaited = (run: RunState, c: number): boolean =>
  hearsSignals(run, c) || run.list.some((code, t, version) => ((code & KIND_MASK) === EVENT.level && run.scopes.version[t] === version && run.scopes.case[t] === c) || (code & KIND_MASK) === EVENT.boundary && ints[(t << TOKEN_BITS) + VERSION] === version && ints[(t << TOKEN_BITS) + CASE_OF] === c);
