import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, daySpans, parseDay, parseDays } from '../../../renderer/inspector/dayList.ts';
import { parseInstant, parseInstants } from '../../../renderer/inspector/instants.ts';
import { unwrap } from '../../../shared/result.ts';

describe('an instant as people and logs write it', () => {
  it.each([
    ['2026-01-05 08:30', '2026-01-05T08:30'],
    ['2026-01-05T08:30:59.123Z', '2026-01-05T08:30'],
    ['2026/1/5 8:05', '2026-01-05T08:05'],
    ['2026年1月5日 8时05分', '2026-01-05T08:05'],
    ['5.1.2026 8:05', '2026-01-05T08:05'],
    ['２０２６-01-05 08:30', '2026-01-05T08:30'],
    ['"2026-01-05 08:30"', '2026-01-05T08:30'],
    ['2026-01-05', '2026-01-05T00:00'],
  ])('%s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each(['2026-02-30 08:00', '2026-13-01', '2026-01-05 24:01', '01/02/2026 08:00', 'Monday', ''])('%s names none, or could mean two', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('comes in any order, with a heading and further columns', () => {
    expect(unwrap(parseInstants('arrived\tcase\n2026-01-06 09:00\tB\n2026-01-05 08:30\tA\n'))).toEqual(['2026-01-05T08:30', '2026-01-06T09:00']);
    expect(parseInstants('2026-01-05 08:30\nyesterday')).toMatchObject({ ok: false, error: { key: 'inspector.error.instant', params: { line: 2, text: 'yesterday' } } });
    expect(parseInstants('')).toMatchObject({ ok: false });
  });
});

describe('a list of days', () => {
  it('reads single days and spans, in both languages, each day once', () => {
    expect(unwrap(parseDays('2026-12-25\n2026-12-24 – 2026-12-26, 2026/1/1'))).toEqual(['2026-01-01', '2026-12-24', '2026-12-25', '2026-12-26']);
    expect(unwrap(parseDays('2026年10月1日至2026年10月3日'))).toEqual(['2026-10-01', '2026-10-02', '2026-10-03']);
    expect(unwrap(parseDays('2026-05-01\tLabour Day'))).toEqual(['2026-05-01']);
  });

  it('says which line is no day, and which span runs backwards', () => {
    expect(parseDays('2026-12-25\nChristmas')).toMatchObject({ ok: false, error: { key: 'inspector.error.day', params: { line: 2, text: 'Christmas' } } });
    expect(parseDays('2026-12-31 – 2026-12-24')).toMatchObject({ ok: false, error: { key: 'inspector.error.dayBackwards' } });
    expect(parseDay('2026-02-29')).toBeNull();
  });

  it('is told in spans that hold exactly its days', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(fc.property(fc.uniqueArray(day, { maxLength: 40 }), (days) => {
      const spans = daySpans(days);

      expect(spans.flatMap(({ from, to }) => daysBetween(from, to))).toEqual(days.toSorted());
      for (const [i, { from }] of spans.entries()) if (i > 0) expect(daysBetween(spans[i - 1]!.to, from).length).toBeGreaterThan(2);
    }));
  });
});
