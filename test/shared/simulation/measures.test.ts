import { describe, expect, it } from 'vitest';
import { GOAL, GOAL_COLUMNS, MOMENTS, QUALITY, type Replication } from '../../../shared/simulation/Replication.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import { run } from '../../../shared/simulation/run.ts';
import { HOURS_OF_WEEK } from '../../../shared/simulation/statistics/HourProfile.ts';
import { BUCKETS, TimeCurves } from '../../../shared/simulation/statistics/TimeCurves.ts';
import { boundary, buildModel, end, exponential, fixed, gateway, nobody, programOf, runOnce, start, task, weekdays, type Parts } from './buildModel.ts';

const H = 60;

describe('quality', () => {
  const rework: Parts = { nodes: { s: start(fixed(1)), m: gateway('exclusive'), a: nobody(1), x: gateway('exclusive'), e: end() }, flows: ['s > m', 'm > a', 'a > x', 'x > m 0.25', 'x > e 0.75'] };
  it('first-pass yield and repeats of a geometric rework: 75 %, and 1/3 per case', () => {
    const r = runOnce(rework, 40_000);
    expect(r.quality[QUALITY.withoutRepeat]! / r.cases).toBeCloseTo(0.75, 2);
    expect(r.quality[QUALITY.repeats]! / r.cases).toBeCloseTo(1 / 3, 2);
  });

  it('goes by the same random numbers and counts the same repeats behind forty other steps: more nodes than a case has places of visits for', () => {
    const before = Array.from({ length: 40 }, (_, i) => `n${i}`);
    const behind: Parts = {
      nodes: { ...rework.nodes, a: task(exponential(3), null), ...Object.fromEntries(before.map((id) => [id, nobody(0)])) },
      flows: [...['s', ...before].map((id, i) => `${id} > ${before[i] ?? 'm'}`), ...rework.flows.slice(1)],
    };
    const alone: Parts = { ...rework, nodes: { ...rework.nodes, a: task(exponential(3), null) } };
    const [a, b] = [alone, behind].map((parts) => runOnce(parts, 2_000));
    expect(b!.cycleTimes).toEqual(a!.cycleTimes);
    expect(b!.quality).toEqual(a!.quality);
    expect(a!.quality[QUALITY.repeats]).toBeGreaterThan(500);
  });

  it('rounds and instances of a step are no repeats', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), a: nobody(1, { loop: { kind: 'standard', count: 3 } }), b: nobody(1, { loop: { kind: 'multiInstanceParallel', count: 4 } }), e: end() }, flows: ['s > a', 'a > b', 'b > e'] };
    expect([...runOnce(p, 10).quality]).toEqual([10, 0, 0]);
  });

  it('A → B → A is one ping-pong, A → B → C none', () => {
    const lanes = { LA: { role: 'A' }, LB: { role: 'B' }, LC: { role: 'C' } };
    const roles = { A: {}, B: {}, C: {} };
    const step = (lane: string, role: string) => ({ ...task(fixed(1), role), lane });
    const there: Parts = { nodes: { s: { ...start(fixed(10)), lane: 'LA' }, a: step('LA', 'A'), b: step('LB', 'B'), c: step('LA', 'A'), e: { ...end(), lane: 'LA' } }, flows: ['s > a', 'a > b', 'b > c', 'c > e'], lanes, roles };
    expect(runOnce(there, 5).quality[QUALITY.pingPongs]).toBe(5);
    expect(runOnce({ ...there, nodes: { ...there.nodes, c: step('LC', 'C'), e: { ...end(), lane: 'LC' } } }, 5).quality[QUALITY.pingPongs]).toBe(0);
  });
});

