import { PURPOSE } from '../../randomStream.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import { STATE, TIME, TOKEN } from '../TokenStore.ts';
import type { RunState } from '../RunState.ts';
import { joinPool } from './batches.ts';
import { formWork } from './formWork.ts';
import type { People } from './People.ts';

const { tokenInts: ints, tokenTimes: times, clock } = MEMORY;
const { now: NOW } = CLOCK;

/** A token comes to a step of people who are told apart: its time is drawn, and it waits for its batch or in line. */
export function enterStaffed(run: RunState, people: People, t: number, node: number): void {
  const at = t << TOKEN.bits;
  const b = t << TIME.bits;
  const c = ints[at + TOKEN.case]!;
  run.seek(node, PURPOSE.duration, c, run.countVisit(t, node));
  times[b + TIME.duration] = Math.max(0, run.draw(run.program.duration[node]!, c));
  times[b + TIME.enabledAt] = clock[NOW]!;
  run.setState(t, STATE.queued);
  run.statistics.enqueued(node);
  people.workOf[t] = null;
  const batch = people.staff.batch[node]!;
  if (batch < 0) formWork(run, people, node, [t]);
  else joinPool(run, people, people.pools[batch]!, t);
}
