import type { RoleId } from '../../model/ids.ts';
import { MINUTES_PER_HOUR, MINUTES_PER_WEEK } from '../../units.ts';
import { openMinutesPerWeek } from '../../simulation/calendar/WeekPattern.ts';
import type { Program } from '../../simulation/Program.ts';
import { roleLoads } from '../overload.ts';
import type { AnswerBase } from './AnswerBase.ts';
import { costPerHourOf, peopleOf } from './peopleOf.ts';

/** People per role. */
export type Staffing = Readonly<Record<RoleId, number>>;

/** A role whose people may be more or fewer. */
export interface StaffedRole {
  readonly role: RoleId;
  readonly name: string;
  readonly now: number;
  /** Offered load: people that would be busy all the time they are on shift. */
  readonly load: number;
  /** The fewest with whom queues do not grow without end, and with whom every step can be done. */
  readonly least: number;
  /** Of one person, for the whole shift. */
  readonly costPerWeek: number;
}

/** The roles that some step needs, with what bounds their staffing. */
export function staffedRoles({ model, program }: AnswerBase): StaffedRole[] {
  const loads = new Map(roleLoads(program).map(({ role, needed }) => [role, needed]));
  return program.roleIds.flatMap((role, n) => {
    if (!program.requirementRole.includes(n)) return [];
    const load = loads.get(n) ?? 0;
    const together = Math.max(1, ...Array.from(program.requirementRole, (r, i) => (r === n ? program.requirementQuantity[i]! : 0)));
    return [{
      role, load,
      name: program.roleNames[n] ?? role,
      now: peopleOf(model, role),
      // A load equal to the capacity has no steady state either.
      least: Math.max(together, Math.floor(load + 1e-9) + 1),
      costPerWeek: costPerHourOf(model, role) * openHoursPerWeek(program, n),
    }];
  });
}

function openHoursPerWeek(program: Program, role: number): number {
  const calendar = program.roleCalendar[role] ?? -1;
  const pattern = calendar < 0 ? undefined : program.calendars[calendar];
  return (pattern ? openMinutesPerWeek(pattern) : MINUTES_PER_WEEK) / MINUTES_PER_HOUR;
}

export const costPerWeek = (roles: readonly StaffedRole[], staffing: Staffing): number =>
  roles.reduce((sum, { role, costPerWeek: each }) => sum + each * (staffing[role] ?? 0), 0);

export const headcountOf = (staffing: Staffing): number => Object.values(staffing).reduce((sum, n) => sum + n, 0);
