import { describe, expect, it } from 'vitest';
import { boundary, catchMessage, end, fixed, gateway, nobody, start, subProcess, task, timer, weekdays, type Parts } from '../shared/simulation/buildModel.ts';
import { cycles, inside, oneStep, rarely, together } from './handCase.ts';

/* Completion times worked out by hand, for the kernel and the reference interpreter alike: races, joins, sub-processes, conditions. */
const H = 60;
type Row = Readonly<Record<string, unknown>>;
const office = { week: weekdays(9 * H, 17 * H) };

describe('races', () => {
  const race = (events: Readonly<Record<string, Row>>, after: Readonly<Record<string, number>>, more: Partial<Parts> = {}): Parts => ({
    ...more,
    nodes: { s: rarely, ask: nobody(1), g: gateway('eventBased'), ...events, ...Object.fromEntries(Object.entries(after).map(([event, minutes]) => [`after-${event}`, nobody(minutes)])), e: end(), ...more.nodes },
    flows: ['s > ask', 'ask > g', ...Object.keys(events).flatMap((event) => [`g > ${event}`, `${event} > after-${event}`, `after-${event} > e`]), ...(more.flows ?? [])],
  });
  const partner = (think: number): Partial<Parts> => ({
    pools: { P: { order: 0 }, Q: { order: 1 } },
    nodes: { qs: { ...start(null), pool: 'Q' }, think: { ...nobody(think), pool: 'Q' }, qe: { ...end(), pool: 'Q' } },
    flows: ['qs > think', 'think > qe', { kind: 'messageFlow', id: 'm1', source: 'ask', target: 'qs' }, { kind: 'messageFlow', id: 'm2', source: 'think', target: 'answer' }],
  });

  it('of two timers at the same instant the one drawn first wins', () => {
    expect(cycles(race({ one: timer(fixed(10)), two: timer(fixed(10)) }, { one: 1, two: 50 }))).toEqual([12]);
  });

  it('a message that comes before the timer wins', () => {
    // 1 + 20 = 21, then 2.
    expect(cycles(race({ answer: catchMessage(), late: timer(fixed(30)) }, { answer: 2, late: 50 }, partner(20)))).toEqual([23]);
  });

  it('a message that comes after the timer finds nobody, but the case ends only when its sender has', () => {
    // 1 + 10, then 5 = 16; the other pool thinks until 1 + 40 = 41.
    expect(cycles(race({ answer: catchMessage(), late: timer(fixed(10)) }, { answer: 2, late: 5 }, partner(40)))).toEqual([41]);
  });
});

