import { describe, expect, it } from 'vitest';
import { boundary, end, gateway, nobody, start, subProcess, type Parts } from '../shared/simulation/buildModel.ts';
import { cycles, inside, rarely } from './handCase.ts';

/* Which error, escalation or signal is meant, worked out by hand for the kernel and the reference interpreter alike. */
type Definition = Readonly<Record<string, string>>;

/** After 2 minutes something is thrown; each handler at the edge of the sub-process takes as long as it says, nobody's 100. */
function thrown(kind: 'error' | 'escalation', what: Definition, handlers: readonly (readonly [Definition, minutes: number])[]): Parts {
  const edges = handlers.flatMap(([caught, minutes], i) => [[`at${i}`, { ...boundary('sub', kind), definitions: [{ kind, ...caught }] }], [`handle${i}`, nobody(minutes)]]);
  return {
    nodes: { s: rarely, sub: subProcess(), is: inside(start(null)), a: inside(nobody(2)), fail: inside({ kind: 'endEvent', definitions: [{ kind, ...what }] }), after: nobody(100), e: end(), ...(Object.fromEntries(edges) as Parts['nodes']) },
    flows: ['s > sub', 'is > a', 'a > fail', 'sub > after', 'after > e', ...handlers.flatMap((_, i) => [`at${i} > handle${i}`, `handle${i} > e`])],
  };
}

describe('what is thrown in a sub-process', () => {
  it.each(['error', 'escalation'] as const)('goes to the handler that names this %s: by code, by name, by its element', (kind) => {
    expect(cycles(thrown(kind, { code: '1' }, [[{ code: '2' }, 30], [{ code: '1' }, 7]]))).toEqual([9]);
    expect(cycles(thrown(kind, { reference: 'A' }, [[{ reference: 'B' }, 30], [{ reference: 'A' }, 7]]))).toEqual([9]);
    expect(cycles(thrown(kind, { root: 'E1' }, [[{ root: 'E2' }, 30], [{ root: 'E1' }, 7]]))).toEqual([9]);
    expect(cycles(thrown(kind, { code: '1', reference: 'A' }, [[{ code: '2', reference: 'A' }, 30], [{ code: '1', reference: 'B' }, 7]]))).toEqual([9]);
  });

  it('goes to one that names it before one that names nothing, and to that before none', () => {
    expect(cycles(thrown('error', { code: '1' }, [[{}, 30], [{ code: '1' }, 7]]))).toEqual([9]);
    expect(cycles(thrown('error', { code: '1' }, [[{ code: '2' }, 30], [{}, 7]]))).toEqual([9]);
    expect(cycles(thrown('error', {}, [[{ code: '2' }, 30], [{}, 7]]))).toEqual([9]);
  });

  it('ends the process where nobody catches it', () => {
    expect(cycles(thrown('error', { code: '1' }, [[{ code: '2' }, 30]]))).toEqual([2]);
    expect(cycles(thrown('escalation', { code: '1' }, [[{ code: '2' }, 30]]))).toEqual([102]);
  });
});

describe('a signal', () => {
  it('wakes those who wait for it, and for any', () => {
    const event = (kind: string, definition: Definition, more = {}) => ({ kind, definitions: [{ kind: 'signal', ...definition }], ...more });
    const until = (definition: Definition) => event('intermediateCatchEvent', definition, { delay: null });
    const p = (awaited: Definition): Parts => ({
      nodes: { s: rarely, f: gateway('parallel'), a: nobody(10), one: event('intermediateThrowEvent', { root: 'S1' }), b: nobody(10), two: event('intermediateThrowEvent', { root: 'S2' }), hears: until(awaited), after: nobody(50), j: gateway('parallel'), e: end() },
      flows: ['s > f', 'f > a', 'a > one', 'one > b', 'b > two', 'two > j', 'f > hears', 'hears > after', 'after > j', 'j > e'],
    });

    expect(cycles(p({ root: 'S1' }))).toEqual([60]);
    expect(cycles(p({ root: 'S2' }))).toEqual([70]);
    expect(cycles(p({}))).toEqual([60]);
  });
});
