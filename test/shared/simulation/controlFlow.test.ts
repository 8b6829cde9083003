import { describe, expect, it } from 'vitest';
import { PART } from '../../../shared/simulation/kernel/TokenStore.ts';
import { run } from '../../../shared/simulation/run.ts';
import { STEP, STEP_COLUMNS } from '../../../shared/simulation/Replication.ts';
import { boundary, catchMessage, cycleTimes, end, exponential, fixed, gateway, nobody, programOf, runOnce, start, subProcess, task, timer, type Parts } from './buildModel.ts';

const rarely = start(fixed(100_000));
const first = (parts: Parts) => cycleTimes(parts, 1)[0];
const parts = (p: Parts, cases = 1) => [...runOnce(p, cases).parts];
const executions = (p: Parts, step: string, cases: number) => {
  const at = programOf(p).nodeIds.findIndex((id) => id === step);
  return runOnce(p, cases).steps[at * STEP_COLUMNS + STEP.executions]! / cases;
};

describe('arrivals that end at a time', () => {
  it('brings in every case up to that minute, and carries each to its end', () => {
    const p: Parts = { nodes: { s: start(fixed(10)), a: nobody(25), e: end() }, flows: ['s > a', 'a > e'] };
    const upTo = (arrivalsEnd: number) => run(programOf(p), { seed: 1, replication: 0, cases: 1_000, arrivalsEnd, warmUpCases: 0 });

    expect(upTo(45)).toMatchObject({ cases: 5, window: 40, runOut: 25, stopped: null });
    expect(upTo(50)).toMatchObject({ cases: 6, window: 50, runOut: 25, stopped: null });
    expect(upTo(0)).toMatchObject({ cases: 1, stopped: null });
  });
});

