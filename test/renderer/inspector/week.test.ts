import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenInterval } from '../../../shared/model/Calendar.ts';
import { clockTime, hoursText, parseHours } from '../../../renderer/inspector/clockTimes.ts';
import { openOn } from '../../../shared/model/openOn.ts';
import { copyDay, openMinutes, openShare, setOpen, WEEK_PRESETS, WEEKDAYS, withDay, withHoursFrom } from '../../../renderer/inspector/week.ts';
import { unwrap } from '../../../shared/result.ts';

const interval = (): fc.Arbitrary<OpenInterval> =>
  fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: fc.integer({ min: 0, max: 1_439 }), to: fc.integer({ min: 0, max: 1_440 }) });
const span = () => fc.tuple(fc.integer({ min: 0, max: 1_440 }), fc.integer({ min: 0, max: 1_440 })).filter(([a, b]) => a !== b).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const weekday = () => fc.integer({ min: 1, max: 7 });

describe('a day of a week', () => {
  it('is copied over others, and no other day changes', () => {
    fc.assert(fc.property(fc.array(interval(), { maxLength: 6 }), weekday(), fc.subarray([...WEEKDAYS]), (week, from, to) => {
      const after = copyDay(week, from, to);

      for (const day of WEEKDAYS) expect(openOn(after, day)).toEqual(openOn(week, to.includes(day) ? from : day));
    }));
  });

  it('may go on past midnight when it is typed: the next morning is open too, besides what was', () => {
    const hours = unwrap(parseHours('13-17, 22:00–6:00', { mayPassMidnight: true }));

    const week = withHoursFrom([{ weekday: 1, from: 480, to: 540 }], 7, hours);

    expect(openOn(week, 7)).toEqual([{ from: 780, to: 1_020 }, { from: 1_320, to: 1_440 }]);
    expect(openOn(week, 1)).toEqual([{ from: 0, to: 360 }, { from: 480, to: 540 }]);
    expect(parseHours('22:00–6:00')).toMatchObject({ ok: false });
  });
});

describe('a week of open hours', () => {
  it('cuts an interval that crosses midnight at midnight, Sunday into Monday too', () => {
    const night: OpenInterval[] = [{ weekday: 7, from: 1_320, to: 360 }];

    expect(openOn(night, 7)).toEqual([{ from: 1_320, to: 1_440 }]);
    expect(openOn(night, 1)).toEqual([{ from: 0, to: 360 }]);
    expect(openMinutes(night)).toBe(480);
  });

  it('counts overlapping and touching intervals once', () => {
    const week: OpenInterval[] = [{ weekday: 2, from: 540, to: 720 }, { weekday: 2, from: 600, to: 780 }, { weekday: 2, from: 780, to: 800 }];

    expect(openOn(week, 2)).toEqual([{ from: 540, to: 800 }]);
  });

  it('opens or closes exactly what was asked for, and leaves every other hour alone', () => {
    fc.assert(fc.property(fc.array(interval(), { maxLength: 6 }), weekday(), span(), fc.boolean(), (week, day, { from, to }, isOpen) => {
      const after = setOpen(week, day, from, to, isOpen);

      expect(openShare(after, day, from, to)).toBe(isOpen ? 1 : 0);
      for (const other of WEEKDAYS.filter((d) => d !== day)) expect(openOn(after, other)).toEqual(openOn(week, other));
      if (from > 0) expect(openShare(after, day, 0, from)).toBeCloseTo(openShare(week, day, 0, from), 12);
      if (to < 1_440) expect(openShare(after, day, to, 1_440)).toBeCloseTo(openShare(week, day, to, 1_440), 12);
    }));
  });

  it('has presets of 35, 80 and 168 hours', () => {
    expect(openMinutes(WEEK_PRESETS.office)).toBe(35 * 60);
    expect(openMinutes(WEEK_PRESETS.twoShifts)).toBe(80 * 60);
    expect(openMinutes(WEEK_PRESETS.always)).toBe(168 * 60);
  });
});

describe('hours as text', () => {
  it.each([
    ['9-12, 13:00–17:30', [{ from: 540, to: 720 }, { from: 780, to: 1_050 }]],
    ['８:00—12:00，13:00至24:00', [{ from: 480, to: 720 }, { from: 780, to: 1_440 }]],
    ['', []],
  ])('reads %j', (text, hours) => {
    expect(unwrap(parseHours(text))).toEqual(hours);
  });

  it.each(['nine to five', '9-25', '17:00-9:00', '9:70-10'])('refuses %j and names it', (text) => {
    const parsed = parseHours(text);

    expect(parsed.ok).toBe(false);
  });

  it('writes a day so that reading it gives the same day', () => {
    fc.assert(fc.property(fc.array(span(), { maxLength: 5 }), weekday(), (hours, day) => {
      const open = openOn(withDay([], day, hours), day);

      expect(unwrap(parseHours(hoursText(open)))).toEqual(open);
    }));
  });

  it('writes the end of the day as 24:00', () => {
    expect(clockTime(1_440)).toBe('24:00');
  });
});
