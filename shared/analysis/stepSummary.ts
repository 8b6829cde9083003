import { STEP, STEP_ACCURACY, STEP_COLUMNS, type Replication } from '../simulation/Replication.ts';
import { QuantileSketch } from '../simulation/statistics/QuantileSketch.ts';
import { columnOf, mergedSketch } from './columnOf.ts';
import { meanOf } from './estimate.ts';
import { over, ratio, standardDeviation, type Sample } from './Sample.ts';
import type { StepSummary } from './SimulationReport.ts';

/** What happened at a step. It has several numbers where its process is called from several places: the longest queue is then the longest of any of these. */
export function stepSummary(sample: Sample, numbers: readonly [number, ...number[]]): StepSummary {
  const { program, replications } = sample;
  const column = (r: Replication, c: number) => columnOf(r.steps, STEP_COLUMNS, numbers, c);
  const perExecution = (c: number) => over(sample, (r) => ratio(column(r, c), column(r, STEP.executions)));
  const done = replications.filter((r) => column(r, STEP.executions) > 0);
  const sketches = done.map((r) => new QuantileSketch(STEP_ACCURACY, mergedSketch(r.stepSketches, STEP_ACCURACY, numbers)));
  const waitingInHours = perExecution(STEP.waitingInHours);
  return {
    name: program.nodeNames[numbers[0]] ?? '',
    executionsPerCase: over(sample, (r) => ratio(column(r, STEP.executions), r.cases)),
    waiting: { ...perExecution(STEP.waiting), p95: meanOf(sketches.map((s) => s.quantile(0.95))) },
    waitingInHours,
    waitingByCause: {
      roleBusy: waitingInHours,
      offShift: over(sample, (r) => ratio(column(r, STEP.waiting) - column(r, STEP.waitingInHours), column(r, STEP.executions))),
    },
    processing: {
      ...perExecution(STEP.processing),
      sd: meanOf(done.map((r) => standardDeviation(column(r, STEP.executions), column(r, STEP.processing), column(r, STEP.processingSquares)))),
    },
    queueLength: { ...over(sample, (r) => ratio(column(r, STEP.queueArea), r.window)), max: Math.max(0, ...replications.flatMap((r) => numbers.map((n) => columnOf(r.steps, STEP_COLUMNS, [n], STEP.queueMax)))) },
    costPerCase: over(sample, (r) => ratio(column(r, STEP.cost), r.cases)),
  };
}
