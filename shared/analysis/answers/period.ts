import { arrivalRate } from '../../simulation/arrivalRate.ts';
import type { Program } from '../../simulation/Program.ts';
import { MINUTES_PER_WEEK } from '../../units.ts';
import type { ModelChange } from './ModelChange.ts';

/** Cases that are expected to come in within a week; 0 when that is not known before the run. */
export const casesPerWeek = (program: Program): number => program.sources.reduce((sum, source) => sum + arrivalRate(program, source) * MINUTES_PER_WEEK, 0);

/** How many times as often cases come in after these changes. */
export const demandOf = (changes: readonly ModelChange[]): number => changes.reduce((factor, change) => (change.kind === 'demand' ? factor * change.factor : factor), 1);
