import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SimulationPool } from '../../electron/simulation/SimulationPool.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { translator } from '../../shared/i18n/translator.ts';
import { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { boundary, buildModel, documentOf, end, exponential, fixed, gateway, start, task, weekdays, type Parts } from '../shared/simulation/buildModel.ts';

const t = translator('en');
const pool = new SimulationPool(new URL('../../electron/simulation/worker.ts', import.meta.url), 1);
afterAll(() => pool.close());

/** What a person reads instead of a report. */
async function refusal(parts: Parts): Promise<readonly string[]> {
  try {
    await pool.simulate(documentOf(buildModel(parts)), { scenarios: [null], overrides: { cases: 200, replications: 2, warmUpCases: 0 }, withBottlenecks: false });
    return [];
  } catch (thrown) {
    if (!(thrown instanceof SimulationFailure)) throw thrown;
    return thrown.failures.map((failure) => t(failure));
  }
}

const nobody = task(fixed(1), null);
const straight = (a: Parts['nodes'][string], more: Partial<Parts> = {}): Parts => ({ nodes: { s: start(fixed(10)), a, e: end() }, flows: ['s > a', 'a > e'], ...more });

describe('what cannot be simulated is refused before the run, with the element, the reason and what to do', () => {
  it.each<[string, Parts, readonly string[]]>([
    ['probabilities that add up to 0.99', { nodes: { s: start(fixed(1)), x: gateway('exclusive'), a: nobody, b: nobody, e: end() }, flows: ['s > x', 'x > a 0.5', 'x > b 0.49', 'a > e', 'b > e'] },
      ['The shares of the ways out of “x” add up to 99%, not 100%.', 'Correct the shares, or leave one empty: it takes the rest.']],
    ['an immortal loop', { nodes: { s: start(fixed(1)), m: gateway('exclusive'), a: nobody, x: gateway('exclusive'), e: end() }, flows: ['s > m', 'm > a', 'a > x', 'x > m 1', 'x > e 0'] },
      ['From “s” no case can reach an end: s, m, a, x go round for ever.', 'Draw a way out of the loop, or give its way out a share above 0%.']],
    ['a role that is not there', straight(task(fixed(1), 'Ghost')), ['“a” asks for role “Ghost”, which is not in the model.', 'Choose another role, or add it to the staffing.']],
    ['a role without people', straight(task(fixed(1), 'R'), { roles: { R: { headcount: 0 } } }), ['“a” needs 1 of role “R”, which has 0.', 'Raise the number of people of the role, or lower what the step needs.']],
    ['a calendar that is not there', straight(task(fixed(1), 'R'), { roles: { R: { calendar: 'none' } } }), ['“R” uses calendar “none”, which is not in the model.', 'Choose another calendar, or “always open”.']],
    ['people who never meet', straight(task(fixed(1), null, { work: { requirements: [{ role: 'A', quantity: 1 }, { role: 'B', quantity: 1 }] } }), { roles: { A: { calendar: 'am' }, B: { calendar: 'pm' } }, calendars: { am: { week: weekdays(540, 720) }, pm: { week: weekdays(780, 1_020) } } }),
      ['“a” needs A, B together, but their working hours never overlap.', 'Change the calendars so that they overlap, or the people of the step.']],
    ['a time whose least is above its greatest', straight(task({ kind: 'uniform', unit: 'min', min: 9, max: 5 }, null)), ['The times of “a” are out of order: the least must not exceed the greatest, and the mode lies between.', 'Correct the numbers of the time distribution.']],
    ['nowhere to begin', { nodes: { a: nobody, b: nobody }, flows: ['a > b', 'b > a'] }, ['No start event: no case can begin.', 'Draw a start event and connect it to the first step.']],
    ['cases without a gap between them', straight(nobody, { nodes: { s: start(fixed(0)), a: nobody, e: end() } }), ['The time between cases at “s” is always 0.', 'Enter a gap above 0; for several cases at once, use the batch size.']],
  ])('%s', async (_, parts, texts) => {
    expect(await refusal(parts)).toEqual(texts);
  });
});

describe('a number that means nothing never reaches the kernel', () => {
  const rich = buildModel({
    nodes: {
      s: start(exponential(10), { arrivals: { calendar: 'c' } }), x: gateway('exclusive'),
      a: task({ kind: 'lognormal', unit: 'min', mean: 5, sd: 2 }, 'R', { work: { priority: 3, fixedCost: 2, batch: { size: 2, maxWait: fixed(30), at: [600], mode: 'together', perItem: fixed(1) } }, loop: { kind: 'standard', count: 2 } }),
      b: task({ kind: 'histogram', unit: 'min', bins: [{ from: 1, to: 2, weight: 1 }] }, 'R'), late: boundary('b', 'timer', { delay: fixed(9) }), e: end(), gone: end(),
    },
    flows: ['s > x', 'x > a 0.5', { source: 'x', target: 'b', probability: 0.5, handOff: { rejectProbability: 0.1, transferTime: fixed(4) } }, 'a > e', 'b > e', 'late > gone'],
    roles: { R: { headcount: 2, costPerHour: 30, calendar: 'c', breakdown: { timeBetween: fixed(100), timeToRepair: fixed(5) } } },
    calendars: { c: { week: weekdays(540, 1_020) } },
    attributes: { size: { value: { kind: 'choice', options: [{ value: 1, weight: 1 }] } } },
  });
  type Path = readonly (string | number)[];
  const numbersIn = (value: unknown, path: Path = []): Path[] =>
    typeof value === 'number' ? [path] : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key])) : [];
  const withNumber = (path: Path, number: unknown): unknown => {
    const copy = structuredClone(rich) as unknown;
    let at = copy as Record<string, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[path.at(-1)!] = number;
    return copy;
  };
  const paths = numbersIn(rich);

  it('whatever it stands for: not a number, infinite, or text', () => {
    expect(ProcessModel.safeParse(rich).success).toBe(true);
    fc.assert(fc.property(fc.constantFrom(...paths), fc.constantFrom<unknown>(Number.NaN, Infinity, -Infinity, '5'), (path, number) => {
      // What an attribute is, may be a text.
      fc.pre(!path.includes('options') || path.at(-1) !== 'value' || number !== '5');
      const parsed = ProcessModel.safeParse(withNumber(path, number));

      expect(parsed.success).toBe(false);
      expect(parsed.error?.issues.some((issue) => issue.path.join('.').startsWith(path.slice(0, 2).join('.')))).toBe(true);
    }), { numRuns: 500 });
  });

  it('and none of them may be below nothing, but a priority', () => {
    const isSigned = (path: Path) => path.at(-1) === 'priority' || (path.includes('options') && path.at(-1) === 'value');
    for (const path of paths.filter((one) => !isSigned(one))) expect([path, ProcessModel.safeParse(withNumber(path, -1)).success]).toEqual([path, false]);
  });

  it.each<[string, Path, number]>([
    ['a probability above 1', ['flows', 'x-a', 'probability'], 1.01],
    ['half a person', ['roles', 'R', 'headcount'], 1.5],
    ['an eighth weekday', ['calendars', 'c', 'week', 0, 'weekday'], 8],
    ['a 25th hour', ['calendars', 'c', 'week', 0, 'to'], 1_500],
    ['a time longer than the world is old', ['nodes', 'a', 'work', 'duration', 'mean'], 1e10],
    ['no replication', ['meta', 'settings', 'replications'], 0],
    ['part of a case', ['meta', 'settings', 'cases'], 10.5],
  ])('%s', (_, path, number) => {
    const parsed = ProcessModel.safeParse(withNumber(path, number));

    expect(parsed.error?.issues[0]?.path).toEqual(path);
  });
});

