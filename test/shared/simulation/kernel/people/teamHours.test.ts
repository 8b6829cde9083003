import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersect } from '../../../../../shared/simulation/calendar/combineHours.ts';
import { OpenHours } from '../../../../../shared/simulation/calendar/OpenHours.ts';
import { parseLocal, TimeZone } from '../../../../../shared/simulation/calendar/timeZone.ts';
import type { WeekPattern } from '../../../../../shared/simulation/calendar/WeekPattern.ts';
import { addMeeting, meetingBetween, nextMeeting } from '../../../../../shared/simulation/kernel/people/teamHours.ts';

const H = 60;
const DAY = 24 * H;
const daily = (from: number, to: number, holidays: readonly number[] = []): WeekPattern => ({ from: [0, 1, 2, 3, 4, 5, 6].map((d) => d * DAY + from), to: [0, 1, 2, 3, 4, 5, 6].map((d) => d * DAY + to), holidays });
const zone = new TimeZone('Europe/Berlin');
const origin = zone.toUtc(parseLocal('2026-03-23T00:00')!);
const hoursOf = (pattern: WeekPattern) => new OpenHours(pattern, zone, origin);

describe('the hours of a team', () => {
  const team = [hoursOf(daily(8 * H, 12 * H)), hoursOf(daily(10 * H, 18 * H))];

  it('are those in which all are there', () => {
    expect(nextMeeting(team, 0)).toBe(10 * H);
    expect(nextMeeting(team, 11 * H)).toBe(11 * H);
    expect(nextMeeting(team, 12 * H)).toBe(DAY + 10 * H);
    // Two hours a day: five hours from Monday 11:00 are Monday 11–12, Tuesday and Wednesday 10–12.
    expect(addMeeting(team, 11 * H, 5 * H)).toBe(2 * DAY + 12 * H);
    expect(meetingBetween(team, 0, 3 * DAY)).toBe(6 * H);
  });

  it('are all hours for nobody, and none for those who never meet', () => {
    expect(addMeeting([], 5, 7)).toBe(12);
    expect(meetingBetween([], 5, 7)).toBe(2);
    const gone = [...team, hoursOf({ from: [], to: [], holidays: [] })];
    expect(addMeeting(gone, 0, 1)).toBe(Infinity);
    expect(meetingBetween(gone, 0, 1_000)).toBe(0);
  });

  it('are those of the intersection of their calendars, over a change of clocks too', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 10 })).map(([from, length]) => daily(from * H, Math.min(24, from + length) * H));
    const isMeeting = (patterns: readonly WeekPattern[]) => intersect(patterns).from.length > 0;
    fc.assert(fc.property(fc.array(span, { minLength: 1, maxLength: 3 }).filter(isMeeting), fc.integer({ min: 0, max: 8 * DAY }), fc.integer({ min: 1, max: 20 * H }), (patterns, from, amount) => {
      const each = patterns.map(hoursOf);
      const together = hoursOf(intersect(patterns));

      expect(nextMeeting(each, from)).toBe(together.nextOpen(from));
      expect(addMeeting(each, from, amount)).toBe(together.addOpen(from, amount));
      expect(meetingBetween(each, from, from + amount)).toBe(together.openBetween(from, from + amount));
    }), { numRuns: 50 });
  });
});
