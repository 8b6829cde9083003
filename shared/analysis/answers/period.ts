import { openMinutesPerWeek } from '../../simulation/calendar/WeekPattern.ts';
import { READING, type Program } from '../../simulation/Program.ts';
import { MINUTES_PER_WEEK } from '../../units.ts';
import type { ModelChange } from './ModelChange.ts';

/** Cases that are expected to come in within a week; 0 when that is not known before the run. */
export function casesPerWeek(program: Program): number {
  return program.sources.reduce((sum, { interArrival, batchSize, reading, calendar }) => {
    const gap = program.distributionMean[interArrival] ?? 0;
    const pattern = calendar < 0 ? undefined : program.calendars[calendar];
    const open = pattern && reading === READING.working ? openMinutesPerWeek(pattern) : MINUTES_PER_WEEK;
    return sum + (gap > 0 ? (batchSize * open) / gap : 0);
  }, 0);
}

/** How many times as often cases come in after these changes. */
export const demandOf = (changes: readonly ModelChange[]): number => changes.reduce((factor, change) => (change.kind === 'demand' ? factor * change.factor : factor), 1);
