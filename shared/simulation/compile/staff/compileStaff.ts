import type { Role } from '../../../model/Role.ts';
import { ALLOCATION, type StaffProgram } from '../../StaffProgram.ts';
import type { WeekPattern } from '../../calendar/WeekPattern.ts';
import type { Compilation } from '../Compilation.ts';
import { toRows } from '../csr.ts';
import { nameOf } from '../nameOf.ts';
import type { Structure } from '../structure.ts';
import type { CompiledWork } from '../work.ts';
import { bondsOf } from './bonds.ts';
import { Crew } from './Crew.ts';
import { teamsOf, type Place, type StepTeams } from './teams.ts';

export interface CompiledStaff {
  /** Without the elements that roles are numbered by, which the whole program decides. */
  readonly staff: Omit<StaffProgram, 'roleElement'>;
  /** Calendar of each step of a staffed desk. */
  readonly stepCalendar: ReadonlyMap<number, number>;
  /** People of each role of a staffed desk. */
  readonly headcount: ReadonlyMap<number, number>;
}

/** People who are told apart, with their hours, rates and skills; `null` when heads are enough everywhere. */
export function compileStaff(
  c: Compilation, s: Structure, join: Int8Array, { table, deskOf, isStaffedDesk, used, steps, batches }: CompiledWork,
): CompiledStaff | null {
  if (!isStaffedDesk.some(Boolean) && batches.batchNode.length === 0) return null;
  const n = s.nodes.length;
  const isStaffed = table.roles.map((_, r) => used.has(r) && isStaffedDesk[deskOf[r]!] === true);
  const calendarOf = cached(c);
  const crew = new Crew(c, table, isStaffed);
  const teams = new Map<number, StepTeams>();
  for (const { node, teams: needed } of steps) {
    const first = needed[0]?.[0];
    if (first === undefined || !isStaffed[first.role]) continue;
    teams.set(node, teamsOf(c, table, crew, s.nodes[node]!, needed));
  }
  const bonds = bondsOf(c, s, join, table, crew, teams);
  const stepCalendar = new Map([...teams].map(([node, { hours }]) => [node, calendarOf(hours)] as const));

  const options: number[][] = s.nodes.map(() => []);
  const requirements: number[][] = [];
  const optionCalendar: number[] = [];
  const places: Place[] = [];
  const lists: number[][] = [];
  const ownDuration: number[] = [];
  const candidateRow: number[] = [];
  const shared = new Map<string, number>();
  for (const [node, { options: given, optionHours }] of teams) {
    given.forEach((option, o) => {
      optionCalendar.push(calendarOf(optionHours[o]!));
      options[node]!.push(requirements.length);
      requirements.push(option.map((place) => {
        candidateRow.push(rowOf(place, node));
        return places.push(place) - 1;
      }));
    });
  }

  /** Steps without skills or times of their own share one list of the whole role. */
  function rowOf({ role, candidates }: Place, node: number): number {
    const own = candidates.map((m) => ownDurationOf(m, node));
    const isPlain = candidates.length === crew.ofRole[role]!.length && own.every((d) => d < 0);
    const key = isPlain ? `role ${role}` : `role ${role} at ${node}`;
    const known = shared.get(key);
    if (known !== undefined) return known;
    lists.push([...candidates]);
    ownDuration.push(...own);
    shared.set(key, lists.length - 1);
    return lists.length - 1;
  }

  function ownDurationOf(m: number, node: number): number {
    const person = crew.units[crew.members[m]!.unit]!.person;
    const { id } = s.nodes[node]!;
    const own = person?.durations && Object.hasOwn(person.durations, id) ? person.durations[id] : undefined;
    if (person === null || own === undefined) return -1;
    return c.distribution(own, person.id, `${person.name || person.id}: ${nameOf(s.nodes[node]!)}`);
  }

  const desks = deskOf.reduce((most, desk) => Math.max(most, desk + 1), 0);
  const people = crew.units.flatMap(({ person }) => (person === null ? [] : [person]));
  const staffed = table.roles.map((role, r) => (isStaffed[r] ? role : null));
  const timeOf = (role: Role | null, d: Role['switchOver']) => (role === null || d === undefined ? -1 : c.distribution(d, role.id, role.name || role.id));
  for (const role of staffed) if (role !== null) checkBreakdown(c, role);
  return {
    stepCalendar,
    headcount: new Map(crew.ofRole.flatMap((members, r) => (isStaffed[r] ? [[r, members.length] as const] : []))),
    staff: {
      isStaffed: Uint8Array.from({ length: desks }, (_, desk) => (isStaffedDesk[desk] ? 1 : 0)),
      personIds: people.map(({ id }) => id),
      personNames: people.map(({ id, name }) => name || id),
      unitPerson: Int32Array.from(crew.units, ({ person }) => (person === null ? -1 : people.indexOf(person))),
      unitSpeed: Float64Array.from(crew.units, ({ person }) => person?.speed ?? 1),
      unitCalendar: Int32Array.from(crew.units, ({ members }, unit) => calendarOf(members.length === 1 ? crew.members[members[0]!]!.hours : crew.shiftOf(unit))),
      unitMembers: toRows(crew.units.map(({ members }) => members)),
      memberUnit: Int32Array.from(crew.members, ({ unit }) => unit),
      memberRole: Int32Array.from(crew.members, ({ role }) => role),
      memberCalendar: Int32Array.from(crew.members, ({ hours }) => calendarOf(hours)),
      memberCostPerMinute: Float64Array.from(crew.members, ({ costPerMinute }) => costPerMinute),
      roleMembers: toRows(crew.ofRole),
      deskMembers: toRows(Array.from({ length: desks }, (_, desk) => crew.ofRole.flatMap((members, r) => (deskOf[r] === desk ? members : [])))),
      allocation: Int8Array.from(table.roles, ({ allocation = 'longestIdle' }) => ALLOCATION[allocation]),
      isPreemptive: Uint8Array.from(table.roles, ({ isPreemptive, queueOrder }) => (isPreemptive === true && queueOrder === 'priority' ? 1 : 0)),
      timeBetweenFailures: Int32Array.from(staffed, (role) => timeOf(role, role?.breakdown?.timeBetween)),
      timeToRepair: Int32Array.from(staffed, (role) => timeOf(role, role?.breakdown?.timeToRepair)),
      switchOver: Int32Array.from(staffed, (role) => timeOf(role, role?.switchOver)),
      overtimeFactor: Float64Array.from(table.roles, ({ overtimeFactor = 1 }) => overtimeFactor),
      options: toRows(options),
      optionCalendar: Int32Array.from(optionCalendar),
      requirements: toRows(requirements),
      role: Int32Array.from(places, ({ role }) => role),
      quantity: Int32Array.from(places, ({ quantity }) => quantity),
      candidateRow: Int32Array.from(candidateRow),
      candidates: toRows(lists),
      ownDuration: Int32Array.from(ownDuration),
      ...bonds,
      ...batches,
      fixedCost: Float64Array.from({ length: n }, (_, i) => {
        const node = s.nodes[i]!;
        return 'work' in node && (teams.has(i) || batches.batch[i]! >= 0) ? node.work.fixedCost : 0;
      }),
    },
  };
}

/** Number of each calendar, asked for once: the members of a large role share one. */
function cached(c: Compilation): (hours: WeekPattern) => number {
  const known = new Map<WeekPattern, number>();
  return (hours) => {
    const number = known.get(hours) ?? c.pattern(hours);
    known.set(hours, number);
    return number;
  };
}

/** A machine that always fails at once would stop time; and before a case comes there are no attributes to compute with. */
function checkBreakdown(c: Compilation, { id, name, breakdown }: Role): void {
  if (breakdown === undefined) return;
  const { timeBetween, timeToRepair } = breakdown;
  if (timeBetween.kind === 'expression' || timeToRepair.kind === 'expression') {
    c.fail('breakdown', id, 'simulation.error.breakdownExpression', { name: name || id }, 'simulation.error.breakdownExpression.advice');
  } else if (c.meanOf(c.distribution(timeBetween, id, name || id)) === 0) {
    c.fail('breakdown', id, 'simulation.error.breakdownGap', { name: name || id }, 'simulation.error.breakdownGap.advice');
  }
}
