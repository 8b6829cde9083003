import { expect, it } from 'vitest';
import { isAssumption } from '../../../../shared/analysis/words/isAssumption.ts';

it('tells what was assumed from what casts doubt on the figures', () => {
  expect(isAssumption({ key: 'simulation.warning.defaultDuration' })).toBe(true);
  expect(isAssumption({ key: 'simulation.warning.overload' })).toBe(false);
  expect(isAssumption({ key: 'simulation.warning.stuck' })).toBe(false);
});
