import { describe, expect, it } from 'vitest';
import { translator } from '../../../shared/i18n/translator.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import { run } from '../../../shared/simulation/run.ts';
import { buildModel, cycleTimes, end, fixed, gateway, programOf, start, task, type Parts } from './buildModel.ts';

const constant = (value: number | string | boolean) => ({ type: typeof value === 'string' ? 'text' : typeof value, value: { kind: 'constant', value } });
const sets = (...pairs: (readonly [string, string])[]) => ({ work: { sets: pairs.map(([attribute, value]) => ({ attribute, value })) } });
const expression = (feel: string) => ({ kind: 'expression', unit: 'min', feel }) as const;

describe('a step that sets attributes', () => {
  it('changes what later steps read, not its own time', () => {
    const p: Parts = {
      nodes: { s: start(fixed(100)), a: task(expression('amount'), null, sets(['amount', 'amount * 3'])), b: task(expression('amount'), null), e: end() },
      flows: ['s > a', 'a > b', 'b > e'], attributes: { amount: constant(5) },
    };
    // 5 minutes, then 15.
    expect(cycleTimes(p, 2)).toEqual([20, 20]);
  });

  it('reads all attributes as they were before the step: two change places', () => {
    const p: Parts = {
      nodes: { s: start(fixed(1_000)), swap: task(fixed(1), null, sets(['x', 'y'], ['y', 'x'])), b: task(expression('x'), null), d: task(expression('y * 10'), null), e: end() },
      flows: ['s > swap', 'swap > b', 'b > d', 'd > e'], attributes: { x: constant(2), y: constant(7) },
    };
    // 1 + 7 + 20.
    expect(cycleTimes(p, 1)).toEqual([28]);
  });

  it('counts rounds of a loop until a condition holds', () => {
    const p: Parts = {
      nodes: { s: start(fixed(1_000)), m: gateway('exclusive'), a: task(fixed(10), null, sets(['tries', 'tries + 1'])), x: gateway('exclusive'), e: end() },
      flows: ['s > m', 'm > a', 'a > x', { source: 'x', target: 'm', condition: 'tries < 4', probability: 0.5 }, { source: 'x', target: 'e', isDefault: true, probability: 0.5 }],
      attributes: { tries: constant(0) },
    };
    expect(cycleTimes(p, 1)).toEqual([40]);
  });

  it('leaves an attribute alone when the value has another type or is none', () => {
    const p: Parts = {
      nodes: { s: start(fixed(1_000)), a: task(fixed(1), null, sets(['amount', '"much"'], ['name', '1 / 0'])), b: task(expression('if name = "x" then amount else 99'), null), e: end() },
      flows: ['s > a', 'a > b', 'b > e'], attributes: { amount: constant(5), name: constant('x') },
    };
    expect(cycleTimes(p, 1)).toEqual([6]);
  });

  it.each<[string, Parts['nodes'][string], string]>([
    ['what is no expression over attributes', task(fixed(1), null, sets(['amount', 'price * 2'])), '“a”: “price * 2” is not FEEL over the attributes of the case.'],
    ['an attribute that is not there', task(fixed(1), null, sets(['price', '2'])), '“a” sets “price”, which is no attribute of cases.'],
  ])('is refused: %s', (_, a, text) => {
    const compiled = compile(buildModel({ nodes: { s: start(fixed(1)), a, e: end() }, flows: ['s > a', 'a > e'], attributes: { amount: constant(5) } }));
    expect(compiled.ok ? [] : compiled.error.map(({ message }) => translator('en')(message))).toEqual([text]);
  });
});

describe('a priority that the case decides', () => {
  it('takes up the dearest case first', () => {
    // Four cases at once; the first is taken up at once, then the others by amount. Amounts are drawn, so they are read from the trace.
    const p: Parts = {
      nodes: { s: start(fixed(1_000), { arrivals: { batchSize: 4 } }), a: task(fixed(10), 'R', { work: { priorityExpression: 'amount' } }), e: end() },
      flows: ['s > a', 'a > e'], roles: { R: { queueOrder: 'priority' } },
      attributes: { amount: { value: { kind: 'distribution', distribution: { kind: 'uniform', unit: 'min', min: 0, max: 100 } } } },
    };
    const trace = run(programOf(p), { seed: 3, replication: 0, cases: 4, warmUpCases: 0, traceCases: 4 })!.trace!;
    const taken = [...trace.activities.case].map((c) => Number(trace.cases.attributes[c]?.amount));

    expect([...trace.activities.startedAt]).toEqual([0, 10, 20, 30]);
    expect(taken.every((amount, i) => i === 0 || amount <= taken[i - 1]!)).toBe(true);
  });
});
