import { describe, expect, it } from 'vitest';
import { boundary, cycleTimes, end, fixed, gateway, nobody, start, subProcess, type Parts } from './buildModel.ts';

type Definition = Readonly<Record<string, string>>;

const rarely = start(fixed(100_000));
const first = (parts: Parts) => cycleTimes(parts, 1)[0];
const within = (row: object) => ({ ...row, parent: 'sub' });

/** After 2 minutes something is thrown in a sub-process; each handler at its edge takes as long as it says, nobody's 100. */
function thrown(kind: 'error' | 'escalation', what: Definition, handlers: readonly (readonly [Definition, minutes: number])[]): number | undefined {
  const edges = handlers.flatMap(([caught, minutes], i) => [[`at${i}`, { ...boundary('sub', kind), definitions: [{ kind, ...caught }] }], [`handle${i}`, nobody(minutes)]]);
  return first({
    nodes: { s: rarely, sub: subProcess(), is: within(start(null)), a: within(nobody(2)), fail: within({ kind: 'endEvent', definitions: [{ kind, ...what }] }), after: nobody(100), e: end(), ...(Object.fromEntries(edges) as Parts['nodes']) },
    flows: ['s > sub', 'is > a', 'a > fail', 'sub > after', 'after > e', ...handlers.flatMap((_, i) => [`at${i} > handle${i}`, `handle${i} > e`])],
  });
}

describe('which error or escalation is meant', () => {
  it.each(['error', 'escalation'] as const)('a handler of another %s leaves it to the next, or to whoever catches everything', (kind) => {
    expect(thrown(kind, { code: '1' }, [[{ code: '2' }, 30], [{}, 7]])).toBe(9);
    expect(thrown(kind, { root: 'E1' }, [[{ root: 'E2' }, 30], [{ root: 'E1' }, 7]])).toBe(9);
    expect(thrown(kind, { code: '1', reference: 'Failed' }, [[{ code: '2', reference: 'Failed' }, 30], [{}, 7]])).toBe(9);
  });

  it('a handler that names it comes before one that catches everything, wherever they stand', () => {
    expect(thrown('error', { code: '1' }, [[{}, 30], [{ code: '1' }, 7]])).toBe(9);
    expect(thrown('error', { code: '1' }, [[{ code: '1' }, 7], [{}, 30]])).toBe(9);
    expect(thrown('error', {}, [[{ code: '1' }, 30], [{}, 7]])).toBe(9);
  });

  it('a code identifies, whatever the name', () => {
    expect(thrown('error', { code: '1', reference: 'A' }, [[{ code: '2', reference: 'A' }, 30], [{ code: '1', reference: 'B' }, 7]])).toBe(9);
  });

  it('a name alone means the one of that name, with or without its code', () => {
    expect(thrown('error', { code: '1', reference: 'A' }, [[{ reference: 'B' }, 30], [{ reference: 'A' }, 7]])).toBe(9);
    expect(thrown('error', { reference: 'A' }, [[{ code: '1', reference: 'A' }, 7]])).toBe(9);
  });

  it('also within a level: by its own event sub-process first', () => {
    const aside = (id: string, definition: Definition, minutes: number): Parts['nodes'] => ({
      [id]: subProcess({ triggeredByEvent: true }), [`${id}s`]: { ...start(null), parent: id, definitions: [{ kind: 'error', ...definition }] }, [`${id}a`]: { ...nobody(minutes), parent: id }, [`${id}e`]: { ...end(), parent: id },
    });
    const p: Parts = {
      nodes: { s: rarely, f: gateway('parallel'), long: nobody(100), a: nobody(2), fail: { kind: 'endEvent', definitions: [{ kind: 'error', code: '1' }] }, e: end(), ...aside('any', {}, 30), ...aside('one', { code: '1' }, 7), ...aside('two', { code: '2' }, 50) },
      flows: ['s > f', 'f > long', 'long > e', 'f > a', 'a > fail', ...['any', 'one', 'two'].flatMap((id) => [`${id}s > ${id}a`, `${id}a > ${id}e`])],
    };
    expect(first(p)).toBe(9);
  });
});

describe('which signal is meant', () => {
  it('one without a name wakes nobody who waits for another', () => {
    const signal = (kind: string, root: string) => ({ kind, definitions: [{ kind: 'signal', root }], ...(kind === 'intermediateCatchEvent' ? { delay: null } : {}) });
    const p: Parts = {
      nodes: { s: rarely, f: gateway('parallel'), a: nobody(10), one: signal('intermediateThrowEvent', 'S1'), b: nobody(10), two: signal('intermediateThrowEvent', 'S2'), hears: signal('intermediateCatchEvent', 'S2'), after: nobody(5), j: gateway('parallel'), e: end() },
      flows: ['s > f', 'f > a', 'a > one', 'one > b', 'b > two', 'two > j', 'f > hears', 'hears > after', 'after > j', 'j > e'],
    };
    expect(first(p)).toBe(25);
  });
});
