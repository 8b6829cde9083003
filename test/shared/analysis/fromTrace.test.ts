import { beforeAll, describe, expect, it } from 'vitest';
import { experiment } from '../../../shared/analysis/experiment.ts';
import type { ScenarioReport } from '../../../shared/analysis/SimulationReport.ts';
import { roleId } from '../../../shared/model/ids.ts';
import { run } from '../../../shared/simulation/run.ts';
import type { Trace } from '../../../shared/simulation/Trace.ts';
import { buildModel, documentOf, end, exponential, fixed, gateway, programOf, start, task, weekdays, type Parts } from '../simulation/buildModel.ts';
import { here, request } from './office.ts';

/*
 * The streaming figures of the kernel beside the slow and obvious way: the trace of every case is written down, and the
 * same measures are counted from its rows.
 */
const parts: Parts = {
  nodes: {
    s: start(exponential(30)), a: task(exponential(20), 'Clerk'), x: gateway('exclusive'), b: task(exponential(30), 'Expert'), c: task(fixed(5), 'Clerk'), e: end(),
  },
  flows: ['s > a', 'a > x', 'x > b 0.6', 'x > c 0.4', 'b > a', 'c > e'],
  roles: { Clerk: { headcount: 3, calendar: 'day' }, Expert: { headcount: 2 } },
  calendars: { day: { week: weekdays(540, 1020) } },
  attributes: { size: { type: 'text', value: { kind: 'choice', options: [{ value: 'small', weight: 3 }, { value: 'large', weight: 1 }] } } },
  promises: { P1: { name: 'A day', links: [], fields: {}, measure: { from: null, to: null, within: { value: 24, unit: 'h' }, target: 0.5, calendar: null } } },
  settings: { caseClass: 'size' },
};
const CASES = 120;
const REPLICATIONS = 3;

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
/** Figure of each replication, averaged as the report does. */
const over = (traces: readonly Trace[], figure: (trace: Trace) => number) => mean(traces.map(figure));
const rows = (trace: Trace) => Array.from(trace.activities.case, (c, i) => ({
  case: c, node: trace.nodeIds[trace.activities.node[i]!]!, role: trace.roleIds[trace.activities.role[i]!], enabledAt: trace.activities.enabledAt[i]!, startedAt: trace.activities.startedAt[i]!, endedAt: trace.activities.endedAt[i]!,
  suspensions: Array.from(trace.suspensions.from).map((from, k) => [from, trace.suspensions.to[k]!] as const).slice(trace.activities.suspensionStart[i], trace.activities.suspensionStart[i + 1]),
}));
const cases = (trace: Trace) => Array.from(trace.cases.number, (number, i) => ({ number, from: trace.cases.startedAt[i]!, to: trace.cases.endedAt[i]!, attributes: trace.cases.attributes[i]! }));

