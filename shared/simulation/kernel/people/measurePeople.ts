import { PERSON, PERSON_COLUMNS, ROLE, ROLE_COLUMNS, STEP, STEP_COLUMNS } from '../../Replication.ts';
import type { RunState } from '../RunState.ts';

/** Adds what people who are told apart did to the figures of steps and roles, and gives those of each person. */
export function measurePeople(run: RunState, steps: Float64Array, roles: Float64Array, from: number, to: number): Float64Array {
  const { people } = run;
  if (people === null) return new Float64Array(0);
  const { staff, hours } = people;
  const available = (calendar: number) => (calendar < 0 ? to - from : hours[calendar]!.openBetween(from, to));
  people.stepCost.forEach((cost, node) => { steps[node * STEP_COLUMNS + STEP.cost]! += cost; });
  people.roleBusy.forEach((busy, role) => {
    const members = staff.roleMembers.items.subarray(staff.roleMembers.start[role], staff.roleMembers.start[role + 1]);
    if (members.length === 0) return;
    const at = role * ROLE_COLUMNS;
    roles[at + ROLE.busy] = busy + people.roleOvertime[role]!;
    roles[at + ROLE.overtime] = people.roleOvertime[role]!;
    roles[at + ROLE.cost] = people.roleCost[role]!;
    roles[at + ROLE.available] = members.reduce((sum, member) => sum + available(staff.memberCalendar[member]!), 0);
  });
  const persons = new Float64Array(staff.personIds.length * PERSON_COLUMNS);
  for (const unit of people.units) {
    const person = staff.unitPerson[unit.number]!;
    if (person < 0) continue;
    const at = person * PERSON_COLUMNS;
    persons[at + PERSON.busy] = unit.busy;
    persons[at + PERSON.overtime] = unit.overtime;
    persons[at + PERSON.available] = available(staff.unitCalendar[unit.number]!);
    persons[at + PERSON.executions] = unit.executions;
    persons[at + PERSON.cost] = unit.cost;
  }
  return persons;
}
