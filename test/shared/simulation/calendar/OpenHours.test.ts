import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenHours } from '../../../../shared/simulation/calendar/OpenHours.ts';
import { parseLocal, TimeZone } from '../../../../shared/simulation/calendar/timeZone.ts';
import type { WeekPattern } from '../../../../shared/simulation/calendar/WeekPattern.ts';

const H = 60;
const DAY = 24 * H;
const WEEK = 7 * DAY;
const MONDAY = '2026-01-05';

/** Monday to Friday 9:00–17:00. */
const office: WeekPattern = { from: [0, 1, 2, 3, 4].map((d) => d * DAY + 9 * H), to: [0, 1, 2, 3, 4].map((d) => d * DAY + 17 * H), holidays: [] };
const allWeek: WeekPattern = { from: [0], to: [WEEK], holidays: [] };

const day = (text: string): number => (parseLocal(text) ?? 0) / DAY;
const hoursFrom = (pattern: WeekPattern, start: string, zone = 'UTC') => {
  const timeZone = new TimeZone(zone);
  return new OpenHours(pattern, timeZone, timeZone.toUtc(parseLocal(start) ?? 0));
};

describe('years ahead', () => {
  // Spans are found a year at a time, so each day of the week comes to stand at the edge of what is known once.
  it.each(['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09', '2026-01-10', '2026-01-11'])('the office opens again after every evening of three years from %s', (start) => {
    const offset = (day(start) - day(MONDAY)) * DAY;
    for (let evening = 0; evening < 1_100; evening += 1) {
      const t = evening * DAY + 18 * H;
      const weekday = Math.floor((offset + t) / DAY) % 7;
      const days = weekday === 4 ? 3 : weekday === 5 ? 2 : 1;
      expect(hoursFrom(office, start).nextOpen(t), `evening ${evening}`).toBe((evening + days) * DAY + 9 * H);
    }
  });

  it('a calendar that is open day and night but for one holiday has no end', () => {
    const holiday: WeekPattern = { ...allWeek, holidays: [day('2026-01-06')] };
    expect(hoursFrom(holiday, MONDAY).addOpen(0, 5 * 365 * DAY)).toBe((5 * 365 + 1) * DAY);
    expect(hoursFrom(holiday, MONDAY).fits(2 * DAY, 5 * 365 * DAY)).toBe(true);
    expect(hoursFrom(holiday, MONDAY).fits(0, DAY)).toBe(true);
    expect(hoursFrom(holiday, MONDAY).fits(0, DAY + 1)).toBe(false);
  });
});

describe('shared hours', () => {
  const instant = fc.integer({ min: 0, max: 4 * 365 * DAY });
  const question = fc.record({ kind: fc.constantFrom('nextOpen', 'openingAfter', 'openBetween', 'addOpen', 'fits', 'longestSpan'), t: instant, amount: fc.integer({ min: 0, max: 400 * DAY }) });
  type Question = { readonly kind: string; readonly t: number; readonly amount: number };
  const ask = (hours: OpenHours, { kind, t, amount }: Question): number | boolean => {
    switch (kind) {
      case 'nextOpen': return hours.nextOpen(t);
      case 'openingAfter': return hours.openingAfter(t);
      case 'openBetween': return hours.openBetween(t, t + amount);
      case 'addOpen': return hours.addOpen(t, amount);
      case 'fits': return hours.fits(t, amount);
      default: return hours.longestSpan;
    }
  };

  it('answer the same whatever was asked before', () => {
    const patterns: WeekPattern[] = [office, { ...office, holidays: [day('2026-12-25'), day('2027-01-01')] }, { from: [0], to: [WEEK - H], holidays: [day('2027-03-01')] }];
    fc.assert(fc.property(fc.constantFrom(...patterns), fc.constantFrom('UTC', 'Europe/Berlin'), fc.array(question, { minLength: 1, maxLength: 12 }), (pattern, zone, questions) => {
      const shared = hoursFrom(pattern, '2026-01-07', zone);

      for (const q of questions) expect(ask(shared, q)).toBe(ask(hoursFrom(pattern, '2026-01-07', zone), q));
    }));
  });
});

describe('daylight saving', () => {
  it('is the same by stretches of days as asked for each instant', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Asia/Shanghai'];
    fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: parseLocal('2024-01-01') ?? 0, max: parseLocal('2032-01-01') ?? 0 }), (zone, utc) => {
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(utc * 60_000));
      expect(new TimeZone(zone).offsetAt(utc)).toBe((parseLocal(shown.replace(' ', 'T')) ?? 0) - utc);
    }), { numRuns: 300 });
  });
});