describe('counts', () => {
  it('a case that leaves by an interrupting timer is abandoned; one that only sets an alarm off is not', () => {
    const p = (interrupts: boolean): Parts => ({ nodes: { s: start(fixed(100)), a: nobody(60), late: boundary('a', 'timer', { delay: fixed(30), cancelActivity: interrupts }), gone: end(), e: end() }, flows: ['s > a', 'a > e', 'late > gone'] });
    expect(runOnce(p(true), 8, 1, 3)).toMatchObject({ arrived: 5, cases: 5, abandoned: 5 });
    expect(runOnce(p(false), 8)).toMatchObject({ arrived: 8, cases: 8, abandoned: 0 });
  });

  it('so is one that an error ends', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), x: gateway('exclusive'), fail: end('error'), e: end() }, flows: ['s > x', 'x > fail 1', 'x > e 0'] };
    expect(runOnce(p, 4).abandoned).toBe(4);
  });
});

describe('curves', () => {
  it('hold the area of every span, whatever the width of their buckets', () => {
    const curves = new TimeCurves(2);
    curves.add(0, 0, 20);
    curves.add(0, 10, 40);
    expect([...curves.means().subarray(0, 4)].map((x) => Math.round(x * 15))).toEqual([20, 20, 10, 0]);
    curves.add(1, 5, 100_000);
    curves.add(0, 99_000, 99_990);

    const means = curves.means();
    const area = (curve: number) => curves.bucketMinutes * means.subarray(curve * BUCKETS, (curve + 1) * BUCKETS).reduce((sum, x) => sum + x, 0);
    expect(area(0)).toBeCloseTo(50 + 990, 6);
    expect(area(1)).toBeCloseTo(99_995, 6);
  });

  it('show work in progress and lines: two cases at one desk', () => {
    // In progress: case 0 from 0 to 20, case 1 from 10 to 40; in line: case 1 from 10 to 20.
    const r = runOnce({ nodes: { s: start(fixed(10)), a: task(fixed(20), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } }, 2);
    expect(r.bucketMinutes).toBe(15);
    const minutes = (from: number) => [...r.curves.subarray(from, from + 3)].map((x) => Math.round(x * 15));
    expect(minutes(0)).toEqual([20, 20, 10]);
    expect(minutes(BUCKETS)).toEqual([5, 5, 0]);
  });

  it('and the most in progress at once: five cases every 10 min, each 15 min at one desk', () => {
    // They end at 15, 30, 45, 60 and 75. When the last comes, at 40, those of 20 and 30 are there, and at 30 an end comes before an arrival.
    const p: Parts = { nodes: { s: start(fixed(10)), a: task(fixed(15), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } };
    expect([1, 2, 3, 4, 5].map((cases) => runOnce(p, cases).wipMax)).toEqual([1, 2, 2, 2, 3]);
    // Whoever was there before is in progress too, counted or not.
    expect(runOnce({ ...p, settings: { backlog: 10 } }, 1).wipMax).toBe(11);
  });
});

describe('utilisation by hour of the week', () => {
  it('is busy where the work is, and available where the calendar says: Monday 8:30 to 10:15 of 8–12', () => {
    const p: Parts = {
      nodes: { s: start(fixed(7 * 24 * H)), a: task(fixed(105), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: { headcount: 2, calendar: 'c' } }, calendars: { c: { week: weekdays(8 * H, 12 * H) } },
      settings: { start: '2026-01-05T08:30', timeZone: 'Europe/Berlin' },
    };
    // Two arrivals a week apart: the window is that week, from Monday 8:30.
    const r = runOnce(p, 2);
    expect([...r.busyByHour.subarray(7, 12)]).toEqual([0, 30, 60, 15, 0]);
    expect(r.busyByHour.reduce((sum, x) => sum + x, 0)).toBe(105);
    expect([...r.availableByHour.subarray(7, 13)]).toEqual([0, 120, 120, 120, 120, 0]);
    expect(r.availableByHour.reduce((sum, x) => sum + x, 0)).toBe(2 * 5 * 4 * H);
    expect(r.busyByHour.length).toBe(HOURS_OF_WEEK);
  });

  it('adds up to the busy minutes of the role, suspended work and all', () => {
    const p: Parts = {
      nodes: { s: start(exponential(50)), a: task(exponential(70), 'R'), b: task(exponential(30), 'R', { work: { shiftEnd: 'overtime' } }), e: end() }, flows: ['s > a', 'a > b', 'b > e'],
      roles: { R: { headcount: 4, calendar: 'c' } }, calendars: { c: { week: weekdays(8 * H, 16 * H + 30) } }, settings: { timeZone: 'America/New_York' },
    };
    const r = runOnce(p, 3_000, 1, 100);
    expect(r.busyByHour.reduce((sum, x) => sum + x, 0)).toBeCloseTo(r.roles[0]! - r.roles[6]!, 4);
    expect(r.availableByHour.reduce((sum, x) => sum + x, 0)).toBeCloseTo(r.roles[1]!, 4);
  });
});

function runModel(parts: Parts, promises: object, cases: number): Replication {
  const compiled = compile({ ...buildModel(parts), promises: promises as never });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return run(compiled.value.program, { seed: 1, replication: 0, cases, warmUpCases: 0 })!;
}
const promise = (measure: object) => ({ p: { id: 'p', name: 'p', links: [], fields: {}, measure: { from: null, to: null, target: 0.9, calendar: null, ...measure } } });

describe('promises and standards', () => {
  const two: Parts = { nodes: { s: start(fixed(100)), a: task(fixed(10), 'R'), x: gateway('exclusive'), b: nobody(20), c: nobody(40), e: end() }, flows: ['s > a', 'a > x', 'x > b 1', 'x > c 0', 'b > e', 'c > e'], roles: { R: {} } };

  it('a case keeps what it is promised: 30 minutes within 30, not within 29', () => {
    expect(runModel(two, promise({ within: { value: 30, unit: 'min' } }), 4).goals).toEqual(Float64Array.of(4, 4, 120));
    expect(runModel(two, promise({ within: { value: 29, unit: 'min' } }), 4).goals[GOAL.kept]).toBe(0);
  });

  it('from leaving one element to completing another; nothing applies to what no case reaches', () => {
    expect(runModel(two, promise({ from: 'a', to: 'b', within: { value: 1, unit: 'h' } }), 4).goals).toEqual(Float64Array.of(4, 4, 80));
    expect(runModel(two, promise({ from: 'a', to: 'c', within: { value: 1, unit: 'h' } }), 4).goals[GOAL.applicable]).toBe(0);
  });

  it('counts open hours where it has a calendar: 16:30 to the next day 9:30 is one hour', () => {
    const p: Parts = { ...two, nodes: { s: start(fixed(100_000)), a: nobody(17 * H), e: end() }, flows: ['s > a', 'a > e'], calendars: { office: { week: weekdays(9 * H, 17 * H) } }, settings: { start: '2026-01-05T16:30' } };
    expect(runModel(p, promise({ within: { value: 1, unit: 'h' }, calendar: 'office' }), 1).goals).toEqual(Float64Array.of(1, 1, H));
  });

  it('a standard at a hand-off is about the time until the receiving step begins', () => {
    const p: Parts = { nodes: { s: start(fixed(100)), a: nobody(10), b: task(fixed(5), 'R'), e: end() }, flows: ['s > a', { source: 'a', target: 'b', handOff: { transferTime: fixed(7), responseStandard: { within: fixed(7), percentile: 0.95 } } }, 'b > e'], roles: { R: {} } };
    const r = runOnce(p, 3);
    expect(programOf(p).goals).toMatchObject([{ kind: 'standard', within: 7, target: 0.95 }]);
    expect([...r.goals.subarray(0, GOAL_COLUMNS)]).toEqual([3, 3, 21]);
  });

  it.each([
    ['a line', { roles: { R: { calendar: 'mondays' } } }],
    ['named people', { roles: { R: {} }, people: { Ann: { roles: ['R'], calendar: 'mondays' } } }],
  ])('a standard with a calendar counts its open hours: handed over on Friday 16:00 and taken up by %s on Monday 10:00, open 8–17, are 3 hours', (_, staff) => {
    const handedOver = (within: number, calendar: string | undefined) => runOnce({
      nodes: { s: start(fixed(100_000)), a: nobody(H), b: task(fixed(5), 'R'), e: end() },
      flows: ['s > a', { source: 'a', target: 'b', handOff: { responseStandard: { within: fixed(within), percentile: 0.9, ...(calendar ? { calendar } : {}) } } }, 'b > e'],
      calendars: { office: { week: weekdays(8 * H, 17 * H) }, mondays: { week: [{ weekday: 1, from: 10 * H, to: 17 * H }] } },
      settings: { start: '2026-01-09T15:00' },
      ...staff,
    }, 1).goals;

    // 1 h on Friday, 2 h on Monday; on the clock 8 h of Friday, the weekend, 10 h of Monday.
    expect([...handedOver(3 * H, 'office').subarray(0, GOAL_COLUMNS)]).toEqual([1, 1, 3 * H]);
    expect([...handedOver(3 * H - 1, 'office').subarray(0, GOAL_COLUMNS)]).toEqual([1, 0, 3 * H]);
    expect([...handedOver(3 * H, undefined).subarray(0, GOAL_COLUMNS)]).toEqual([1, 0, (8 + 48 + 10) * H]);
  });

  it('takes up what comes while the calendar of the standard is closed at once: nothing of it counts', () => {
    const parts: Parts = {
      nodes: { s: start(fixed(100_000)), a: nobody(H), b: nobody(5), e: end() },
      flows: ['s > a', { source: 'a', target: 'b', handOff: { transferTime: fixed(30), responseStandard: { within: fixed(1), percentile: 0.9, calendar: 'office' } } }, 'b > e'],
      calendars: { office: { week: weekdays(8 * H, 17 * H) } }, settings: { start: '2026-01-10T12:00' },
    };

    expect([...runOnce(parts, 1).goals.subarray(0, GOAL_COLUMNS)]).toEqual([1, 1, 0]);
  });
});

describe('classes and what the customer sees', () => {
  it('each class has its own times', () => {
    const p: Parts = {
      nodes: { s: start(fixed(100)), a: task({ kind: 'expression', unit: 'min', feel: 'if kind = "big" then 30 else 10' }, null), e: end() }, flows: ['s > a', 'a > e'],
      attributes: { kind: { type: 'text', value: { kind: 'choice', options: [{ value: 'small', weight: 3 }, { value: 'big', weight: 1 }] } } }, settings: { caseClass: 'kind' },
    };
    const r = runOnce(p, 400);
    expect(programOf(p).classNames).toEqual(['small', 'big']);
    const [small = 0, big = 0] = [0, 1].map((k) => r.classMoments[k * 4 * MOMENTS]!);
    expect(small + big).toBe(400);
    expect(big / 400).toBeCloseTo(0.25, 1);
    expect([0, 1].map((k) => r.classMoments[k * 4 * MOMENTS + 1]! / r.classMoments[k * 4 * MOMENTS]!)).toEqual([10, 30]);
  });

  it('the longest blind interval lies between two visible points: start 0, seen 20–25, end 65', () => {
    const p: Parts = { nodes: { s: start(fixed(1_000)), a: nobody(20), b: nobody(5, { service: { isCustomerFacing: true } }), c: nobody(40), e: end() }, flows: ['s > a', 'a > b', 'b > c', 'c > e'] };
    expect([...runOnce(p, 3).blind.subarray(0, 2)]).toEqual([3, 120]);
    expect(runOnce({ ...p, nodes: { ...p.nodes, b: nobody(5) } }, 3).blind.length).toBe(0);
  });
});
