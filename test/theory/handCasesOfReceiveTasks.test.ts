import { describe, expect, it } from 'vitest';
import { message } from '../../shared/i18n/Message.ts';
import { compile } from '../../shared/simulation/compile.ts';
import { PART } from '../../shared/simulation/kernel/TokenStore.ts';
import { boundary, buildModel, end, fixed, gateway, nobody, runOnce, start, subProcess, task, type Parts } from '../shared/simulation/buildModel.ts';
import { cycles, inside, rarely, together } from './handCase.ts';

/*
 * What is at the edge of a receive task while it waits (BPMN 2.0.2 §10.5.4: boundary events are active while the activity
 * is), worked out by hand for the kernel and the reference interpreter alike. Behind the task there is 1 min of work (“after”),
 * behind the event at its edge there are 5 min (“instead”).
 */
type Row = Readonly<Record<string, unknown>>;
const receive = (more: Row = {}): Row => task(null, null, { kind: 'receiveTask', ...more });
const late = (minutes: number, more: Row = {}): Row => boundary('wait', 'timer', { delay: fixed(minutes), ...more });

/** A black-box partner answers after so many minutes; events at the edge. */
const answered = (minutes: number, events: Readonly<Record<string, Row>>, more: Partial<Parts> = {}): Parts => ({
  attributes: more.attributes,
  nodes: { s: rarely, wait: receive(), after: nobody(1), instead: nobody(5), e: end(), ...events, ...more.nodes },
  flows: ['s > wait', 'wait > after', 'after > e', ...Object.keys(events).map((event) => `${event} > instead`), 'instead > e', { kind: 'messageFlow', id: 'm', source: 'B', target: 'wait' }, ...(more.flows ?? [])],
  pools: { P: { order: 0 }, B: { kind: 'blackBox', order: 1, responseTime: fixed(minutes) } }, roles: { R: {} },
});

/** Another pool, told at 0, answers after so many minutes. */
const told = (minutes: number, events: Readonly<Record<string, Row>>, more: Partial<Parts> = {}): Parts => ({
  nodes: { s: rarely, ask: nobody(0), wait: receive(), after: nobody(1), instead: nobody(5), e: end(), qs: { ...start(null), pool: 'Q' }, think: { ...nobody(minutes), pool: 'Q' }, qe: { ...end(), pool: 'Q' }, ...events, ...more.nodes },
  flows: [
    's > ask', 'ask > wait', 'wait > after', 'after > e', ...Object.keys(events).map((event) => `${event} > instead`), 'qs > think', 'think > qe',
    { kind: 'messageFlow', id: 'm1', source: 'ask', target: 'qs' }, { kind: 'messageFlow', id: 'm2', source: 'think', target: 'wait' }, ...(more.flows ?? ['instead > e']),
  ],
  pools: { P: { order: 0 }, Q: { order: 1 } }, attributes: more.attributes,
});

