import { message, type Message } from '../i18n/Message.ts';
import { arrivalRate } from '../simulation/arrivalRate.ts';
import { openMinutesPerWeek } from '../simulation/calendar/WeekPattern.ts';
import { loadOf, visitsPerCase } from '../simulation/offeredLoad.ts';
import type { Program } from '../simulation/Program.ts';
import { MINUTES_PER_WEEK } from '../units.ts';
import { surelyNeeded } from './surelyNeeded.ts';

/** Offered load of one role: people that would be busy all the time they are on shift, beside those that there are. */
export interface RoleLoad {
  readonly role: number;
  readonly needed: number;
  readonly headcount: number;
}

/** Load before any run, from the traffic equations; expressions and timers that interrupt are not foreseen. */
export function roleLoads(program: Program): RoleLoad[] {
  const share = (calendar: number) => {
    const pattern = calendar < 0 ? undefined : program.calendars[calendar];
    return pattern ? openMinutesPerWeek(pattern) / MINUTES_PER_WEEK : 1;
  };
  const rates = program.sources.map((source) => arrivalRate(program, source));
  const total = rates.reduce((sum, r) => sum + r, 0);
  if (total === 0) return [];
  const visits = visitsPerCase(program, program.sources.flatMap((s, i) => [s.node, ...s.companions].map((node) => ({ node, share: (rates[i] ?? 0) / total }))));
  const input = surelyNeeded(program);
  const { staff } = program;
  const isStaffed = (node: number) => staff !== null && (staff.options.start[node + 1] ?? 0) > (staff.options.start[node] ?? 0);
  // A step of several roles goes on only while all of them are there: then its own hours bind, not those of one role.
  const shared = [...new Set(program.stepCalendar)].map((calendar) => ({
    calendar, load: loadOf({ ...input, duration: input.duration.map((duration, node) => (program.stepCalendar[node] === calendar && !isStaffed(node) ? duration : -1)) }, visits),
  }));
  return Array.from(loadOf(input, visits), (minutes, role) => {
    const { people, share: there } = capacityOf(program, role, share);
    return { role, headcount: people, needed: total * Math.max(minutes / there, ...shared.map(({ calendar, load }) => (load[role] ?? 0) / share(calendar))) };
  }).filter(({ needed }) => needed > 0);
}

/** People of a role, and how much of the time one of them is there on average: on shift, not broken down, and as fast as the step expects. */
function capacityOf({ staff, headcount, roleCalendar, distributionMean }: Program, role: number, share: (calendar: number) => number): { readonly people: number; readonly share: number } {
  const members = staff?.roleMembers.items.subarray(staff.roleMembers.start[role], staff.roleMembers.start[role + 1]);
  if (!staff || !members || members.length === 0) return { people: headcount[role] ?? 0, share: share(roleCalendar[role] ?? -1) };
  const between = distributionMean[staff.timeBetweenFailures[role] ?? -1] ?? 0;
  const repair = distributionMean[staff.timeToRepair[role] ?? -1] ?? 0;
  const inOrder = between > 0 ? between / (between + repair) : 1;
  const sum = members.reduce((all, member) => all + share(staff.memberCalendar[member] ?? -1) * (staff.unitSpeed[staff.memberUnit[member] ?? 0] ?? 1), 0);
  return { people: members.length, share: (inOrder * sum) / members.length };
}

/** “Back office needs 1.3 more people before waiting times mean anything”, for each role with no steady state. */
export function overloadWarnings(program: Program): Message[] {
  return roleLoads(program)
    .filter(({ needed, headcount }) => needed >= headcount)
    .map(({ role, needed, headcount }) => message('simulation.warning.overload', {
      name: program.roleNames[role] ?? '',
      // Rounded up: a load equal to the capacity has no steady state either.
      people: (Math.floor((needed - headcount) * 10 + 1e-9) + 1) / 10,
    }));
}