describe('gateways', () => {
  it('a parallel split and join take as long as the longest branch, which is the critical path', () => {
    const p: Parts = { nodes: { s: rarely, f: gateway('parallel'), a: nobody(5), w: timer(fixed(12)), j: gateway('parallel'), e: end() }, flows: ['s > f', 'f > a', 'f > w', 'a > j', 'w > j', 'j > e'] };
    expect(first(p)).toBe(12);
    expect(parts(p)[PART.timer]).toBe(12);
    expect(parts(p)[PART.processing]).toBe(0);
  });

  it('shares that are missing split the rest evenly', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), x: gateway('exclusive'), a: nobody(1), b: nobody(1), c: nobody(1), e: end() }, flows: ['s > x', 'x > a 0.5', 'x > b', 'x > c', 'a > e', 'b > e', 'c > e'] };
    expect(executions(p, 'a', 20_000)).toBeCloseTo(0.5, 1);
    expect(executions(p, 'b', 20_000)).toBeCloseTo(0.25, 1);
  });

  it('an exclusive merge lets every token through: two tokens do the step twice', () => {
    const p: Parts = { nodes: { s: rarely, f: gateway('parallel'), m: gateway('exclusive'), a: nobody(5), e: end() }, flows: ['s > f', { source: 'f', target: 'm', id: 'one' }, { source: 'f', target: 'm', id: 'two' }, 'm > a', 'a > e'] };
    expect(executions(p, 'a', 1)).toBe(2);
  });

  it('an inclusive join waits for the branches that were taken and for no other', () => {
    const p = (shares: readonly [number, number]): Parts => ({
      nodes: { s: rarely, f: gateway('inclusive'), a: nobody(5), b: nobody(9), j: gateway('inclusive'), after: nobody(1), e: end() },
      flows: ['s > f', `f > a ${shares[0]}`, `f > b ${shares[1]}`, 'a > j', 'b > j', 'j > after', 'after > e'],
    });
    expect(first(p([1, 1]))).toBe(10);
    expect(first(p([1, 0]))).toBe(6);
    expect(executions(p([1, 1]), 'after', 1)).toBe(1);
  });

  it('an inclusive join goes on as soon as nothing more can come: a branch ended elsewhere', () => {
    // b takes 9 and then ends at its own end, so the join fires at 9; those 4 minutes are waiting for the join.
    const p: Parts = {
      nodes: { s: rarely, f: gateway('inclusive'), a: nobody(5), b: nobody(9), x: gateway('exclusive'), gone: end(), j: gateway('inclusive'), after: nobody(1), e: end() },
      flows: ['s > f', 'f > a 1', 'f > b 1', 'a > j', 'b > x', 'x > j 0', 'x > gone 1', 'j > after', 'after > e'],
    };
    expect(first(p)).toBe(10);
    expect(parts(p)[PART.join]).toBe(4);
  });

  it('a step with several ways out sends a token along each', () => {
    const p: Parts = { nodes: { s: rarely, a: nobody(1), b: nobody(2), c: nobody(5), e: end() }, flows: ['s > a', 'a > b', 'a > c', 'b > e', 'c > e'] };
    expect(first(p)).toBe(6);
  });

  it('a race at an event-based gateway goes to the first event only', () => {
    const p: Parts = { nodes: { s: rarely, g: gateway('eventBased'), answer: catchMessage(fixed(30)), late: timer(fixed(20)), a: nobody(1), b: nobody(2), e: end() }, flows: ['s > g', 'g > answer', 'g > late', 'answer > a', 'late > b', 'a > e', 'b > e'] };
    expect(first(p)).toBe(22);
    expect(parts(p)[PART.timer]).toBe(20);
  });

  it('rework is geometric: 1/(1 − 0.25) executions per case', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), m: gateway('exclusive'), a: nobody(1), x: gateway('exclusive'), e: end() }, flows: ['s > m', 'm > a', 'a > x', 'x > m 0.25', 'x > e 0.75'] };
    expect(executions(p, 'a', 50_000)).toBeCloseTo(4 / 3, 1);
  });

  it('conditions over attributes decide before shares do', () => {
    const p: Parts = {
      nodes: { s: start(fixed(1)), x: gateway('exclusive'), a: nobody(3), b: nobody(7), e: end() },
      flows: ['s > x', { source: 'x', target: 'a', condition: 'amount > 1000' }, { source: 'x', target: 'b', isDefault: true }, 'a > e', 'b > e'],
      attributes: { amount: { value: { kind: 'choice', options: [{ value: 500, weight: 3 }, { value: 5000, weight: 1 }] } } },
    };
    expect(executions(p, 'a', 4_000)).toBeCloseTo(0.25, 1);
  });

  it('a duration may be an expression over attributes', () => {
    const p: Parts = { nodes: { s: rarely, a: task({ kind: 'expression', unit: 'min', feel: 'pages * 2' }, null), e: end() }, flows: ['s > a', 'a > e'], attributes: { pages: { value: { kind: 'constant', value: 8 } } } };
    expect(first(p)).toBe(16);
  });
});

