import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullFactorial, latinHypercube, pointsOf } from '../../../../shared/analysis/answers/design.ts';
import { effects } from '../../../../shared/analysis/answers/effects.ts';
import type { Factor } from '../../../../shared/analysis/answers/Factor.ts';
import { leastSquares } from '../../../../shared/analysis/answers/leastSquares.ts';
import { roleId } from '../../../../shared/model/ids.ts';

const demand: Factor = { kind: 'demand', low: 1, high: 2 };
const pace: Factor = { kind: 'stepTime', step: null, low: 0.5, high: 1.5 };
const people: Factor = { kind: 'people', role: roleId('R'), low: 2, high: 5 };

const distance = (a: readonly number[], b: readonly number[]) => a.reduce((sum, v, i) => sum + (v - b[i]!) ** 2, 0);

describe('a full factorial design', () => {
  it('has every combination once', () => {
    expect(fullFactorial(2, 2)).toEqual([[0, 0], [0, 1], [1, 0], [1, 1]]);
    expect(new Set(fullFactorial(3, 4).map(String)).size).toBe(64);
  });

  it('counts people whole, and no combination twice', () => {
    expect(pointsOf({ kind: 'fullFactorial', levels: 7 }, [people])).toEqual([[2], [3], [4], [5]]);
  });
});

describe('a Latin hypercube', () => {
  it('gives every factor each of n equally spaced values once, the ends included', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 40 }), fc.nat(), (factors, points, seed) => {
      const rows = latinHypercube(factors, points, seed);
      const places = Array.from({ length: points }, (_, i) => i / (points - 1));

      for (let f = 0; f < factors; f += 1) expect(rows.map((row) => row[f]!).toSorted((a, b) => a - b)).toEqual(places);
    }), { numRuns: 30 });
  });

  it('is the same for the same seed, another for another', () => {
    expect(latinHypercube(3, 20, 7)).toEqual(latinHypercube(3, 20, 7));
    expect(latinHypercube(3, 20, 7)).not.toEqual(latinHypercube(3, 20, 8));
  });

  it('keeps its points farther apart than a single random one does, on average', () => {
    const nearest = (rows: readonly (readonly number[])[]) => Math.min(...rows.flatMap((a, i) => rows.slice(i + 1).map((b) => distance(a, b))));
    const chosen = Array.from({ length: 20 }, (_, seed) => nearest(latinHypercube(2, 10, seed)));
    const best = Math.min(...chosen);

    // Of a 10-point hypercube in the plane the nearest two are at least a knight's move apart in each of the chosen ones.
    expect(best).toBeGreaterThanOrEqual((1 + 4) / 81 - 1e-12);
  });
});

describe('effects', () => {
  // y = 10 + 3·a − 2·b + 1.5·a·b in coded factors: from low to high a brings 6, b −4; the interaction is 3.
  const known = (a: number, b: number) => 10 + 3 * a - 2 * b + 1.5 * a * b;
  const coded = (point: readonly number[]): [number, number] => [(point[0]! - 1.5) / 0.5, (point[1]! - 1) / 0.5];

  it.each([['fullFactorial', { kind: 'fullFactorial', levels: 2 }], ['fullFactorial, 3 levels', { kind: 'fullFactorial', levels: 3 }], ['latinHypercube', { kind: 'latinHypercube', points: 12, seed: 1 }]] as const)(
    'of a known response are found exactly: %s', (_, design) => {
      const points = pointsOf(design, [demand, pace]);
      const { main, interactions, explained } = effects([demand, pace], points, [0, 1, 2].map((r) => points.map((point) => known(...coded(point)) + r)));

      expect(main.map(({ effect }) => effect.mean)).toEqual([expect.closeTo(6, 9), expect.closeTo(-4, 9)]);
      expect(interactions.map(({ factors, effect }) => [factors, effect.mean])).toEqual([[[0, 1], expect.closeTo(3, 9)]]);
      expect(explained).toBeCloseTo(1, 9);
    });

  it('with two levels are the classical contrasts: mean of the high half minus mean of the low half', () => {
    const points = pointsOf({ kind: 'fullFactorial', levels: 2 }, [demand, pace]);
    const y = [3, 8, 1, 20];
    const { main, interactions } = effects([demand, pace], points, [y]);

    expect(main[0]!.effect.mean).toBeCloseTo((1 + 20) / 2 - (3 + 8) / 2, 9);
    expect(main[1]!.effect.mean).toBeCloseTo((8 + 20) / 2 - (3 + 1) / 2, 9);
    expect(interactions[0]!.effect.mean).toBeCloseTo(((20 - 1) - (8 - 3)) / 2, 9);
  });

  it('carry the interval over replications: noise of ±1 on one point in every second one', () => {
    const points = pointsOf({ kind: 'fullFactorial', levels: 2 }, [demand]);
    const { main } = effects([demand], points, [[0, 1], [0, 3], [0, 1], [0, 3]]);

    // Effects 1, 3, 1, 3: mean 2, s = 1.1547, t(0.975, 3) = 3.1824, half-width 3.1824·1.1547/2.
    expect(main[0]!.effect.mean).toBeCloseTo(2, 9);
    expect(main[0]!.effect.halfWidth).toBeCloseTo(3.182446 * 1.154701 / 2, 4);
  });

  it('are left out when there are too few points to tell them apart', () => {
    const points = pointsOf({ kind: 'latinHypercube', points: 4, seed: 1 }, [demand, pace, people]);
    const { main, interactions } = effects([demand, pace, people], points, [[1, 2, 3, 4]]);

    expect(main).toHaveLength(3);
    expect(interactions).toEqual([]);
    expect(effects([demand, pace, people], points.slice(0, 2), [[1, 2]]).main).toEqual([]);
  });
});

describe('least squares', () => {
  it('refuses columns that depend on each other', () => {
    expect(leastSquares([[1, 2], [1, 2], [1, 2]])).toBeNull();
    expect(leastSquares([[1]])).not.toBeNull();
    expect(leastSquares([])).toBeNull();
  });

  it('fits what it can: residuals are orthogonal to every column', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })), { minLength: 4, maxLength: 20 }), (data) => {
      const rows = data.map(([x], i) => [1, x, i]);
      const solve = leastSquares(rows);
      if (!solve) return;
      const b = solve(data.map(([, y]) => y));
      for (let k = 0; k < 3; k += 1) {
        const along = rows.reduce((sum, row, i) => sum + row[k]! * (data[i]![1] - row.reduce((f, v, j) => f + v * b[j]!, 0)), 0);
        expect(Math.abs(along)).toBeLessThan(1e-6);
      }
    }), { numRuns: 50 });
  });
});
