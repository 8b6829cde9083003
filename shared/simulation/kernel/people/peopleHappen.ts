import { TRIGGER } from '../../Program.ts';
import { fireBoundary } from '../boundaryEvents.ts';
import { MEMORY } from '../memory.ts';
import { settleCase } from '../settleCase.ts';
import { TOKEN } from '../TokenStore.ts';
import type { RunState } from '../RunState.ts';
import { batchDue } from './batches.ts';
import { fails, isRepaired } from './breakdowns.ts';
import { phaseOver } from './doWork.ts';
import { finishStaffed } from './finishStaffed.ts';
import type { People } from './People.ts';
import { PEOPLE_EVENT, PEOPLE_EVENT_BITS } from './peopleEvents.ts';

const { tokenInts: ints } = MEMORY;

/** An event of people who are told apart. `code`: a PEOPLE_EVENT, with a boundary event above it. */
export function peopleHappen(run: RunState, people: People, code: number, subject: number, version: number): void {
  switch (code & ((1 << PEOPLE_EVENT_BITS) - 1)) {
    case PEOPLE_EVENT.phaseOver: {
      const work = people.works[subject]!;
      if (work.version === version && phaseOver(run, people, work)) finishStaffed(run, people, work);
      return;
    }
    case PEOPLE_EVENT.fails:
      fails(run, people, subject);
      return;
    case PEOPLE_EVENT.isRepaired:
      isRepaired(run, people, subject);
      return;
    case PEOPLE_EVENT.batchDue:
      batchDue(run, people, people.pools[subject]!, version);
      return;
    default: {
      const work = people.workOf[subject] ?? null;
      if (work === null || work.version !== version) return;
      const c = ints[(subject << TOKEN.bits) + TOKEN.case]!;
      fireBoundary(run, subject, code >> PEOPLE_EVENT_BITS, TRIGGER.timed);
      settleCase(run, c);
    }
  }
}