describe('sub-processes, loops and instances', () => {
  const inside = (more = {}, extra: Parts['flows'] = []): Parts => ({
    nodes: { s: rarely, sub: subProcess(more), is: { ...start(null), parent: 'sub' }, a: { ...nobody(4), parent: 'sub' }, b: { ...nobody(3), parent: 'sub' }, ie: { ...end(), parent: 'sub' }, after: nobody(10), e: end() },
    flows: ['s > sub', 'is > a', 'a > b', 'b > ie', 'sub > after', 'after > e', ...extra],
  });

  it('the content of a sub-process is done before the case goes on', () => {
    expect(first(inside())).toBe(17);
  });

  it('a loop repeats it, instances in sequence too, instances in parallel do not add up', () => {
    expect(first(inside({ loop: { kind: 'standard', count: 3 } }))).toBe(31);
    expect(first(inside({ loop: { kind: 'multiInstanceSequential', count: 2 } }))).toBe(24);
    expect(first(inside({ loop: { kind: 'multiInstanceParallel', count: 5 } }))).toBe(17);
    expect(executions(inside({ loop: { kind: 'multiInstanceParallel', count: 5 } }), 'a', 1)).toBe(5);
  });

  it('a step in five parallel instances with two people takes three rounds', () => {
    const p: Parts = { nodes: { s: rarely, a: task(fixed(10), 'R', { loop: { kind: 'multiInstanceParallel', count: 5 } }), e: end() }, flows: ['s > a', 'a > e'], roles: { R: { headcount: 2 } } };
    expect(first(p)).toBe(30);
  });

  it('a sub-process without start event begins at its first steps, all at once', () => {
    const p: Parts = { nodes: { s: rarely, sub: subProcess(), a: { ...nobody(4), parent: 'sub' }, b: { ...nobody(6), parent: 'sub' }, e: end() }, flows: ['s > sub', 'sub > e'] };
    expect(first(p)).toBe(6);
  });

  it('a terminate end ends its level only', () => {
    const p: Parts = {
      nodes: { s: rarely, sub: subProcess(), is: { ...start(null), parent: 'sub' }, f: { ...gateway('parallel'), parent: 'sub' }, a: { ...nobody(2), parent: 'sub' }, b: { ...nobody(50), parent: 'sub' }, stop: { ...end('terminate'), parent: 'sub' }, ie: { ...end(), parent: 'sub' }, after: nobody(10), e: end() },
      flows: ['s > sub', 'is > f', 'f > a', 'f > b', 'a > stop', 'b > ie', 'sub > after', 'after > e'],
    };
    expect(first(p)).toBe(12);
  });

  it('an error end leaves by the boundary event that catches it, and stops the rest', () => {
    const p: Parts = {
      nodes: {
        s: rarely, sub: subProcess(), is: { ...start(null), parent: 'sub' }, f: { ...gateway('parallel'), parent: 'sub' }, a: { ...nobody(2), parent: 'sub' }, b: { ...nobody(50), parent: 'sub' },
        fail: { ...end('error', 'E1'), parent: 'sub' }, ie: { ...end(), parent: 'sub' },
        other: boundary('sub', 'error', { reference: 'E2' }), caught: boundary('sub', 'error', { reference: 'E1' }), wrong: nobody(100), fix: nobody(7), after: nobody(10), e: end(),
      },
      flows: ['s > sub', 'is > f', 'f > a', 'f > b', 'a > fail', 'b > ie', 'sub > after', 'after > e', 'other > wrong', 'wrong > e', 'caught > fix', 'fix > e'],
    };
    expect(first(p)).toBe(9);
  });

  it('an error that nobody catches ends the case', () => {
    const p: Parts = { nodes: { s: rarely, f: gateway('parallel'), a: nobody(2), b: nobody(50), fail: end('error'), e: end() }, flows: ['s > f', 'f > a', 'f > b', 'a > fail', 'b > e'] };
    expect(first(p)).toBe(2);
  });

  it('an escalation that does not interrupt starts a second path', () => {
    const p: Parts = {
      nodes: {
        s: rarely, sub: subProcess(), is: { ...start(null), parent: 'sub' }, tell: { kind: 'intermediateThrowEvent', definitions: [{ kind: 'escalation' }], parent: 'sub' }, a: { ...nobody(5), parent: 'sub' }, ie: { ...end(), parent: 'sub' },
        heard: boundary('sub', 'escalation', { cancelActivity: false }), help: nobody(30), e: end(),
      },
      flows: ['s > sub', 'is > tell', 'tell > a', 'a > ie', 'sub > e', 'heard > help', 'help > e'],
    };
    expect(first(p)).toBe(30);
  });

  it('a timer on a sub-process stops everything inside and frees the people', () => {
    const p: Parts = {
      nodes: { s: start(fixed(40)), sub: subProcess(), a: { ...task(fixed(100), 'R'), parent: 'sub' }, late: boundary('sub', 'timer', { delay: fixed(30) }), after: task(fixed(1), 'R'), e: end() },
      flows: ['s > sub', 'sub > e', 'late > after', 'after > e'], roles: { R: {} },
    };
    expect(cycleTimes(p, 2)).toEqual([31, 31]);
  });
});

