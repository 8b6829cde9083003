import { sample } from '../../distributions/distributionTable.ts';
import { PURPOSE } from '../../randomStream.ts';
import { PRIORITY } from '../EventList.ts';
import { EVENT, EVENT_BITS } from '../events.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import type { RunState } from '../RunState.ts';
import { settle } from './accounts.ts';
import { goOn } from './doWork.ts';
import type { People } from './People.ts';
import { PEOPLE_EVENT } from './peopleEvents.ts';
import { WORK } from './Work.ts';

const { clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;

/** Plans the first failure of everyone in a role with breakdowns. */
export function planFailures(run: RunState, people: People): void {
  const { staff } = people;
  for (let member = 0; member < staff.memberRole.length; member += 1) {
    if (staff.timeBetweenFailures[staff.memberRole[member]!]! >= 0) planFailure(run, people, member);
  }
}

function planFailure(run: RunState, people: People, member: number): void {
  const { staff } = people;
  plan(run, people, member, staff.timeBetweenFailures[staff.memberRole[member]!]!, PURPOSE.breakdown);
  // At one instant what ends has ended before a failure can stop it.
  if (clock[DUE] === Infinity) return;
  run.list.push(PRIORITY.opening, EVENT.people + (PEOPLE_EVENT.fails << EVENT_BITS), member, 0);
  people.failuresAhead += 1;
}

/** Sets when so much of the member's hours will have passed. */
function plan(run: RunState, people: People, member: number, distribution: number, purpose: number): void {
  const { staff, hours } = people;
  const role = staff.memberRole[member]!;
  run.stream.seek(staff.roleElement[role]!, purpose, 0, member - staff.roleMembers.items[staff.roleMembers.start[role]!]!, people.failures[member]!);
  const minutes = Math.max(0, sample(run.program.distributions, distribution, run.stream));
  const calendar = staff.memberCalendar[member]!;
  clock[DUE] = calendar < 0 ? clock[NOW]! + minutes : hours[calendar]!.addOpen(clock[NOW]!, minutes);
}

/** Someone (or a machine) breaks down: what is in hand stops. */
export function fails(run: RunState, people: People, member: number): void {
  const { staff } = people;
  people.failuresAhead -= 1;
  const unit = people.unitOf(member);
  unit.broken += 1;
  const { work } = unit;
  if (work === null) run.routine += 1;
  if (work !== null && (work.state === WORK.working || work.state === WORK.switching)) {
    settle(run, people, work);
    if (work.hasStarted) for (const t of work.tokens) run.trace?.putAside(t);
    people.renew(work);
    work.state = WORK.stopped;
    work.since = clock[NOW]!;
  }
  // A team that was waited for may be impossible now: whoever was held back for it is free.
  run.desks.mark(deskOf(run, people, member));
  plan(run, people, member, staff.timeToRepair[staff.memberRole[member]!]!, PURPOSE.repair);
  if (clock[DUE]! < Infinity) run.list.push(PRIORITY.release, EVENT.people + (PEOPLE_EVENT.isRepaired << EVENT_BITS), member, 0);
}

/** The repair is over: what stopped goes on when the whole team can. */
export function isRepaired(run: RunState, people: People, member: number): void {
  const unit = people.unitOf(member);
  unit.broken -= 1;
  people.failures[member]! += 1;
  planFailure(run, people, member);
  const { work } = unit;
  if (work === null) {
    run.routine += 1;
    run.desks.mark(deskOf(run, people, member));
    return;
  }
  if (work.state !== WORK.stopped || work.team.some((other) => people.unitOf(other).broken > 0)) return;
  settle(run, people, work);
  work.state = work.switching > 0 ? WORK.switching : WORK.working;
  work.since = clock[NOW]!;
  if (work.hasStarted) for (const t of work.tokens) run.trace?.goneOnWith(t);
  goOn(run, people, work);
}

function deskOf(run: RunState, { staff }: People, member: number): number {
  const { start, items } = run.program.deskRoles;
  const role = staff.memberRole[member]!;
  for (let desk = 0; desk + 1 < start.length; desk += 1) for (let k = start[desk]!; k < start[desk + 1]!; k += 1) if (items[k] === role) return desk;
  throw new Error('Every role has a desk');
}
