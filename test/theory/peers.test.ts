import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { estimate } from '../../shared/analysis/estimate.ts';
import { openHoursOf } from '../../shared/simulation/calendar/openHoursOf.ts';
import { compile } from '../../shared/simulation/compile.ts';
import { ROLE_COLUMNS, STEP, STEP_COLUMNS, type Replication } from '../../shared/simulation/Replication.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import { neutralModel } from '../shared/simulation/neutralModel.ts';
import { replicate } from './replicate.ts';

/*
 * What other engines (BIMP/QBP, Prosimos, simmer) gave on the same models. The figures and their tolerances are part of
 * the fixtures that stand beside the checkout in development; without them there is nothing to compare.
 */
const folder = process.env.LANEWAY_FIXTURES ?? resolve(import.meta.dirname, '../../../shared/fixtures');
const file = (name: string) => join(folder, 'sim', name);

interface Expected { readonly id: string; readonly run: { readonly cases: number }; readonly expected: readonly { readonly arrival_rule: string; readonly metric: string; readonly value: number; readonly tol_abs: number }[] }

const REPLICATIONS = 40;

function measure(program: Program, list: readonly Replication[], metric: string): number | null {
  const [kind = '', id] = metric.split(':');
  const over = (figure: (r: Replication) => number) => estimate(list.map(figure)).mean;
  const node = program.nodeIds.findIndex((n) => n === id) * STEP_COLUMNS;
  const role = program.roleIds.findIndex((r) => r === id) * ROLE_COLUMNS;
  const perExecution = (column: number) => over((r) => r.steps[node + column]! / r.steps[node + STEP.executions]!);
  switch (kind) {
    case 'mean_cycle_time': return 60 * over((r) => r.moments[1]! / r.moments[0]!);
    case 'sd_cycle_time': return 60 * over((r) => Math.sqrt(r.moments[2]! / r.moments[0]! - (r.moments[1]! / r.moments[0]!) ** 2));
    case 'mean_wait': return 60 * perExecution(STEP.waiting);
    case 'mean_wait_in_hours': return 60 * perExecution(STEP.waitingInHours);
    case 'executions_per_case': return over((r) => r.steps[node + STEP.executions]! / r.cases);
    // They measure to the last end, when the system has run empty; Laneway's window ends with the last arrival.
    case 'utilisation': return over((r) => utilisationToTheEnd(program, r, role / ROLE_COLUMNS));
    default: return null;
  }
}

/** Minutes of work on all cases ÷ minutes on shift, from the first case (at the start of the run) to the last end. */
function utilisationToTheEnd(program: Program, r: Replication, role: number): number {
  let busy = 0;
  program.nodeIds.forEach((_, n) => {
    for (let k = program.requirementStart[n]!; k < program.requirementStart[n + 1]!; k += 1) {
      if (program.requirementRole[k] === role) busy += r.steps[n * STEP_COLUMNS + STEP.processing]! * program.requirementQuantity[k]!;
    }
  });
  const hours = openHoursOf(program)[program.roleCalendar[role]!];
  const first = openHoursOf(program)[program.sources[0]!.calendar]?.nextOpen(0) ?? 0;
  const end = first + r.window + r.runOut;
  return busy / (program.headcount[role]! * (hours?.openBetween(first, end) ?? end - first));
}

describe.runIf(existsSync(file('expected.json')))('other engines', () => {
  const all = existsSync(file('expected.json')) ? (JSON.parse(readFileSync(file('expected.json'), 'utf8')) as Expected[]) : [];

  it.each(['svc10_247', 'svc10', 'r1_loan_origination'])('agree on every figure of %s within their tolerances', async (id) => {
    const { expected, run: settings } = all.find((e) => e.id === id)!;
    const { program } = unwrap(compile(neutralModel(file(`${id}.neutral.json`)).model));
    const list = await replicate(program, { cases: settings.cases, warmUpCases: 0, replications: REPLICATIONS, seed: 1 });

    const compared = expected.filter((e) => e.arrival_rule !== 'push').flatMap((e) => {
      const value = measure(program, list, e.metric);
      return value === null ? [] : [{ metric: e.metric, value, theirs: e.value, isClose: Math.abs(value - e.value) <= e.tol_abs + 1e-9 }];
    });

    expect(compared.length).toBeGreaterThan(15);
    expect(compared.filter(({ isClose }) => !isClose)).toEqual([]);
  });
});