describe('boundary events of steps', () => {
  const guarded = (kind: string, more: object): Parts => ({
    nodes: { s: rarely, a: nobody(60), b: boundary('a', kind, { ...more }), alarm: nobody(5), e: end() }, flows: ['s > a', 'a > e', 'b > alarm', 'alarm > e'],
  });
  it('an interrupting timer cuts the work short', () => expect(first(guarded('timer', { delay: fixed(20) }))).toBe(25));
  it('a timer that does not interrupt adds a path', () => {
    expect(first(guarded('timer', { delay: fixed(58), cancelActivity: false }))).toBe(63);
    expect(first(guarded('timer', { delay: fixed(20), cancelActivity: false }))).toBe(60);
  });
  it('work that ends at the very instant of the timer is done', () => expect(first(guarded('timer', { delay: fixed(60) }))).toBe(60));
  it('an error with a probability happens when the work is done', () => expect(first(guarded('error', { probability: 1 }))).toBe(65));
  it('without probability an error does not happen by itself', () => expect(first(guarded('error', {}))).toBe(60));
});

describe('pools and messages', () => {
  const two: Parts['pools'] = { P: { name: 'Us', order: 0 }, Q: { name: 'Them', order: 1 } };
  const message = (source: string, target: string, more = {}) => ({ kind: 'messageFlow', id: `m-${source}-${target}`, source, target, ...more });
  it('a message starts the other process of the same case, and its answer releases the one that waits', () => {
    const p: Parts = {
      pools: two,
      nodes: { s: rarely, ask: nobody(1), answer: catchMessage(), e: end(), qs: { ...start(null), pool: 'Q' }, think: { ...nobody(25), pool: 'Q' }, qe: { ...end(), pool: 'Q' } },
      flows: ['s > ask', 'ask > answer', 'answer > e', 'qs > think', 'think > qe', message('ask', 'qs'), message('think', 'answer')],
    };
    expect(first(p)).toBe(26);
    expect(parts(p)[PART.processing]! + parts(p)[PART.partner]!).toBe(26);
  });

  it('a black-box partner answers after its response time', () => {
    const p: Parts = {
      pools: { P: {}, Q: { kind: 'blackBox', name: 'Supplier', responseTime: fixed(90) } },
      nodes: { s: rarely, ask: nobody(1), answer: catchMessage(), e: end() },
      flows: ['s > ask', 'ask > answer', 'answer > e', message('ask', 'Q'), message('Q', 'answer')],
    };
    expect(first(p)).toBe(91);
    expect(parts(p)[PART.partner]).toBe(90);
  });

  it('a pool with a start of its own that waits for our message begins with the case', () => {
    const p: Parts = {
      pools: two,
      nodes: { s: rarely, ask: nobody(1), answer: catchMessage(), e: end(), qs: { ...start(null), pool: 'Q' }, hear: { ...catchMessage(), pool: 'Q' }, think: { ...nobody(25), pool: 'Q' }, qe: { ...end(), pool: 'Q' } },
      flows: ['s > ask', 'ask > answer', 'answer > e', 'qs > hear', 'hear > think', 'think > qe', message('ask', 'hear'), message('think', 'answer')],
    };
    expect(first(p)).toBe(26);
  });

  it('a message that comes before anyone waits is kept', () => {
    const p: Parts = {
      pools: two,
      nodes: { s: rarely, ask: nobody(1), slow: nobody(50), answer: catchMessage(), e: end(), qs: { ...start(null), pool: 'Q' }, think: { ...nobody(5), pool: 'Q' }, qe: { ...end(), pool: 'Q' } },
      flows: ['s > ask', 'ask > slow', 'slow > answer', 'answer > e', 'qs > think', 'think > qe', message('ask', 'qs'), message('think', 'answer')],
    };
    expect(first(p)).toBe(51);
  });
});

