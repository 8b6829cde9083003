import { BODY, JOIN } from '../Program.ts';
import { PURPOSE } from '../randomStream.ts';
import { beginActivity, contentDone } from './activities.ts';
import { abandonCase } from './ends.ts';
import { PRIORITY } from './EventList.ts';
import { EVENT } from './events.ts';
import { arriveAtJoin, fireInclusiveJoin } from './joins.ts';
import { MOVE, MOVE_BITS, type RunState } from './RunState.ts';
import { STATE } from './TokenStore.ts';
import { beginRace, takeMessage } from './waits.ts';
import { leaveNode } from './ways.ts';

/** Moves everything that can move at this instant, fires what joins allow, and notices a case that can never go on. */
export function settleCase(run: RunState, c: number): void {
  let moves = 0;
  for (;;) {
    while (run.workSize > 0) {
      run.workSize -= 1;
      const entry = run.work[run.workSize]!;
      moves += 1;
      if (moves > run.options.limits.movesAtOnce || run.tokens.inUse > run.options.limits.openTokens) {
        run.stopped = moves > run.options.limits.movesAtOnce ? 'endless' : 'openTokens';
        return;
      }
      const t = entry >> MOVE_BITS;
      const move = entry & ((1 << MOVE_BITS) - 1);
      if (move === MOVE.leave) leaveNode(run, t);
      else if (move === MOVE.contentDone) contentDone(run, t);
      else enter(run, t);
    }
    if (run.cases.joining[c]! > 0 && run.cases.tokens[c]! > 0 && fireInclusiveJoin(run, c)) continue;
    break;
  }
  if (run.cases.tokens[c] === 0) return;
  if (run.cases.active[c] === 0) abandonCase(run, c);
}

/** A token comes to a node, and leaves it at once or begins what the node is for. */
function enter(run: RunState, t: number): void {
  const p = run.program;
  const node = run.tokens.node[t]!;
  if (p.join[node] !== JOIN.none && !arriveAtJoin(run, t, node, p.join[node]!)) return;
  switch (p.body[node]) {
    case BODY.pass:
      run.countVisit(t, node);
      leaveNode(run, t);
      return;
    case BODY.work:
    case BODY.scope:
      beginActivity(run, t, node);
      return;
    case BODY.delay: {
      const c = run.tokens.case[t]!;
      run.seek(node, PURPOSE.delay, c, run.countVisit(t, node));
      run.tokens.enabledAt[t] = run.now;
      run.setState(t, STATE.delayed);
      run.list.push(run.now + run.draw(p.delay[node]!, c), PRIORITY.token, EVENT.delay, t, run.tokens.version[t]!);
      return;
    }
    case BODY.message: {
      run.countVisit(t, node);
      run.tokens.enabledAt[t] = run.now;
      if (takeMessage(run, run.tokens.case[t]!, node)) leaveNode(run, t);
      else run.setState(t, STATE.message);
      return;
    }
    default: beginRace(run, t, node);
  }
}
