import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOnDay, casesPerWeek, HOURS_PER_WEEK, hoursBetween, parseRates, rateAt, ratesInHoursOf, ratesText, ratesWhileOpen, withRate, withRatesOfDay } from '../../../renderer/inspector/rates.ts';
import { OFFICE_HOURS } from '../../../shared/commands/tableRows.ts';
import { unwrap } from '../../../shared/result.ts';

const week = () => fc.array(fc.integer({ min: 0, max: 99_999 }).map((n) => n / 100), { minLength: HOURS_PER_WEEK, maxLength: HOURS_PER_WEEK });
const hour = () => fc.record({ day: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 0, max: 23 }) });

describe('cases in each hour of the week', () => {
  it('takes a number for the hours chosen, whichever corner the stroke began at, and leaves all others alone', () => {
    fc.assert(fc.property(week(), hour(), hour(), fc.integer({ min: 0, max: 50 }), (rates, a, b, rate) => {
      const chosen = hoursBetween(a, b);
      const after = withRate(rates, chosen, rate);

      expect(chosen.map((at) => `${at.day} ${at.hour}`).toSorted()).toEqual(hoursBetween(b, a).map((at) => `${at.day} ${at.hour}`).toSorted());
      for (let day = 1; day <= 7; day++) for (let h = 0; h < 24; h++) {
        const isChosen = chosen.some((at) => at.day === day && at.hour === h);
        expect(rateAt(after, { day, hour: h })).toBe(isChosen ? rate : rateAt(rates, { day, hour: h }));
      }
    }), { numRuns: 50 });
  });

  it('comes back from a table as it went there, and as 168 numbers in a row', () => {
    fc.assert(fc.property(week(), (rates) => {
      expect(unwrap(parseRates(ratesText(rates)))).toEqual(rates);
      expect(unwrap(parseRates(rates.join('\n')))).toEqual(rates);
    }), { numRuns: 50 });
  });

  it('refuses what is not a week: too few numbers, words, negative ones', () => {
    expect(parseRates('1\t2\t3')).toMatchObject({ ok: false, error: { key: 'inspector.error.rates', params: { count: 3 } } });
    expect(parseRates(`${'1 '.repeat(167)}many`)).toMatchObject({ ok: false, error: { key: 'inspector.error.rate', params: { text: 'many' } } });
    expect(parseRates(`${'1 '.repeat(167)}-1`)).toMatchObject({ ok: false, error: { key: 'inspector.error.rate' } });
  });

  it('copies one day over others and counts them', () => {
    const monday = withRate([], hoursBetween({ day: 1, hour: 9 }, { day: 1, hour: 10 }), 3);
    const all = withRatesOfDay(monday, 1, [1, 2, 3, 4, 5]);

    expect(casesOnDay(all, 5)).toBe(6);
    expect(casesOnDay(all, 6)).toBe(0);
    expect(casesPerWeek(all)).toBe(30);
  });

  it('begins with as many as a gap gave while open: 2 an hour over the 35 office hours are 70 a week', () => {
    expect(casesPerWeek(ratesWhileOpen(OFFICE_HOURS, 2))).toBeCloseTo(70, 9);
  });

  it('with a calendar of their own are whole in every hour that is open in part: the calendar keeps the rest free', () => {
    const rates = ratesInHoursOf([{ weekday: 1, from: 9 * 60 + 30, to: 11 * 60 }], 4);

    expect([8, 9, 10, 11].map((at) => rateAt(rates, { day: 1, hour: at }))).toEqual([0, 4, 4, 0]);
    expect(casesPerWeek(rates)).toBe(8);
  });
});
