import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parts } from '../shared/simulation/buildModel.ts';
import { compareRuns } from './compare.ts';
import { collaboration, network, structuredModel } from './randomModels.ts';

/*
 * The kernel against the reference interpreter (CONVENTIONS.md) on random models with the same keys: the same end of
 * every case and the same activities.
 */
const CASES = 10;

describe('the kernel does what the reference does', () => {
  it.each<[string, fc.Arbitrary<Parts>, number]>([
    ['blocks within blocks', structuredModel, 400],
    ['networks that nobody structured', network, 400],
    ['pools that exchange messages', collaboration, 200],
  ])('on %s', (_, models, numRuns) => {
    let compared = 0;
    fc.assert(
      fc.property(models, fc.nat(1_000), (parts, seed) => {
        const both = compareRuns(parts, seed, CASES);
        if (both === null) return;
        compared += 1;
        expect(both.kernel).toEqual(both.reference);
      }),
      { numRuns },
    );
    // Few models are refused, or split without end.
    expect(compared).toBeGreaterThan(numRuns * 0.9);
  }, 120_000);
});
