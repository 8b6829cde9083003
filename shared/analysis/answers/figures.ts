import type { ServiceId } from '../../model/ids.ts';
import type { Program } from '../../simulation/Program.ts';
import { CASE_ACCURACY, type Replication } from '../../simulation/Replication.ts';
import { binCount, QuantileSketch } from '../../simulation/statistics/QuantileSketch.ts';
import { FIGURES } from '../figures.ts';
import { promiseShares } from './attainment.ts';

/** The few numbers of one replication that answers compare; everything else of it is let go at once. Minutes. */
export interface Figures {
  /** Counted cases. */
  readonly cases: number;
  readonly cycleTime: number;
  readonly p90: number;
  readonly waitingTime: number;
  readonly cost: number;
  readonly throughputPerHour: number;
  readonly wip: number;
  readonly flowEfficiency: number;
  /** Share of cases that keep each promise; `null` where none is concerned. */
  readonly promises: Readonly<Record<ServiceId, number | null>>;
}

export type FigureName = Exclude<keyof Figures, 'promises' | 'cases'>;
export const FIGURE_NAMES = ['cycleTime', 'p90', 'waitingTime', 'cost', 'throughputPerHour', 'wip', 'flowEfficiency'] as const satisfies readonly FigureName[];

const CASE_BINS = binCount(CASE_ACCURACY);

export function figuresOf(program: Program, r: Replication): Figures {
  const cycleTimes = new QuantileSketch(CASE_ACCURACY, r.sketches.subarray(0, CASE_BINS));
  return {
    cases: r.cases,
    cycleTime: FIGURES.cycleTime(r),
    p90: cycleTimes.quantile(0.9),
    waitingTime: FIGURES.waitingTime(r),
    cost: FIGURES.cost(r),
    throughputPerHour: FIGURES.throughputPerHour(r),
    wip: FIGURES.wip(r),
    flowEfficiency: FIGURES.flowEfficiency(r),
    promises: promiseShares(program, r),
  };
}
