import { describe, expect, it } from 'vitest';
import { boundary, cycleTimes, end, fixed, gateway, programOf, runOnce, start, task, timer, weekdays, type Parts } from '../buildModel.ts';
import { line, ofPerson, ofRole, part, step } from './stepsInLine.ts';

/** Urgent cases come by a start of their own. Both kinds are done by the one R there is. */
const twoKinds = (low: { first: number; minutes: number }, high: { first: number; minutes: number }, more: Partial<Parts> = {}, role: Readonly<Record<string, unknown>> = {}): Parts => ({
  nodes: {
    s: start(fixed(100_000)), f: gateway('parallel'), wl: timer(fixed(low.first)), wh: timer(fixed(high.first)),
    low: step(low.minutes, 'R', { priority: 1 }), high: step(high.minutes, 'R', { priority: 5 }), e: end(), e2: end(),
  },
  flows: ['s > f', 'f > wl', 'f > wh', 'wl > low', 'wh > high', 'low > e', 'high > e2'],
  roles: { R: { queueOrder: 'priority', isPreemptive: true, ...role } },
  ...more,
});

describe('pre-emptive priority', () => {
  it('interrupts work in hand, which the same person resumes with what is left', () => {
    // low 0–10, interrupted at 4 by high (4–9), goes on 9–15.
    const p = twoKinds({ first: 0, minutes: 10 }, { first: 4, minutes: 5 });
    expect(cycleTimes(p, 1)).toEqual([15]);
    expect(part(p, 1, 'processing')).toBe(10);
    expect(part(p, 1, 'overtaken')).toBe(5);
    expect(ofRole(p, 1, 'R', 'busy')).toBe(15);
  });

  it('leaves it alone without pre-emption: high waits until 10', () => {
    const p = twoKinds({ first: 0, minutes: 10 }, { first: 4, minutes: 5 }, {}, { isPreemptive: false });
    expect(cycleTimes(p, 1)).toEqual([15]);
    expect(part(p, 1, 'roleBusy')).toBe(6);
    expect(part(p, 1, 'overtaken')).toBe(0);
  });

  it('waits for the same person although another is free', () => {
    // Both take low: u0 has the first case’s low; one case only: low on u0 (0), high at 4 finds u1 free: nothing is interrupted.
    expect(cycleTimes(twoKinds({ first: 0, minutes: 10 }, { first: 4, minutes: 5 }, {}, { headcount: 2 }), 1)).toEqual([10]);
  });

  it('interrupts at the opening what was suspended over night', () => {
    // Open 8–9 and from 9 the next day on Mon–Fri 8–9: low (90 min) begins Monday 8:00, suspended 9:00; high comes in the night, takes the person Tuesday 8:00–8:20, low goes on 8:20–8:50.
    const p = twoKinds({ first: 0, minutes: 90 }, { first: 600, minutes: 20 }, { calendars: { c: { week: weekdays(480, 540) } } }, { calendar: 'c' });
    expect(cycleTimes(p, 1)).toEqual([1_440 + 50]);
    expect(part(p, 1, 'overtaken')).toBe(20);
    expect(part(p, 1, 'offShift')).toBe(1_440 - 60);
  });

  it('a clock that runs while work is done stands still meanwhile', () => {
    // The clock of 6 min on low shows 4 at the interruption, and 6 at 11 (4 + 5 + 2): the case ends there.
    const p = twoKinds({ first: 0, minutes: 10 }, { first: 4, minutes: 5 });
    const nodes = { ...p.nodes, b: boundary('low', 'timer', { delay: fixed(6), clock: 'whileWorking' }), e3: end() };
    expect(cycleTimes({ ...p, nodes, flows: [...p.flows, 'b > e3'] }, 1)).toEqual([11]);
  });

  it('needs no second switch-over on the way to the urgent, but one on the way back', () => {
    // Switch-over 1: low 0–4 (no step before), switch 4–5, high 5–10, switch 10–11, low 11–17.
    const p = twoKinds({ first: 0, minutes: 10 }, { first: 4, minutes: 5 }, {}, { switchOver: fixed(1) });
    expect(cycleTimes(p, 1)).toEqual([17]);
    expect(ofRole(p, 1, 'R', 'busy')).toBe(17);
  });
});

