import { workDone } from '../activities.ts';
import { MEMORY } from '../memory.ts';
import { settleCase } from '../settleCase.ts';
import { STATE, TOKEN } from '../TokenStore.ts';
import type { RunState } from '../RunState.ts';
import { closeStep } from './accounts.ts';
import { beginItem, isTogether, letTeamGo } from './doWork.ts';
import { leadBy } from './formWork.ts';
import type { People } from './People.ts';
import { stayWith } from './stay.ts';
import { PHASE, WORK, type Work } from './Work.ts';

const { tokenInts: ints } = MEMORY;

/** The work, or the item of a batch that is done one by one, is done: its cases go on, its people are free. */
export function finishStaffed(run: RunState, people: People, work: Work): void {
  if (work.phase === PHASE.items && work.tokens.length > 1) {
    const t = work.tokens.shift()!;
    work.items.shift();
    people.workOf[t] = null;
    leadBy(work, work.tokens[0]!);
    beginItem(run, people, work);
    goOnWith(run, people, work.node, t, people.staff.fixedCost[work.node]!);
    return;
  }
  const { node, tokens } = work;
  work.state = WORK.done;
  const first = work.case;
  letTeamGo(run, people, work);
  stayWith(people, work, first);
  work.fixedCost = people.staff.fixedCost[node]! / (isTogether(people, work) ? tokens.length : 1);
  // What one case does may end others of the same batch, so the list is read anew each time.
  while (tokens.length > 0) {
    const t = tokens.shift()!;
    people.workOf[t] = null;
    goOnWith(run, people, node, t, work.fixedCost);
  }
  people.releaseWork(work);
}

/** The step is done for a token: on along its way, and whatever else its case can do at this instant. */
function goOnWith(run: RunState, people: People, node: number, t: number, fixedCost: number): void {
  const c = ints[(t << TOKEN.bits) + TOKEN.case]!;
  closeStep(run, people, node, t, fixedCost);
  run.setState(t, STATE.ready);
  workDone(run, t, node);
  settleCase(run, c);
}
