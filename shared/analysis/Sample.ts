import type { ProcessModel } from '../model/ProcessModel.ts';
import type { Program } from '../simulation/Program.ts';
import type { Replication } from '../simulation/Replication.ts';
import { estimate } from './estimate.ts';
import type { Estimate } from './SimulationReport.ts';

/** The replications of one scenario, in the order of their numbers, and how sure one wants to be of what is said about them. */
export interface Sample {
  readonly model: ProcessModel;
  readonly program: Program;
  readonly replications: readonly Replication[];
  /** 1 − α of every interval. */
  readonly confidence: number;
}

/** The figure over replications; a replication in which it does not exist (a step that was never done) gives `null` and is left out. */
export const over = ({ replications, confidence }: Pick<Sample, 'replications' | 'confidence'>, figure: (r: Replication) => number | null): Estimate =>
  estimate(replications.map(figure).filter((value) => value !== null), confidence);

/** `null` where there is nothing to divide by. */
export const ratio = (a: number, b: number): number | null => (b > 0 ? a / b : null);

/** Of n single values, from their sum and sum of squares. */
export const standardDeviation = (n: number, sum: number, squares: number): number => (n < 2 ? 0 : Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1))));