describe('joins', () => {
  it('an inclusive join waits while a branch still goes round its loop', () => {
    // Both ways are taken. a: 5 min. b: two rounds of 10 min, and back only once: by a standard loop of a sub-process. 20 + 1.
    const p: Parts = {
      nodes: { s: rarely, f: gateway('inclusive'), a: nobody(5), sub: subProcess({ loop: { kind: 'standard', count: 2 } }), b: inside(nobody(10)), j: gateway('inclusive'), after: nobody(1), e: end() },
      flows: ['s > f', 'f > a 1', 'f > sub 1', 'a > j', 'sub > j', 'j > after', 'after > e'],
    };
    expect(cycles(p)).toEqual([21]);
  });

  it('an inclusive join inside a loop waits for its branches, and not for what comes back through itself', () => {
    // a 2 min beside b 6 min, joined at 6. The way back is drawn, though nobody takes it: what leaves the join could come
    // again by it, but only through the join itself, so the join does not wait for that.
    const p: Parts = {
      nodes: { s: rarely, m: gateway('exclusive'), f: gateway('inclusive'), a: nobody(2), b: nobody(6), j: gateway('inclusive'), x: gateway('exclusive'), e: end() },
      flows: ['s > m', 'm > f', 'f > a 1', 'f > b 1', 'a > j', 'b > j', 'j > x', 'x > m 0', 'x > e 1'],
    };
    expect(cycles(p)).toEqual([6]);
  });

  it('an inclusive join does not wait for a token that only comes by a way already filled', () => {
    // §13.4.3 (iv–vi): a fork sends two tokens; both come to the join by the same way m. The first fills it at 2; the second
    // (at 9) has a path to that filled way only, so the join goes on at 2, and again at 9: `after` is done twice, to 10.
    const p: Parts = {
      nodes: { s: rarely, f: gateway('parallel'), a: nobody(2), b: nobody(9), m: gateway('exclusive'), x: gateway('exclusive'), c: nobody(1), j: gateway('inclusive'), after: nobody(1), e: end() },
      flows: ['s > f', 'f > a', 'f > b', 'a > m', 'b > m', 'm > j', 's > x', 'x > c 0', 'x > e 1', 'c > j', 'j > after', 'after > e'],
    };
    expect(cycles(p)).toEqual([10]);
  });

  it('inclusive joins within inclusive joins', () => {
    // Outer: a 20 beside an inner split of b 5 and c 9, joined at 9, then d 2 = 11. Outer join at 20, then 1.
    const p: Parts = {
      nodes: { s: rarely, f: gateway('inclusive'), a: nobody(20), g: gateway('inclusive'), b: nobody(5), c: nobody(9), k: gateway('inclusive'), d: nobody(2), j: gateway('inclusive'), after: nobody(1), e: end() },
      flows: ['s > f', 'f > a 1', 'f > g 1', 'g > b 1', 'g > c 1', 'b > k', 'c > k', 'k > d', 'd > j', 'a > j', 'j > after', 'after > e'],
    };
    expect(cycles(p)).toEqual([21]);
  });

  it('an inclusive join waits for a way over the edge of a step', () => {
    // b is interrupted at 15 and goes to the join over its clock: 15 + 3 = 18; a came at 5. Then 1.
    const p: Parts = {
      nodes: { s: rarely, f: gateway('parallel'), a: nobody(5), b: nobody(90), late: boundary('b', 'timer', { delay: fixed(15) }), fix: nobody(3), j: gateway('inclusive'), after: nobody(1), e: end() },
      flows: ['s > f', 'f > a', 'f > b', 'a > j', 'b > e', 'late > fix', 'fix > j', 'j > after', 'after > e'],
    };
    expect(cycles(p)).toEqual([19]);
  });

  it('a parallel join pairs tokens: two on one way wait for two on the other', () => {
    // a sends at 1 and (through the merge) at 4; b at 6 and 10. Pairs at 6 and 10; after 1 min: 11.
    const p: Parts = {
      nodes: { s: rarely, f: gateway('parallel'), t1: timer(fixed(1)), t2: timer(fixed(4)), t3: timer(fixed(6)), t4: timer(fixed(10)), m: gateway('exclusive'), n: gateway('exclusive'), j: gateway('parallel'), after: nobody(1), e: end() },
      flows: ['s > f', 'f > t1', 'f > t2', 'f > t3', 'f > t4', 't1 > m', 't2 > m', 't3 > n', 't4 > n', 'm > j', 'n > j', 'j > after', 'after > e'],
    };
    expect(cycles(p)).toEqual([11]);
  });
});

