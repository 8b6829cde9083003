import { describe, expect, it } from 'vitest';
import { PART } from '../../../shared/simulation/kernel/TokenStore.ts';
import { DEFAULT_LIMITS, run } from '../../../shared/simulation/run.ts';
import { boundary, cycleTimes, end, exponential, fixed, gateway, nobody, programOf, runOnce, start, subProcess, timer, type Parts } from './buildModel.ts';

const rarely = start(fixed(100_000));
const first = (parts: Parts) => cycleTimes(parts, 1)[0];
const inside = (node: object) => ({ parent: 'sub', ...node });

describe('processes without a start event', () => {
  it('begin at everything that nothing leads to, in one level: a parallel join waits for both', () => {
    expect(first({ nodes: { a: nobody(5), b: nobody(12), j: gateway('parallel'), c: nobody(1), e: end() }, flows: ['a > j', 'b > j', 'j > c', 'c > e'] })).toBe(13);
  });
});

describe('stuck cases', () => {
  it('are freed by a timer at the edge of the sub-process in which they are stuck', () => {
    const p: Parts = {
      nodes: {
        s: rarely, sub: subProcess(), is: inside(start(null)), f: inside(gateway('parallel')), a: inside(nobody(1)), x: inside(gateway('exclusive')), gone: inside(end()), j: inside(gateway('parallel')), ie: inside(end()),
        late: boundary('sub', 'timer', { delay: fixed(60) }), after: nobody(5), e: end(),
      },
      flows: ['s > sub', 'is > f', 'f > a', 'f > x', 'a > j', 'x > j 0', 'x > gone 1', 'j > ie', 'sub > e', 'late > after', 'after > e'],
    };
    expect(first(p)).toBe(65);
  });
});

describe('what is thrown inside', () => {
  const thrown = (kind: string, caught: string, more = {}): Parts => ({
    nodes: { s: rarely, sub: subProcess(more), is: inside(start(null)), a: inside(nobody(2)), fail: inside(end(kind)), other: boundary('sub', caught), fix: nobody(7), after: nobody(10), e: end() },
    flows: ['s > sub', 'is > a', 'a > fail', 'sub > after', 'after > e', 'other > fix', 'fix > e'],
  });
  it('is caught by its own kind only: error by error, escalation by escalation', () => {
    expect(first(thrown('error', 'error'))).toBe(9);
    expect(first(thrown('escalation', 'escalation'))).toBe(9);
    expect(first(thrown('escalation', 'error'))).toBe(12);
    expect(first(thrown('error', 'escalation'))).toBe(2);
  });

  it('in one of several instances interrupts them all: the boundary event belongs to the whole', () => {
    const p = thrown('error', 'error', { loop: { kind: 'multiInstanceParallel', count: 3 } });
    expect(first(p)).toBe(9);
    expect(runOnce(p, 1).steps.filter((_, i) => i % 8 === 0).reduce((a, b) => a + b, 0)).toBe(3 + 1);
  });
});

describe('loops', () => {
  const looped = (loop: object, attributes: Parts['attributes'] = {}): Parts => ({ nodes: { s: start(fixed(1_000)), a: nobody(4, { loop }), e: end() }, flows: ['s > a', 'a > e'], attributes });
  it('go on while a condition holds, tested after each round, and at most as often as they say', () => {
    const attributes = { tries: { value: { kind: 'constant', value: 3 } } };
    expect(first(looped({ kind: 'standard', count: null, condition: 'tries > 5' }, attributes))).toBe(4);
    expect(first(looped({ kind: 'standard', count: 6, condition: 'tries > 2' }, attributes))).toBe(24);
  });

  it('ask their condition before the first round too when they say so: then there may be none', () => {
    const attributes = { tries: { value: { kind: 'constant', value: 3 } } };
    expect(first(looped({ kind: 'standard', count: 6, condition: 'tries > 5', testBefore: true }, attributes))).toBe(0);
    expect(first(looped({ kind: 'standard', count: 6, condition: 'tries > 2', testBefore: true }, attributes))).toBe(24);
    expect(first(looped({ kind: 'standard', count: 2, testBefore: true }))).toBe(8);
  });

  it('draw their number of rounds from shares: half of the cases 1, half 5, on average 3', () => {
    const times = cycleTimes(looped({ kind: 'multiInstanceSequential', count: null, counts: [{ value: 1, weight: 1 }, { value: 5, weight: 1 }] }), 4_000);
    expect(new Set(times)).toEqual(new Set([4, 20]));
    expect(times.reduce((a, b) => a + b, 0) / times.length).toBeCloseTo(12, 0);
  });
});

