import { message, type Message } from '../i18n/Message.ts';
import { openMinutesPerWeek } from '../simulation/calendar/WeekPattern.ts';
import { loadOf, visitsPerCase } from '../simulation/offeredLoad.ts';
import { READING, type Program } from '../simulation/Program.ts';
import { MINUTES_PER_WEEK } from '../units.ts';

/** Offered load of one role: people that would be busy all the time they are on shift, beside those that there are. */
export interface RoleLoad {
  readonly role: number;
  readonly needed: number;
  readonly headcount: number;
}

const EVERY_STEP = -2;

/** Load before any run, from the traffic equations; expressions and timers that interrupt are not foreseen. */
export function roleLoads(program: Program): RoleLoad[] {
  const share = (calendar: number) => {
    const pattern = calendar < 0 ? undefined : program.calendars[calendar];
    return pattern ? openMinutesPerWeek(pattern) / MINUTES_PER_WEEK : 1;
  };
  const rates = program.sources.map((s) => {
    const gap = program.distributionMean[s.interArrival] ?? 0;
    return gap <= 0 ? 0 : (s.batchSize / gap) * (s.reading === READING.working ? share(s.calendar) : 1);
  });
  const total = rates.reduce((sum, r) => sum + r, 0);
  if (total === 0) return [];
  const visits = visitsPerCase(program, program.sources.flatMap((s, i) => [s.node, ...s.companions].map((node) => ({ node, share: (rates[i] ?? 0) / total }))));
  const alone = (calendar: number) => loadOf(
    calendar === EVERY_STEP ? program : { ...program, duration: program.duration.map((duration, node) => (program.stepCalendar[node] === calendar ? duration : -1)) },
    visits,
  );
  const roleHours = (role: number) => program.roleCalendar[role] ?? -1;
  const all = alone(EVERY_STEP);
  // A step of several roles goes on only while all of them are there: then its own hours bind, not those of one role.
  const shared = [...new Set(program.stepCalendar)].map((calendar) => ({ calendar, load: alone(calendar) }));
  return Array.from(all, (minutes, role) => ({
    role,
    needed: total * Math.max(minutes / share(roleHours(role)), ...shared.map(({ calendar, load }) => (load[role] ?? 0) / share(calendar))),
    headcount: program.headcount[role] ?? 0,
  })).filter(({ needed }) => needed > 0);
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
