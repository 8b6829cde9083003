import { describe, expect, it } from 'vitest';
import { nextClockChange, nextOpenings } from '../../../renderer/inspector/nextOpenings.ts';
import { WEEK_PRESETS } from '../../../renderer/inspector/week.ts';
import { calendarId } from '../../../shared/model/ids.ts';
import type { Calendar } from '../../../shared/model/Calendar.ts';

const calendar = (more: Partial<Calendar>): Calendar => ({ id: calendarId('C'), name: 'C', week: WEEK_PRESETS.office, holidays: [], ...more });

describe('the next openings', () => {
  it('begin with what is left of the one that is open', () => {
    // Monday 5 January 2026, 10:30: an hour and a half until noon.
    expect(nextOpenings(calendar({}), 'Europe/Berlin', '2026-01-05T10:30', 2)).toEqual([
      { from: '2026-01-05T09:00', to: '2026-01-05T12:00', minutes: 180 },
      { from: '2026-01-05T13:00', to: '2026-01-05T17:00', minutes: 240 },
    ]);
  });

  it('leave out holidays and the weekend, and take special days as they are', () => {
    const found = nextOpenings(calendar({ holidays: ['2026-12-25'], specialDays: [{ date: '2026-12-24', open: [{ from: 540, to: 720 }] }] }), 'Europe/Berlin', '2026-12-24T06:00', 2);

    expect(found?.map(({ from, to }) => [from, to])).toEqual([['2026-12-24T09:00', '2026-12-24T12:00'], ['2026-12-28T09:00', '2026-12-28T12:00']]);
  });

  it('lose an hour of the night in which clocks go forward, and gain one when they go back', () => {
    // Night shifts 22–6; in Berlin clocks change at 2:00 on Sunday 29 March and at 3:00 on Sunday 25 October 2026.
    const night = calendar({ week: [{ weekday: 6, from: 1_320, to: 360 }] });

    expect(nextOpenings(night, 'Europe/Berlin', '2026-03-28T12:00', 1)).toEqual([{ from: '2026-03-28T22:00', to: '2026-03-29T06:00', minutes: 420 }]);
    expect(nextOpenings(night, 'Europe/Berlin', '2026-10-24T12:00', 1)).toEqual([{ from: '2026-10-24T22:00', to: '2026-10-25T06:00', minutes: 540 }]);
  });

  it('are none of a calendar that never opens, and not worth a list of one that never closes', () => {
    expect(nextOpenings(calendar({ week: [] }), 'UTC', '2026-01-05T10:30', 3)).toEqual([]);
    expect(nextOpenings(calendar({ week: WEEK_PRESETS.always }), 'UTC', '2026-01-05T10:30', 3)).toBeNull();
  });
});

describe('the next change of clocks', () => {
  it.each([
    ['Europe/Berlin', '2026-01-05T08:00', { day: '2026-03-29', by: 60 }],
    ['Europe/Berlin', '2026-06-01T08:00', { day: '2026-10-25', by: -60 }],
    ['Australia/Lord_Howe', '2026-01-05T08:00', { day: '2026-04-05', by: -30 }],
    ['Asia/Shanghai', '2026-01-05T08:00', null],
    ['UTC', '2026-01-05T08:00', null],
  ])('in %s after %s', (zone, from, change) => {
    expect(nextClockChange(zone, from)).toEqual(change);
  });
});
