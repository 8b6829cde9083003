import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarId } from '../../../../shared/model/ids.ts';
import type { Calendar } from '../../../../shared/model/Calendar.ts';
import { atLeast, intersect, spansOn, without } from '../../../../shared/simulation/calendar/combineHours.ts';
import { OpenHours } from '../../../../shared/simulation/calendar/OpenHours.ts';
import { patternOf } from '../../../../shared/simulation/calendar/patternOf.ts';
import { parseLocal, TimeZone } from '../../../../shared/simulation/calendar/timeZone.ts';
import type { WeekPattern } from '../../../../shared/simulation/calendar/WeekPattern.ts';

const H = 60;
const DAY = 24 * H;
const local = (text: string) => parseLocal(text) ?? Number.NaN;
const day = (text: string) => local(text) / DAY;
const calendar = (more: Partial<Calendar>): WeekPattern =>
  patternOf({ id: calendarId('c'), name: 'c', week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * H, to: 17 * H })), holidays: [], ...more });
const office = calendar({});
const hours = (pattern: WeekPattern, start = '2026-01-05T00:00', zone = 'UTC') => {
  const clock = new TimeZone(zone);
  return new OpenHours(pattern, clock, clock.toUtc(local(start)));
};

describe('special days', () => {
  // 2026-01-05 is a Monday.
  it('replace the hours of the week on that date, and win over holidays', () => {
    const c = calendar({ holidays: ['2026-01-06', '2026-01-07'], specialDays: [{ date: '2026-01-07', open: [{ from: 10 * H, to: 12 * H }] }, { date: '2026-01-08', open: [] }, { date: '2026-01-10', open: [{ from: 8 * H, to: 9 * H }] }] });
    const open = hours(c);

    expect(open.openBetween(0, DAY)).toBe(8 * H);
    expect(open.openBetween(DAY, 2 * DAY)).toBe(0);
    expect(open.nextOpen(DAY)).toBe(2 * DAY + 10 * H);
    expect(open.openBetween(2 * DAY, 3 * DAY)).toBe(2 * H);
    expect(open.openBetween(3 * DAY, 4 * DAY)).toBe(0);
    expect(open.nextOpen(5 * DAY)).toBe(5 * DAY + 8 * H);
  });

  it('may run past midnight into the hours of the next day', () => {
    // Monday 22:00–02:00, then Tuesday as ever.
    const open = hours(calendar({ specialDays: [{ date: '2026-01-05', open: [{ from: 22 * H, to: 2 * H }] }] }));
    expect(open.openBetween(0, DAY)).toBe(2 * H);
    expect(open.addOpen(0, 5 * H)).toBe(DAY + 10 * H);
  });

  it('open a calendar that has no week at all', () => {
    const open = hours(calendar({ week: [], specialDays: [{ date: '2026-03-02', open: [{ from: 9 * H, to: 10 * H }] }] }));
    expect(open.nextOpen(0)).toBe((day('2026-03-02') - day('2026-01-05')) * DAY + 9 * H);
    expect(open.addOpen(0, 61)).toBe(Infinity);
  });
});

describe('absences', () => {
  it('take away the part of a day, whole days, and the part of the last', () => {
    // Away from Tuesday 12:00 to Friday 10:00: 3 h of Tuesday and 7 h of Friday are left.
    const open = hours(without(office, [[local('2026-01-06T12:00'), local('2026-01-09T10:00')]]));
    expect(open.openBetween(DAY, 2 * DAY)).toBe(3 * H);
    expect(open.openBetween(2 * DAY, 4 * DAY)).toBe(0);
    expect(open.openBetween(4 * DAY, 5 * DAY)).toBe(7 * H);
  });

  it('for good leave nothing afterwards', () => {
    const open = hours(without(office, [[local('2026-01-06T00:00'), local('9999-12-31T00:00')]]));
    expect(open.openBetween(0, 30 * DAY)).toBe(8 * H);
    expect(open.nextOpen(DAY)).toBe(Infinity);
  });

  it('of a night that changes the clocks: 02:00–03:00 does not exist in Berlin on 2026-03-29', () => {
    const all = calendar({ week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: DAY })) });
    const open = hours(without(all, [[local('2026-03-29T01:00'), local('2026-03-29T04:00')]]), '2026-03-29T00:00', 'Europe/Berlin');
    expect(open.openBetween(0, 23 * H)).toBe(21 * H);
  });
});

describe('several calendars at once', () => {
  const early = calendar({ week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 6 * H, to: 14 * H })), holidays: ['2026-01-06'] });

  it('an intersection is open when all are, a union when one is, at least two of three when two are', () => {
    const night = calendar({ week: [{ weekday: 1, from: 22 * H, to: 6 * H }] });
    expect(spansOn(intersect([office, early]), day('2026-01-05'))).toEqual([[9 * H, 14 * H]]);
    expect(spansOn(intersect([office, early]), day('2026-01-06'))).toEqual([]);
    expect(spansOn(atLeast(1, [office, early]), day('2026-01-05'))).toEqual([[6 * H, 17 * H]]);
    expect(spansOn(atLeast(1, [office, early]), day('2026-01-06'))).toEqual([[9 * H, 17 * H]]);
    expect(spansOn(atLeast(2, [office, early, night]), day('2026-01-05'))).toEqual([[9 * H, 14 * H]]);
  });

  const span = fc.tuple(fc.integer({ min: 0, max: 7 * 24 - 1 }), fc.integer({ min: 1, max: 20 }));
  const anyPattern = fc.record({
    week: fc.array(span.map(([hour, length]) => ({ weekday: 1 + Math.floor(hour / 24), from: (hour % 24) * H, to: ((hour + length) % 24) * H })), { maxLength: 6 }),
    holidays: fc.subarray(['2026-01-06', '2026-01-09', '2026-01-12']),
    specialDays: fc.subarray([{ date: '2026-01-07', open: [{ from: 60, to: 120 }] }, { date: '2026-01-09', open: [{ from: 20 * H, to: 3 * H }] }, { date: '2026-01-13', open: [] }]),
    away: fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 80 })), { maxLength: 3 }),
  }).map(({ away, ...c }) => without(calendar(c), away.map(([from, length]) => [local('2026-01-05T00:00') + from * H, local('2026-01-05T00:00') + (from + length) * H] as const)));

  it('every hour of two weeks is open as often as the calendars say', () => {
    fc.assert(fc.property(fc.array(anyPattern, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 4 }), (patterns, wanted) => {
      const least = Math.min(wanted, patterns.length);
      const each = patterns.map((p) => hours(p));
      const together = hours(atLeast(least, patterns));
      const middles = Array.from({ length: 14 * 24 }, (_, i) => i * H + 30);

      expect(middles.filter((t) => together.isOpen(t))).toEqual(middles.filter((t) => each.filter((h) => h.isOpen(t)).length >= least));
    }), { numRuns: 60 });
  });
});