describe('queue orders', () => {
  it('earliest due date: what was promised sooner is first, whoever came before', () => {
    // All cases have the same promise, so due dates follow the order of arrival: b of case 0 is due before a of case 1.
    const p = line(1, { a: step(4, 'R'), b: step(4, 'R') }, { roles: { R: { queueOrder: 'earliestDue' } }, promises: { P: { measure: { from: null, to: null, within: { value: 1, unit: 'h' }, target: 0.9, calendar: null } } } });
    expect(cycleTimes(p, 3)).toEqual([8, 15, 22]);
  });

  it('shortest first, last come first served, and ties by arrival, also for people with names', () => {
    const p = (queueOrder: string): Parts => ({
      nodes: { s: start(fixed(100_000)), f: gateway('parallel'), x: step(10, 'R'), wa: timer(fixed(1)), a: step(8, 'R'), wb: timer(fixed(2)), b: step(3, 'R'), e: end(), ea: end(), eb: end() },
      flows: ['s > f', 'f > x', 'f > wa', 'f > wb', 'x > e', 'wa > a', 'wb > b', 'a > ea', 'b > eb'],
      roles: { R: { queueOrder } }, people: { Ann: { roles: ['R'] } },
    });
    // After x (0–10): shortest b 10–13, a 13–21, so a waits 12 and b 8. Fifo: a 10–18, b 18–21: 9 + 16. Waits on the critical path are those of the one that ends last.
    expect(part(p('shortest'), 1, 'roleBusy')).toBe(12);
    expect(part(p('lifo'), 1, 'roleBusy')).toBe(12);
    expect(part(p('fifo'), 1, 'roleBusy')).toBe(16);
  });
});

describe('teams', () => {
  const ask = (...requirements: readonly (readonly [string, number])[]) => requirements.map(([role, quantity]) => ({ role, quantity }));

  it('an alternative team does the step when the first is busy', () => {
    const p = line(1, { a: step(10, 'R', { alternatives: [ask(['Q', 2])] }) }, { roles: { R: {}, Q: { headcount: 2 } } });
    // Case 0 with R 0–10, case 1 with two Q 1–11, case 2 waits for R until 10.
    expect(cycleTimes(p, 3)).toEqual([10, 10, 18]);
    expect(ofRole(p, 3, 'Q', 'busy')).toBe(2);
  });

  it('works at the pace of the slowest', () => {
    const p = line(100, { a: task(fixed(10), null, { work: { requirements: ask(['R', 2]) } }) }, { roles: { R: {} }, people: { Ann: { roles: ['R'], speed: 2 }, Bob: { roles: ['R'], speed: 0.5 } } });
    expect(cycleTimes(p, 1)).toEqual([20]);
  });

  it('is found although the first choice for one place is the only one for another', () => {
    // Ann can be A or B, Bob only A. Greedily Ann would be A, and nobody B.
    const p = line(100, { a: task(fixed(10), null, { work: { requirements: ask(['A', 1], ['B', 1]) } }) }, { roles: { A: {}, B: {} }, people: { Ann: { roles: ['A', 'B'] }, Bob: { roles: ['A'] } } });
    expect(cycleTimes(p, 1)).toEqual([10]);
  });

  it('is held back from those behind while it is not complete, unless it could not work anyway', () => {
    // x takes one of two R 0–10. pair (needs 2) stands before solo: the free R waits for it. pair 10–15, then solo 15–20.
    const p: Parts = {
      nodes: { s: start(fixed(100_000)), f: gateway('parallel'), x: step(10, 'R'), w1: timer(fixed(1)), pair: task(fixed(5), null, { work: { requirements: ask(['R', 2]) } }), w2: timer(fixed(2)), solo: step(5, 'R'), e: end(), e1: end(), e2: end() },
      flows: ['s > f', 'f > x', 'f > w1', 'f > w2', 'x > e', 'w1 > pair', 'w2 > solo', 'pair > e1', 'solo > e2'],
      roles: { R: {} }, people: { Ann: { roles: ['R'] }, Bob: { roles: ['R'] } },
    };
    expect(cycleTimes(p, 1)).toEqual([20]);
    // Bob is away until 8:30: the pair could not work before, so solo does not wait for it: 10–15 by Ann. The pair 30–35.
    const away = { ...p, people: { Ann: { roles: ['R'] }, Bob: { roles: ['R'], absences: [{ from: '2026-01-05T08:00', to: '2026-01-05T08:30' }] } } };
    expect(cycleTimes(away, 1)).toEqual([35]);
    expect(ofPerson(away, 1, 'Ann', 'busy')).toBe(20);
  });

  it('meets only when all are there', () => {
    // Ann 8–12, Bob 10–14: 3 h together are 10–12 Monday and 10–11 Tuesday.
    const p = line(100_000, { a: task(fixed(180), null, { work: { requirements: ask(['R', 2]) } }) }, {
      roles: { R: {} }, people: { Ann: { roles: ['R'], calendar: 'am' }, Bob: { roles: ['R'], calendar: 'noon' } }, calendars: { am: { week: weekdays(480, 720) }, noon: { week: weekdays(600, 840) } },
    });
    expect(cycleTimes(p, 1)).toEqual([1_440 + 180]);
  });
});