describe('boundary timers that come again', () => {
  it('start a path each time, as often as they say, while the step lasts: at 10, 20, 30 of 35', () => {
    const p = (repeats: number): Parts => ({ nodes: { s: rarely, a: nobody(35), tick: boundary('a', 'timer', { delay: fixed(10), cancelActivity: false, repeats }), remind: nobody(1), gone: end(), e: end() }, flows: ['s > a', 'a > e', 'tick > remind', 'remind > gone'] });
    const reminders = (repeats: number) => { const r = runOnce(p(repeats), 1); return r.steps.filter((_, i) => i % 8 === 0).reduce((a, b) => a + b, 0) - 1; };
    expect([1, 2, 3, 10].map(reminders)).toEqual([1, 2, 3, 3]);
  });
});

describe('complex gateways', () => {
  const two = (activationCount: number): Parts => ({
    nodes: { s: rarely, f: gateway('parallel'), a: nobody(3), b: nobody(8), c: nobody(20), j: { ...gateway('complex'), activationCount }, after: nobody(10), e: end() },
    flows: ['s > f', 'f > a', 'f > b', 'f > c', 'a > j', 'b > j', 'c > j', 'j > after', 'after > e'],
  });
  it('go on with the k-th token and swallow the rest', () => {
    // After 2 of 3 tokens, at 8; the third is swallowed at 20, when the case is over.
    expect([1, 2, 3].map((k) => first(two(k)))).toEqual([20, 20, 30]);
    expect(runOnce(two(2), 1).steps.filter((_, i) => i % 8 === 0).reduce((a, b) => a + b, 0)).toBe(4);
  });
});

