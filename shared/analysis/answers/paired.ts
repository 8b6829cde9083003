import type { Estimate } from '../SimulationReport.ts';
import { estimate } from '../estimate.ts';
import type { Figures } from './figures.ts';

/** Second minus first by replication, with its t interval: both drew the same random numbers. */
export function pairedDifference(first: readonly Figures[], second: readonly Figures[], figure: (figures: Figures) => number | null, confidence?: number): Estimate {
  const differences = second.flatMap((of, i) => {
    const a = first[i] === undefined ? null : figure(first[i]);
    const b = figure(of);
    return a === null || b === null ? [] : [b - a];
  });
  return estimate(differences, confidence);
}

/** The other way round, without a negative zero. */
export const gainOf = ({ mean, halfWidth }: Estimate): Estimate => ({ mean: mean === 0 ? 0 : -mean, halfWidth });
