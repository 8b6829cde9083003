import { z } from 'zod';
import { LARGEST_SEED } from '../../model/RunSettings.ts';
import { BASIS_HIGH, BASIS_LOW, elementHash } from '../../simulation/elementHash.ts';
import { RandomStream } from '../../simulation/randomStream.ts';
import { valueAt, type Factor } from './Factor.ts';

export const MOST_FACTORS = 10;
export const MOST_POINTS = 1_024;

export const Design = z.discriminatedUnion('kind', [
  /** Every combination of so many equally spaced values of each factor. */
  z.strictObject({ kind: z.literal('fullFactorial'), levels: z.int().min(2).max(7) }),
  /** So many points that fill the space: each factor takes each of its values once. */
  z.strictObject({ kind: z.literal('latinHypercube'), points: z.int().min(2).max(MOST_POINTS), seed: z.int().min(0).max(LARGEST_SEED) }),
]).readonly();
export type Design = z.infer<typeof Design>;

/** The value of each factor, in their order. */
export type DesignPoint = readonly number[];

/** Candidates among which the Latin hypercube with the farthest nearest neighbours is chosen. */
const CANDIDATES = 50;
/** The one thing that draws here. */
const HASH_LOW = Int32Array.of(elementHash('design', BASIS_LOW));
const HASH_HIGH = Int32Array.of(elementHash('design', BASIS_HIGH));

export const pointsOf = (design: Design, factors: readonly Factor[]): DesignPoint[] =>
  distinct((design.kind === 'fullFactorial' ? fullFactorial(factors.length, design.levels) : latinHypercube(factors.length, design.points, design.seed))
    .map((places) => places.map((place, i) => valueAt(factors[i]!, place))));

/** How many combinations a design asks for, without making them. */
export const sizeOf = (design: Design, factors: number): number => (design.kind === 'fullFactorial' ? design.levels ** factors : design.points);

/** People come whole: two places can mean the same number of them. */
function distinct(points: readonly DesignPoint[]): DesignPoint[] {
  return [...new Map(points.map((point) => [point.join(' '), point])).values()];
}

/** Places 0 … 1; the last factor changes fastest. */
export function fullFactorial(factors: number, levels: number): number[][] {
  const places = Array.from({ length: levels }, (_, i) => i / (levels - 1));
  return Array.from({ length: factors }).reduce<number[][]>((points) => points.flatMap((point) => places.map((place) => [...point, place])), [[]]);
}

/**
 * A Latin hypercube (McKay, Beckman, Conover, Technometrics 21, 1979): with n points every factor takes each of n equally
 * spaced places once. Of 50 seeded candidates the one whose two nearest points are farthest apart is taken (maximin;
 * Johnson, Moore, Ylvisaker, J. Statist. Plann. Inference 26, 1990). Ends included, so that low and high are tried.
 */
export function latinHypercube(factors: number, points: number, seed: number): number[][] {
  let best: number[][] = [];
  let bestDistance = -1;
  for (let candidate = 0; candidate < CANDIDATES; candidate += 1) {
    const columns = Array.from({ length: factors }, (_, column) => permutation(points, seed, candidate, column));
    const rows = Array.from({ length: points }, (_, i) => columns.map((column) => column[i]! / Math.max(1, points - 1)));
    const distance = nearest(rows, bestDistance);
    if (distance > bestDistance) {
      best = rows;
      bestDistance = distance;
    }
  }
  return best;
}

/** Fisher and Yates, with a draw of the counter-based generator per exchange. */
function permutation(n: number, seed: number, candidate: number, column: number): number[] {
  const list = Array.from({ length: n }, (_, i) => i);
  const stream = new RandomStream(seed, candidate, HASH_LOW, HASH_HIGH);
  for (let i = n - 1; i > 0; i -= 1) {
    stream.seek(0, 0, 0, i, column);
    const j = Math.floor(stream.uniform() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

/** Squared distance of the two nearest points; stops looking below `enough`. */
function nearest(rows: readonly (readonly number[])[], enough: number): number {
  let least = Infinity;
  for (let i = 1; i < rows.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const a = rows[i]!;
      const b = rows[j]!;
      let square = 0;
      for (let k = 0; k < a.length; k += 1) square += (a[k]! - b[k]!) ** 2;
      if (square < least) least = square;
      if (least <= enough) return least;
    }
  }
  return least;
}
