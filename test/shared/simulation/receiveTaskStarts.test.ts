import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/simulation/compile.ts';
import { buildModel, cycleTimes, end, exponential, fixed, gateway, nobody, start, task, type Parts } from './buildModel.ts';

const receive = (minutes: number | null, instantiate: boolean, more: object = {}) => task(minutes === null ? null : fixed(minutes), null, { kind: 'receiveTask', instantiate, ...more });
const tell = { kind: 'intermediateThrowEvent', definitions: [{ kind: 'message' }] };
const message = (source: string, target: string) => ({ kind: 'messageFlow', id: `m-${source}`, source, target });
const rarely = start(fixed(1_000));
const warnings = (parts: Parts) => {
  const compiled = compile(buildModel(parts));
  return compiled.ok ? compiled.value.warnings.map(({ key, params }) => `${key.split('.').at(-1)} ${String(params?.['name'] ?? '')}`) : [];
};

describe('a receive task that starts the process (BPMN 2.0.2 §10.3.3)', () => {
  const pools = { P: { name: 'Us', order: 0 }, Q: { name: 'Them', order: 1 } };
  const Q = { pool: 'Q' };

  it('begins with the message that another pool sends, each time that it comes', () => {
    const p: Parts = {
      pools,
      nodes: { s: rarely, a: tell, w: nobody(20), b: tell, e: end(), r: receive(3, true, Q), q: { ...nobody(4), ...Q }, qe: { ...end(), ...Q } },
      flows: ['s > a', 'a > w', 'w > b', 'b > e', 'r > q', 'q > qe', message('a', 'r'), message('b', 'r')],
    };

    // The first message comes at 0 and keeps them busy until 7, the second at 20 and until 27.
    expect(cycleTimes(p, 3)).toEqual([27, 27, 27]);
    expect(cycleTimes({ ...p, flows: p.flows.filter((f) => typeof f === 'string' || f.id !== 'm-b') }, 3)).toEqual([20, 20, 20]);
    expect(warnings(p).filter((warning) => warning.startsWith('silentStart'))).toEqual([]);
  });

  it('begins with a message to the pool as a whole', () => {
    const p: Parts = { pools, nodes: { s: rarely, a: tell, e: end(), r: receive(3, true, Q), qe: { ...end(), ...Q } }, flows: ['s > a', 'a > e', 'r > qe', message('a', 'Q')] };

    expect(cycleTimes(p, 2)).toEqual([3, 3]);
  });

  it('waits for no partner: a case is there because the message has come', () => {
    const p = (instantiate: boolean): Parts => ({
      pools: { P: { name: 'Us', order: 0 }, Q: { kind: 'blackBox', name: 'Customer', order: 1, responseTime: fixed(90) } },
      nodes: { r: receive(null, instantiate), w: nobody(5), e: end() }, flows: ['r > w', 'w > e', message('Q', 'r')],
    });

    // An untimed receive task takes the minute of an automatic step.
    expect(cycleTimes(p(true), 1)[0]).toBeCloseTo(6, 9);
    expect(cycleTimes(p(false), 1)[0]).toBeCloseTo(95, 9);
  });

  it('starts a case of its own: of two, one or the other begins, never both', () => {
    const p = (instantiate: boolean): Parts => ({ nodes: { r: receive(3, instantiate), e: end(), r2: receive(50, instantiate), e2: end() }, flows: ['r > e', 'r2 > e2'] });

    expect(cycleTimes(p(true), 2)).toEqual([3, 3]);
    expect(warnings(p(true))).toEqual(['defaultArrivals r', 'silentStart r2']);
    expect(cycleTimes(p(false), 2)).toEqual([50, 50]);
  });

  it('changes nothing where the flow leads to it, or where it says no', () => {
    const p = (more: object): Parts => ({ nodes: { s: start(exponential(10)), r: { ...receive(3, true), ...more }, e: end() }, flows: ['s > r', 'r > e'] });

    expect(cycleTimes(p({}), 5)).toEqual(cycleTimes(p({ instantiate: false }), 5));
  });
});

it('a gateway that starts the process beside a start event brings no cases yet, and that is said', () => {
  const caught = { kind: 'intermediateCatchEvent', definitions: [{ kind: 'timer' }], delay: fixed(1) };
  const p: Parts = { nodes: { s: rarely, e: end(), g: { ...gateway('eventBased'), instantiate: true }, c: caught, d: caught, f: end() }, flows: ['s > e', 'g > c', 'g > d', 'c > f', 'd > f'] };

  expect(warnings(p)).toContain('silentStart g');
});