describe('a run that would not end is stopped, and says where', () => {
  it.each<[string, Parts, RegExp]>([
    ['tokens that double with each round', { nodes: { s: start(fixed(10)), m: gateway('exclusive'), a: nobody, f: gateway('parallel'), e: end() }, flows: ['s > m', 'm > a', 'a > f', { source: 'f', target: 'm', id: 'again' }, { source: 'f', target: 'm', id: 'once-more' }, 'f > e'] }, /^The run was stopped: a case splits without end near “.+”\.$/],
    ['a loop in which no time passes', { nodes: { s: start(fixed(10)), m: gateway('exclusive'), f: gateway('parallel'), e: end() }, flows: ['s > m', 'm > f', 'f > m', 'f > e'] }, /^The run was stopped: a case goes round near “.+” without any time passing\.$/],
    ['a case that is done again for a thousand years', { nodes: { s: start(fixed(10)), m: gateway('exclusive'), a: task({ kind: 'fixed', unit: 'week', value: 1 }, null), f: gateway('parallel'), e: end() }, flows: ['s > m', 'm > a', 'a > f', 'f > m', 'f > e'] }, /^The run was stopped after a thousand simulated years; the last cases wait at “.+”\.$/],
  ])('%s', async (_, parts, text) => {
    const [first = ''] = await refusal(parts);

    expect(first).toMatch(text);
  });
});
