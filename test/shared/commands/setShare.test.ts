import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setShare } from '../../../shared/commands/setShare.ts';
import { flowId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { drawn } from '../lint/drawn.ts';

const shares = (model: ProcessModel) => Object.values(model.flows).flatMap((flow) => (flow.kind === 'sequenceFlow' && flow.probability !== null ? [flow.probability] : []));
const pair = (kind: string) => drawn(`s:start g:${kind} a b e:end`, 's>g g>a g>b a>e b>e', { flows: { 'g>a': { probability: 0.7 }, 'g>b': { probability: 0.3 } } });

describe('the share of a way out', () => {
  it('leaves the rest to the other way of two', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
      const share = hundredths / 10_000;
      const [a = 0, b = 0] = shares(unwrap(setShare(pair('xor'), { flow: flowId('g>a'), share })).model);

      expect(a).toBe(share);
      expect(a + b).toBeCloseTo(1, 12);
    }));
  });

  it('is alone where several ways may be taken, or where there are more than two', () => {
    expect(shares(unwrap(setShare(pair('or'), { flow: flowId('g>a'), share: 0.9 })).model)).toEqual([0.9, 0.3]);
    const three = drawn('s:start g:xor a b c e:end', 's>g g>a g>b g>c a>e b>e c>e', { flows: { 'g>a': { probability: 0.5 }, 'g>b': { probability: 0.3 }, 'g>c': { probability: 0.2 } } });
    expect(shares(unwrap(setShare(three, { flow: flowId('g>a'), share: 0.4 })).model)).toEqual([0.4, 0.3, 0.2]);
  });

  it('is refused out of range, and nothing is changed', () => {
    expect(setShare(pair('xor'), { flow: flowId('g>a'), share: 1.2 })).toMatchObject({ ok: false, error: { code: 'invalid-value' } });
    expect(setShare(pair('xor'), { flow: flowId('g>a'), share: Number.NaN })).toMatchObject({ ok: false, error: { code: 'invalid-value' } });
  });
});
