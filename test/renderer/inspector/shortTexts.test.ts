import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTimesText, parseClockTimes } from '../../../renderer/inspector/clockTimes.ts';
import { parseBins } from '../../../renderer/inspector/empiricalText.ts';
import { countsText, meanCount, parseCounts } from '../../../renderer/inspector/loopCounts.ts';
import { pastedNames } from '../../../renderer/inspector/people/pastedNames.ts';
import { unwrap } from '../../../shared/result.ts';

describe('times of day', () => {
  it('come back as they were written, ascending and each once', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1_439 }), { maxLength: 20 }), (times) => {
      expect(unwrap(parseClockTimes(clockTimesText(times)))).toEqual(times.toSorted((a, b) => a - b));
    }));
    expect(unwrap(parseClockTimes('16、9:30，16:00'))).toEqual([570, 960]);
  });

  it.each(['25:00', '9:60', 'noon', '24:00', '-1'])('%s is none', (text) => {
    expect(parseClockTimes(text)).toMatchObject({ ok: false, error: { key: 'inspector.error.clockTime', params: { text } } });
  });
});

describe('counts by share', () => {
  it('come back as they were written, with their mean', () => {
    const counts = unwrap(parseCounts('1: 70\n2：20\n4\t10'));

    expect(counts).toEqual([{ value: 1, weight: 70 }, { value: 2, weight: 20 }, { value: 4, weight: 10 }]);
    expect(meanCount(counts)).toBeCloseTo(1.5, 12);
    expect(unwrap(parseCounts(countsText(counts)))).toEqual(counts);
  });

  it.each([['1.5: 3', 'inspector.error.count'], ['-1: 3', 'inspector.error.count'], ['2: many', 'inspector.error.count'], ['1: 0', 'inspector.error.binsWeightless'], ['', 'inspector.error.count']])('%s is refused', (text, key) => {
    expect(parseCounts(text)).toMatchObject({ ok: false, error: { key } });
  });
});

describe('pasted names', () => {
  it('are one a line, between commas of either kind, or the first column of a table', () => {
    expect(pastedNames('Ann Miller\n Bo  Chen ,Cy\n\n')).toEqual(['Ann Miller', 'Bo Chen', 'Cy']);
    expect(pastedNames('张伟、李娜，王芳')).toEqual(['张伟', '李娜', '王芳']);
    expect(pastedNames('Ann\tClerk\t42\r\nBo\tClerk\t40')).toEqual(['Ann', 'Bo']);
    expect(pastedNames(' \n , ')).toEqual([]);
  });
});

describe('bins of a histogram', () => {
  it('are three columns, or two of a table: start and count, the last as wide as the one before', () => {
    expect(unwrap(parseBins('0 5 12\n5 – 10: 30'))).toEqual([{ from: 0, to: 5, weight: 12 }, { from: 5, to: 10, weight: 30 }]);
    expect(unwrap(parseBins('0\t12\n5\t30\n10\t3'))).toEqual([{ from: 0, to: 5, weight: 12 }, { from: 5, to: 10, weight: 30 }, { from: 10, to: 15, weight: 3 }]);
  });

  it('say which line lacks a number', () => {
    expect(parseBins('0 5 12\n5 10')).toMatchObject({ ok: false, error: { key: 'inspector.error.bin', params: { line: 2 } } });
    expect(parseBins('5\t12\n0\t30')).toMatchObject({ ok: false, error: { key: 'inspector.error.bin' } });
    expect(parseBins('-5 0 12')).toMatchObject({ ok: false });
  });
});
