import { describe, expect, it } from 'vitest';
import { translator } from '../../../shared/i18n/translator.ts';
import { arrivalRate } from '../../../shared/simulation/arrivalRate.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import { run } from '../../../shared/simulation/run.ts';
import { buildModel, end, exponential, fixed, programOf, start, task, weekdays, type Parts } from './buildModel.ts';

const H = 60;
const DAY = 24 * H;
const t = translator('en');
/** The run begins on Monday 2026-01-05 at 08:00 UTC. */
const model = (rule: object, more: Partial<Parts> = {}): Parts => ({ nodes: { s: start(fixed(60), { arrivals: rule }), e: end() }, flows: ['s > e'], ...more });

function arrivals(parts: Parts, cases: number, options: { readonly seed?: number; readonly arrivalsEnd?: number } = {}): number[] {
  const result = run(programOf(parts), { seed: 1, replication: 0, cases, warmUpCases: 0, traceCases: cases, ...options });
  return [...(result?.trace?.cases.startedAt ?? [])];
}
const errorsOf = (parts: Parts) => {
  const compiled = compile(buildModel(parts));
  return compiled.ok ? [] : compiled.error.map(({ message, element }) => [element, t(message)]);
};
const warningsOf = (parts: Parts) => {
  const compiled = compile(buildModel(parts));
  return compiled.ok ? compiled.value.warnings.map((warning) => t(warning)) : [];
};
/** Cases per hour, in some hours of the week; Monday 0:00 first. */
const rates = (perHour: Readonly<Record<number, number>>) => Array.from({ length: 168 }, (_, hour) => perHour[hour] ?? 0);

describe('gaps', () => {
  it('begin at the first instant, end with the last, and stop after so many cases', () => {
    // 10:30 is 150 minutes after the start; every hour until 13:30 at the latest.
    expect(arrivals(model({ first: '2026-01-05T10:30', last: '2026-01-05T13:30' }), 100)).toEqual([150, 210, 270, 330]);
    expect(arrivals(model({ maxCases: 2 }), 100)).toEqual([0, 60]);
    expect(arrivals(model({ maxCases: 5, batchSize: 3 }), 100)).toEqual([0, 0, 0, 60, 60]);
  });

  it('wait for the opening after the first instant', () => {
    const parts = model({ first: '2026-01-05T20:00', calendar: 'office' }, { calendars: { office: { week: weekdays(9 * H, 17 * H) } } });
    // Tuesday 9:00 is 25 h after the start.
    expect(arrivals(parts, 2)).toEqual([25 * H, 26 * H]);
  });
});

describe('a rate by hour of the week', () => {
  it('lets cases in only in its hours: Monday 9–10 and Saturday 0–1', () => {
    for (const at of arrivals(model({ rates: rates({ 9: 30, 120: 30 }) }), 500)) {
      const minute = (at + 8 * H) % (7 * DAY);
      expect((minute >= 9 * H && minute < 10 * H) || (minute >= 120 * H && minute < 121 * H)).toBe(true);
    }
  });

  it('brings in each hour as many cases as it says: Poisson, so mean and variance are the rate', () => {
    const perHour = rates({ 8: 12, 9: 30, 10: 4 });
    const weeks = 400;
    const counts = [8, 9, 10].map(() => Array.from({ length: weeks }, () => 0));
    for (const at of arrivals(model({ rates: perHour }), 100_000, { arrivalsEnd: weeks * 7 * DAY - 1 })) {
      const minute = at + 8 * H;
      counts[Math.floor((minute % DAY) / H) - 8]![Math.floor(minute / (7 * DAY))]! += 1;
    }
    [12, 30, 4].forEach((rate, i) => {
      const mean = counts[i]!.reduce((a, b) => a + b, 0) / weeks;
      const variance = counts[i]!.reduce((a, b) => a + (b - mean) ** 2, 0) / (weeks - 1);
      // Standard errors: of the mean √(λ/n), of the variance about λ√(2/n).
      expect(Math.abs(mean - rate)).toBeLessThan(4 * Math.sqrt(rate / weeks));
      expect(Math.abs(variance - rate)).toBeLessThan(4 * rate * Math.sqrt(2 / weeks));
    });
  });

  it('is read on the local clock: after the clocks go forward in Berlin, 9:00 is an hour earlier', () => {
    // Summer time begins on Sunday 2026-03-29. The run begins on Monday 2026-03-23 at 8:00 local, 7:00 UTC.
    const parts = model({ rates: rates({ 9: 600 }) }, { settings: { start: '2026-03-23T08:00', timeZone: 'Europe/Berlin' } });
    const all = arrivals(parts, 900, { arrivalsEnd: 8 * DAY });
    expect(Math.min(...all)).toBeGreaterThanOrEqual(H);
    const second = all.filter((at) => at > 3 * DAY);
    expect(Math.min(...second)).toBeGreaterThanOrEqual(7 * DAY);
    expect(Math.max(...second)).toBeLessThan(7 * DAY + H);
  });

  it('is 0 outside the calendar', () => {
    const parts = model({ rates: rates(Object.fromEntries(Array.from({ length: 168 }, (_, hour) => [hour, 10]))), calendar: 'office' }, { calendars: { office: { week: weekdays(9 * H + 30, 10 * H) } } });
    for (const at of arrivals(parts, 200)) {
      const minute = (at + 8 * H) % (7 * DAY);
      expect(minute % DAY).toBeGreaterThanOrEqual(9 * H + 30);
      expect(minute % DAY).toBeLessThan(10 * H);
      expect(minute).toBeLessThan(5 * DAY);
    }
  });

  it('keeps the case of each number when the rate grows: cases come earlier, in the same order of sizes of gaps', () => {
    const flat = (rate: number) => model({ rates: rates(Object.fromEntries(Array.from({ length: 168 }, (_, hour) => [hour, rate]))) });
    const slow = arrivals(flat(10), 200);
    const fast = arrivals(flat(20), 200);
    slow.forEach((at, i) => expect(fast[i]! * 2).toBeCloseTo(at, 6));
  });

  it('ends when its hours and the calendar never meet', () => {
    const parts = model({ rates: rates({ 20: 10 }), calendar: 'office' }, { calendars: { office: { week: weekdays(9 * H, 17 * H) } } });
    expect(arrivals(parts, 5)).toEqual([]);
  });
});