describe('sub-processes, instances, errors', () => {
  it('an error passes through the levels that do not catch it', () => {
    // Thrown at 4, two levels deep; the outermost catches: the 100 min beside it are stopped; 7 min follow.
    const p: Parts = {
      nodes: {
        s: rarely, sub: subProcess(), deep: inside(subProcess()), beside: inside(nobody(100)), a: inside(nobody(4), 'deep'), fail: inside(end('error', 'E'), 'deep'),
        caught: boundary('sub', 'error', { reference: 'E' }), fix: nobody(7), e: end(),
      },
      flows: ['s > sub', 'a > fail', 'sub > e', 'caught > fix', 'fix > e'],
    };
    expect(cycles(p)).toEqual([11]);
  });

  it('an interrupting escalation stops the level; one that nobody hears changes nothing', () => {
    const p = (reference: string): Parts => ({
      nodes: {
        s: rarely, sub: subProcess(), a: inside(nobody(4)), tell: inside({ kind: 'intermediateThrowEvent', definitions: [{ kind: 'escalation', reference }] }), b: inside(nobody(50)), ie: inside(end()),
        heard: boundary('sub', 'escalation', { reference: 'X' }), help: nobody(6), e: end(),
      },
      flows: ['s > sub', 'a > tell', 'tell > b', 'b > ie', 'sub > e', 'heard > help', 'help > e'],
    });
    // 4, then 6; or 4, then 50.
    expect(cycles(p('X'))).toEqual([10]);
    expect(cycles(p('Y'))).toEqual([54]);
  });

  it('an escalation that does not interrupt goes on beside the level', () => {
    // Told at 4: inside 50 more to 54, beside it 60 more to 64.
    const p: Parts = {
      nodes: {
        s: rarely, sub: subProcess(), a: inside(nobody(4)), tell: inside({ kind: 'intermediateThrowEvent', definitions: [{ kind: 'escalation', reference: 'X' }] }), b: inside(nobody(50)), ie: inside(end()),
        heard: boundary('sub', 'escalation', { reference: 'X', cancelActivity: false }), help: nobody(60), e: end(),
      },
      flows: ['s > sub', 'a > tell', 'tell > b', 'b > ie', 'sub > e', 'heard > help', 'help > e'],
    };
    expect(cycles(p)).toEqual([64]);
  });

  it('a terminate end inside an instance ends that instance only', () => {
    // Each of three instances: 3 min to the terminate end beside 40 min that it stops. All at once: 3, then 10.
    const p: Parts = {
      nodes: { s: rarely, sub: subProcess({ loop: { kind: 'multiInstanceParallel', count: 3 } }), f: inside(gateway('parallel')), a: inside(nobody(3)), b: inside(nobody(40)), stop: inside(end('terminate')), ie: inside(end()), after: nobody(10), e: end() },
      flows: ['s > sub', 'f > a', 'f > b', 'a > stop', 'b > ie', 'sub > after', 'after > e'],
    };
    expect(cycles(p)).toEqual([13]);
  });

  it('a terminate end of the process ends it, other pools go on', () => {
    // Ours ends at 2 with 100 min unfinished; the other pool, begun with the case's message at 1, works until 31.
    const p: Parts = {
      pools: { P: { order: 0 }, Q: { order: 1 } },
      nodes: { s: rarely, f: gateway('parallel'), tell: nobody(1), a: nobody(1), long: nobody(100), stop: end('terminate'), e: end(), qs: { ...start(null), pool: 'Q' }, b: { ...nobody(30), pool: 'Q' }, qe: { ...end(), pool: 'Q' } },
      flows: ['s > f', 'f > tell', 'tell > a', 'a > stop', 'f > long', 'long > e', 'qs > b', 'b > qe', { kind: 'messageFlow', id: 'm', source: 'tell', target: 'qs' }],
    };
    expect(cycles(p)).toEqual([31]);
  });

  it('instances in parallel share the people and their hours', () => {
    // Four instances of 2 h, one person, office until 17:00, from 14:00: 14–16, 16–17 and 9–10, 10–12, 12–14. 24 h.
    const p: Parts = { ...oneStep('2026-01-05T14:00', 2, office), nodes: { s: rarely, work: task(fixed(2 * H), 'R', { loop: { kind: 'multiInstanceParallel', count: 4 } }), e: end() } };
    expect(cycles(p)).toEqual([24 * H]);
  });

  it('instances in sequence are enabled one after the other', () => {
    // Two cases, two instances of 10 min in sequence, one person, first come first served: A1 0–10, B1 10–20 (in line since 0),
    // A2 (in line since 10) 20–30, B2 30–40.
    const p: Parts = { nodes: { s: together(2), work: task(fixed(10), 'R', { loop: { kind: 'multiInstanceSequential', count: 2 } }), e: end() }, flows: ['s > work', 'work > e'], roles: { R: {} } };
    expect(cycles(p, 2)).toEqual([30, 40]);
  });

  it('instances in parallel are done once, also after a loop that its condition ended early', () => {
    // Two rounds of 10 min of ten at most, then both instances at once: 20 + 5.
    const p: Parts = {
      nodes: { s: rarely, loop: nobody(10, { loop: { kind: 'standard', count: 10, condition: 'done < 2' }, work: { sets: [{ attribute: 'done', value: 'done + 1' }] } }), both: nobody(5, { loop: { kind: 'multiInstanceParallel', count: 2 } }), e: end() },
      flows: ['s > loop', 'loop > both', 'both > e'], attributes: { done: { value: { kind: 'constant', value: 0 } } },
    };
    expect(cycles(p)).toEqual([25]);
  });

  it('an activity with no instance is passed', () => {
    const p: Parts = { nodes: { s: rarely, work: nobody(10, { loop: { kind: 'multiInstanceParallel', count: 0 } }), after: nobody(4), e: end() }, flows: ['s > work', 'work > after', 'after > e'] };
    expect(cycles(p)).toEqual([4]);
  });
});