describe('a receive task that waits for a partner', () => {
  it('is done once although it repeats, which is said', () => {
    const parts = answered(7, {}, { nodes: { wait: receive({ name: 'Hear', loop: { kind: 'multiInstanceSequential', count: 3 } }) } });
    const compiled = compile(buildModel(parts));

    // One answer after 7, and 1 of work.
    expect(cycles(parts)).toEqual([8]);
    expect(compiled.ok && compiled.value.warnings).toContainEqual(message('simulation.warning.loopOfWait', { name: 'Hear' }));
  });

  it('is left by its timer when the answer takes longer, and by the answer when it comes before', () => {
    // 20 + 5 of an answer after 100; an answer after 7 + 1.
    expect(cycles(answered(100, { over: late(20) }))).toEqual([25]);
    expect(cycles(answered(7, { over: late(20) }))).toEqual([8]);
  });

  it('is done when the answer comes at the very minute of its timer', () => {
    expect(cycles(answered(20, { over: late(20) }))).toEqual([21]);
  });

  it('counts as waiting for the partner until its timer', () => {
    const { parts } = runOnce(answered(100, { over: late(20) }), 1);
    expect([parts[PART.partner], parts[PART.timer], parts[PART.processing]]).toEqual([20, 0, 5]);
  });

  it('goes on waiting when its timer does not interrupt, each time that it comes', () => {
    // Reminders at 20, 40 and 60 of 5 min each: an answer after 63 leads to 64, where the last reminder ends at 65; after 30 there is one, to 25, and 31 is later.
    const remind = late(20, { cancelActivity: false, repeats: 3 });
    expect(cycles(answered(63, { remind }))).toEqual([65]);
    expect(cycles(answered(30, { remind }))).toEqual([31]);
    expect(runOnce(answered(63, { remind }), 1).parts[PART.partner]).toBe(60);
  });

  it('runs a clock for work while it waits, since waiting is all that is done there', () => {
    expect(cycles(answered(100, { over: late(20, { clock: 'whileWorking' }) }))).toEqual([25]);
  });

  it('fails with a given probability when the answer has come', () => {
    // Certain: 30 + 5; impossible: 30 + 1. What does not interrupt leads beside it: 30 + 5 is later than 30 + 1.
    expect(cycles(answered(30, { fails: boundary('wait', 'error', { probability: 1 }) }))).toEqual([35]);
    expect(cycles(answered(30, { fails: boundary('wait', 'error', { probability: 0 }) }))).toEqual([31]);
    expect(cycles(answered(30, { tells: boundary('wait', 'escalation', { probability: 1, cancelActivity: false }) }))).toEqual([35]);
  });

  it.each([['a receive task', task(null, null, { kind: 'receiveTask' }), PART.partner], ['a step', nobody(30), PART.processing]] as const)('of %s, what leads on from its end counts the time before once', (_, wait, part) => {
    // 30 and 5 min instead are the longer path: 35 in all.
    const { parts } = runOnce(answered(30, { tells: boundary('wait', 'escalation', { probability: 1, cancelActivity: false }) }, { nodes: { wait } }), 1);
    expect(parts.reduce((sum, minutes) => sum + minutes)).toBe(35);
    expect(parts[part]).toBeGreaterThanOrEqual(30);
  });

  it('lets people go who stay with the case until it is done', () => {
    // Two cases, one person, 10 min who stays until the answer, after 30: 0–40 and 40–80. Then 100 min of nobody.
    const p = answered(30, {}, { nodes: { s: together(2), first: task(fixed(10), 'R', { work: { keepUntil: 'wait' } }), after: nobody(100) } });
    expect(cycles({ ...p, flows: ['s > first', 'first > wait', ...p.flows.filter((flow) => flow !== 's > wait')] }, 2)).toEqual([140, 180]);
    // Left at 20 by its timer: 0–30 and 30–60, then 5 min.
    const left = answered(30, { over: late(20) }, { nodes: { s: together(2), first: task(fixed(10), 'R', { work: { keepUntil: 'wait' } }) } });
    expect(cycles({ ...left, flows: ['s > first', 'first > wait', ...left.flows.filter((flow) => flow !== 's > wait')] }, 2)).toEqual([35, 65]);
  });

  it('is undone like other activities that are done', () => {
    // Answered at 10, after to 11, undone until 18.
    const p = answered(10, {});
    expect(cycles({
      ...p,
      nodes: { ...p.nodes, mind: boundary('wait', 'compensation'), undo: nobody(7, { isForCompensation: true }), back: { kind: 'intermediateThrowEvent', definitions: [{ kind: 'compensation' }] } },
      flows: [...p.flows.filter((flow) => flow !== 'after > e' && flow !== 'instead > e'), 'after > back', 'back > e', { kind: 'association', id: 'a', source: 'mind', target: 'undo', direction: 'one' }],
    })).toEqual([18]);
  });

  it('is interrupted with the sub-process in which it waits', () => {
    // The sub-process is left at 15, before the timer of the task inside: 15 + 5.
    const p: Parts = {
      nodes: { s: rarely, sub: subProcess(), is: inside(start(null)), wait: inside(receive()), over: inside(late(20)), ie: inside(end()), stop: boundary('sub', 'timer', { delay: fixed(15) }), instead: nobody(5), e: end() },
      flows: ['s > sub', 'is > wait', 'wait > ie', 'over > ie', 'sub > e', 'stop > instead', 'instead > e', { kind: 'messageFlow', id: 'm', source: 'B', target: 'wait' }],
      pools: { P: { order: 0 }, B: { kind: 'blackBox', order: 1, responseTime: fixed(100) } },
    };
    expect(cycles(p)).toEqual([20]);
  });

  it('with a time of its own is work like any other: its edge lasts while it is in line and at work', () => {
    // Two cases, one person, 30 min each; the timer of 40 min: 0–30 + 1, and begun at 30, stopped at 40 + 5.
    const { nodes, flows, ...rest } = answered(0, { over: late(40) });
    expect(cycles({ ...rest, nodes: { ...nodes, s: together(2), wait: task(fixed(30), 'R', { kind: 'receiveTask' }) }, flows }, 2)).toEqual([31, 45]);
    // Of 10 min: the first stopped at work, the second in line.
    expect(cycles({ ...rest, nodes: { ...nodes, s: together(2), wait: task(fixed(30), 'R', { kind: 'receiveTask' }), over: late(10) }, flows }, 2)).toEqual([15, 15]);
  });
});