describe('the performer', () => {
  const two = { roles: { R: {} }, people: { Ann: { roles: ['R'] }, Bob: { roles: ['R'] } } };

  it('the same: waits for whoever did the other step', () => {
    // a: case 0 Ann 0–10, case 1 Bob 1–11. Then w (machine): 1 min. b of case 0 by Ann at 11, of case 1 by Bob at 12.
    const p = line(1, { a: step(10, 'R'), w: step(1, null), b: step(5, 'R', { performer: { rule: 'sameAs', step: 'a' } }) }, two);
    expect(cycleTimes(p, 2)).toEqual([16, 16]);
    expect(ofPerson(p, 2, 'Ann', 'executions')).toBe(2);
    // Ann is away from 8:10 to 9:00: b of case 0 waits for her although Bob is free from 17 on.
    const away = { ...p, people: { Ann: { roles: ['R'], absences: [{ from: '2026-01-05T08:10', to: '2026-01-05T09:00' }] }, Bob: { roles: ['R'] } } };
    expect(cycleTimes(away, 1)).toEqual([65]);
  });

  it('another: four eyes', () => {
    const p = line(100, { a: step(10, 'R'), b: step(5, 'R', { performer: { rule: 'notSameAs', step: 'a' } }) }, two);
    expect(cycleTimes(p, 1)).toEqual([15]);
    expect([ofPerson(p, 1, 'Ann', 'executions'), ofPerson(p, 1, 'Bob', 'executions')]).toEqual([1, 1]);
    // With Bob away until 9:00 nobody else may check.
    expect(cycleTimes({ ...p, people: { Ann: { roles: ['R'] }, Bob: { roles: ['R'], absences: [{ from: '2026-01-05T08:00', to: '2026-01-05T09:00' }] } } }, 1)).toEqual([65]);
  });
});

describe('staying with the case', () => {
  it('nobody else gets the people until the later step has ended', () => {
    // One R: a 0–5, stays during w (5–15), b 15–20. Case 1 comes at 1 and begins at 20.
    const p = line(1, { a: step(5, 'R', { keepUntil: 'b' }), w: step(10, null), b: step(5, 'R') }, { roles: { R: { costPerHour: 60 } } });
    expect(cycleTimes(p, 2)).toEqual([20, 39]);
    expect(ofRole(p, 2, 'R', 'cost')).toBe(40);
    // Without staying: a of case 1 at 5–10, b of case 0 at 15.
    expect(cycleTimes(line(1, { a: step(5, 'R'), w: step(10, null), b: step(5, 'R') }, { roles: { R: {} } }), 2)).toEqual([20, 24]);
  });

  it('ends with the case when the later step never comes', () => {
    const p: Parts = {
      nodes: { s: start(fixed(1)), a: step(5, 'R', { keepUntil: 'b' }), x: gateway('exclusive'), b: step(5, 'R'), e: end() },
      flows: ['s > a', 'a > x', 'x > b 0', 'x > e 1', 'b > e'], roles: { R: {} },
    };
    expect(cycleTimes(p, 2)).toEqual([5, 9]);
  });

  it('people who stay can block each other for ever: the run ends and says where they wait', () => {
    // Even cases keep A and then want B, odd ones the other way round; case 0 holds A and case 1 holds B for ever.
    const p: Parts = {
      nodes: {
        s: start(fixed(100)), f: gateway('parallel'), a1: step(5, 'A', { keepUntil: 'b2' }), b2: step(1, 'B'), b1: step(5, 'B', { keepUntil: 'a2' }), a2: step(1, 'A'), e: end(), e2: end(),
      },
      flows: ['s > f', 'f > a1', 'f > b1', 'a1 > b2', 'b1 > a2', 'b2 > e', 'a2 > e2'],
      roles: { A: {}, B: {} }, settings: { cases: 2 },
    };
    // Within one case they may help each other: A stays with the case, and a2 is a step of it.
    expect(cycleTimes(p, 1)).toEqual([6]);
    const across: Parts = {
      nodes: { s: start(fixed(100_000), { arrivals: { batchSize: 2 } }), x: gateway('exclusive'), a1: step(5, 'A', { keepUntil: 'b2' }), b2: step(1, 'B'), b1: step(5, 'B', { keepUntil: 'a2' }), a2: step(1, 'A'), e: end() },
      flows: ['s > x', { source: 'x', target: 'a1', condition: 'kind = 1' }, { source: 'x', target: 'b1', isDefault: true }, 'a1 > b2', 'b1 > a2', 'b2 > e', 'a2 > e'],
      roles: { A: {}, B: {} }, attributes: { kind: { value: { kind: 'choice', options: [{ value: 1, weight: 1 }, { value: 2, weight: 1 }] } } },
    };
    const stuck = [1, 2, 3, 4, 5, 6].map((seed) => runOnce(across, 2, seed)).find(({ stuckCases }) => stuckCases > 0)!;
    const { nodeIds } = programOf(across);
    expect([...stuck.stuck].flatMap((count, n) => (count > 0 ? [[nodeIds[n], count]] : []))).toEqual([['b2', 1], ['a2', 1]]);
    expect(stuck.stopped).toBe('nothingEnded');
  });
});

