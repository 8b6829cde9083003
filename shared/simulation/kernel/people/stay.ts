import { CASE } from '../CaseStore.ts';
import { CLOCK, MEMORY } from '../memory.ts';
import type { RunState } from '../RunState.ts';
import { settleStay } from './accounts.ts';
import type { People } from './People.ts';
import type { Unit } from './Unit.ts';
import type { Work } from './Work.ts';

const { caseInts, clock } = MEMORY;
const { now: NOW } = CLOCK;

const isCounted = (c: number): boolean => caseInts[(c << CASE.bits) + CASE.isCounted] === 1;

/** A step that keeps its people is done: they stay with the case until another step of it has ended. */
export function stayWith(people: People, work: Work, c: number): void {
  const until = people.staff.keepUntil[work.node]!;
  if (until < 0) return;
  let list = people.stays.get(c);
  if (list === undefined) {
    list = [];
    people.stays.set(c, list);
  }
  for (const member of work.team) {
    const unit = people.unitOf(member);
    if (unit.staysWith < 0) {
      unit.staysWith = c;
      list.push(unit);
    }
    if (!unit.staysUntil.includes(until)) unit.staysUntil.push(until);
  }
}

/** Someone puts work out of their hands: free for others, or still with the case. */
export function giveBack(run: RunState, people: People, unit: Unit, desk: number): void {
  unit.work = null;
  unit.idleSince = clock[NOW]!;
  unit.staysSince = clock[NOW]!;
  people.idle[desk]! += 1;
  if (unit.staysWith >= 0 && unit.staysUntil.length === 0) unit.staysWith = -1;
  if (people.first[desk] !== null) run.desks.mark(desk);
}

/** An activity of a case has ended, done or interrupted: whoever stayed until then leaves. */
export function activityEnded(run: RunState, people: People, c: number, node: number): void {
  if (people.staff.endsKeeping[node] === 0) return;
  const list = people.stays.get(c);
  if (list === undefined) return;
  const staying: Unit[] = [];
  for (const unit of list) {
    const at = unit.staysUntil.indexOf(node);
    if (at >= 0) unit.staysUntil.splice(at, 1);
    if (unit.staysUntil.length > 0) staying.push(unit);
    else leave(run, people, unit, c);
  }
  if (staying.length === 0) people.stays.delete(c);
  else people.stays.set(c, staying);
}

/** A case is over: nobody stays with it, and nobody has done anything in it any more. */
export function caseOver(run: RunState, people: People, c: number): void {
  const { doerSlots } = people.staff;
  for (let slot = 0; slot < doerSlots; slot += 1) people.doers.delete(c * doerSlots + slot);
  const list = people.stays.get(c);
  if (list === undefined) return;
  people.stays.delete(c);
  for (const unit of list) {
    unit.staysUntil.length = 0;
    leave(run, people, unit, c);
  }
}

function leave(run: RunState, people: People, unit: Unit, c: number): void {
  // At work in the case, they leave it when that work ends.
  if (unit.work !== null) return;
  settleStay(run, people, unit, c, isCounted(c));
  unit.staysWith = -1;
  unit.idleSince = clock[NOW]!;
  const desk = run.program.desk[unit.lastStep]!;
  if (people.first[desk] !== null) run.desks.mark(desk);
}
