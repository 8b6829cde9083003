import { CLOCK, MEMORY } from '../memory.ts';
import { PART, TIME, TOKEN } from '../TokenStore.ts';
import type { RunState } from '../RunState.ts';
import { addUnsettled, closeStep, settle } from './accounts.ts';
import { leavePool } from './batches.ts';
import { beginItem, isTogether, letTeamGo } from './doWork.ts';
import { leadBy, standInLine } from './formWork.ts';
import type { People } from './People.ts';
import { PHASE, WORK, type Work } from './Work.ts';

const { tokenInts: ints, tokenTimes: times, clock } = MEMORY;
const { now: NOW } = CLOCK;

/** A case is interrupted: it leaves its pool, its line, or the hands of the people, who go on with what is left of a batch. */
export function leaveStaffed(run: RunState, people: People, t: number, node: number): void {
  const work = people.workOf[t] ?? null;
  if (work === null) {
    leavePoolOf(run, people, t, node);
    giveUp(run, node, t);
    return;
  }
  settle(run, people, work);
  const position = work.tokens.indexOf(t);
  work.tokens.splice(position, 1);
  work.items.splice(position, 1);
  people.workOf[t] = null;
  const isLast = work.tokens.length === 0;
  if (!work.hasStarted) giveUp(run, node, t);
  // Ended by another case of its batch at the very instant at which it is done, it pays like the others.
  else closeStep(run, people, node, t, work.state === WORK.done ? work.fixedCost : isLast || !isTogether(people, work) ? people.staff.fixedCost[node]! : 0);
  if (work.state === WORK.done) return;
  if (isLast) {
    dissolve(run, people, work);
    return;
  }
  if (position === 0) leadBy(work, work.tokens[0]!);
  if (work.state === WORK.inLine) standInLine(run, people, work);
  else if (position === 0 && work.phase === PHASE.items) {
    if (work.state === WORK.working) beginItem(run, people, work);
    else work.remaining = work.items[0]! * work.pace;
  }
}

/** Nobody is left for whom the work is done. */
function dissolve(run: RunState, people: People, work: Work): void {
  if (work.isInLine) people.takeFromLine(work);
  else letTeamGo(run, people, work);
  if (work.desk >= 0) run.desks.mark(work.desk);
  people.releaseWork(work);
}

function giveUp(run: RunState, node: number, t: number): void {
  const { statistics } = run;
  statistics.dequeued(node, t);
  statistics.gaveUp(node, clock[NOW]! - times[(t << TIME.bits) + TIME.enabledAt]!, ints[(t << TOKEN.bits) + TOKEN.isCounted] === 1);
}

function leavePoolOf(run: RunState, people: People, t: number, node: number): void {
  const batch = people.staff.batch[node]!;
  if (batch >= 0) leavePool(run, people, people.pools[batch]!, t);
}

/** Adds to the path of `to` the time that `t` has spent in its unfinished step. */
export function bookStaffed(run: RunState, people: People, t: number, to: number): void {
  const work = people.workOf[t] ?? null;
  if (work === null) times[(to << TIME.bits) + TIME.parts + PART.batch]! += clock[NOW]! - times[(t << TIME.bits) + TIME.enabledAt]!;
  else if (to === t) settle(run, people, work);
  else addUnsettled(run, people, work, t, to);
}
