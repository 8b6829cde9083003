import { QUEUE_ORDER } from '../../Program.ts';
import { PURPOSE } from '../../randomStream.ts';
import { priorityOf } from '../caseAttributes.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import { TIME, TOKEN } from '../TokenStore.ts';
import type { RunState } from '../RunState.ts';
import { begin } from './doWork.ts';
import { dueOf } from './dueOf.ts';
import type { People } from './People.ts';
import { WORK, type Work } from './Work.ts';

const { tokenInts: ints, tokenTimes: times, clock } = MEMORY;
const { now: NOW } = CLOCK;

/** Makes one work of what is done at once, and puts it in line. From here on a token's `duration` is what has been worked for it. */
export function formWork(run: RunState, people: People, node: number, tokens: readonly number[]): void {
  const work = people.takeWork(node, run.program.desk[node]!);
  const batch = people.staff.batch[node]!;
  const perItem = batch < 0 ? -1 : people.staff.batchPerItem[batch]!;
  work.since = clock[NOW]!;
  work.duration = times[(tokens[0]! << TIME.bits) + TIME.duration]!;
  for (const t of tokens) {
    const c = ints[(t << TOKEN.bits) + TOKEN.case]!;
    work.tokens.push(t);
    if (perItem >= 0) run.seek(node, PURPOSE.perItem, c, ints[(t << TOKEN.bits) + TOKEN.visit]!);
    work.items.push(perItem < 0 ? 0 : Math.max(0, run.draw(perItem, c)));
    times[(t << TIME.bits) + TIME.duration] = 0;
    people.workOf[t] = work;
  }
  leadBy(work, tokens[0]!);
  work.priority = priorityOf(run, node, work.case);
  if (work.desk < 0) {
    begin(run, people, work, []);
    return;
  }
  standInLine(run, people, work);
}

/** The case whose numbers, performers and people are the work's. */
export function leadBy(work: Work, t: number): void {
  work.case = ints[(t << TOKEN.bits) + TOKEN.case]!;
  work.visit = ints[(t << TOKEN.bits) + TOKEN.visit]!;
}

/** Puts a work at its place in line, by the order of its desk. */
export function standInLine(run: RunState, people: People, work: Work): void {
  people.takeFromLine(work);
  work.state = WORK.inLine;
  work.key = keyOf(run, work);
  people.putInLine(work);
  run.desks.mark(work.desk);
}

function keyOf(run: RunState, work: Work): number {
  switch (run.program.deskOrder[work.desk]) {
    case QUEUE_ORDER.lifo: return -work.ticket;
    case QUEUE_ORDER.priority: return -work.priority;
    case QUEUE_ORDER.shortest: return work.items.reduce((sum, item) => sum + item, work.duration);
    case QUEUE_ORDER.earliestDue: return Math.min(...work.tokens.map((t) => dueOf(run, ints[(t << TOKEN.bits) + TOKEN.case]!)));
    default: return 0;
  }
}
