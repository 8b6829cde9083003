import type { ExperimentRequest } from '../../../shared/analysis/experiment.ts';
import type { Execute } from '../../../shared/analysis/Job.ts';
import { variantId } from '../../../shared/model/ids.ts';
import type { ModelDocument, Variant } from '../../../shared/model/ModelDocument.ts';
import { run } from '../../../shared/simulation/run.ts';
import { end, exponential, gateway, start, task, timer, weekdays, type buildModel, type Parts } from '../simulation/buildModel.ts';

export const here: Execute = async (programs, jobs, onResult) => {
  jobs.forEach((job, i) => onResult(i, run(programs[job.program]!, job)!));
};
export const backwards: Execute = async (programs, jobs, onResult) => {
  for (let i = jobs.length - 1; i >= 0; i -= 1) onResult(i, run(programs[jobs[i]!.program]!, jobs[i]!)!);
};
export const request = (more: Partial<ExperimentRequest> = {}): ExperimentRequest => ({ scenarios: [null], overrides: { cases: 300, replications: 6, warmUpCases: 0 }, withBottlenecks: false, ...more });

export const office: Parts = {
  nodes: {
    s: start(exponential(12)), a: task(exponential(8), 'Clerk'), x: gateway('exclusive'), back: task(exponential(5), 'Clerk'), f: gateway('parallel'),
    b: task(exponential(20), 'Expert'), w: timer(exponential(60)), j: gateway('parallel'), c: task(exponential(4), 'Clerk'), e: end(),
  },
  flows: ['s > a', 'a > x', 'x > back 0.2', 'x > f 0.8', 'back > a', 'f > b', 'f > w', 'b > j', 'w > j', 'j > c', 'c > e'],
  roles: { Clerk: { headcount: 2, costPerHour: 30, calendar: 'day' }, Expert: { headcount: 3, costPerHour: 90 } },
  calendars: { day: { week: weekdays(480, 1080) } },
};

export const changing = (master: ReturnType<typeof buildModel>, headcount: number): ModelDocument => {
  const variant: Variant = {
    id: variantId('V'), name: 'One more', parent: null, order: 0,
    overlay: { roles: { added: {}, changed: { Clerk: { headcount: { from: 2, to: headcount } } }, removed: {} } },
  };
  return { master, variants: { [variant.id]: variant } };
};
