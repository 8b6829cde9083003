import { describe, expect, it } from 'vitest';
import { CASE_MEASURES, MOMENTS } from '../../../../shared/simulation/Replication.ts';
import { run } from '../../../../shared/simulation/run.ts';
import { boundary, cycleTimes, end, exponential, fixed, gateway, programOf, runOnce, start, task, timer, weekdays, type Parts } from '../buildModel.ts';
import { line, ofRole, part, step } from './stepsInLine.ts';

describe('breakdowns', () => {
  it('stop work in hand until the repair', () => {
    // Fails after 10, repaired 10–15, fails again after 10 more: 25 of 30 min … work 0–10, 15–25, 30–40.
    const p = line(100_000, { a: step(30, 'R') }, { roles: { R: { breakdown: { timeBetween: fixed(10), timeToRepair: fixed(5) } } } });
    expect(cycleTimes(p, 1)).toEqual([40]);
    expect(part(p, 1, 'processing')).toBe(30);
    expect(part(p, 1, 'roleBusy')).toBe(10);
    expect(ofRole(p, 1, 'R', 'busy')).toBe(30);
  });

  it('count open hours only, and repair goes on in open hours too', () => {
    // Open 8–9 on weekdays. Fails after 50 min, at 8:50; the repair of 20 min ends on Tuesday at 8:10; work of 55 min has 5 left: 8:15.
    const p = line(100_000, { a: step(55, 'R') }, { roles: { R: { calendar: 'c', breakdown: { timeBetween: fixed(50), timeToRepair: fixed(20) } } }, calendars: { c: { week: weekdays(480, 540) } } });
    expect(cycleTimes(p, 1)).toEqual([1_440 + 15]);
    expect(part(p, 1, 'roleBusy')).toBe(20);
    expect(part(p, 1, 'offShift')).toBe(1_440 - 60);
  });

  it('strike each machine on its own', () => {
    // With exponential times both of two machines are down independently: availability is 20 / (20 + 5) each, so over a long run the role works 0.8 of the time when there is always work.
    const p = line(0.001, { a: task(fixed(50), 'R') }, { roles: { R: { headcount: 2, breakdown: { timeBetween: exponential(20), timeToRepair: exponential(5) } } } });
    const cases = 4_000;
    const times = cycleTimes(p, cases);
    const makespan = Math.max(...times);
    expect((cases * 50) / (2 * makespan)).toBeCloseTo(0.8, 1);
  });

  it('sets free those who were held back for a team that it makes impossible', () => {
    // x takes A 0–20. The pair (A and B) stands before solo (B) and holds B back, until A fails at 10: then solo begins, 10–15.
    // A is repaired at 40 and ends x at 50; at that instant it fails again, until 80: then the pair begins.
    const p: Parts = {
      nodes: { s: start(fixed(100_000)), f: gateway('parallel'), x: step(20, 'A'), w1: timer(fixed(1)), pair: task(fixed(5), null, { work: { requirements: [{ role: 'A', quantity: 1 }, { role: 'B', quantity: 1 }] } }), w2: timer(fixed(2)), solo: step(5, 'B'), e: end(), e1: end(), e2: end() },
      flows: ['s > f', 'f > x', 'f > w1', 'f > w2', 'x > e', 'w1 > pair', 'w2 > solo', 'pair > e1', 'solo > e2'],
      roles: { A: { breakdown: { timeBetween: fixed(10), timeToRepair: fixed(30) } }, B: {} },
    };
    const { activities, nodeIds } = run(programOf(p), { seed: 1, replication: 0, cases: 1, warmUpCases: 0, traceCases: 1 })!.trace!;
    const begun = Object.fromEntries(Array.from(activities.node, (node, i) => [nodeIds[node], activities.startedAt[i]]));
    expect(begun).toMatchObject({ x: 0, solo: 10, pair: 80 });
  });

  it('a failure at the very end of work comes after it', () => {
    // Work 0–60 ends before the failure at 60; repaired at 65, so 65–125 (60 min to the next failure: the same again), 130–190, 195–255.
    const p = line(1, { a: step(60, 'R') }, { roles: { R: { breakdown: { timeBetween: fixed(60), timeToRepair: fixed(5) } } } });
    expect(cycleTimes(p, 4)).toEqual([60, 124, 188, 252]);
  });

  it('a machine that waits for work fails as well, and keeps no run going', () => {
    const p = line(12, { a: step(1, 'R') }, { roles: { R: { breakdown: { timeBetween: fixed(10), timeToRepair: fixed(5) } } } });
    // Case 1 comes at 12, in the middle of the repair 10–15.
    expect(cycleTimes(p, 2)).toEqual([1, 4]);
  });
});