describe('a list of instants', () => {
  it('brings cases at exactly these, what came before the start left out and said', () => {
    const parts = model({ instants: ['2026-01-05T07:59', '2026-01-05T08:00', '2026-01-05T09:15', '2026-01-06T00:00'] });
    expect(arrivals(parts, 100)).toEqual([0, 75, 16 * H]);
    expect(warningsOf(parts)).toContain('1 instants of “s” lie before the start of the run or outside its first and last day: they are left out.');
  });

  it('brings those who come while the calendar is closed at its next opening, and says how many', () => {
    const office = { calendars: { office: { name: 'Office', week: weekdays(9 * H, 17 * H) } } };
    // Monday 8:30, 10:00 and 17:00 (closed at that instant), Saturday 2:00 and 12:00; the run begins on Monday at 8:00.
    const parts = model({ instants: ['2026-01-10T12:00', '2026-01-05T08:30', '2026-01-05T10:00', '2026-01-05T17:00', '2026-01-10T02:00'], calendar: 'office' }, office);

    expect(arrivals(parts, 100)).toEqual([H, 2 * H, 25 * H, 7 * DAY + H, 7 * DAY + H]);
    expect(warningsOf(parts)).toEqual(['4 instants of “s” lie outside the hours of “Office”: these cases come when it next opens.']);
  });

  it('ends with the last instant of the source, also where an opening comes later', () => {
    const parts = model({ instants: ['2026-01-05T10:00', '2026-01-05T20:00'], last: '2026-01-05T23:00', calendar: 'office' }, { calendars: { office: { week: weekdays(9 * H, 17 * H) } } });

    expect(arrivals(parts, 100)).toEqual([2 * H]);
    expect(warningsOf(parts)).toEqual(['1 instants of “s” lie before the start of the run or outside its first and last day: they are left out.']);
  });
});

describe('a backlog', () => {
  const served = (backlog: number): Parts => ({
    nodes: { s: start(exponential(30)), a: task(exponential(20), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} }, settings: { backlog },
  });

  it('is there before the first case, is never counted, and makes those who follow wait', () => {
    const parts: Parts = { ...served(3), nodes: { s: start(fixed(1_000)), a: task(fixed(10), 'R'), e: end() } };
    const result = run(programOf(parts), { seed: 1, replication: 0, cases: 2, warmUpCases: 0, recordCycleTimes: true });
    // Three steps of 10 minutes first; the second case finds nobody.
    expect([...(result?.cycleTimes ?? [])]).toEqual([40, 10]);
    expect(result?.cases).toBe(2);
  });

  it('changes no draw of the cases that follow', () => {
    const durations = (backlog: number) => {
      const trace = run(programOf(served(backlog)), { seed: 5, replication: 0, cases: 30, warmUpCases: 0, traceCases: 100 })?.trace;
      const all = Array.from(trace?.activities.startedAt ?? [], (startedAt, i) => [trace!.cases.startedAt[trace!.activities.case[i]!]!, trace!.activities.endedAt[i]! - startedAt] as const);
      return all.toSorted((a, b) => a[0] - b[0]).map(([, duration]) => duration.toFixed(6));
    };
    expect(durations(4)).toEqual(durations(0));
  });
});

