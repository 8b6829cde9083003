import { personId, type PersonId } from '../model/ids.ts';
import { PERSON, PERSON_COLUMNS, type Replication } from '../simulation/Replication.ts';
import { over, ratio, type Sample } from './Sample.ts';
import type { PersonSummary } from './SimulationReport.ts';

/** What everyone with a name did. */
export function personSummaries(sample: Sample): Record<PersonId, PersonSummary> {
  const { staff, roleIds } = sample.program;
  if (staff === null) return {};
  return Object.fromEntries(staff.personIds.map((id, n) => {
    const column = (r: Replication, c: number) => r.people[n * PERSON_COLUMNS + c] ?? 0;
    const roles = Array.from(staff.memberRole).filter((_, member) => staff.unitPerson[staff.memberUnit[member] ?? -1] === n).flatMap((role) => roleIds[role] ?? []);
    return [personId(id), {
      name: staff.personNames[n] ?? '',
      roles,
      utilisation: over(sample, (r) => ratio(column(r, PERSON.busy), column(r, PERSON.available))),
      executionsPerCase: over(sample, (r) => ratio(column(r, PERSON.executions), r.cases)),
      costPerCase: over(sample, (r) => ratio(column(r, PERSON.cost), r.cases)),
      overtimeMinutes: over(sample, (r) => column(r, PERSON.overtime)),
    }];
  }));
}
