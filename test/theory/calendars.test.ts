import { describe, expect, it } from 'vitest';
import { boundary, cycleTimes, end, fixed, runOnce, start, task, timer, weekdays, type Parts } from '../shared/simulation/buildModel.ts';

/*
 * Working time by hand. Monday 2026-01-05; office: Monday to Friday 9:00–17:00 unless said. One case at the start of the run.
 */
const H = 60;
const DAY = 24 * H;
const office = { week: weekdays(9 * H, 17 * H) };

interface Setting { readonly at: string; readonly hours: number; readonly calendar?: Parts['calendars']; readonly shiftEnd?: string; readonly timeZone?: string }

const one = ({ at, hours, calendar = { office }, shiftEnd = 'suspend', timeZone = 'UTC' }: Setting): Parts => ({
  nodes: { s: start(fixed(1_000_000)), work: task(fixed(hours * H), 'R', { work: { shiftEnd } }), e: end() },
  flows: ['s > work', 'work > e'],
  roles: { R: { calendar: Object.keys(calendar)[0] } },
  calendars: calendar,
  settings: { start: at, timeZone },
});
const cycle = (setting: Setting) => cycleTimes(one(setting), 1)[0];

describe('suspend and resume', () => {
  it.each<[string, Setting, number]>([
    ['within a day: 10:00 + 3 h = 13:00', { at: '2026-01-05T10:00', hours: 3 }, 3 * H],
    ['before opening: 7:00 waits 2 h for 9:00, then 1 h', { at: '2026-01-05T07:00', hours: 1 }, 3 * H],
    ['across the night: 15:00 + 2 h to 17:00, then 9:00 + 1 h = Tuesday 10:00', { at: '2026-01-05T15:00', hours: 3 }, 19 * H],
    ['ends exactly at closing time, that day: 15:00 + 2 h = 17:00', { at: '2026-01-05T15:00', hours: 2 }, 2 * H],
    ['cannot begin at the closing instant: 17:00 waits until Tuesday 9:00, then 1 h', { at: '2026-01-05T17:00', hours: 1 }, 17 * H],
    ['across the weekend: Friday 16:00 + 1 h, Monday 9:00 + 2 h = 11:00', { at: '2026-01-09T16:00', hours: 3 }, 2 * DAY + 19 * H],
    ['a step of 50 h, longer than a week: Monday 9:00 + 40 h = Friday 17:00, + 8 h Monday, + 2 h = Tuesday 11:00', { at: '2026-01-05T09:00', hours: 50 }, 8 * DAY + 2 * H],
    ['lunch: 9–12 and 13–17; 11:00 + 1 h, 13:00 + 2 h = 15:00', { at: '2026-01-05T11:00', hours: 3, calendar: { split: { week: [...weekdays(9 * H, 12 * H), ...weekdays(13 * H, 17 * H)] } } }, 4 * H],
    ['a holiday on Tuesday: Monday 16:00 + 1 h, Wednesday 9:00 + 1 h = 10:00', { at: '2026-01-05T16:00', hours: 2, calendar: { office: { ...office, holidays: ['2026-01-06'] } } }, DAY + 18 * H],
    ['a night shift 22:00–6:00: Monday 20:00 waits to 22:00, 8 h to 6:00, Tuesday 22:00 + 1 h = 23:00', { at: '2026-01-05T20:00', hours: 9, calendar: { night: { week: [1, 2, 3].map((weekday) => ({ weekday, from: 22 * H, to: 6 * H })) } } }, DAY + 3 * H],
    ['Sunday night into Monday: Sunday 23:00 + 3 h = Monday 2:00, through the end of the week', { at: '2026-01-04T23:00', hours: 3, calendar: { night: { week: [{ weekday: 7, from: 22 * H, to: 6 * H }] } } }, 3 * H],
    ['touching spans are one: 9–12 and 12–17; 11:00 + 3 h = 14:00', { at: '2026-01-05T11:00', hours: 3, calendar: { c: { week: [{ weekday: 1, from: 9 * H, to: 12 * H }, { weekday: 1, from: 12 * H, to: 17 * H }] } } }, 3 * H],
    ['overlapping spans count once: 9–14 and 10–17; 9:00 + 8 h = 17:00', { at: '2026-01-05T09:00', hours: 8, calendar: { c: { week: [{ weekday: 1, from: 9 * H, to: 14 * H }, { weekday: 1, from: 10 * H, to: 17 * H }] } } }, 8 * H],
    ['to 24:00 and on: Monday 0–24 and Tuesday 0–2; 22:00 + 3 h = 1:00', { at: '2026-01-05T22:00', hours: 3, calendar: { c: { week: [{ weekday: 1, from: 0, to: 1440 }, { weekday: 2, from: 0, to: 120 }] } } }, 3 * H],
  ])('%s', (_, setting, minutes) => {
    expect(cycle(setting)).toBeCloseTo(minutes, 9);
  });
});

