import { describe, expect, it } from 'vitest';
import { readTime } from '../../../../shared/interchange/outline/readTime.ts';
import type { TimeUnit } from '../../../../shared/model/Distribution.ts';

const fixed = (value: number, unit: TimeUnit) => ({ kind: 'fixed', unit, value });

describe('a time in a table', () => {
  it.each([
    ['5 min', fixed(5, 'min')],
    ['5min', fixed(5, 'min')],
    ['1 h 30', fixed(90, 'min')],
    ['1h 15 min', fixed(75, 'min')],
    ['2 days', fixed(2, 'day')],
    ['1.5 h', fixed(1.5, 'h')],
    ['1,5 h', fixed(1.5, 'h')],
    ['1,500 s', fixed(1_500, 's')],
    ['0,250 h', fixed(0.25, 'h')],
    ['0,500 Tage', fixed(0.5, 'day')],
    ['0:05', fixed(5, 'min')],
    ['1:30', fixed(90, 'min')],
    ['0:00:30', fixed(30, 's')],
    ['PT2H30M', fixed(150, 'min')],
    ['2天', fixed(2, 'day')],
    ['两天', fixed(2, 'day')],
    ['半小时', fixed(0.5, 'h')],
    ['1小时30分', fixed(90, 'min')],
    ['十五分钟', fixed(15, 'min')],
    ['二十五秒', fixed(25, 's')],
    ['一百二十分钟', fixed(120, 'min')],
    ['一百零五分钟', fixed(105, 'min')],
    ['一百二分钟', fixed(120, 'min')],
    ['三〇分钟', fixed(30, 'min')],
    ['两百天', fixed(200, 'day')],
    ['百天', fixed(100, 'day')],
    ['一个半小时', fixed(1.5, 'h')],
    ['3个半小时', fixed(3.5, 'h')],
    ['一天半', fixed(1.5, 'day')],
    ['两小时半', fixed(2.5, 'h')],
    ['两个星期半', fixed(2.5, 'week')],
    ['半个工作日', fixed(0.5, 'day')],
    ['一天半小时', fixed(24.5, 'h')],
    ['五至十分钟', { kind: 'uniform', unit: 'min', min: 5, max: 10 }],
    ['约 3 周', fixed(3, 'week')],
    ['５ 分钟', fixed(5, 'min')],
    ['ca. 10 min', fixed(10, 'min')],
    ['7', fixed(7, 'min')],
    ['5-10 min', { kind: 'uniform', unit: 'min', min: 5, max: 10 }],
    ['5至10分钟', { kind: 'uniform', unit: 'min', min: 5, max: 10 }],
    ['30 min - 2 h', { kind: 'uniform', unit: 'h', min: 0.5, max: 2 }],
    ['2/5/10 min', { kind: 'triangular', unit: 'min', min: 2, mode: 5, max: 10 }],
    ['exponential(5) min', { kind: 'exponential', unit: 'min', mean: 5 }],
    ['lognormal(5, 2) h', { kind: 'lognormal', unit: 'h', mean: 5, sd: 2 }],
  ])('%s', (text, time) => {
    expect(readTime(text)).toEqual(time);
  });

  it('without a unit of its own counts that of its column', () => {
    expect(readTime('3', 'day')).toEqual(fixed(3, 'day'));
  });

  it.each(['', 'soon', 'x min', '5 parsecs', '10-5 min', '9/5/1 min', '30 min 2 h', '1e9999 min', '-5 min', 'normal(1) min'])('is not read from “%s”', (text) => {
    expect(readTime(text)).toBeNull();
  });
});
