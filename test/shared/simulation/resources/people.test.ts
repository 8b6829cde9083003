import { describe, expect, it } from 'vitest';
import { cycleTimes, fixed, weekdays } from '../buildModel.ts';
import { line, ofPerson, ofRole, part, step } from './stepsInLine.ts';

describe('people with names', () => {
  it('work at their own pace', () => {
    // Ann takes 10/2 = 5, Bob 10; case 0 goes to Ann (first in the list), case 1 to Bob at 1 → 11.
    const p = line(1, { a: step(10, 'R') }, { roles: { R: {} }, people: { Ann: { roles: ['R'], speed: 2 }, Bob: { roles: ['R'] } } });
    expect(cycleTimes(p, 2)).toEqual([5, 10]);
    // Case 2 comes at 2, Ann is free at 5: 5 → 10, so 8. Case 3 comes at 3, Ann again 10 → 15: 12.
    expect(cycleTimes(p, 4)).toEqual([5, 10, 8, 12]);
  });

  it('take their own time for a step, whatever their pace', () => {
    const p = line(100, { a: step(10, 'R') }, { roles: { R: {} }, people: { Ann: { roles: ['R'], speed: 5, durations: { a: fixed(7) } } } });
    expect(cycleTimes(p, 1)).toEqual([7]);
  });

  it('do only the steps that they may do', () => {
    // Bob may not do b: Ann does it, after a of case 1 is done by Bob.
    const p = line(1, { a: step(4, 'R'), b: step(10, 'R') }, { roles: { R: {} }, people: { Ann: { roles: ['R'], steps: ['b'] }, Bob: { roles: ['R'], steps: ['a'] } } });
    // Case 0: a 0–4, b 4–14. Case 1: a 4–8, b 14–24: 23. Case 2: a 8–12, b 24–34: 32.
    expect(cycleTimes(p, 3)).toEqual([14, 23, 32]);
  });

  it('serve the lines of all of their roles', () => {
    // One person in two roles: a of case 1 (enabled at 3) waits behind b of case 0 (enabled at 2)? The line is one: a at 1, b of case 0 at 4.
    // Ann: a0 0–4; line: a1 (1), a2 (2), a3 (3), b0 (4) → a1 4–8, a2 8–12, b0 comes after a3: 16–21.
    const p = line(1, { a: step(4, 'R'), b: step(5, 'Q') }, { roles: { R: {}, Q: {} }, people: { Ann: { roles: ['R', 'Q'] } } });
    expect(cycleTimes(p, 3)[0]).toBe(17);
  });

  it('work within their own hours and those of the role and of the site', () => {
    // Run from Monday 8:00. Site 9–17, role 8–12 and 13–18, Ann from 10: she begins at 10:00, works 2 h, pauses at noon, goes on at 13:00: 3 h of work end at 14:00.
    const p = line(10_000, { a: step(180, 'R') }, {
      roles: { R: { calendar: 'role' } }, people: { Ann: { roles: ['R'], calendar: 'own' } },
      calendars: { role: { week: [...weekdays(480, 720), ...weekdays(780, 1080)] }, own: { week: weekdays(600, 1200) }, site: { week: weekdays(540, 1020) } },
      settings: { siteCalendar: 'site' },
    });
    expect(cycleTimes(p, 1)).toEqual([360]);
    expect(part(p, 1, 'offShift')).toBe(180);
    expect(part(p, 1, 'processing')).toBe(180);
    expect(ofPerson(p, 1, 'Ann', 'busy')).toBe(180);
  });

  it('are absent when they say so', () => {
    // Ann is away from 8:30 to 9:30: 60 min of work from 8:00 end at 10:00.
    const p = line(10_000, { a: step(60, 'R') }, { roles: { R: {} }, people: { Ann: { roles: ['R'], absences: [{ from: '2026-01-05T08:30', to: '2026-01-05T09:30' }] } } });
    expect(cycleTimes(p, 1)).toEqual([120]);
  });
});

describe('absences of a role', () => {
  it('take the last in the list away; their work is suspended', () => {
    // Two people, one away 8:10–9:00. Case 0 (first unit) 0–30; case 1 (second unit) begins at 1, works 9 min, is suspended for 50, ends at 81.
    const p = line(1, { a: step(30, 'R') }, { roles: { R: { headcount: 2, absences: [{ from: '2026-01-05T08:10', to: '2026-01-05T09:00', quantity: 1 }] } } });
    expect(cycleTimes(p, 2)).toEqual([30, 80]);
  });

  it('or finished in overtime, as the step says', () => {
    const p = line(1, { a: step(30, 'R', { shiftEnd: 'overtime' }) }, { roles: { R: { headcount: 2, costPerHour: 60, overtimeFactor: 1.5, absences: [{ from: '2026-01-05T08:10', to: '2026-01-05T09:00', quantity: 1 }] } } });
    expect(cycleTimes(p, 2)).toEqual([30, 30]);
    // Case 1 runs 1–31: 9 regular and 21 overtime minutes; money 30 + 9 + 21 × 1.5.
    expect(ofRole(p, 2, 'R', 'cost')).toBe(70.5);
  });
});

describe('allocation', () => {
  const three = (allocation: string) => line(100, { a: step(10, 'R') }, {
    roles: { R: { allocation, costPerHour: 60 } },
    people: { Ann: { roles: ['R'], costPerHour: 90 }, Bob: { roles: ['R'], costPerHour: 30, speed: 0.5 }, Cyd: { roles: ['R'], speed: 4 } },
  });

  it('longest idle: each in turn', () => {
    expect(cycleTimes(three('longestIdle'), 6)).toEqual([10, 20, 2.5, 10, 20, 2.5]);
  });
  it('cheapest', () => {
    expect(cycleTimes(three('cheapest'), 3)).toEqual([20, 20, 20]);
  });
  it('fastest', () => {
    expect(cycleTimes(three('fastest'), 3)).toEqual([2.5, 2.5, 2.5]);
  });
  it('random: everybody about as often, the same for the same seed', () => {
    const times = cycleTimes(three('random'), 3_000);
    for (const time of [10, 20, 2.5]) expect(times.filter((t) => t === time).length / 3_000).toBeCloseTo(1 / 3, 1);
    expect(cycleTimes(three('random'), 50)).toEqual(times.slice(0, 50));
  });
});
