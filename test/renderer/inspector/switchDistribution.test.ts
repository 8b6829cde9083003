import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDistribution, DISTRIBUTION_KINDS, parameterOf, refusal } from '../../../renderer/inspector/distributionForm.ts';
import { distributionWithMean, inUnit, withParameter, withPoint } from '../../../renderer/inspector/switchDistribution.ts';
import { Distribution, MINUTES_PER_UNIT, TimeUnit } from '../../../shared/model/Distribution.ts';
import { unwrap } from '../../../shared/result.ts';
import { distributionFacts } from '../../../shared/simulation/distributions/distributionFacts.ts';

const drawable = DISTRIBUTION_KINDS.filter((kind) => kind !== 'expression');
const meanOf = (distribution: Distribution) => unwrap(distributionFacts(distribution)).mean / MINUTES_PER_UNIT[distribution.unit];

describe('switching the kind of a distribution', () => {
  it.each(drawable)('to %s keeps the mean', (kind) => {
    for (const mean of [0.5, 12, 480]) expect(meanOf(distributionWithMean(kind, 'h', mean)) / mean).toBeCloseTo(1, 2);
  });

  it.each(DISTRIBUTION_KINDS)('to %s is always a valid one, even from a mean of 0', (kind) => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (mean) => {
      const made = distributionWithMean(kind, 'min', mean);

      expect(Distribution.safeParse(made).success).toBe(true);
      expect(checkDistribution(made)).toBeNull();
    }), { numRuns: 50 });
  });
});

describe('changing the unit', () => {
  it.each(drawable)('of %s means the same time', (kind) => {
    const before = distributionWithMean(kind, 'min', 90);
    const after = inUnit(before, 'h');

    expect(after.unit).toBe('h');
    expect(meanOf(after) * 60).toBeCloseTo(meanOf(before), 4);
  });

  it('and back gives the same number', () => {
    fc.assert(fc.property(fc.constantFrom(...TimeUnit.options), fc.integer({ min: 1, max: 10_000 }), (unit, value) => {
      const back = inUnit(inUnit({ kind: 'fixed', unit: 'min', value }, unit), 'min');

      expect(back.kind === 'fixed' ? back.value / value : Number.NaN).toBeCloseTo(1, 12);
    }));
  });
});

describe('the numbers of a distribution', () => {
  it('lose a cut-off that is taken away', () => {
    expect(withParameter({ kind: 'exponential', unit: 'min', mean: 5, max: 9 }, 'max', undefined)).toEqual({ kind: 'exponential', unit: 'min', mean: 5 });
  });

  it('are refused when they contradict each other', () => {
    expect(checkDistribution({ kind: 'uniform', unit: 'min', min: 5, max: 2 })?.key).toBe('inspector.error.minAboveMax');
    expect(checkDistribution({ kind: 'pert', unit: 'min', min: 1, mode: 9, max: 5 })?.key).toBe('inspector.error.modeOutside');
    expect(checkDistribution({ kind: 'histogram', unit: 'min', bins: [{ from: 3, to: 3, weight: 1 }] })?.key).toBe('inspector.error.binBackwards');
  });
});

describe('points that are typed one after the other', () => {
  it('are never out of order in between: what was typed stays, the others come along', () => {
    const point = fc.integer({ min: 0, max: 1_000 });
    const kinds = fc.constantFrom('uniform', 'triangular', 'pert', 'beta') as fc.Arbitrary<'uniform' | 'triangular' | 'pert' | 'beta'>;
    fc.assert(fc.property(kinds, fc.array(fc.tuple(fc.constantFrom('min', 'mode', 'max'), point), { maxLength: 8 }), (kind, typed) => {
      let distribution = distributionWithMean(kind, 'min', 20);
      for (const [name, value] of typed) {
        if (parameterOf(distribution, name) === undefined) continue;
        distribution = withPoint(distribution, name, value);

        expect(parameterOf(distribution, name)).toBe(value);
        expect(checkDistribution(distribution)).toBeNull();
      }
    }));
  });

  it('of what is cut off are refused instead when nothing would be left between them', () => {
    expect(refusal(withPoint({ kind: 'exponential', unit: 'min', mean: 10, max: 5 }, 'min', 8))?.key).toBe('inspector.error.minAboveMax');
    expect(refusal({ kind: 'normal', unit: 'min', mean: 10, sd: 1, min: 60 })?.key).toBe('inspector.error.distribution.truncation');
    expect(refusal({ kind: 'logLogistic', unit: 'min', shape: 1, scale: 5 })?.key).toBe('inspector.error.distribution.noMean');
    expect(refusal({ kind: 'logLogistic', unit: 'min', shape: 1, scale: 5, max: 90 })).toBeNull();
  });
});