describe('complex gateways, conditions, signals, event sub-processes', () => {
  const three = (activationCount: number): Parts => ({
    nodes: { s: rarely, f: gateway('parallel'), a: nobody(5), b: nobody(9), c: nobody(30), j: { ...gateway('complex'), activationCount }, after: nobody(2), e: end() },
    flows: ['s > f', 'f > a', 'f > b', 'f > c', 'a > j', 'b > j', 'c > j', 'j > after', 'after > e'],
  });

  it('two of three are enough to go on, and the third is swallowed when it comes', () => {
    // b completes two at 9; after to 11. c comes at 30 and ends there: the case has lasted 30.
    expect(cycles(three(2))).toEqual([30]);
    // All three: 30, then 2.
    expect(cycles(three(3))).toEqual([32]);
  });

  it('a loop goes on as long as its condition holds, at most as often as it says', () => {
    // Each round of 10 min adds 1; asked after each: 1 < 3, 2 < 3, 3 < 3 no: three rounds. With at most two rounds: two.
    const p = (count: number): Parts => ({
      nodes: { s: rarely, work: nobody(10, { loop: { kind: 'standard', count, condition: 'done < 3' }, work: { sets: [{ attribute: 'done', value: 'done + 1' }] } }), e: end() },
      flows: ['s > work', 'work > e'], attributes: { done: { value: { kind: 'constant', value: 0 } } },
    });
    expect(cycles(p(10))).toEqual([30]);
    expect(cycles(p(2))).toEqual([20]);
  });

  it('a case waits for a condition until another branch has made it true', () => {
    // One branch waits for amount > 100, which the other sets at 25; then 4 min.
    const p: Parts = {
      nodes: { s: rarely, f: gateway('parallel'), until: { kind: 'intermediateCatchEvent', definitions: [{ kind: 'conditional', expression: 'amount > 100' }], delay: null }, after: nobody(4), work: nobody(25, { work: { sets: [{ attribute: 'amount', value: '500' }] } }), e: end() },
      flows: ['s > f', 'f > until', 'f > work', 'until > after', 'after > e', 'work > e'], attributes: { amount: { value: { kind: 'constant', value: 1 } } },
    };
    expect(cycles(p)).toEqual([29]);
  });

  it('a signal of one branch lets another go on; one that came before nobody waited is lost', () => {
    // The signal goes out at 20; the other waits from 5 on: 20 + 3. Waiting from 40 on it would wait for ever.
    const p = (from: number): Parts => ({
      nodes: { s: rarely, f: gateway('parallel'), work: nobody(20), tell: { kind: 'intermediateThrowEvent', definitions: [{ kind: 'signal', reference: 'go' }] }, first: nobody(from), until: { kind: 'intermediateCatchEvent', definitions: [{ kind: 'signal', reference: 'go' }], delay: null }, after: nobody(3), e: end() },
      flows: ['s > f', 'f > work', 'f > first', 'work > tell', 'tell > e', 'first > until', 'until > after', 'after > e'],
    });
    expect(cycles(p(5))).toEqual([23]);
    expect(cycles(p(40))).toEqual([-1]);
  });

  const withAside = (minutes: number, isInterrupting: boolean): Parts => ({
    nodes: {
      s: together(2), work: task(fixed(50), 'R'), e: end(),
      aside: subProcess({ triggeredByEvent: true }), begins: inside({ ...start(null), definitions: [{ kind: 'timer', expression: `PT${minutes}M` }], isInterrupting }, 'aside'), call: inside(nobody(8), 'aside'), told: inside(end(), 'aside'),
    },
    flows: ['s > work', 'work > e', 'begins > call', 'call > told'], roles: { R: {} },
  });

  it('an event sub-process takes the place of the process, in line or at work', () => {
    // Two cases, 50 min each, one person: 0–50 and 50–100. At 60 min of their own age the second is at work: stopped, + 8 = 68.
    expect(cycles(withAside(60, true), 2)).toEqual([50, 68]);
    // At 30 the first is at work and the second in line: both are stopped, + 8.
    expect(cycles(withAside(30, true), 2)).toEqual([38, 38]);
  });

  it('an event sub-process that does not interrupt runs beside it', () => {
    // Begun at 45 it runs to 53: after the first case's 50; the second ends its work at 100.
    expect(cycles(withAside(45, false), 2)).toEqual([53, 100]);
  });

  it('a repeated timer adds a path each time', () => {
    // Every 20 min, three times at most, in 70 min of work: paths of 15 min begin at 20, 40 and 60, the last ends at 75.
    const p: Parts = { nodes: { s: rarely, work: nobody(70), remind: boundary('work', 'timer', { delay: fixed(20), cancelActivity: false, repeats: 3 }), call: nobody(15), e: end() }, flows: ['s > work', 'work > e', 'remind > call', 'call > e'] };
    expect(cycles(p)).toEqual([75]);
  });
});
