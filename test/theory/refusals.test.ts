import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SimulationPool } from '../../electron/simulation/SimulationPool.ts';
import type { ExperimentRequest } from '../../shared/analysis/experiment.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { translator } from '../../shared/i18n/translator.ts';
import { variantId } from '../../shared/model/ids.ts';
import { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { boundary, buildModel, documentOf, end, exponential, fixed, gateway, start, task, weekdays, type Parts } from '../shared/simulation/buildModel.ts';

const t = translator('en');
const pool = new SimulationPool(new URL('../../electron/simulation/worker.ts', import.meta.url), 1);
afterAll(() => pool.close());

/** What a person reads instead of a report. */
async function refusal(parts: Parts, overrides: ExperimentRequest['overrides'] = {}, scenarios: ExperimentRequest['scenarios'] = [null]): Promise<readonly string[]> {
  try {
    await pool.simulate(documentOf(buildModel(parts)), { scenarios, overrides: { cases: 200, replications: 2, warmUpCases: 0, ...overrides }, withBottlenecks: false });
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

const work = (role: string, more: Readonly<Record<string, unknown>> = {}) => task(fixed(1), role, { work: more });
const sets = (attribute: string, value: string) => task(fixed(1), null, { work: { sets: [{ attribute, value }] } });
const two = (a: Parts['nodes'][string], b: Parts['nodes'][string], more: Partial<Parts> = {}): Parts => ({ nodes: { s: start(fixed(10)), a, b, e: end() }, flows: ['s > a', 'a > b', 'b > e'], ...more });
const arriving = (arrivals: Readonly<Record<string, unknown>>, more: Partial<Parts> = {}): Parts => straight(nobody, { nodes: { s: start(fixed(10), { arrivals }), a: nobody, e: end() }, ...more });
const together = { work: { requirements: [{ role: 'A', quantity: 1 }, { role: 'B', quantity: 1 }] } };
const twoOfR: Partial<Parts> = { roles: { R: { headcount: 2 } } };
const classes: Partial<Parts> = { attributes: { kind: { type: 'text', value: { kind: 'choice', options: [{ value: 'plain', weight: 1 }] } } }, settings: { caseClass: 'kind' } };
const many = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

describe('a model that contradicts itself is refused in the same words everywhere', () => {
  it.each<[string, Parts, readonly string[]]>([
    ['a start of the run that is no date', straight(nobody, { settings: { start: '2026-02-30T08:00' } }),
      ['The start of the run, “2026-02-30T08:00”, is not a date and time.', 'Enter it in the run settings, for example 2026-01-05T08:00.']],
    ['a zone that there is none of', straight(nobody, { settings: { timeZone: 'Moon/Crater' } }),
      ['“Moon/Crater” is not a time zone.', 'Choose one in the run settings, for example Europe/Berlin.']],
    ['a histogram without weight', straight(task({ kind: 'histogram', unit: 'min', bins: [{ from: 0, to: 1, weight: 0 }] }, null)),
      ['The histogram of “a” has no weight.', 'Correct the numbers of the time distribution.']],
    ['a time without a mean', straight(task({ kind: 'logLogistic', unit: 'min', shape: 0.8, scale: 1 }, null)),
      ['The time of “a” has no finite mean.', 'Correct the numbers of the time distribution.']],
    ['a time beyond all numbers', straight(task({ kind: 'gamma', unit: 'week', shape: 1e-320, mean: 1e9 }, null)),
      ['The time of “a” is out of range.', 'Correct the numbers of the time distribution.']],
    ['limits that leave nothing', straight(task({ kind: 'histogram', unit: 'min', bins: [{ from: 0, to: 1, weight: 1 }], min: 2 }, null)),
      ['The limits of the time of “a” leave out nearly every value it can take.', 'Correct the numbers of the time distribution.']],
    ['an attribute whose values never come', straight(nobody, { attributes: { kind: { type: 'text', value: { kind: 'choice', options: [{ value: 'plain', weight: 0 }] } } } }),
      ['The values of attribute “kind” have no weight.', 'Give at least one value a weight above 0.']],
    ['numbers of rounds that never come', straight(task(fixed(1), null, { loop: { kind: 'standard', count: null, counts: [{ value: 2, weight: 0 }] } })),
      ['The numbers of rounds of “a” have no weights.', 'Give at least one number of rounds a weight above 0.']],
    ['a gap between cases by what no case has yet', straight(nobody, { nodes: { s: start({ kind: 'expression', unit: 'min', feel: '1 + 1' }), a: nobody, e: end() } }),
      ['The time between cases at “s” is an expression, but before a case comes it has no attributes.', 'Choose a distribution for the gap.']],
    ['a time that reads what no case has', straight(task({ kind: 'expression', unit: 'min', feel: 'amount * 2' }, null)),
      ['“a”: “amount * 2” is not FEEL over the attributes of the case.', 'Use attributes of the model only, no clock and no random numbers.']],
    ['a value for what no case has', straight(sets('price', '2')),
      ['“a” sets “price”, which is no attribute of cases.', 'Choose an attribute of the model, or add it.']],
    ['a first day that is no date', arriving({ first: '2026-02-30T08:00' }),
      ['“2026-02-30T08:00” at “s” is no date.', 'Enter a local date and time such as 2026-01-05T08:00.']],
    ['a last day before the first', arriving({ first: '2026-03-01T08:00', last: '2026-02-01T08:00' }),
      ['The arrivals at “s” end on 2026-02-01T08:00, before they begin or before the run begins.', 'Choose a later last day, or an earlier start of the run.']],
    ['no case in any hour', arriving({ rates: many(168).map(() => 0) }),
      ['The rate of arrivals at “s” is 0 in every hour of the week.', 'Enter cases per hour for at least one hour.']],
    ['a list of what is over', arriving({ instants: ['2020-01-01T08:00'] }),
      ['No instant in the list of “s” lies after the start of the run.', 'Let the run begin before the first case, or enter later instants.']],
    ['a class that there is none of', arriving({ shares: [{ value: 'vip', weight: 1 }] }, classes),
      ['“s” gives a share to “vip”, which is no class of cases.', 'Use the values of the attribute that names the classes.']],
    ['classes that never come', arriving({ shares: [{ value: 'plain', weight: 0 }] }, classes),
      ['The shares of case classes at “s” are all 0.', 'Give at least one class a share above 0.']],
    ['a complex join that does not say when', { nodes: { s: start(fixed(1)), f: gateway('parallel'), a: nobody, b: nobody, j: gateway('complex'), e: end() }, flows: ['s > f', 'f > a', 'f > b', 'a > j', 'b > j', 'j > e'] },
      ['Complex gateway “j” joins 2 ways, but does not say after how many tokens it goes on.', 'Set its activation count to a number from 1 to 2.']],
    ['a parallel join behind an exclusive choice', { nodes: { s: start(fixed(1)), x: gateway('exclusive'), a: nobody, b: nobody, j: gateway('parallel'), e: end() }, flows: ['s > x', 'x > a 0.5', 'x > b 0.5', 'a > j', 'b > j', 'j > e'] },
      ['Parallel gateway “j” waits for ever: never do two tokens of a case come to it at once.', 'Join with an exclusive gateway, or split before it with a parallel or inclusive one.']],
    ['a calendar that never opens', arriving({ calendar: 'c' }, { calendars: { c: { week: [] } } }),
      ['Calendar “c” of “s” has no working hours.', 'Add working hours to the calendar.']],
    ['a team that takes up work in two orders', straight(task(fixed(1), null, together), { roles: { A: { queueOrder: 'lifo' }, B: {} } }),
      ['“a” needs A, B together, but they take up work in different orders.', 'Give these roles the same queue order.']],
    ['a person in a role that is not there', straight(work('R'), { roles: { R: {} }, people: { Ann: { roles: ['R', 'Ghost'] } } }),
      ['“Ann” holds role “Ghost”, which is not in the model.', 'Take the role from the person, or add it to the staffing.']],
    ['a step that nobody may do', two(work('R'), work('R'), { roles: { R: {} }, people: { Ann: { roles: ['R'], steps: ['a'] } } }),
      ['“b” needs 1 of role “R”, but only 0 of them may do it.', 'Add the step to the skills of more people of the role, or lower what it needs.']],
    ['one person in both places of a team', straight(task(fixed(1), null, together), { roles: { A: {}, B: {} }, people: { Ann: { roles: ['A', 'B'] } } }),
      ['“a” needs 2 people at once (A, B), but only 1 different ones can be meant.', 'Give one of the roles to somebody else, or lower what the step needs.']],
    ['one person in lines of different orders', two(work('A'), work('B'), { roles: { A: {}, B: { queueOrder: 'lifo' } }, people: { Ann: { roles: ['A', 'B'] } } }),
      ['“Ann” serves A, B, but these take up work in different orders.', 'Give the roles of one person the same queue order.']],
    ['the performer of what nobody does', two(nobody, work('R', { performer: { rule: 'sameAs', step: 'a' } }), twoOfR),
      ['“b” depends on who does “a”, but nobody does that step.', 'Choose a step that people do.']],
    ['the performer of what may be skipped', { nodes: { s: start(fixed(10)), x: gateway('exclusive'), a: work('R'), m: gateway('exclusive'), b: work('R', { performer: { rule: 'sameAs', step: 'a' } }), e: end() }, flows: ['s > x', 'x > a', 'x > m', 'a > m', 'm > b', 'b > e'], ...twoOfR },
      ['“b” is for the person who did “a”, but a case can come there without that step having been done.', 'Choose a step that every case has been through by then, or leave the performer open.']],
    ['a performer who lacks the skill', two(work('R'), work('R', { performer: { rule: 'sameAs', step: 'a' } }), { roles: { R: {} }, people: { Ann: { roles: ['R'] }, Bob: { roles: ['R'], steps: ['a'] } } }),
      ['“b” is for the person who did “a”, but “Bob”, who may do that, cannot do this one.', 'Let the same people do both steps: the same role, and both steps among their skills.']],
    ['four eyes of one person', two(work('R'), work('R', { performer: { rule: 'notSameAs', step: 'a' } }), { roles: { R: {} } }),
      ['“b” must not be done by who did “a”, but then not enough people are left for it.', 'Add another person who may do it.']],
    ['staying until what never comes', two(work('R'), work('R', { keepUntil: 'a' }), twoOfR),
      ['The people of “b” stay with the case until “a”, but that step never comes after it.', 'Choose a later step of the same case.']],
    ['a batch that nothing completes', straight(work('R', { batch: { size: null, maxWait: null, at: [], mode: 'together', perItem: null } }), twoOfR),
      ['Cases wait for a batch at “a”, but nothing says when it is complete.', 'Give a number of cases, a longest wait, or times of the day.']],
    ['breakdowns without time between', straight(work('R'), { roles: { R: { breakdown: { timeBetween: fixed(0), timeToRepair: fixed(5) } } } }),
      ['The time between breakdowns of “R” is always 0.', 'Enter a time above 0, or remove the breakdowns.']],
    ['breakdowns by what no case has', straight(work('R'), { roles: { R: { breakdown: { timeBetween: fixed(1), timeToRepair: { kind: 'expression', unit: 'min', feel: '1 + 1' } } } } }),
      ['The breakdowns of “R” are an expression, but they belong to no case.', 'Choose a distribution.']],
    ['a hand-off that is always rejected', two(nobody, nobody, { flows: ['s > a', { source: 'a', target: 'b', id: 'h', handOff: { rejectProbability: 1 } }, 'b > e'] }),
      ['Hand-off “h” is always rejected, so no case can pass.', 'Lower the share of rejections below 100%.', 'From “s” no case can reach an end: s, a go round for ever.', 'Draw a way out of the loop, or give its way out a share above 0%.']],
    ['more steps than there are places', { nodes: { s: start(fixed(1)), f: gateway('parallel'), ...Object.fromEntries(many(65_536).map((i) => [`n${i}`, end()])) }, flows: ['s > f', ...many(65_536).map((i) => `f > n${i}`)] },
      ['The process has 65538 steps, events and gateways; 65535 can be simulated.', 'Simulate a part of the model.']],
    ['more flows than there are places', straight(nobody, { flows: ['s > a', ...many(131_072).map((i) => ({ source: 'a', target: 'e', id: `f${i}` }))] }),
      ['The process has 131073 sequence flows; 131071 can be simulated.', 'Simulate a part of the model.']],
    ['more working hours than there are places', straight(work('R'), { roles: { R: {} }, people: Object.fromEntries(many(4_100).map((i) => [`p${i}`, { roles: ['R'], calendar: `c${i}` }])), calendars: Object.fromEntries(many(4_100).map((i) => [`c${i}`, { week: [{ weekday: 1 + (i % 7), from: Math.floor(i / 7), to: 1_440 }] }])) }),
      ['The people of the model have 4100 different working hours; 4095 can be simulated.', 'Simulate a part of the model.']],
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
  it.each<[string, Parts, readonly string[], ExperimentRequest['overrides']?]>([
    ['tokens that double with each round', { nodes: { s: start(fixed(10)), m: gateway('exclusive'), a: nobody, f: gateway('parallel'), e: end() }, flows: ['s > m', 'm > a', 'a > f', { source: 'f', target: 'm', id: 'again' }, { source: 'f', target: 'm', id: 'once-more' }, 'f > e'] }, ['The run was stopped: a case splits without end near “a”.']],
    ['a loop in which no time passes', { nodes: { s: start(fixed(10)), m: gateway('exclusive'), f: gateway('parallel'), e: end() }, flows: ['s > m', 'm > f', 'f > m', 'f > e'] }, ['The run was stopped: a case goes round near “f” without any time passing.']],
    ['a case that is done again for a thousand years', { nodes: { s: start(fixed(10)), m: gateway('exclusive'), a: task({ kind: 'fixed', unit: 'week', value: 1 }, null), f: gateway('parallel'), e: end() }, flows: ['s > m', 'm > a', 'a > f', 'f > m', 'f > e'] }, ['The run was stopped after a thousand simulated years; the last cases wait at “a” (200).']],
    ['cases that come faster than any are done', { nodes: { s: start(fixed(1)), a: task(fixed(10), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } }, ['The run was stopped: cases pile up without end. They wait at “a” (200001).', '“R” needs 9.1 more people before waiting times mean anything.'], { cases: 300_000 }],
    ['cases that all wait for what never comes true', { nodes: { s: start(fixed(10)), w: { kind: 'intermediateCatchEvent', definitions: [{ kind: 'conditional', expression: 'size > 5' }], delay: null }, e: end() }, flows: ['s > w', 'w > e'], attributes: { size: { value: { kind: 'constant', value: 1 } } } }, ['No case came to its end: all wait for ever at “w” (200).']],
    ['fewer cases than the warm-up leaves out', straight(nobody, { nodes: { s: start(fixed(10), { arrivals: { maxCases: 10 } }), a: nobody, e: end() } }), ['No case was left after the warm-up.'], { warmUpCases: 20 }],
  ])('%s', async (_, parts, texts, overrides = {}) => {
    expect(await refusal(parts, overrides)).toEqual(texts);
  });

  it('as is a run of a variant that is not there', async () => {
    expect(await refusal(straight(nobody), {}, [variantId('ghost')])).toEqual(['A variant that was to be simulated is not in the document.']);
  });
});
