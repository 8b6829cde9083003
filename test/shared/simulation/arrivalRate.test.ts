import { describe, expect, it } from 'vitest';
import { arrivalRate } from '../../../shared/simulation/arrivalRate.ts';
import { run } from '../../../shared/simulation/run.ts';
import { end, exponential, programOf, start, weekdays } from './buildModel.ts';

describe('the rate of arrivals, known before a run', () => {
  // Office hours of 480 min on five days. By hand for gaps of 18 min: 2400/18 = 133.3 a week in open hours; pushed, one more at
  // each of five openings.
  it.each<['working' | 'push', number, number]>([['working', 18, 2_400 / 18], ['push', 18, 2_400 / 18 + 5], ['push', 1_440, 2_400 / 1_440 + 4 * (1 - Math.exp(-960 / 1_440)) + (1 - Math.exp(-3_840 / 1_440))]])(
    'read as %s with gaps of %d min is %f a week, and a run brings as many', (reading, gap, perWeek) => {
      const program = programOf({ nodes: { s: start(exponential(gap), { arrivals: { calendar: 'office', reading } }), e: end() }, flows: ['s > e'], calendars: { office: { week: weekdays(540, 1_020) } }, settings: { start: '2026-01-05T09:00' } });
      const weeks = 40_000 / perWeek;
      const brought = run(program, { seed: 3, replication: 0, cases: 1_000_000, arrivalsEnd: weeks * 10_080, warmUpCases: 0 })!.cases;

      expect(arrivalRate(program, program.sources[0]!) * 10_080).toBeCloseTo(perWeek, 6);
      // Poisson or nearly: three standard deviations of 40,000 are 1.5 %.
      expect(Math.abs(brought / (weeks * perWeek) - 1)).toBeLessThan(0.015);
    });
});