describe('daylight saving, Europe/Berlin', () => {
  // Sunday 2026-03-29, 2:00 becomes 3:00; Sunday 2026-10-25, 3:00 becomes 2:00.
  const night = { night: { week: [{ weekday: 6, from: 22 * H, to: 6 * H }, { weekday: 7, from: 22 * H, to: 6 * H }] } };
  it.each<[string, Setting, number]>([
    ['the spring night has 7 h: Saturday 22:00 + 7 h = 6:00, then Sunday 22:00 (16 h later) + 1 h', { at: '2026-03-28T22:00', hours: 8, calendar: night, timeZone: 'Europe/Berlin' }, 7 * H + 16 * H + H],
    ['the autumn night has 9 h: Saturday 22:00 + 9 h = 6:00', { at: '2026-10-24T22:00', hours: 9, calendar: night, timeZone: 'Europe/Berlin' }, 9 * H],
    ['over the spring weekend the office opens an hour sooner: Friday 16:00 + 1 h, Monday 9:00 is 63 h later, + 1 h', { at: '2026-03-27T16:00', hours: 2, timeZone: 'Europe/Berlin' }, H + 63 * H + H],
    ['over the autumn weekend an hour later: Friday 16:00 + 1 h, Monday 9:00 is 65 h later, + 1 h', { at: '2026-10-23T16:00', hours: 2, timeZone: 'Europe/Berlin' }, H + 65 * H + H],
  ])('%s', (_, setting, minutes) => {
    expect(cycle(setting)).toBeCloseTo(minutes, 9);
  });
});

describe('the end of a shift', () => {
  it('overtime: 15:00 + 3 h goes on to 18:00', () => {
    expect(cycle({ at: '2026-01-05T15:00', hours: 3, shiftEnd: 'overtime' })).toBe(3 * H);
  });

  it('start only if it fits: 15:00 + 3 h would not, so Tuesday 9:00–12:00', () => {
    expect(cycle({ at: '2026-01-05T15:00', hours: 3, shiftEnd: 'startOnlyIfItFits' })).toBe(21 * H);
  });

  it('start only if it fits: what ends at closing time fits', () => {
    expect(cycle({ at: '2026-01-05T15:00', hours: 2, shiftEnd: 'startOnlyIfItFits' })).toBe(2 * H);
  });

  it('start only if it fits: what is longer than every shift is begun, suspended and resumed: 9:00 + 8 h, + 2 h = Tuesday 11:00', () => {
    expect(cycle({ at: '2026-01-05T09:00', hours: 10, shiftEnd: 'startOnlyIfItFits' })).toBe(26 * H);
  });
});

describe('people and time', () => {
  it('needs all of a team at work: 8–12 with 10–17 leaves 10–12; 3 h = 10–12 and Tuesday 10–11', () => {
    const parts: Parts = {
      ...one({ at: '2026-01-05T08:00', hours: 3 }),
      nodes: { s: start(fixed(1_000_000)), work: task(fixed(3 * H), null, { work: { requirements: [{ role: 'A', quantity: 1 }, { role: 'B', quantity: 1 }] } }), e: end() },
      roles: { A: { calendar: 'early' }, B: { calendar: 'late' } },
      calendars: { early: { week: weekdays(8 * H, 12 * H) }, late: { week: weekdays(10 * H, 17 * H) } },
    };
    expect(cycleTimes(parts, 1)[0]).toBe(27 * H);
  });

  it('queues in working time: two cases of 6 h, one person, both at 9:00: 15:00, then 2 h, then 4 h = Tuesday 13:00', () => {
    const parts = { ...one({ at: '2026-01-05T09:00', hours: 6 }), nodes: { s: start(fixed(1_000_000), { arrivals: { batchSize: 2 } }), work: task(fixed(6 * H), 'R'), e: end() } };
    expect(cycleTimes(parts, 2)).toEqual([6 * H, 28 * H]);
  });

  it('a timer runs by the clock, whatever the calendar: Friday 16:00 + 24 h = Saturday 16:00, work Monday 9:00–10:00', () => {
    const parts: Parts = { ...one({ at: '2026-01-09T16:00', hours: 1 }), nodes: { s: start(fixed(1_000_000)), wait: timer(fixed(DAY)), work: task(fixed(H), 'R'), e: end() }, flows: ['s > wait', 'wait > work', 'work > e'] };
    expect(cycleTimes(parts, 1)[0]).toBe(2 * DAY + 18 * H);
  });

  it('arrivals by working hours and by pushing differ: a gap of 10 h from Monday 9:00 is Tuesday 11:00 or Tuesday 9:00', () => {
    // The window runs from the first arrival to the last.
    const arriving = (reading: string) => runOnce({
      nodes: { s: start(fixed(10 * H), { arrivals: { calendar: 'office', reading } }), e: end() },
      flows: ['s > e'],
      calendars: { office },
      settings: { start: '2026-01-05T09:00' },
    }, 2).window;

    expect(arriving('working')).toBe(26 * H);
    expect(arriving('push')).toBe(24 * H);
  });

  it('a boundary timer that runs while the case waits fires on the weekend; one that runs with the work does not', () => {
    const withTimer = (clock: string): Parts => ({
      ...one({ at: '2026-01-09T16:30', hours: 1 }),
      nodes: { s: start(fixed(1_000_000)), work: task(fixed(H), 'R'), late: boundary('work', 'timer', { delay: fixed(2 * H), clock }), gaveUp: end(), e: end() },
      flows: ['s > work', 'work > e', 'late > gaveUp'],
    });
    // Friday 16:30: half an hour of work, then the weekend. Since enabled: 18:30. While working: never, so Monday 9:30.
    expect(cycleTimes(withTimer('sinceEnabled'), 1)[0]).toBe(2 * H);
    expect(cycleTimes(withTimer('whileWorking'), 1)[0]).toBe(2 * DAY + 17 * H);
  });
});