describe('signals', () => {
  const lane = (parent?: string) => (parent ? { parent } : {});
  const thrown = (more = {}) => ({ kind: 'intermediateThrowEvent', definitions: [{ kind: 'signal', reference: 'go' }], ...more });
  const caught = (more = {}) => ({ kind: 'intermediateCatchEvent', definitions: [{ kind: 'signal', reference: 'go' }], delay: null, ...lane(), ...more });
  it('free whoever waits, in every case: the second case frees the first too', () => {
    // A case waits on one branch and signals on the other 30 minutes after its start. Case 0 signals at 30, case 1 (from 10) at 40.
    const p: Parts = { nodes: { s: start(fixed(10)), f: gateway('parallel'), w: nobody(30), go: thrown(), e: end(), hear: caught(), late: nobody(3), e2: end() }, flows: ['s > f', 'f > w', 'w > go', 'go > e', 'f > hear', 'hear > late', 'late > e2'] };
    // Case 1 hears case 0's signal at 30, 20 minutes after its own start; its last token ends with its own signal at 40.
    expect(cycleTimes(p, 2)).toEqual([33, 30]);
    expect(runOnce(p, 1).parts[PART.partner]).toBe(30);
  });

  it('interrupt a step at whose edge they are caught, and win races', () => {
    const edge: Parts = { nodes: { s: rarely, f: gateway('parallel'), w: nobody(30), go: thrown(), e: end(), a: nobody(100), stop: { ...boundary('a', 'signal', { reference: 'go' }) }, fix: nobody(5), e2: end() }, flows: ['s > f', 'f > w', 'w > go', 'go > e', 'f > a', 'a > e2', 'stop > fix', 'fix > e2'] };
    expect(first(edge)).toBe(35);
    const race: Parts = { nodes: { s: rarely, f: gateway('parallel'), w: nobody(30), go: thrown(), e: end(), g: gateway('eventBased'), hear: caught(), out: timer(fixed(50)), a: nobody(1), b: nobody(1), e2: end() }, flows: ['s > f', 'f > w', 'w > go', 'go > e', 'f > g', 'g > hear', 'g > out', 'hear > a', 'out > b', 'a > e2', 'b > e2'] };
    expect(first(race)).toBe(31);
  });

  it('that nobody sends any more leave a case stuck, and the run says so', () => {
    // The signal comes before anyone listens, and is not kept.
    const p: Parts = { nodes: { s: start(fixed(10)), go: thrown(), w: nobody(5), hear: caught(), e: end() }, flows: ['s > go', 'go > w', 'w > hear', 'hear > e'] };
    // Case 1 signals at 10 and frees case 0; nobody frees case 1.
    const r = runOnce(p, 2);
    expect([...r.cycleTimes]).toEqual([10, -1]);
    expect(r.stuckCases).toBe(1);
  });

  it.each([['first', ['f > t', 'f > a', 'f > b']], ['last', ['f > a', 'f > b', 'f > t']]] as const)('end the level of their sender with what stood ready in it (thrown %s)', (_, ways) => {
    const within = (node: object) => ({ parent: 'sub', ...node });
    const p: Parts = {
      nodes: {
        s: start(fixed(100)), sub: subProcess(), is: within(start(null)), f: within(gateway('parallel')), a: within(nobody(3)), b: within(nobody(50)),
        t: within({ ...end('signal'), definitions: [{ kind: 'signal', reference: 'go' }] }), ea: within(end()), eb: within(end()),
        heard: boundary('sub', 'signal', { reference: 'go' }), fix: nobody(7), e: end(),
      },
      flows: ['s > sub', 'is > f', ...ways, 'a > ea', 'b > eb', 'sub > e', 'heard > fix', 'fix > e'],
    };
    expect(cycleTimes(p, 2)).toEqual([7, 7]);
  });

  it('free twenty thousand cases at once', () => {
    const nodes = {
      s: start(fixed(1), { arrivals: { maxCases: 20_000 } }), wait: caught(), e: end(),
      caller: start(fixed(1), { arrivals: { maxCases: 1 } }), w: nobody(30_000), go: thrown(), e2: end(),
    };
    const times = cycleTimes({ nodes, flows: ['s > wait', 'wait > e', 'caller > w', 'w > go', 'go > e2'] }, 20_001);
    // The caller comes at 0 and calls at minute 30,000; the others come every minute from 0 on.
    expect(times.toSorted((a, b) => b - a)).toEqual([30_000, ...Array.from({ length: 20_000 }, (_, i) => 30_000 - i)]);
  });

  it('that cases send to and fro without taking time end the run as endless', () => {
    // Each tells the other to tell it, again and again at minute 5; the way out is never taken.
    const say = (reference: string) => ({ ...thrown(), definitions: [{ kind: 'signal', reference }] });
    const hear = (reference: string) => ({ ...caught(), definitions: [{ kind: 'signal', reference }] });
    const once = start(fixed(1), { arrivals: { maxCases: 1 } });
    const program = programOf({
      nodes: {
        s: once, m: gateway('exclusive'), ping: hear('ping'), pong: say('pong'), x: gateway('exclusive'), e: end(),
        s2: once, w: nobody(5), m2: gateway('exclusive'), ping2: say('ping'), pong2: hear('pong'), x2: gateway('exclusive'), e2: end(),
      },
      flows: ['s > m', 'm > ping', 'ping > pong', 'pong > x', 'x > m 0.999999999', 'x > e 0.000000001', 's2 > w', 'w > m2', 'm2 > ping2', 'ping2 > pong2', 'pong2 > x2', 'x2 > m2 0.999999999', 'x2 > e2 0.000000001'],
    });
    expect(run(program, { seed: 1, replication: 0, cases: 2, warmUpCases: 0, limits: { ...DEFAULT_LIMITS, movesAtOnce: 1_000 } })?.stopped).toBe('endless');
  });
});

describe('conditional events', () => {
  it('go on at once when they hold', () => {
    const p = (amount: number): Parts => ({
      nodes: { s: rarely, f: gateway('parallel'), big: { kind: 'intermediateCatchEvent', definitions: [{ kind: 'conditional', expression: 'amount > 100' }], delay: null }, a: nobody(3), e: end(), w: nobody(50), e2: end() },
      flows: ['s > f', 'f > big', 'big > a', 'a > e', 'f > w', 'w > e2'], attributes: { amount: { value: { kind: 'constant', value: amount } } },
    });
    expect(first(p(200))).toBe(50);
    expect(runOnce(p(50), 1).stuckCases).toBe(1);
  });
});

