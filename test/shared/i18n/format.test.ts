import { describe, expect, it } from 'vitest';
import { formatAge, formatDuration, formatIn, formatMoney, formatNumber, formatPercent, formatSignedDuration, unitFor } from '../../../shared/i18n/format.ts';
import { translator } from '../../../shared/i18n/translator.ts';

describe('durations', () => {
  it.each([
    [0, '0 min'], [0.1, '6 s'], [0.75, '45 s'], [12.34, '12.3 min'], [59.94, '59.9 min'], [60, '1 h'], [135, '2 h 15 min'],
    [59.97, '1 h'], [1_439.7, '1 d'], [1_440, '1 d'], [4_560, '3 d 4 h'], [-90, '−1 h 30 min'], [Number.NaN, '–'],
  ])('%d minutes read “%s”', (minutes, text) => {
    expect(formatDuration('en', minutes)).toBe(text);
  });

  it('are written in Chinese units', () => {
    expect(formatDuration('zh-CN', 4_560)).toBe('3 天 4 小时');
    expect(formatDuration('zh-CN', 12.34)).toBe('12.3 分钟');
  });

  it('stand in texts as they do on their own', () => {
    const arrivals = (locale: 'en' | 'zh-CN') => translator(locale)('simulation.warning.defaultArrivals', { name: 'S', minutes: 7_200 });
    expect(arrivals('en')).toContain('one case every 5 d on average');
    expect(arrivals('zh-CN')).toContain('假定平均每 5 天到达一个案例');
  });

  it('carry a sign when they are differences', () => {
    expect(formatSignedDuration('en', 12)).toBe('+12 min');
    expect(formatSignedDuration('en', -12)).toBe('−12 min');
  });

  it('share the unit of the largest on an axis', () => {
    expect([0.5, 45, 119, 300, 4_000].map(unitFor)).toEqual(['s', 'min', 'min', 'h', 'd']);
    expect(formatIn('en', 150, 'h')).toBe('2.5 h');
  });
});

describe('numbers', () => {
  it('keep three digits that matter', () => {
    expect([0.1234, 12.345, 1_234.5].map((n) => formatNumber('en', n))).toEqual(['0.12', '12.3', '1,235']);
  });

  it('never show a negative nought', () => {
    expect(formatNumber('en', -0.001, 1)).toBe('0');
  });

  it('become percent, money and age on the screen only', () => {
    expect(formatPercent('en', 0.853)).toBe('85%');
    expect(formatPercent('en', 0.0234)).toBe('2.3%');
    expect(formatMoney('en', 12.5, 'EUR')).toBe('€12.50');
    expect(formatMoney('zh-CN', 1_234, 'CNY')).toBe('¥1,234');
    expect(formatMoney('en', -4.62, 'CNY')).toBe('−CN¥4.62');
    expect(formatMoney('en', -0.004, 'EUR')).toBe('€0.00');
    expect(formatAge('en', '2026-01-05T08:00:00Z', Date.parse('2026-01-05T08:05:00Z'))).toBe('5 minutes ago');
  });
});