describe('a receive task that waits for a message', () => {
  it('is left by its timer; a message that comes after it finds nobody', () => {
    // 20 + 5, while the other pool thinks until 50; or the message at 10 + 1.
    expect(cycles(told(50, { over: late(20) }))).toEqual([50]);
    expect(cycles(told(22, { over: late(20) }))).toEqual([25]);
    expect(cycles(told(10, { over: late(20) }))).toEqual([11]);
  });

  it('finds the message that came after its timer when it is done again', () => {
    // Left at 20, 5 min instead, and back at 25: the message of 22 is there. 25 + 1.
    const again: Partial<Parts> = { nodes: { m: gateway('exclusive') }, flows: ['instead > wait'] };
    expect(cycles(told(22, { over: late(20) }, again))).toEqual([26]);
    // The message of 60 comes while it waits for the third time, from 50 on.
    expect(cycles(told(60, { over: late(20) }, again))).toEqual([61]);
  });

  it('is not waited for in vain when nobody sends the message', () => {
    // The other pool never answers: it is told nothing.
    const p = told(10, { over: late(20) });
    expect(cycles({ ...p, flows: ['s > x', 'x > ask 0', 'x > wait 1', ...p.flows.filter((flow) => flow !== 's > ask')], nodes: { ...p.nodes, x: gateway('exclusive') } })).toEqual([25]);
  });

  it('is left by another message', () => {
    // “Cancelled” is told at 8: 8 + 5. The answer, at 11, finds nobody.
    const p = told(50, { cancelled: boundary('wait', 'message') });
    const flows = [...p.flows.filter((flow) => flow !== 'qs > think'), 'qs > first', 'first > think', { kind: 'messageFlow', id: 'm3', source: 'first', target: 'cancelled' }];
    expect(cycles({ ...p, nodes: { ...p.nodes, first: { ...nobody(8), pool: 'Q' }, think: { ...nobody(3), pool: 'Q' } }, flows })).toEqual([13]);
  });

  it('is left by a signal', () => {
    // Called at 12: 12 + 5; the message of 10 comes before.
    const call: Partial<Parts> = { nodes: { f: gateway('parallel'), busy: nobody(12), go: { kind: 'intermediateThrowEvent', definitions: [{ kind: 'signal', reference: 'go' }] } }, flows: ['instead > e', 's > f', 'f > busy', 'busy > go', 'go > e'] };
    const called = (minutes: number): Parts => {
      const p = told(minutes, { hears: boundary('wait', 'signal', { reference: 'go' }) }, call);
      return { ...p, flows: [...p.flows.filter((flow) => flow !== 's > ask'), 'f > ask'] };
    };
    expect(cycles(called(16))).toEqual([17]);
    expect(cycles(called(10))).toEqual([12]);
  });

  it.each([['true already', '1 < 2', [10]], ['become true at 6', 'done > 1', [11]], ['never true', 'done > 9', [11]]] as const)('is left when a condition is %s', (_, expression, expected) => {
    // Left at 0 or 6, 5 min instead; the message comes at 10 + 1 (or finds nobody at 10).
    const meanwhile: Partial<Parts> = { nodes: { f: gateway('parallel'), sets: nobody(6, { work: { sets: [{ attribute: 'done', value: 'done + 2' }] } }) }, flows: ['instead > e', 's > f', 'f > sets', 'sets > e'], attributes: { done: { value: { kind: 'constant', value: 0 } } } };
    const p = told(10, { met: boundary('wait', 'conditional', { definitions: [{ kind: 'conditional', expression }] }) }, meanwhile);
    expect(cycles({ ...p, flows: [...p.flows.filter((flow) => flow !== 's > ask'), 'f > ask'] })).toEqual(expected);
  });

  it('is waited for by an inclusive join, over its edge too', () => {
    // Left at 20 + 5, and then the join: 25 + 1. The other branch was there at 3.
    const p: Parts = {
      nodes: { s: rarely, f: gateway('inclusive'), a: nobody(3), wait: receive(), over: late(20), instead: nobody(5), gone: end(), j: gateway('inclusive'), after: nobody(1), e: end() },
      flows: ['s > f', 'f > a 1', 'f > wait 1', 'a > j', 'wait > gone', 'over > instead', 'instead > j', 'j > after', 'after > e', { kind: 'messageFlow', id: 'm', source: 'B', target: 'wait' }],
      pools: { P: { order: 0 }, B: { kind: 'blackBox', order: 1, responseTime: fixed(100) } },
    };
    expect(cycles(p)).toEqual([26]);
  });
});