describe('switching over between kinds of step', () => {
  it('takes time of the people, not of the case', () => {
    // a0 0–5, then b0 (enabled 5) with 2 min to switch: 7–10; a1 waits from 1: 2 min to switch, 12–17; b1 19–22.
    const p = line(1, { a: step(5, 'R'), b: step(3, 'R') }, { roles: { R: { queueOrder: 'lifo', switchOver: fixed(2), costPerHour: 60 } } });
    expect(cycleTimes(p, 2)).toEqual([10, 21]);
    expect(part(p, 2, 'processing')).toBe(16);
    expect(ofRole(p, 2, 'R', 'cost')).toBe(22);
  });
});

describe('batches', () => {
  const batch = (more: Readonly<Record<string, unknown>>) => ({ size: null, maxWait: null, at: null, mode: 'together', perItem: null, ...more });
  const oven = (given: Readonly<Record<string, unknown>>, gap = 1, more: Partial<Parts> = {}) => line(gap, { a: step(10, 'R', { batch: batch(given) }) }, { roles: { R: {} }, ...more });

  it('wait for their size, together', () => {
    // Cases 0, 1, 2 at 0, 1, 2: the batch is complete at 2, done at 12. The next three at 3, 4, 5: complete at 5, the oven is free at 12: 22.
    const p = oven({ size: 3 });
    expect(cycleTimes(p, 6)).toEqual([12, 11, 10, 19, 18, 17]);
    expect(part(p, 3, 'batch')).toBe(3);
    expect(part(p, 6, 'roleBusy')).toBe(21);
    expect(ofRole(oven({ size: 3 }, 1, { roles: { R: { costPerHour: 60 } } }), 3, 'R', 'cost')).toBe(10);
  });

  it('cost once, also when one of them ends the others at the instant at which all are done', () => {
    // Three instances of one step are burnt together for 9. The first sets what the event at the edge waits for, which ends the other two: 3 + 3 + 3.
    const p: Parts = {
      nodes: {
        s: start(fixed(1_000)), e: end(), late: end(),
        a: { ...step(10, 'R', { batch: batch({ size: 3 }), fixedCost: 9, sets: [{ attribute: 'done', value: '1' }] }), loop: { kind: 'multiInstanceParallel', count: 3 } },
        b: boundary('a', 'conditional'),
      },
      flows: ['s > a', 'a > e', 'b > late'], roles: { R: {} }, attributes: { done: { value: { kind: 'constant', value: 0 } } },
    };
    const heard: Parts = { ...p, nodes: { ...p.nodes, b: { ...p.nodes['b'], definitions: [{ kind: 'conditional', expression: 'done > 0' }] } } };
    const costOf = (parts: Parts) => runOnce(parts, 1).moments[CASE_MEASURES.indexOf('cost') * MOMENTS + 1];

    expect(costOf(heard)).toBe(9);
    expect(costOf({ ...heard, nodes: { ...heard.nodes, a: { ...heard.nodes['a'], work: { ...(heard.nodes['a']!['work'] as object), sets: [] } } } })).toBe(9);
  });

  it('take longer for more', () => {
    expect(cycleTimes(oven({ size: 3, perItem: fixed(2) }), 3)).toEqual([18, 17, 16]);
  });

  it('one by one: each goes on when its own part is done', () => {
    // Set-up 2–12, items 12–14, 14–16, 16–18.
    const p = oven({ size: 3, mode: 'oneByOne', perItem: fixed(2) });
    expect(cycleTimes(p, 3)).toEqual([14, 15, 16]);
    expect(part(p, 3, 'processing')).toBe(36);
    expect(part(p, 3, 'batch')).toBe(3 + 2 + 4);
  });

  it('leave when the first has waited long enough, with those that are there by then', () => {
    // Case 0 waits until 5; those of 1 … 5 join, the last at that very instant.
    expect(cycleTimes(oven({ size: 100, maxWait: fixed(5) }), 6)).toEqual([15, 14, 13, 12, 11, 10]);
  });

  it('leave when the clock shows it, and stand in line until people come', () => {
    // 16:00 is 480 min after 8:00. Cases at 0, 240, 480 (in time), 720 (next day at 1 920).
    const p = oven({ at: [960] }, 240);
    expect(cycleTimes(p, 3)).toEqual([490, 250, 10]);
    expect(cycleTimes(p, 4)[3]).toBe(1_920 + 10 - 720);
    // The baker works from 17:00 to 19:00: 10 min from 17:00.
    expect(cycleTimes(oven({ at: [960] }, 240, { roles: { R: { calendar: 'c' } }, calendars: { c: { week: weekdays(1_020, 1_140) } } }), 3)).toEqual([550, 310, 70]);
  });

  it('know the clock of the place: 16:00 in Berlin comes an hour earlier by universal time in summer', () => {
    // From Friday 27 March 2026, 16:00 winter time, to Sunday 29 March 16:00 summer time are 47 hours; a case comes on Friday at 16:01.
    const p = line(1, { a: step(10, 'R', { batch: batch({ at: [960] }) }) }, { roles: { R: {} }, settings: { start: '2026-03-28T16:01', timeZone: 'Europe/Berlin' } });
    expect(cycleTimes(p, 1)).toEqual([23 * 60 - 1 + 10]);
  });

  it('need nobody where a machine does the step', () => {
    expect(cycleTimes(line(1, { a: step(10, null, { batch: batch({ size: 2 }) }) }), 4)).toEqual([11, 10, 11, 10]);
  });

  it('share what people cost, and the fixed cost once', () => {
    const p = oven({ size: 2 }, 1, { nodes: { s: start(fixed(1)), a: step(10, 'R', { fixedCost: 6, batch: batch({ size: 2 }) }), e: end() }, roles: { R: { costPerHour: 60 } } });
    const { moments } = runOnce(p, 2);
    // Money per case: 10 / 2 + 6 / 2 = 8.
    expect(moments[3 * 5 + 1]).toBe(16);
  });

  it('go on without a case that is interrupted', () => {
    // Case 0 gives up at 4, before the batch of two is complete with case 5? The first waits at 0, gives up at 4; cases come every 5: 5 and 10 make the batch.
    const p = oven({ size: 2 }, 5);
    const impatient: Parts = { ...p, nodes: { ...p.nodes, b: boundary('a', 'timer', { delay: fixed(4) }), gone: end() }, flows: [...p.flows, 'b > gone'] };
    expect(cycleTimes(impatient, 2)).toEqual([4, 4]);
    // With patience of 7: case 0 and case 1 make a batch at 5; case 0 gives up at 7, at work; the other is done at 15 unless it gives up at 12.
    const patient: Parts = { ...impatient, nodes: { ...impatient.nodes, b: boundary('a', 'timer', { delay: fixed(7) }) } };
    expect(cycleTimes(patient, 2)).toEqual([7, 7]);
  });

  it('that are never complete leave their cases waiting, and the run says where', () => {
    const r = runOnce(oven({ size: 3 }), 5);
    expect(r.cases).toBe(3);
    expect(r.stuckCases).toBe(2);
  });
});
