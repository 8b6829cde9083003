import { ROLE, ROLE_COLUMNS, type Replication } from '../simulation/Replication.ts';
import { HOURS_OF_WEEK } from '../simulation/statistics/HourProfile.ts';
import { over, ratio, type Sample } from './Sample.ts';
import type { RoleSummary } from './SimulationReport.ts';

/** What role number `n` did, and what waited for it. */
export function roleSummary(sample: Sample, n: number): RoleSummary {
  const { program, replications } = sample;
  const column = (r: Replication, c: number) => r.roles[n * ROLE_COLUMNS + c] ?? 0;
  const named = (program.staff?.roleMembers.start[n + 1] ?? 0) - (program.staff?.roleMembers.start[n] ?? 0);
  return {
    name: program.roleNames[n] ?? '',
    headcount: named > 0 ? named : (program.headcount[n] ?? 0),
    // Work in overtime is done outside the available time, so it is left out here and told apart below.
    utilisation: over(sample, (r) => ratio(column(r, ROLE.busy) - column(r, ROLE.overtime), column(r, ROLE.available))),
    queueLength: { ...over(sample, (r) => ratio(column(r, ROLE.queueArea), r.window)), max: Math.max(0, ...replications.map((r) => column(r, ROLE.queueMax))) },
    waitingPerCase: over(sample, (r) => ratio(column(r, ROLE.waiting), r.cases)),
    costPerCase: over(sample, (r) => ratio(column(r, ROLE.cost), r.cases)),
    utilisationByHour: utilisationByHour(replications, n),
    overtimeMinutes: over(sample, (r) => column(r, ROLE.overtime)),
  };
}

/** Busy ÷ available over all replications together: one of them may have been there in an hour for a minute only. */
function utilisationByHour(replications: readonly Replication[], role: number): (number | null)[] {
  return Array.from({ length: HOURS_OF_WEEK }, (_, hour) => {
    const at = role * HOURS_OF_WEEK + hour;
    const sum = (minutes: (r: Replication) => Float64Array) => replications.reduce((all, r) => all + (minutes(r)[at] ?? 0), 0);
    return ratio(sum((r) => r.busyByHour), sum((r) => r.availableByHour));
  });
}
