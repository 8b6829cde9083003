import { z } from 'zod';
import { FlowId, ServiceId } from '../../model/ids.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import type { Program } from '../../simulation/Program.ts';
import { CASE_ACCURACY, CASE_MEASURES, type Replication } from '../../simulation/Replication.ts';
import { binCount, QuantileSketch } from '../../simulation/statistics/QuantileSketch.ts';
import { meanOf, sdOf } from '../estimate.ts';
import { caseMean } from '../figures.ts';
import { studentTQuantile } from '../studentT.ts';
import { promiseShares, standardShares } from './attainment.ts';

const share = z.number().gt(0).lt(1);

/** What a staffing has to reach. */
export const Goal = z.discriminatedUnion('kind', [
  /** A promise is kept for this share of the cases; `null`: the share that the promise itself names. */
  z.strictObject({ kind: z.literal('promise'), promise: ServiceId, target: share.nullable() }),
  /** The response standard of a hand-off is kept for this share; `null`: the percentile of the standard. */
  z.strictObject({ kind: z.literal('standard'), flow: FlowId, target: share.nullable() }),
  /** The mean (`null`), or the time within which this share of the cases is, is at most so many minutes. */
  z.strictObject({ kind: z.literal('time'), measure: z.enum(['cycleTime', 'waitingTime']), quantile: share.nullable(), within: z.number().gt(0).max(1e9) }),
]).readonly();
export type Goal = z.infer<typeof Goal>;

/** One-sided: the chance to call a goal kept that is missed by a hair is 5 %. */
const CONFIDENCE = 0.95;
const CASE_BINS = binCount(CASE_ACCURACY);

/** A goal as a number of one replication, the number it is held against, and which side is the good one. */
export interface Aim {
  readonly figure: (program: Program, r: Replication) => number | null;
  readonly target: number;
  readonly isLargerBetter: boolean;
}

/** `null`: the model has no such promise or standard, or gives it no number. */
export function aimOf(model: ProcessModel, goal: Goal): Aim | null {
  switch (goal.kind) {
    case 'promise': {
      const measure = find(model.promises, goal.promise)?.measure;
      return measure ? { figure: (program, r) => promiseShares(program, r)[goal.promise] ?? null, target: goal.target ?? measure.target, isLargerBetter: true } : null;
    }
    case 'standard': {
      const flow = find(model.flows, goal.flow);
      const standard = flow && 'handOff' in flow ? flow.handOff?.responseStandard : undefined;
      return standard ? { figure: (program, r) => standardShares(program, r)[goal.flow] ?? null, target: goal.target ?? standard.percentile, isLargerBetter: true } : null;
    }
    case 'time': {
      const row = CASE_MEASURES.indexOf(goal.measure);
      const { quantile } = goal;
      return {
        figure: (_, r) => (quantile === null ? caseMean(r, row) : new QuantileSketch(CASE_ACCURACY, r.sketches.subarray(row * CASE_BINS, (row + 1) * CASE_BINS)).quantile(quantile)),
        target: goal.within,
        isLargerBetter: false,
      };
    }
  }
}

/**
 * The end of the one-sided 95 % t interval that is held against the target: the goal counts as kept when even this
 * pessimistic value keeps it. Fewer than two replications show no spread and never keep anything.
 */
export function pessimistic(values: readonly number[], isLargerBetter: boolean): number {
  if (values.length < 2) return isLargerBetter ? -Infinity : Infinity;
  const mean = meanOf(values);
  const halfWidth = (studentTQuantile(CONFIDENCE, values.length - 1) * sdOf(values, mean)) / Math.sqrt(values.length);
  return isLargerBetter ? mean - halfWidth : mean + halfWidth;
}

export const isKept = (bound: number, { target, isLargerBetter }: Aim): boolean => (isLargerBetter ? bound >= target : bound <= target);
