import { describe, expect, it } from 'vitest';
import { PART } from '../../../shared/simulation/kernel/TokenStore.ts';
import { cycleTimes, end, fixed, gateway, nobody, runOnce, start, subProcess, type Parts } from './buildModel.ts';

const inside = (node: object) => ({ parent: 'aside', ...node });

/** A process of `main` minutes with an event sub-process of 5, begun by `definition`. */
const withAside = (definition: object, isInterrupting: boolean, more: Parts['nodes'] = {}, flows: Parts['flows'] = ['s > a', 'a > e']): Parts => ({
  nodes: {
    s: start(fixed(100_000)), a: nobody(60), e: end(), ...more,
    aside: subProcess({ triggeredByEvent: true }), begins: inside({ ...start(null), definitions: [definition], isInterrupting }), b: inside(nobody(5)), ends: inside(end()),
  },
  flows: [...flows, 'begins > b', 'b > ends'],
});
const first = (parts: Parts) => cycleTimes(parts, 1)[0];
const stepsDone = (parts: Parts) => runOnce(parts, 1).steps.filter((_, i) => i % 8 === 0).reduce((sum, n) => sum + n, 0);

describe('an event sub-process', () => {
  it('with a timer takes the place of everything else, or runs beside it', () => {
    const timer = { kind: 'timer', expression: 'PT40M' };
    expect(first(withAside(timer, true))).toBe(45);
    expect(first(withAside(timer, false))).toBe(60);
    expect(stepsDone(withAside(timer, false))).toBe(2);
    expect(first(withAside({ kind: 'timer', expression: 'PT58M' }, false))).toBe(63);
    expect(first(withAside({ kind: 'timer', expression: 'PT2H' }, true))).toBe(60);
  });

  it('keeps the parts of the cycle time whole: 40 minutes of the interrupted step and 5 of its own', () => {
    const r = runOnce(withAside({ kind: 'timer', expression: 'PT40M' }, true), 1);
    expect(r.parts[PART.processing]).toBe(45);
    expect(r.parts.reduce((sum, x) => sum + x, 0)).toBe(45);
  });

  it('catches an error thrown in its level, before anyone outside', () => {
    const p = withAside({ kind: 'error', reference: 'E' }, true, { f: gateway('parallel'), fail: end('error', 'E'), w: nobody(10) }, ['s > f', 'f > a', 'f > w', 'a > e', 'w > fail']);
    expect(first(p)).toBe(15);
    expect(first(withAside({ kind: 'error', reference: 'Other' }, true, { f: gateway('parallel'), fail: end('error', 'E'), w: nobody(10) }, ['s > f', 'f > a', 'f > w', 'a > e', 'w > fail']))).toBe(10);
  });

  it('hears an escalation without interrupting, and the case goes on', () => {
    const tell = { kind: 'intermediateThrowEvent', definitions: [{ kind: 'escalation' }] };
    const p = withAside({ kind: 'escalation' }, false, { tell }, ['s > tell', 'tell > a', 'a > e']);
    expect(first(p)).toBe(60);
    expect(stepsDone(p)).toBe(2);
  });

  it('begins with a signal of another case', () => {
    const go = { kind: 'intermediateThrowEvent', definitions: [{ kind: 'signal', reference: 'stop' }] };
    const p: Parts = { ...withAside({ kind: 'signal', reference: 'stop' }, true, { s: start(fixed(20)), x: gateway('exclusive'), go, w: nobody(30) }, ['s > a', 'a > go', 'go > e']) };
    // Case 0 signals at 60; case 1, from 20 on, is stopped then: 40 + 5. Case 0 itself hears it too: 60 + 5.
    expect(cycleTimes(p, 2)).toEqual([65, 45]);
  });

  it('inside a sub-process ends that, and the case goes on after it', () => {
    const p: Parts = {
      nodes: {
        s: start(fixed(100_000)), sub: subProcess(), is: { parent: 'sub', ...start(null) }, a: { parent: 'sub', ...nobody(60) }, ie: { parent: 'sub', ...end() },
        aside: { ...subProcess({ triggeredByEvent: true }), parent: 'sub' }, begins: inside({ ...start(null), definitions: [{ kind: 'timer', expression: 'PT20M' }] }), b: inside(nobody(5)), ends: inside(end()), after: nobody(10), e: end(),
      },
      flows: ['s > sub', 'is > a', 'a > ie', 'begins > b', 'b > ends', 'sub > after', 'after > e'],
    };
    expect(first(p)).toBe(35);
  });

  it('frees a case that is stuck', () => {
    const p = withAside({ kind: 'timer', expression: 'PT90M' }, true, { f: gateway('parallel'), x: gateway('exclusive'), gone: end(), j: gateway('parallel') }, ['s > f', 'f > a', 'f > x', 'a > j', 'x > j 0', 'x > gone 1', 'j > e']);
    expect(first(p)).toBe(95);
  });

  it('begins when a step has set what its condition waits for', () => {
    const p: Parts = {
      ...withAside({ kind: 'conditional', expression: 'amount > 100' }, true, { b0: nobody(30), a: nobody(10, { work: { sets: [{ attribute: 'amount', value: '500' }] } }) }, ['s > a', 'a > b0', 'b0 > e']),
      attributes: { amount: { value: { kind: 'constant', value: 1 } } },
    };
    expect(first(p)).toBe(15);
  });
});