describe('shares of case classes', () => {
  it('differ from source to source', () => {
    const parts: Parts = {
      nodes: {
        shop: start(fixed(1), { arrivals: { shares: [{ value: 'private', weight: 9 }, { value: 'business', weight: 1 }] } }),
        web: start(fixed(1)), e: end(), f: end(),
      },
      flows: ['shop > e', 'web > f'],
      attributes: { kind: { type: 'text', value: { kind: 'choice', options: [{ value: 'private', weight: 1 }, { value: 'business', weight: 1 }] } } },
      settings: { caseClass: 'kind' },
    };
    const program = programOf(parts);
    const trace = run(program, { seed: 1, replication: 0, cases: 4_000, warmUpCases: 0, traceCases: 4_000 })?.trace;
    const share = (flow: string) => {
      const rows = Array.from(trace!.moves.flow, (number, i) => [program.flowIds[number], trace!.cases.attributes[trace!.moves.case[i]!]?.kind] as const).filter(([id]) => id === flow);
      return rows.filter(([, kind]) => kind === 'private').length / rows.length;
    };
    // Standard errors of a share of 2,000: below 0.012.
    expect(Math.abs(share('shop-e') - 0.9)).toBeLessThan(0.04);
    expect(Math.abs(share('web-f') - 0.5)).toBeLessThan(0.04);
  });
});

describe('the rate before the run', () => {
  const rateOf = (parts: Parts) => {
    const program = programOf(parts);
    return arrivalRate(program, program.sources[0]!);
  };

  it('counts open hours, hours of the week, lists and batches', () => {
    const office = { calendars: { office: { week: weekdays(9 * H, 17 * H) } } };
    expect(rateOf(model({}))).toBeCloseTo(1 / 60, 12);
    expect(rateOf(model({ calendar: 'office', batchSize: 3 }, office))).toBeCloseTo((3 / 60) * (40 / 168), 12);
    expect(rateOf(model({ rates: rates({ 9: 30, 20: 6 }) }))).toBeCloseTo(36 / (7 * DAY), 12);
    expect(rateOf(model({ rates: rates({ 9: 30, 20: 6 }), calendar: 'office' }, office))).toBeCloseTo(30 / (7 * DAY), 12);
    expect(rateOf(model({ instants: ['2026-01-05T08:00', '2026-01-05T09:00', '2026-01-05T10:00'] }))).toBeCloseTo(1 / 60, 12);
  });
});

describe('arrivals that cannot be are refused', () => {
  it.each<[string, Parts, string]>([
    ['a rate that is always 0', model({ rates: rates({}) }), 'The rate of arrivals at “s” is 0 in every hour of the week.'],
    ['a last day before the start', model({ last: '2025-12-31T00:00' }), 'The arrivals at “s” end on 2025-12-31T00:00, before they begin or before the run begins.'],
    ['a day that does not exist', model({ first: '2026-02-30T08:00' }), '“2026-02-30T08:00” at “s” is no date.'],
    ['a list that is over before the start', model({ instants: ['2026-01-01T08:00'] }), 'No instant in the list of “s” lies after the start of the run.'],
    ['a class that nobody named', model({ shares: [{ value: 'vip', weight: 1 }] }, { attributes: { kind: { type: 'text', value: { kind: 'choice', options: [{ value: 'plain', weight: 1 }] } } }, settings: { caseClass: 'kind' } }), '“s” gives a share to “vip”, which is no class of cases.'],
    ['shares that are all 0', model({ shares: [{ value: 'plain', weight: 0 }] }, { attributes: { kind: { type: 'text', value: { kind: 'choice', options: [{ value: 'plain', weight: 1 }] } } }, settings: { caseClass: 'kind' } }), 'The shares of case classes at “s” are all 0.'],
  ])('%s', (_, parts, text) => expect(errorsOf(parts)).toEqual([['s', text]]));
});
