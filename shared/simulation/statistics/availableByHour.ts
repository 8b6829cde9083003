import { TimeZone } from '../calendar/timeZone.ts';
import type { RunState } from '../kernel/RunState.ts';
import { HOURS_OF_WEEK, HourProfile } from './HourProfile.ts';

/** Minutes of people on shift in [from, to], by role and hour of the local week: found once per calendar, then times the people who have it. */
export function availableByHour({ program, people, open: { hours } }: RunState, from: number, to: number): Float64Array<ArrayBuffer> {
  const { roleIds, headcount, roleCalendar } = program;
  const result = new Float64Array(roleIds.length * HOURS_OF_WEEK);
  const profile = new HourProfile(hours.length + 1, new TimeZone(program.timeZone), program.origin);
  const known = new Set<number>();
  const addPeople = (role: number, calendar: number, count: number) => {
    if (!known.has(calendar)) {
      known.add(calendar);
      profile.addOpen(calendar + 1, 1, from, to, calendar < 0 ? [] : [hours[calendar]!]);
    }
    for (let h = 0; h < HOURS_OF_WEEK; h += 1) result[role * HOURS_OF_WEEK + h]! += count * profile.at(calendar + 1, h);
  };
  roleIds.forEach((_, role) => {
    const members = people === null ? [] : [...people.staff.roleMembers.items.subarray(people.staff.roleMembers.start[role], people.staff.roleMembers.start[role + 1])];
    if (members.length === 0) addPeople(role, roleCalendar[role]!, headcount[role]!);
    else for (const member of members) addPeople(role, people!.staff.memberCalendar[member]!, 1);
  });
  return result;
}
