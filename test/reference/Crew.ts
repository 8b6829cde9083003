import type { Calendar } from '../../shared/model/Calendar.ts';
import type { Person } from '../../shared/model/Person.ts';
import { find, rows } from '../../shared/model/ProcessModel.ts';
import type { Role } from '../../shared/model/Role.ts';
import { type Activity, type Drawing, isActivity, type Need } from './Drawing.ts';
import type { Case } from './Token.ts';
import type { Work } from './Work.ts';
import { allOf, ALWAYS, atLeast, type Dial, dialOf, wallClock, without, WorkingTime, type Zone } from './WorkingTime.ts';

/** One person or machine. */
export class Unit {
  readonly person: Person | null;
  /** In hand: being done, or stopped by a breakdown. */
  work: Work | null = null;
  /** In how many roles it is broken down. */
  broken = 0;
  /** Case with which it stays, and the activities until whose ends. */
  staysWith: Case | null = null;
  staysUntil = new Set<string>();
  /** In which role it stays, and since when. */
  staysAs: Member | null = null;
  staysSince = 0;
  idleSince = -Infinity;
  lastStep: string | null = null;

  constructor(person: Person | null) {
    this.person = person;
  }

  isFreeFor(work: Work): boolean {
    return this.work === null && (this.staysWith === null || this.staysWith === work.case);
  }
}

/** A unit in one of its roles. */
export interface Member {
  readonly unit: Unit;
  readonly role: string;
  readonly dial: Dial;
  readonly hours: WorkingTime;
  readonly costPerHour: number;
}

/** One of several teams that may do a step: for each requirement those who may serve in it. */
export interface Option {
  readonly places: readonly { readonly role: string; readonly quantity: number; readonly candidates: readonly Member[] }[];
  /** When such a team could be together if nobody were busy. */
  readonly hours: WorkingTime;
}

/** Everybody who works, with their hours and skills (docs/resources.md). */
export class Crew {
  readonly members: readonly Member[];
  readonly #drawing: Drawing;
  readonly #zone: Zone;
  readonly #origin: number;
  readonly #options = new Map<string, readonly Option[]>();
  readonly #dials = new Map<string, Dial>();
  readonly #teams: { readonly dials: readonly Dial[]; readonly hours: WorkingTime }[] = [];

  constructor(drawing: Drawing, zone: Zone, origin: number) {
    this.#drawing = drawing;
    this.#zone = zone;
    this.#origin = origin;
    const people = rows(drawing.model.people).map((person) => new Unit(person));
    this.members = this.roles().flatMap((role) => {
      const named = people.filter(({ person }) => person?.roles.some((held) => held === role));
      const headcount = this.role(role)?.headcount ?? 1;
      const units = named.length > 0 ? named : Array.from({ length: headcount }, () => new Unit(null));
      return units.map((unit, i) => this.#member(unit, role, units.length - 1 - i));
    });
  }

  role(id: string): Role | undefined {
    return find(this.#drawing.model.roles, id);
  }

  /** Roles that some step asks for, those of the model first, then the people of lanes and pools that have none; other roles have no part in a run. */
  roles(): readonly string[] {
    const needed = this.#drawing.nodes.filter(isActivity).flatMap((step) => this.#drawing.teamsOf(step).flat().map(({ role }) => role));
    return [...new Set([...rows(this.#drawing.model.roles).map(({ id }) => id as string).filter((id) => needed.includes(id)), ...needed])];
  }

  #member(unit: Unit, role: string, behind: number): Member {
    const { model } = this.#drawing;
    const calendars = [this.role(role)?.calendar, unit.person?.calendar, model.meta.settings.siteCalendar].flatMap((id): Calendar[] => find(model.calendars, id) ? [find(model.calendars, id)!] : []);
    const local = ({ from, to }: { readonly from: string; readonly to: string }) => ({ from: wallClock(from), to: wallClock(to) });
    const windows = this.role(role)?.absences ?? [];
    // While q people are away, the last q in the list are.
    const edges = [...new Set(windows.map(local).flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
    const away = edges.slice(1).map((to, i) => ({ from: edges[i]!, to })).filter((span) =>
      windows.filter((window) => local(window).from <= span.from && span.to <= local(window).to).reduce((sum, { quantity }) => sum + quantity, 0) > behind);
    const own = (unit.person?.absences ?? []).map(local);
    const gone = [...away, ...own];
    const base = this.#sharedDial(calendars);
    const dial = gone.length === 0 ? base : without(base, gone);
    return { unit, role, dial, hours: this.#time(dial), costPerHour: unit.person?.costPerHour ?? this.role(role)?.costPerHour ?? 0 };
  }

  /** Teams that may do a step; those for which there are never people enough are none. */
  optionsOf(step: Activity): readonly Option[] {
    const known = this.#options.get(step.id);
    if (known) return known;
    const options = this.#drawing.teamsOf(step).map((team: readonly Need[]): Option => {
      const places = team.map(({ role, quantity }) => ({
        role, quantity,
        candidates: this.members.filter((m) => m.role === role && (m.unit.person?.steps?.includes(step.id) ?? true)),
      }));
      const isAlways = places.every(({ candidates }) => candidates.every(({ dial }) => dial === ALWAYS));
      const dial = isAlways ? null : allOf(places.map(({ quantity, candidates }) => atLeast(quantity, candidates.map((m) => m.dial))));
      return { places, hours: new WorkingTime(dial, this.#zone, this.#origin) };
    });
    const possible = options.filter(({ places }) => places.every(({ quantity, candidates }) => candidates.length >= quantity));
    this.#options.set(step.id, possible);
    return possible;
  }

  /** When all of a team are at work. */
  hoursOf(team: readonly Member[]): WorkingTime {
    const dials = [...new Set(team.map(({ dial }) => dial))].filter((dial) => dial !== ALWAYS);
    const known = this.#teams.find((group) => group.dials.length === dials.length && dials.every((dial) => group.dials.includes(dial)));
    if (known) return known.hours;
    const hours = new WorkingTime(allOf(dials), this.#zone, this.#origin);
    this.#teams.push({ dials, hours });
    return hours;
  }

  /** People with the same calendars share one dial. */
  #sharedDial(calendars: readonly Calendar[]): Dial {
    const key = calendars.map(({ id }) => id).join(' ');
    const known = this.#dials.get(key) ?? allOf(calendars.map(dialOf)) ?? ALWAYS;
    this.#dials.set(key, known);
    return known;
  }

  #time(dial: Dial): WorkingTime {
    return new WorkingTime(dial === ALWAYS ? null : dial, this.#zone, this.#origin);
  }

  hours(calendar: Calendar | undefined): WorkingTime {
    return new WorkingTime(calendar ? dialOf(calendar) : null, this.#zone, this.#origin);
  }
}
