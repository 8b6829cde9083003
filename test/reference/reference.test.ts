import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parts } from '../shared/simulation/buildModel.ts';
import { compareRuns } from './compare.ts';
import { structuredModel } from './randomModels.ts';
import { collaboration, network } from './randomNetworks.ts';
import { signalled } from './randomSignals.ts';
import { staffedModel } from './randomStaff.ts';
import { timed } from './randomTimers.ts';

/*
 * The kernel against the reference interpreter (CONVENTIONS.md) on random models with the same keys: the same end of
 * every case at the same cost, and the same activities.
 */
const CASES = 10;

describe('the kernel does what the reference does', () => {
  it.each<[string, fc.Arbitrary<Parts>, number]>([
    ['blocks within blocks', structuredModel, 120],
    ['networks that nobody structured', network, 150],
    ['pools that exchange messages', collaboration, 60],
    ['signals between many cases', signalled, 100],
    ['timers by their text', timed, 100],
    ['people who are told apart', staffedModel, 60],
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
    // Some models are refused (what people are asked for may be impossible), or split without end.
    expect(compared).toBeGreaterThan(numRuns / 3);
  }, 300_000);
});
