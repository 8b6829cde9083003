import { describe, expect, it } from 'vitest';
import { run } from '../../../shared/simulation/run.ts';
import { boundary, cycleTimes, end, fixed, gateway, nobody, programOf, start, subProcess, type Parts } from './buildModel.ts';

const rarely = start(fixed(100_000));
const undo = (minutes: number, more = {}) => nobody(minutes, { isForCompensation: true, ...more });
const association = (source: string, target: string) => ({ kind: 'association', id: `${source}-${target}`, source, target, direction: 'one' });
const throws = (reference?: string) => ({ kind: 'intermediateThrowEvent', definitions: [{ kind: 'compensation', ...(reference ? { reference } : {}) }] });
const first = (parts: Parts) => cycleTimes(parts, 1)[0];

const stepsInOrder = (parts: Parts) => {
  const { trace } = run(programOf(parts), { seed: 1, replication: 0, cases: 1, warmUpCases: 0, traceCases: 1 })!;
  return Array.from(trace!.activities.node, (node) => trace!.nodeIds[node]);
};

/** Book (10) and pay (20), each with its undoing (3 and 4), then `then` throws compensation. */
const trip = (thrown: object): Parts => ({
  nodes: {
    s: rarely, book: nobody(10), pay: nobody(20), back: thrown as never, e: end(), cb: boundary('book', 'compensation'), cp: boundary('pay', 'compensation'), unbook: undo(3), refund: undo(4),
  },
  flows: ['s > book', 'book > pay', 'pay > back', 'back > e', association('cb', 'unbook'), association('cp', 'refund')],
});

describe('compensation', () => {
  it('undoes everything that is done in its level, the last first', () => {
    expect(first(trip(throws()))).toBe(37);
    expect(stepsInOrder(trip(throws()))).toEqual(['book', 'pay', 'refund', 'unbook']);
  });

  it('undoes one activity when it names it', () => {
    expect(first(trip(throws('book')))).toBe(33);
  });

  it('undoes what was done only', () => {
    const p = trip(throws());
    const skipped: Parts = { ...p, nodes: { ...p.nodes, x: gateway('exclusive') }, flows: ['s > x', 'x > book 0', 'x > pay 1', 'book > pay', 'pay > back', 'back > e', association('cb', 'unbook'), association('cp', 'refund')] };
    expect(first(skipped)).toBe(24);
  });

  it('never begins by itself', () => {
    expect(first({ ...trip(throws()), nodes: { ...trip(throws()).nodes, back: nobody(1) } })).toBe(31);
  });

  it('comes before a cancelled transaction is left, and stops what else it does', () => {
    const inside = (node: object) => ({ parent: 'sub', ...node });
    const p: Parts = {
      nodes: {
        s: rarely, sub: { ...subProcess(), kind: 'transaction' }, is: inside(start(null)), book: inside(nobody(10)), cb: inside(boundary('book', 'compensation')), unbook: inside(undo(3)), f: inside(gateway('parallel')), long: inside(nobody(500)), no: inside(end('cancel')), ie: inside(end()),
        cancelled: boundary('sub', 'cancel'), tell: nobody(5), e: end(),
      },
      flows: ['s > sub', 'is > f', 'f > book', 'f > long', 'book > no', 'long > ie', 'sub > e', 'cancelled > tell', 'tell > e', association('cb', 'unbook')],
    };
    expect(first(p)).toBe(18);
  });
});
