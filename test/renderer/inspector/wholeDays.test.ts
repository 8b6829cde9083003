import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfSpan, spanOfDays } from '../../../renderer/inspector/wholeDays.ts';

describe('an absence of whole days', () => {
  it('ends at midnight after its last day, across months and leap days', () => {
    expect(spanOfDays('2026-08-03', '2026-08-14')).toEqual({ from: '2026-08-03T00:00', to: '2026-08-15T00:00' });
    expect(spanOfDays('2028-02-28', '2028-02-28')).toEqual({ from: '2028-02-28T00:00', to: '2028-02-29T00:00' });
    expect(spanOfDays('2026-12-31', '2026-12-31').to).toBe('2027-01-01T00:00');
  });

  it('is read back as the days it was made of', () => {
    const day = fc.integer({ min: 0, max: 5_000 });
    const text = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
    fc.assert(fc.property(day, fc.nat(60), (start, length) => {
      expect(daysOfSpan(spanOfDays(text(start), text(start + length)))).toEqual({ first: text(start), last: text(start + length) });
    }));
  });

  it('is not what begins or ends in the middle of a day', () => {
    expect(daysOfSpan({ from: '2026-08-03T08:00', to: '2026-08-04T00:00' })).toBeNull();
    expect(daysOfSpan({ from: '2026-08-03T00:00', to: '2026-08-03T12:00' })).toBeNull();
  });
});