describe('hand-offs, links and people', () => {
  it('a transfer takes time in which nobody works', () => {
    const p: Parts = { nodes: { s: rarely, a: nobody(5), b: nobody(7), e: end() }, flows: ['s > a', { source: 'a', target: 'b', handOff: { transferTime: fixed(30) } }, 'b > e'] };
    expect(first(p)).toBe(42);
    expect(parts(p)[PART.transfer]).toBe(30);
  });

  it('a rejected hand-off goes back to the step: 1/(1 − 0.5) executions', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), a: nobody(1), b: nobody(1), e: end() }, flows: ['s > a', { source: 'a', target: 'b', handOff: { rejectProbability: 0.5 } }, 'b > e'] };
    expect(executions(p, 'a', 20_000)).toBeCloseTo(2, 1);
    expect(executions(p, 'b', 20_000)).toBe(1);
  });

  it('a link jumps from its throw to its catch', () => {
    const p: Parts = {
      nodes: { s: rarely, a: nobody(2), out: { kind: 'intermediateThrowEvent', definitions: [{ kind: 'link', reference: 'L' }] }, in: { kind: 'intermediateCatchEvent', definitions: [{ kind: 'link', reference: 'L' }], delay: null }, b: nobody(3), e: end() },
      flows: ['s > a', 'a > out', 'in > b', 'b > e'],
    };
    expect(first(p)).toBe(5);
  });

  it('takes all people of a step at once, so two steps that each need both roles never block each other', () => {
    const need = (a: string, b: string) => task(exponential(5), null, { work: { requirements: [{ role: a, quantity: 1 }, { role: b, quantity: 1 }] } });
    const p: Parts = { nodes: { s: start(exponential(15)), f: gateway('parallel'), x: need('A', 'B'), y: need('B', 'A'), j: gateway('parallel'), e: end() }, flows: ['s > f', 'f > x', 'f > y', 'x > j', 'y > j', 'j > e'], roles: { A: {}, B: {} } };
    expect(runOnce(p, 2_000).cases).toBe(2_000);
  });

  it('first come, first served: nobody overtakes the work that needs two people', () => {
    // Two people; a 10-minute step of one person runs; work for two comes before a second for one, and goes first.
    const p: Parts = {
      nodes: { s: rarely, f: gateway('parallel'), t1: timer(fixed(1)), t2: timer(fixed(2)), a: task(fixed(10), 'R'), team: task(fixed(10), null, { work: { requirements: [{ role: 'R', quantity: 2 }] } }), b: task(fixed(10), 'R'), e: end() },
      flows: ['s > f', 'f > a', 'f > t1', 'f > t2', 't1 > team', 't2 > b', 'a > e', 'team > e', 'b > e'], roles: { R: { headcount: 2 } },
    };
    expect(first(p)).toBe(30);
  });

  it('costs people by the minute and material by the piece', () => {
    const p: Parts = { nodes: { s: rarely, a: task(fixed(30), 'R', { work: { fixedCost: 7 } }), e: end() }, flows: ['s > a', 'a > e'], roles: { R: { costPerHour: 60 } } };
    expect(runOnce(p, 1).moments[3 * 5 + 1]).toBe(37);
  });
});

describe('what never ends', () => {
  it('a case whose join will never be complete is left out and counted', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), f: gateway('parallel'), a: nobody(1), x: gateway('exclusive'), gone: end(), j: gateway('parallel'), e: end() }, flows: ['s > f', 'f > a', 'f > x', 'a > j', 'x > j 0', 'x > gone 1', 'j > e'] };
    const r = runOnce(p, 10);
    expect(r.stopped).toBe('nothingEnded');
    expect(r.stuckCases).toBe(10);
  });

  it('a loop in which no time passes is stopped', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), m: gateway('exclusive'), x: gateway('exclusive'), e: end() }, flows: ['s > m', 'm > x', 'x > m 0.9999999', 'x > e 0.0000001'] };
    expect(runOnce(p, 50).stopped).toBe('endless');
  });

  it('people who cannot keep up are no reason to stop: the run ends with the last case', () => {
    const p: Parts = { nodes: { s: start(fixed(1)), a: task(fixed(5), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } };
    expect(runOnce(p, 500).cases).toBe(500);
  });
});
