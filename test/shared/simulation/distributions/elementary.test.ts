import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln } from '../../../../shared/simulation/distributions/elementary.ts';

/** Distance in units of the last place of the second. */
const ulps = (value: number, right: number): number => Math.abs(value - right) / (Math.abs(right) * 2 ** -52);

describe('logarithm of the hot path', () => {
  it('is within two units of the last place, from the smallest uniform number on', () => {
    fc.assert(fc.property(fc.double({ min: 1e-17, max: 1e17, noNaN: true }), (x) => x === 1 || ulps(ln(x), Math.log(x)) < 2), { numRuns: 50_000 });
  });

  it('keeps its relative accuracy beside 1, where it goes through 0', () => {
    expect(ln(1)).toBe(0);
    fc.assert(fc.property(fc.double({ min: 2 ** -52, max: 0.02, noNaN: true }), fc.boolean(), (d, above) => {
      const x = above ? 1 + d : 1 - d;
      return ulps(ln(x), Math.log(x)) < 2;
    }), { numRuns: 50_000 });
  });

  it('does not decrease over the bounds of its pieces', () => {
    for (let i = 0; i < 256; i += 1) {
      const bound = 0.5 + i / 256;
      expect(ln(bound - 2 ** -50)).toBeLessThanOrEqual(ln(bound));
      expect(ln(bound)).toBeLessThanOrEqual(ln(bound + 2 ** -50));
    }
  });
});

describe('exponential of the hot path', () => {
  it('is within two units of the last place', () => {
    expect(exp(0)).toBe(1);
    fc.assert(fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => ulps(exp(x), Math.exp(x)) < 2), { numRuns: 50_000 });
  });

  it('goes on beyond as Math does', () => {
    for (const x of [-Infinity, -800, -745, -700, 700, 709, 710, Infinity, NaN]) expect(exp(x)).toBe(Math.exp(x));
  });
});