describe('conditional events at an edge', () => {
  it('happen when their condition becomes true, and not again while it stays so', () => {
    const counts = { work: { sets: [{ attribute: 'done', value: 'done + 1' }] } };
    const p: Parts = {
      nodes: { s: rarely, sub: subProcess(), is: inside(start(null)), a: inside(nobody(5, counts)), b: inside(nobody(5, counts)), ie: inside(end()), some: { ...boundary('sub', 'conditional', { cancelActivity: false }), definitions: [{ kind: 'conditional', expression: 'done > 0' }] }, tell: nobody(1), e: end(), e2: end() },
      flows: ['s > sub', 'is > a', 'a > b', 'b > ie', 'sub > e', 'some > tell', 'tell > e2'], attributes: { done: { value: { kind: 'constant', value: 0 } } },
    };
    expect(first(p)).toBe(10);
    expect(runOnce(p, 1).steps.filter((_, i) => i % 8 === 0).reduce((a, b) => a + b, 0)).toBe(3);
  });
});

describe('conditional events at the edge of a step that sets what they read', () => {
  const counts = { work: { sets: [{ attribute: 'done', value: 'done + 1' }] } };
  const attributes = { done: { value: { kind: 'constant' as const, value: 0 } } };
  const some = (host: string) => ({ ...boundary(host, 'conditional'), definitions: [{ kind: 'conditional', expression: 'done > 0' }] });

  it('happen when its next round has begun, and not when it was the last', () => {
    // Round 1 ends at 5 and makes the condition true: round 2 is broken off there, and 1 minute follows. A single round is just done.
    const p = (count: number): Parts => ({
      nodes: { s: rarely, a: { ...nobody(5, counts), loop: { kind: 'standard', count } }, some: some('a'), tell: nobody(1), e: end(), e2: end() },
      flows: ['s > a', 'a > e', 'some > tell', 'tell > e2'], attributes,
    });
    expect(first(p(3))).toBe(6);
    expect(first(p(1))).toBe(5);
  });

  it('end what the step is part of: the step goes on no further', () => {
    const p: Parts = {
      nodes: { s: rarely, sub: subProcess(), is: inside(start(null)), a: inside(nobody(5, counts)), b: inside(nobody(5)), ie: inside(end()), some: some('sub'), tell: nobody(1), e: end(), e2: end() },
      flows: ['s > sub', 'is > a', 'a > b', 'b > ie', 'sub > e', 'some > tell', 'tell > e2'], attributes,
    };
    expect(first(p)).toBe(6);
    expect(cycleTimes(p, 3)).toEqual([6, 6, 6]);
  });
});

describe('messages on their way', () => {
  it('of two senders draw from streams of their own', () => {
    const message = (source: string) => ({ kind: 'messageFlow', id: `m-${source}`, source, target: 'q', handOff: { transferTime: exponential(10) } });
    const p: Parts = {
      pools: { P: { name: 'Us', order: 0 }, Q: { name: 'Them', order: 1 } },
      nodes: { s: rarely, f: gateway('parallel'), a: { kind: 'intermediateThrowEvent', definitions: [{ kind: 'message' }] }, b: { kind: 'intermediateThrowEvent', definitions: [{ kind: 'message' }] }, e: end(), e2: end(), q: { ...start(null), pool: 'Q' }, w: { ...nobody(1), pool: 'Q' }, qe: { ...end(), pool: 'Q' } },
      flows: ['s > f', 'f > a', 'f > b', 'a > e', 'b > e2', 'q > w', 'w > qe', message('a'), message('b')],
    };
    const one: Parts = { ...p, flows: p.flows.filter((f) => typeof f === 'string' || f.id !== 'm-b') };
    const [both = 0] = cycleTimes(p, 1);
    const [only = 0] = cycleTimes(one, 1);
    expect(both).not.toBe(only);
  });
});
