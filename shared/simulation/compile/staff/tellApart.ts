import type { Work } from '../../../model/Node.ts';
import { rows } from '../../../model/ProcessModel.ts';
import type { Role } from '../../../model/Role.ts';
import type { Compilation } from '../Compilation.ts';
import type { Needed, RoleTable } from '../roles.ts';

/** A step that people do, or that waits for a batch. */
export interface Step {
  readonly node: number;
  readonly work: Work;
  /** The requirements, then the alternatives. */
  readonly teams: readonly (readonly Needed[])[];
}

/** Roles that each person holds; an unknown one is refused. */
export function rolesOfPeople(c: Compilation, table: RoleTable): readonly (readonly number[])[] {
  return rows(c.model.people).map((person) => [...new Set(person.roles)].flatMap((id) => {
    const role = table.indexOf(id);
    if (role !== undefined) return [role];
    c.fail('unknownRole', person.id, 'simulation.error.personRole', { name: person.name || person.id, role: id }, 'simulation.error.personRole.advice');
    return [];
  }));
}

/** Desks at which heads are not enough: who somebody is, or what a step asks of them, matters there. */
export function desksOfPeople(table: RoleTable, deskOf: Int32Array, held: readonly (readonly number[])[], steps: readonly Step[], doers: ReadonlySet<string>, idOf: (node: number) => string): readonly boolean[] {
  const isStaffed: boolean[] = [];
  const tell = (role: number) => { isStaffed[deskOf[role]!] = true; };
  for (const roles of held) roles.forEach(tell);
  table.roles.forEach((role, r) => { if (hasPeopleApart(role)) tell(r); });
  for (const { node, work, teams } of steps) {
    // Whose minutes are overtime is a matter of each one's own hours.
    const isOwnOvertime = work.shiftEnd === 'overtime' && teams.some((team) => new Set(team.map(({ role }) => table.roles[role]!.calendar)).size > 1);
    const isUrgentByCase = work.priorityExpression !== undefined && teams.some((team) => team.some(({ role }) => table.roles[role]!.queueOrder === 'priority'));
    const isBound = isOwnOvertime || teams.length > 1 || work.performer !== undefined || work.keepUntil !== undefined || work.batch !== undefined || isUrgentByCase || doers.has(idOf(node));
    for (const { role } of teams.flat()) {
      const { overtimeFactor = 1 } = table.roles[role]!;
      if (isBound || (work.shiftEnd === 'overtime' && overtimeFactor !== 1)) tell(role);
    }
  }
  return isStaffed;
}

/** Due dates are known per case; only these lines read them. */
const hasPeopleApart = ({ isPreemptive, queueOrder, breakdown, switchOver, absences = [] }: Role): boolean =>
  queueOrder === 'earliestDue' || (isPreemptive === true && queueOrder === 'priority') || breakdown !== undefined || switchOver !== undefined || absences.length > 0;
