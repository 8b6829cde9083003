import { describe, expect, it } from 'vitest';
import { run } from '../../../shared/simulation/run.ts';
import { OUTCOME, type Trace } from '../../../shared/simulation/Trace.ts';
import { boundary, end, exponential, fixed, gateway, programOf, start, subProcess, task, weekdays, type Parts } from './buildModel.ts';

const H = 60;

function traceOf(parts: Parts, cases: number, traceCases = cases): Trace {
  const result = run(programOf(parts), { seed: 1, replication: 0, cases, warmUpCases: 0, traceCases });
  if (!result?.trace) throw new Error('no trace');
  return result.trace;
}

/** Rows in words: case, step, visit, enabled, started, ended, outcome, suspended spans. */
function activities({ activities: a, nodeIds, suspensions }: Trace): unknown[][] {
  const names = Object.keys(OUTCOME);
  return Array.from(a.node, (node, i) => {
    const spans = Array.from({ length: a.suspensionStart[i + 1]! - a.suspensionStart[i]! }, (_, k) => [suspensions.from[a.suspensionStart[i]! + k], suspensions.to[a.suspensionStart[i]! + k]]);
    return [a.case[i], nodeIds[node], a.visit[i], a.enabledAt[i], a.startedAt[i], a.endedAt[i], names[a.outcome[i]!], ...spans];
  });
}
const moves = ({ moves: m, flowIds }: Trace): unknown[][] => Array.from(m.flow, (flow, i) => [m.case[i], flowIds[flow], m.leftAt[i], m.arrivedAt[i]]);

describe('a trace', () => {
  it('has a row per activity and per flow: two cases at one desk, by hand', () => {
    const p: Parts = { nodes: { s: start(fixed(2)), a: task(fixed(5), 'R'), x: gateway('exclusive'), e: end() }, flows: ['s > a', 'a > x', { source: 'x', target: 'e', handOff: { transferTime: fixed(3) } }], roles: { R: {} } };
    const trace = traceOf(p, 2);

    expect(activities(trace)).toEqual([[0, 'a', 0, 0, 0, 5, 'completed'], [1, 'a', 0, 2, 5, 10, 'completed']]);
    expect(moves(trace)).toEqual([[0, 's-a', 0, 0], [1, 's-a', 2, 2], [0, 'a-x', 5, 5], [0, 'x-e', 5, 8], [1, 'a-x', 10, 10], [1, 'x-e', 10, 13]]);
    expect([...trace.cases.startedAt]).toEqual([0, 2]);
    expect([...trace.cases.endedAt]).toEqual([8, 13]);
    expect(Array.from(trace.activities.role, (role) => trace.roleIds[role])).toEqual(['R', 'R']);
  });

  it('tells when work was suspended: 16:00 + 3 h goes on the next morning', () => {
    const p: Parts = {
      nodes: { s: start(fixed(100_000)), a: task(fixed(3 * H), 'R'), e: end() }, flows: ['s > a', 'a > e'],
      roles: { R: { calendar: 'office' } }, calendars: { office: { week: weekdays(9 * H, 17 * H) } }, settings: { start: '2026-01-05T16:00' },
    };
    expect(activities(traceOf(p, 1))).toEqual([[0, 'a', 0, 0, 0, 19 * H, 'completed', [H, 17 * H]]]);
  });

  it('tells what was interrupted at work, and what was withdrawn from the line', () => {
    const p: Parts = {
      nodes: { s: start(fixed(1)), a: task(fixed(30), 'R'), late: boundary('a', 'timer', { delay: fixed(10) }), gone: end(), e: end() },
      flows: ['s > a', 'a > e', 'late > gone'], roles: { R: {} },
    };
    expect(activities(traceOf(p, 2))).toEqual([[0, 'a', 0, 0, 0, 10, 'interrupted'], [1, 'a', 0, 1, 10, 11, 'interrupted']]);
    const crowd: Parts = { ...p, nodes: { ...p.nodes, late: boundary('a', 'timer', { delay: fixed(5) }), s: start(fixed(1), { arrivals: { batchSize: 2 } }) } };
    expect(activities(traceOf(crowd, 2)).map((row) => row[6])).toEqual(['interrupted', 'withdrawn']);
  });

  it('numbers the visits of a step that is done again', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), m: gateway('exclusive'), a: task(fixed(1), null), x: gateway('exclusive'), e: end() }, flows: ['s > m', 'm > a', 'a > x', 'x > m 0.5', 'x > e 0.5'] };
    const rows = activities(traceOf(p, 50));
    for (const [number, , visit] of rows) expect(rows.filter(([c, , v]) => c === number && (v as number) < (visit as number)).length).toBe(visit);
  });

  it('is kept of the first cases only', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), a: task(fixed(5), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } };
    const trace = traceOf(p, 20, 3);
    expect([...trace.cases.number]).toEqual([0, 1, 2]);
    expect(new Set(trace.activities.case)).toEqual(new Set([0, 1, 2]));
  });

  it('changes no figure', () => {
    const inner = (more: object) => ({ parent: 'sub', ...more });
    const p: Parts = {
      nodes: {
        s: start(exponential(9)), m: gateway('exclusive'), a: task(exponential(5), 'R'), f: gateway('parallel'), b: task(exponential(4), 'S'), sub: subProcess(), is: inner(start(null)), c: inner(task(exponential(6), 'R')), ie: inner(end()),
        late: boundary('sub', 'timer', { delay: exponential(30) }), j: gateway('parallel'), x: gateway('exclusive'), gone: end(), e: end(),
      },
      flows: ['s > m', 'm > a', 'a > f', 'f > b', 'f > sub', 'is > c', 'c > ie', 'b > j', 'sub > j', 'late > gone', 'j > x', 'x > m 0.2', 'x > e 0.8'],
      roles: { R: { headcount: 2 }, S: { calendar: 'office' } }, calendars: { office: { week: weekdays(0, 20 * H) } },
    };
    const options = { seed: 7, replication: 0, cases: 2_000, warmUpCases: 100 };
    const { trace, ...traced } = run(programOf(p), { ...options, traceCases: 2_000 })!;
    const { trace: none, ...plain } = run(programOf(p), options)!;

    expect(none).toBeNull();
    expect(trace?.cases.number.length).toBe(2_000);
    expect(traced).toEqual(plain);
  });
});
