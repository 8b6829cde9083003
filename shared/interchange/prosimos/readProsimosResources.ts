import { isEqual } from '../../delta/isEqual.ts';
import type { Distribution } from '../../model/Distribution.ts';
import { nodeId, personId, roleId, type CalendarId, type NodeId, type PersonId, type RoleId } from '../../model/ids.ts';
import type { Person } from '../../model/Person.ts';
import type { Role } from '../../model/Role.ts';
import type { Complaints } from '../Complaints.ts';
import { safeId } from '../safeId.ts';
import type { ProsimosFile, ProsimosResource } from './ProsimosFile.ts';
import { readProsimosDistribution } from './readProsimosDistribution.ts';

/** Who does a task, and for how long unless a person has a time of their own. */
export interface Staffing {
  readonly role: RoleId;
  readonly duration: Distribution;
}

export interface ProsimosResources {
  readonly roles: Readonly<Record<RoleId, Role>>;
  readonly people: Readonly<Record<PersonId, Person>>;
  readonly staffing: ReadonlyMap<NodeId, Staffing>;
}

/** More named people than this are no longer people whom a file names. */
const MOST_PEOPLE = 20_000;
const MOST_COST = 1e9;

/** Profiles that share a resource, or resources of which do one task: people of one role, who wait for work in one line. */
class Groups {
  readonly #parent: number[];

  constructor(count: number) {
    this.#parent = Array.from({ length: count }, (_, i) => i);
  }

  of(profile: number): number {
    let at = profile;
    while (this.#parent[at] !== at) at = this.#parent[at]!;
    return at;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.of(a), this.of(b)];
    this.#parent[Math.max(first, second)] = Math.min(first, second);
  }
}

/**
 * The resources of a Prosimos file. A profile with one resource of any amount is a role of so many interchangeable
 * people. Where several resources may do a task, they are people with a name, each with the calendar, cost, tasks and
 * times that the file gives; a resource with an amount above 1 is so many of them, called as Prosimos calls them.
 */
export function readProsimosResources(file: ProsimosFile, calendars: ReadonlyMap<string, CalendarId>, isTask: (id: string) => boolean, complaints: Complaints): ProsimosResources {
  const profiles = file.resource_profiles;
  const groups = new Groups(profiles.length);
  const resources = new Map<string, { readonly resource: ProsimosResource; readonly profile: number; readonly where: string }>();
  profiles.forEach(({ resource_list }, profile) => resource_list.forEach((resource, i) => {
    const where = `resource_profiles[${profile}].resource_list[${i}]`;
    const known = resources.get(resource.id);
    if (known) groups.join(known.profile, profile);
    else if (!Number.isInteger(resource.amount) || resource.amount < 0 || resource.amount > 100_000) complaints.invalid({ where }, `amount ${resource.amount}`);
    else resources.set(resource.id, { resource, profile, where });
  }));

  const timesOf = new Map<string, Map<NodeId, Distribution>>();
  const doersOf = new Map<NodeId, string[]>();
  file.task_resource_distribution.forEach(({ task_id, resources: doers }, i) => {
    const where = `task_resource_distribution[${i}]`;
    if (!isTask(task_id)) { complaints.unknown({ where, element: task_id }, task_id); return; }
    const task = nodeId(task_id);
    doers.forEach((doer, k) => {
      const found = resources.get(doer.resource_id);
      const duration = readProsimosDistribution(doer);
      const place = { where: `${where}.resources[${k}]`, element: task_id };
      if (!found) complaints.unknown(place, doer.resource_id);
      else if (!duration) complaints.invalid(place, `${doer.distribution_name} ${doer.distribution_params.map(({ value }) => value).join(', ')}`);
      else {
        const others = doersOf.get(task) ?? [];
        const first = others[0] === undefined ? undefined : resources.get(others[0]);
        if (first) groups.join(first.profile, found.profile);
        doersOf.set(task, [...others, doer.resource_id]);
        timesOf.set(doer.resource_id, (timesOf.get(doer.resource_id) ?? new Map<NodeId, Distribution>()).set(task, duration));
      }
    });
  });

  const roles: Record<RoleId, Role> = {};
  const people: Record<PersonId, Person> = {};
  const staffing = new Map<NodeId, Staffing>();
  const takenRoles = new Set<string>();
  const takenPeople = new Set<string>();
  const calendarOf = (resource: ProsimosResource, where: string): CalendarId | null => {
    const id = resource.calendar == null ? undefined : calendars.get(resource.calendar);
    if (resource.calendar != null && id === undefined) complaints.unknown({ where }, resource.calendar);
    return id ?? null;
  };
  const costOf = ({ cost_per_hour }: ProsimosResource, where: string): number => {
    if (cost_per_hour >= 0 && cost_per_hour <= MOST_COST) return cost_per_hour;
    complaints.invalid({ where }, `cost_per_hour ${cost_per_hour}`);
    return 0;
  };

  for (const members of Map.groupBy(resources.values(), ({ profile }) => groups.of(profile)).values()) {
    const [first] = members;
    if (!first) continue;
    const profile = profiles[first.profile]!;
    const isPool = members.length === 1;
    const id = roleId(safeId(isPool ? first.resource.id : profile.id, takenRoles));
    takenRoles.add(id);
    const calendarsOfMembers = members.map(({ resource, where }) => calendarOf(resource, where));
    const sharedCalendar = calendarsOfMembers.every((calendar) => calendar === calendarsOfMembers[0]) ? (calendarsOfMembers[0] ?? null) : null;
    const names = [...new Set(members.map((member) => profiles[member.profile]!.name ?? profiles[member.profile]!.id))];
    const headcount = members.reduce((sum, { resource }) => sum + resource.amount, 0);
    roles[id] = {
      id, name: (isPool ? (first.resource.name ?? profile.name ?? first.resource.id) : names.join(' / ')).slice(0, 500),
      headcount: Math.min(headcount, 100_000), costPerHour: costOf(first.resource, first.where), calendar: sharedCalendar, queueOrder: 'fifo',
    };
    const tasks = new Map<NodeId, Distribution>(members.flatMap(({ resource }) => [...(timesOf.get(resource.id) ?? [])]).toReversed());
    for (const [task, duration] of tasks) staffing.set(task, { role: id, duration });
    if (isPool) continue;
    if (takenPeople.size + headcount > MOST_PEOPLE) { complaints.approximated({ where: `resource_profiles[${first.profile}]` }, `${headcount} resources`); continue; }
    members.forEach(({ resource, where }, m) => {
      const own = timesOf.get(resource.id) ?? new Map<NodeId, Distribution>();
      const durations = Object.fromEntries([...own].filter(([task, duration]) => !isEqual(duration, tasks.get(task))));
      for (let n = 0; n < resource.amount; n += 1) {
        const suffix = resource.amount > 1 ? `_${n}` : '';
        const person = personId(safeId(`${resource.id}${suffix}`, takenPeople));
        takenPeople.add(person);
        people[person] = {
          id: person, name: `${resource.name ?? resource.id}${suffix}`.slice(0, 500), roles: [id],
          calendar: sharedCalendar === null ? (calendarsOfMembers[m] ?? null) : null,
          costPerHour: costOf(resource, where), speed: 1,
          steps: own.size === tasks.size ? null : [...own.keys()],
          ...(Object.keys(durations).length === 0 ? {} : { durations }),
        };
      }
    });
  }
  return { roles, people, staffing };
}
