import type { Person } from '../../../model/Person.ts';
import { rows } from '../../../model/ProcessModel.ts';
import { atLeast, intersect, without, type Spans } from '../../calendar/combineHours.ts';
import { parseLocal } from '../../calendar/timeZone.ts';
import type { WeekPattern } from '../../calendar/WeekPattern.ts';
import type { Compilation } from '../Compilation.ts';
import type { RoleTable } from '../roles.ts';

/** A unit (one person or machine) in one of its roles. */
export interface Member {
  readonly unit: number;
  readonly role: number;
  readonly hours: WeekPattern;
  readonly costPerMinute: number;
}

export interface Unit {
  /** `null`: one of the headcount of a role. */
  readonly person: Person | null;
  readonly members: number[];
}

/** The people of all roles that need telling apart: those with names once each, others as many as their role counts. */
export class Crew {
  readonly units: Unit[] = [];
  readonly members: Member[] = [];
  /** Members of each role, in the order of the list. */
  readonly ofRole: number[][];
  readonly #hours = new Map<string, WeekPattern>();

  constructor(c: Compilation, table: RoleTable, isStaffed: readonly boolean[]) {
    this.ofRole = table.roles.map(() => []);
    const people = rows(c.model.people);
    const unitOf = new Map<Person, number>();
    table.roles.forEach((role, r) => {
      if (!isStaffed[r]) return;
      const holders = people.filter((person) => person.roles.includes(role.id));
      const count = holders.length > 0 ? holders.length : role.headcount;
      const roleHours = c.patternOf(c.roleCalendar(role));
      const away = role.absences ?? [];
      for (let i = 0; i < count; i += 1) {
        const person = holders[i] ?? null;
        const own = person === null ? [] : (person.absences ?? []).map(({ from, to }) => [localMinute(from), localMinute(to)] as const);
        const hours = person === null || person.calendar === null ? roleHours : intersect([roleHours, c.patternOf(c.calendar(person.calendar, person.id, person.name || person.id))]);
        const absent: Spans = [...own, ...awayFrom(away, count - 1 - i)];
        let unit = person === null ? undefined : unitOf.get(person);
        if (unit === undefined) {
          unit = this.units.push({ person, members: [] }) - 1;
          if (person !== null) unitOf.set(person, unit);
        }
        const member = this.members.push({ unit, role: r, hours: without(hours, absent), costPerMinute: (person?.costPerHour ?? role.costPerHour) / 60 }) - 1;
        this.units[unit]!.members.push(member);
        this.ofRole[r]!.push(member);
      }
    });
  }

  /** When at least so many of the members given, all of the same role, are there. Most steps ask for anyone of a role. */
  hoursOf(role: number, quantity: number, members: readonly number[]): WeekPattern {
    const ofAll = () => atLeast(quantity, members.map((m) => this.members[m]!.hours));
    if (members.length !== this.ofRole[role]!.length) return ofAll();
    const key = `${role} × ${quantity}`;
    const known = this.#hours.get(key) ?? ofAll();
    this.#hours.set(key, known);
    return known;
  }

  /** When a unit is at work in any of its roles. */
  shiftOf(unit: number): WeekPattern {
    const hours = (this.units[unit]?.members ?? []).map((m) => this.members[m]!.hours);
    return atLeast(1, hours);
  }
}

const localMinute = (text: string): number => parseLocal(text) ?? 0;

/** Spans in which more than `after` people are away, so that the one with so many behind them in the list is. */
function awayFrom(windows: readonly { readonly from: string; readonly to: string; readonly quantity: number }[], after: number): Spans {
  const edges = windows
    .flatMap(({ from, to, quantity }) => (localMinute(to) > localMinute(from) ? [[localMinute(from), quantity], [localMinute(to), -quantity]] as const : []))
    .toSorted((a, b) => a[0] - b[0]);
  const spans: (readonly [number, number])[] = [];
  let count = 0;
  let since = 0;
  for (const [at, step] of edges) {
    const wasAway = count > after;
    count += step;
    if (!wasAway && count > after) since = at;
    else if (wasAway && count <= after && at > since) spans.push([since, at]);
  }
  return spans;
}
