import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchShares, equalShares, scaledShares, type Branch } from '../../../renderer/inspector/branchShares.ts';
import { fromPercent, toPercent } from '../../../renderer/inspector/percent.ts';
import { flowId } from '../../../shared/model/ids.ts';

const branches = (...shares: readonly (number | null)[]): Branch[] => shares.map((probability, i) => ({ id: flowId(`Flow_${i}`), probability }));

describe('shares of the ways out of a split', () => {
  it('gives branches without a share equal parts of the rest', () => {
    expect(branchShares(branches(0.5, null, null))).toMatchObject({ verdict: 'open', rest: 0.25 });
  });

  it.each([
    [[0.3, 0.7], 'full'],
    [[0.3333, 0.3333, 0.3333], 'full'],
    [[0.6, 0.6], 'tooMuch'],
    [[0.2, 0.2], 'tooLittle'],
    [[1.2, null], 'tooMuch'],
  ] as const)('of %j says %s', (shares, verdict) => {
    expect(branchShares(branches(...shares)).verdict).toBe(verdict);
  });

  it('equalises to shares that add up to exactly 1', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
      const shares = equalShares(count);

      expect(shares.reduce((sum, share) => sum + Math.round(share * 10_000), 0)).toBe(10_000);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.000_11);
    }));
  });

  it('scales to a sum of 1 and keeps the proportions', () => {
    expect(scaledShares(branches(0.6, 0.6))).toEqual([0.5, 0.5]);
    expect(scaledShares(branches(0.1, 0.3))).toEqual([0.25, 0.75]);
  });

  it('shows a percent without the noise of binary fractions, and back', () => {
    expect(toPercent(0.07)).toBe(7);
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000 }), (n) => {
      expect(toPercent(fromPercent(n / 1_000))).toBe(n / 1_000);
    }));
  });
});