describe('figures of a report and the trace of the same run', () => {
  let traces: readonly Trace[];
  let scenario: ScenarioReport;

  beforeAll(async () => {
    const program = programOf(parts);
    traces = Array.from({ length: REPLICATIONS }, (_, replication) => run(program, { seed: 1, replication, cases: CASES, warmUpCases: 0, traceCases: CASES })!.trace!);
    scenario = (await experiment(documentOf(buildModel(parts)), request({ overrides: { cases: CASES, replications: REPLICATIONS, warmUpCases: 0 } }), here)).scenarios[0]!;
  });

  it('agree on how many come, end and give up', () => {
    const { counts } = scenario.measures;
    expect([counts.arrived.mean, counts.completed.mean, counts.unfinished.mean, counts.abandoned.mean]).toEqual([CASES, CASES, 0, 0]);
  });

  it('agree on rework', () => {
    const repeats = (trace: Trace) => {
      const done = new Map<string, number>();
      for (const { case: c, node } of rows(trace)) done.set(`${c} ${node}`, (done.get(`${c} ${node}`) ?? 0) + 1);
      const perCase = Array.from({ length: CASES }, () => 0);
      for (const [key, times] of done) perCase[Number(key.split(' ')[0])]! += times - 1;
      return perCase;
    };
    const { quality } = scenario.measures;

    expect(quality.repeatsPerCase.mean).toBeCloseTo(over(traces, (trace) => mean(repeats(trace))), 9);
    expect(quality.firstPassYield.mean).toBeCloseTo(over(traces, (trace) => mean(repeats(trace).map((n) => (n === 0 ? 1 : 0)))), 9);
  });

  it('agree on classes', () => {
    const { classes } = scenario.measures;
    for (const name of ['small', 'large']) {
      const of = (trace: Trace) => cases(trace).filter(({ attributes }) => attributes.size === name);
      expect(classes[name]!.share).toBeCloseTo(over(traces, (trace) => of(trace).length / CASES), 9);
      expect(classes[name]!.cycleTime.mean).toBeCloseTo(over(traces, (trace) => mean(of(trace).map(({ from, to }) => to - from))), 6);
    }
  });

  it('agree on how often a promise is kept', () => {
    const [promise] = Object.values(scenario.measures.promises);
    expect(promise!.attainment.mean).toBeCloseTo(over(traces, (trace) => mean(cases(trace).map(({ from, to }) => (to - from <= 1_440 ? 1 : 0)))), 9);
    expect(promise!.mean.mean).toBeCloseTo(scenario.measures.cycleTime.mean, 6);
    expect([promise!.target, promise!.within, promise!.applicablePerCase.mean]).toEqual([0.5, 1_440, 1]);
  });

  it('agree on the curves of work in progress and queues', () => {
    const { bucketMinutes, workInProgress, queues } = scenario.curves;
    const overlap = (from: number, to: number, i: number) => Math.max(0, Math.min(to, (i + 1) * bucketMinutes) - Math.max(from, i * bucketMinutes)) / bucketMinutes;
    const expected = (spans: (trace: Trace) => readonly (readonly [number, number])[], i: number) => over(traces, (trace) => spans(trace).reduce((sum, [from, to]) => sum + overlap(from, to, i), 0));

    expect(workInProgress.length).toBeGreaterThan(20);
    workInProgress.forEach((value, i) => expect(value).toBeCloseTo(expected((trace) => cases(trace).map(({ from, to }) => [from, to]), i), 6));
    queues[roleId('Clerk')]!.forEach((value, i) => expect(value).toBeCloseTo(expected((trace) => rows(trace).filter(({ role }) => role === 'Clerk').map(({ enabledAt, startedAt }) => [enabledAt, startedAt]), i), 6));
  });

  it('agree on the most cases in progress at once in any of the runs', () => {
    const found = (trace: Trace) => cases(trace).map(({ from }, i) => cases(trace).filter((other, k) => k <= i && other.to > from).length);
    expect(scenario.measures.wip.max).toBe(Math.max(...traces.flatMap(found)));
    expect(scenario.measures.wip.max).toBeGreaterThan(scenario.measures.wip.mean);
  });

  it('agree on when in the week people are busy', () => {
    // The run begins on Monday at 8:00 UTC; all cases count, so the window of averages is the whole run.
    const hour = (at: number) => Math.floor((at + 480) / 60) % 168;
    const expertBusy = (trace: Trace, h: number) => {
      const last = Math.max(...cases(trace).map(({ to }) => to));
      const first = Math.min(...cases(trace).map(({ from }) => from));
      let busy = 0;
      let available = 0;
      for (const { role, startedAt, endedAt } of rows(trace)) {
        if (role !== 'Expert') continue;
        for (let at = Math.max(first, startedAt); at < Math.min(endedAt, last); ) {
          const next = Math.min(endedAt, last, Math.floor(at / 60) * 60 + 60);
          if (hour(at) === h) busy += next - at;
          at = next;
        }
      }
      for (let at = first; at < last; ) {
        const next = Math.min(last, Math.floor(at / 60) * 60 + 60);
        if (hour(at) === h) available += 2 * (next - at);
        at = next;
      }
      return { busy, available };
    };
    const { utilisationByHour } = scenario.measures.roles[roleId('Expert')]!;

    expect(utilisationByHour).toHaveLength(168);
    for (const h of [8, 9, 17, 24, 30, 55]) {
      const all = traces.map((trace) => expertBusy(trace, h));
      expect(utilisationByHour[h]!, `hour ${h}`).toBeCloseTo(over(traces, (trace) => expertBusy(trace, h).busy) / mean(all.map(({ available }) => available)), 6);
    }
    // The clerks are there on weekdays from nine to five only.
    const clerk = scenario.measures.roles[roleId('Clerk')]!.utilisationByHour;
    expect(clerk[8]).toBeNull();
    expect(clerk[9]).not.toBeNull();
    expect(clerk[5 * 24 + 12]).toBeNull();
  });
});
