import { describe, expect, it } from 'vitest';
import { distributionText, meanMinutes } from '../../../shared/handbook/distributionText.ts';
import { hoursText } from '../../../shared/handbook/hoursText.ts';
import { shownText } from '../../../shared/handbook/shownText.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import type { Calendar } from '../../../shared/model/Calendar.ts';
import type { Distribution } from '../../../shared/model/Distribution.ts';
import { calendarId } from '../../../shared/model/ids.ts';

const [en, zh] = [translator('en'), translator('zh-CN')];

describe('a random time in words', () => {
  it.each<[Distribution, string, string]>([
    [{ kind: 'fixed', unit: 'h', value: 1.5 }, '1 h 30 min', '1 小时 30 分钟'],
    [{ kind: 'uniform', unit: 'min', min: 5, max: 90 }, '5 min to 1 h 30 min', '5 分钟至 1 小时 30 分钟'],
    [{ kind: 'triangular', unit: 'min', min: 5, mode: 8, max: 20 }, '5 min to 20 min, mostly 8 min', '5 分钟至 20 分钟，多为 8 分钟'],
    // An exponential time is below mean × ln 10 in nine of ten cases.
    [{ kind: 'exponential', unit: 'min', mean: 30 }, '30 min on average, nine in ten within 1 h 9 min', '平均 30 分钟，九成不超过 1 小时 9 分钟'],
    [{ kind: 'expression', unit: 'min', feel: '5 + 2 * items' }, 'by formula: 5 + 2 * items (min)', '按公式：5 + 2 * items（分钟）'],
    [{ kind: 'empirical', unit: 'min', values: [4, 4, 4] }, '4 min', '4 分钟'],
  ])('%j', (distribution, english, chinese) => {
    expect(distributionText(en, distribution)).toBe(english);
    expect(distributionText(zh, distribution)).toBe(chinese);
  });

  it('has a mean where one can be known', () => {
    expect(meanMinutes({ kind: 'triangular', unit: 'h', min: 1, mode: 2, max: 6 })).toBeCloseTo(180, 9);
    expect(meanMinutes({ kind: 'expression', unit: 'min', feel: 'amount' })).toBeNull();
    expect(meanMinutes(null)).toBeNull();
  });
});

describe('opening hours in words', () => {
  const calendar = (week: Calendar['week'], holidays: readonly string[] = []): Calendar => ({ id: calendarId('c'), name: '', week, holidays });
  const on = (days: readonly number[], from: number, to: number) => days.map((weekday) => ({ weekday, from, to }));

  it('puts days of the same hours together', () => {
    const week = [...on([1, 2, 3, 4, 5], 540, 720), ...on([1, 2, 3, 4, 5], 780, 1_020), ...on([6], 540, 720)];

    expect(hoursText(en, calendar(week))).toBe('Mon–Fri 09:00–12:00, 13:00–17:00; Sat 09:00–12:00');
    expect(hoursText(zh, calendar(week))).toBe('周一至周五 09:00–12:00、13:00–17:00；周六 09:00–12:00');
  });

  it('knows always, never, and days that are left out', () => {
    expect(hoursText(en, calendar(on([1, 2, 3, 4, 5, 6, 7], 0, 1_440)))).toBe('around the clock');
    expect(hoursText(en, calendar([]))).toBe('never open');
    expect(hoursText(en, calendar(on([1], 480, 600), ['2026-12-25']))).toBe('Mon 08:00–10:00, except 1 day');
  });
});

it('shows of a text what can be shown, in its own direction', () => {
  expect(shownText('a\u0000b\u0007c\nd \uD800 e\u202Ef\u2066g')).toBe('abc\nd  efg');
  expect(shownText('办理 “x” 😀')).toBe('办理 “x” 😀');
});
