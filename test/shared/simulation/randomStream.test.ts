import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../../shared/simulation/randomStream.ts';
import { threefry2x32, WORDS } from '../../../shared/simulation/threefry.ts';

const encrypted = (counter: readonly [number, number], key: readonly [number, number]) => {
  WORDS.set([...key, ...counter]);
  threefry2x32();
  return [...WORDS.subarray(4, 6)].map((w) => (w >>> 0).toString(16).padStart(8, '0')).join(' ');
};

describe('Threefry 2×32-20', () => {
  // Random123, kat_vectors.
  it.each<[readonly [number, number], readonly [number, number], string]>([
    [[0, 0], [0, 0], '6b200159 99ba4efe'],
    [[0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '1cb996fc bb002be7'],
    [[0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344], 'c4923a9c 483df7a0'],
  ])('gives the published words for counter %j under key %j', (counter, key, expected) => {
    expect(encrypted(counter, key)).toBe(expected);
  });
});

describe('a random stream', () => {
  const stream = (seed: number, replication: number) => new RandomStream(seed, replication, Int32Array.of(7, 8), Int32Array.of(9, 10));
  const draws = (s: RandomStream, n: number) => Array.from({ length: n }, () => s.uniform());

  it('gives the same draws for the same case and visit, whatever was drawn before', () => {
    const s = stream(1, 0);
    s.seek(0, PURPOSE.duration, 5, 3, 1);
    const first = draws(s, 5);
    s.seek(1, PURPOSE.branch, 5, 4, 0);
    draws(s, 3);
    s.seek(0, PURPOSE.duration, 5, 3, 1);

    expect(draws(s, 5)).toEqual(first);
  });

  it.each([
    ['element', [1, PURPOSE.duration, 5, 3, 1]], ['purpose', [0, PURPOSE.branch, 5, 3, 1]], ['source', [0, PURPOSE.duration, 6, 3, 1]],
    ['case', [0, PURPOSE.duration, 5, 4, 1]], ['visit', [0, PURPOSE.duration, 5, 3, 2]],
  ] as const)('gives other draws for another %s', (_, [element, purpose, source, number, visit]) => {
    const s = stream(1, 0);
    s.seek(0, PURPOSE.duration, 5, 3, 1);
    const first = s.uniform();
    s.seek(element, purpose, source, number, visit);

    expect(s.uniform()).not.toBe(first);
  });

  it('is uniform: mean ½, variance 1/12, no correlation between neighbouring cases, over 200,000 cases', () => {
    const s = stream(42, 3);
    let sum = 0, squares = 0, products = 0, previous = 0.5;
    const n = 200_000;
    for (let i = 0; i < n; i += 1) {
      s.seek(0, PURPOSE.duration, 0, i, 0);
      const u = s.uniform();
      sum += u; squares += u * u; products += (u - 0.5) * (previous - 0.5);
      previous = u;
    }

    // Five standard errors: 5·√(1/12/n), 5·√(1/180/n), 5/(12·√n).
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares / n - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / n));
    expect(Math.abs(products / n)).toBeLessThan(5 / (12 * Math.sqrt(n)));
  });
});
