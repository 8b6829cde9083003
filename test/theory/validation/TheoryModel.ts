import type { Estimate, Measures } from '../../../shared/analysis/SimulationReport.ts';
import type { Replication } from '../../../shared/simulation/Replication.ts';
import type { Parts } from '../../shared/simulation/buildModel.ts';

/** One figure that theory knows, and where the report states it. */
export interface Statement {
  readonly figure: string;
  readonly theory: number;
  readonly unit: 'min' | '%' | '';
  readonly read: (measures: Measures, replications: readonly Replication[]) => Estimate;
  /** Relative error bound of the quantile sketch, for quantiles. */
  readonly sketch?: number;
}

/** A model with an exact solution, and runs long enough to tell. */
export interface TheoryModel {
  readonly id: string;
  readonly name: string;
  /** Where the formula is from. */
  readonly source: string;
  readonly utilisation: number;
  readonly parts: Parts;
  readonly cases: number;
  readonly warmUpCases: number;
  /** Minute after which no case comes in. */
  readonly arrivalsEnd?: number;
  /** Where the usual number is too few. */
  readonly replications?: number;
  readonly statements: readonly Statement[];
}

/**
 * Cases until an M/M/1 queue that began empty has forgotten it by a factor of e: its relaxation time is
 * 1/(μ(1 − √ρ)²) (Gross §2.11; Odoni and Roth 1983), times λ.
 */
export const relaxationInCases = (rho: number): number => rho / (1 - Math.sqrt(rho)) ** 2;

/** Ten relaxation times to warm up, and enough of them to count that means over them are near normal. */
export const runLength = (rho: number): { readonly cases: number; readonly warmUpCases: number } => {
  const warmUpCases = Math.ceil(200 + 10 * relaxationInCases(rho));
  return { warmUpCases, cases: warmUpCases + (rho < 0.6 ? 10_000 : rho < 0.9 ? 30_000 : 130_000) };
};

/** Of the case measures, half a per cent. */
export const SKETCH = 0.005;

type CaseMeasure = 'cycleTime' | 'waitingTime';
type Level = 'p50' | 'p90' | 'p95';

export const quantile = (measure: CaseMeasure, level: Level, theory: number): Statement => ({
  figure: `${measure === 'cycleTime' ? 'time in system' : 'wait'}, ${level}`, theory, unit: 'min', sketch: SKETCH,
  read: (measures) => ({ mean: measures[measure][level], halfWidth: measures[measure].quantileHalfWidths?.[level] ?? null }),
});

const of = <T>(table: Readonly<Record<string, T>>, id: string): T => {
  const row = Object.entries(table).find(([key]) => key === id)?.[1];
  if (row === undefined) throw new Error(`The report has no ${id}`);
  return row;
};

export const wait = (step: string, theory: number, what = 'mean wait'): Statement => ({ figure: what, theory, unit: 'min', read: ({ steps }) => of(steps, step).waiting });
export const queueLength = (step: string, theory: number, what = 'mean queue length'): Statement => ({ figure: what, theory, unit: '', read: ({ steps }) => of(steps, step).queueLength });
export const busy = (role: string, theory: number, what = 'utilisation'): Statement => ({ figure: what, theory, unit: '%', read: ({ roles }) => of(roles, role).utilisation });
export const inSystem = (theory: number): Statement => ({ figure: 'mean number in system', theory, unit: '', read: ({ wip }) => wip });
export const cycleTime = (theory: number): Statement => ({ figure: 'mean time in system', theory, unit: 'min', read: ({ cycleTime: measured }) => measured });
export const executions = (step: string, theory: number, what: string): Statement => ({ figure: what, theory, unit: what.startsWith('share') ? '%' : '', read: ({ steps }) => of(steps, step).executionsPerCase });