describe('several events that hear the same', () => {
  const go: Row = { kind: 'intermediateThrowEvent', definitions: [{ kind: 'signal', reference: 'go' }] };
  const hears = (isInterrupting: boolean): Row => boundary('work', 'signal', { reference: 'go', cancelActivity: isInterrupting });
  /** Called at 10: 100 min behind the first event of a step of 50 min, 200 min behind the second. */
  const edge = (first: boolean, second: boolean): Parts => ({
    nodes: { s: rarely, f: gateway('parallel'), busy: nobody(10), go, work: nobody(50), one: hears(first), two: hears(second), a: nobody(100), b: nobody(200), e: end() },
    flows: ['s > f', 'f > busy', 'busy > go', 'go > e', 'f > work', 'work > e', 'one > a', 'two > b', 'a > e', 'b > e'],
  });

  it('all happen at an edge, until one of them interrupts', () => {
    expect(cycles(edge(false, false))).toEqual([210]);
    expect(cycles(edge(false, true))).toEqual([210]);
    // The first ends the step: the second does not happen.
    expect(cycles(edge(true, false))).toEqual([110]);
    expect(cycles(edge(true, true))).toEqual([110]);
  });

  it('both lead on from the edge of the step that goes on', () => {
    // 10 + 20 by the one and 10 + 30 by the other are before the 50 of the step; 10 + 100 by the one that comes first in the model and does not interrupt.
    const { nodes, ...rest } = edge(false, false);
    expect(cycles({ ...rest, nodes: { ...nodes, a: nobody(20), b: nobody(30) } })).toEqual([50]);
    expect(cycles({ ...rest, nodes: { ...nodes, b: nobody(30) } })).toEqual([110]);
  });

  it('all happen when a condition becomes true', () => {
    // Set at 10 by the other branch.
    const met = (more: Row = {}): Row => boundary('work', 'conditional', { definitions: [{ kind: 'conditional', expression: 'done > 1' }], cancelActivity: false, ...more });
    const p = (first: boolean): Parts => ({
      nodes: { s: rarely, f: gateway('parallel'), busy: nobody(10, { work: { sets: [{ attribute: 'done', value: '2' }] } }), work: nobody(50), one: met({ cancelActivity: first }), two: met(), a: nobody(100), b: nobody(200), e: end() },
      flows: ['s > f', 'f > busy', 'busy > e', 'f > work', 'work > e', 'one > a', 'two > b', 'a > e', 'b > e'], attributes: { done: { value: { kind: 'constant', value: 0 } } },
    });
    expect(cycles(p(false))).toEqual([210]);
    expect(cycles(p(true))).toEqual([110]);
  });

  it('all begin as event sub-processes of one level, until one of them interrupts', () => {
    const aside = (id: string, isInterrupting: boolean, minutes: number): Parts['nodes'] => ({
      [id]: inside(subProcess({ triggeredByEvent: true })), [`${id}On`]: inside({ ...start(null), definitions: [{ kind: 'signal', reference: 'go' }], isInterrupting }, id), [`${id}Work`]: inside(nobody(minutes), id), [`${id}End`]: inside(end(), id),
    });
    const p = (first: boolean, second: boolean): Parts => ({
      nodes: { s: rarely, f: gateway('parallel'), busy: nobody(10), go, sub: subProcess(), is: inside(start(null)), work: inside(nobody(50)), ie: inside(end()), ...aside('one', first, 100), ...aside('two', second, 200), e: end() },
      flows: ['s > f', 'f > busy', 'busy > go', 'go > e', 'f > sub', 'is > work', 'work > ie', 'sub > e', 'oneOn > oneWork', 'oneWork > oneEnd', 'twoOn > twoWork', 'twoWork > twoEnd'],
    });
    expect(cycles(p(false, false))).toEqual([210]);
    expect(cycles(p(false, true))).toEqual([210]);
    expect(cycles(p(true, false))).toEqual([110]);
  });
});