describe('the end of the shift', () => {
  const office = { calendars: { c: { week: weekdays(480, 1020) } } };
  const late = (shiftEnd: string, minutes: number) => line(100_000, { w: timer(fixed(500)), a: step(minutes, 'R', { shiftEnd }) }, { roles: { R: { calendar: 'c' } }, people: { Ann: { roles: ['R'] } }, ...office });

  it('suspends, goes on in overtime, or does not begin what does not fit', () => {
    // 16:20 on Monday, 60 min of work, closing at 17:00: 40 min, and 20 on Tuesday from 8:00.
    expect(cycleTimes(late('suspend', 60), 1)).toEqual([1_440 + 20]);
    expect(cycleTimes(late('overtime', 60), 1)).toEqual([560]);
    expect(ofPerson(late('overtime', 60), 1, 'Ann', 'overtime')).toBe(20);
    expect(cycleTimes(late('startOnlyIfItFits', 60), 1)).toEqual([1_440 + 60]);
    // What ends at the closing instant fits. What fits into no shift is begun and suspended: 40 + 540 + 20 min.
    expect(cycleTimes(late('startOnlyIfItFits', 40), 1)).toEqual([540]);
    expect(cycleTimes(late('startOnlyIfItFits', 600), 1)).toEqual([2 * 1_440 + 20]);
  });

  it('begins what fits each but never the whole team', () => {
    // Ann 8–12, Bob 10–17: 3 h fit each of them, but together they are two hours a day: 10–12 on Monday, 10–11 on Tuesday.
    const p = line(100_000, { a: task(fixed(180), null, { work: { requirements: [{ role: 'R', quantity: 2 }], shiftEnd: 'startOnlyIfItFits' } }) }, {
      roles: { R: {} }, people: { Ann: { roles: ['R'], calendar: 'am' }, Bob: { roles: ['R'], calendar: 'noon' } }, calendars: { am: { week: weekdays(480, 720) }, noon: { week: weekdays(600, 1_020) } },
    });
    expect(cycleTimes(p, 1)).toEqual([1_440 + 180]);
  });

  it('gives what does not fit for one to another for whom it does', () => {
    // Ann leaves at 17:00, Bob at 18:00: 60 min from 16:20 fit only for Bob.
    const p = late('startOnlyIfItFits', 60);
    const both = { ...p, roles: { R: {} }, people: { Ann: { roles: ['R'], calendar: 'c' }, Bob: { roles: ['R'], calendar: 'd' } }, calendars: { ...p.calendars, d: { week: weekdays(480, 1080) } } };
    expect(cycleTimes(both, 1)).toEqual([560]);
    expect(ofPerson(both, 1, 'Bob', 'executions')).toBe(1);
  });
});
