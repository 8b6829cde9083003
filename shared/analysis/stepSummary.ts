import { STEP, STEP_ACCURACY, STEP_COLUMNS, type Replication } from '../simulation/Replication.ts';
import { binCount, QuantileSketch } from '../simulation/statistics/QuantileSketch.ts';
import { meanOf } from './estimate.ts';
import { over, ratio, standardDeviation, type Sample } from './Sample.ts';
import type { StepSummary } from './SimulationReport.ts';

const STEP_BINS = binCount(STEP_ACCURACY);

/** What happened at node `n`, which does work. */
export function stepSummary(sample: Sample, n: number): StepSummary {
  const { program, replications } = sample;
  const column = (r: Replication, c: number) => r.steps[n * STEP_COLUMNS + c] ?? 0;
  const perExecution = (c: number) => over(sample, (r) => ratio(column(r, c), column(r, STEP.executions)));
  const done = replications.filter((r) => column(r, STEP.executions) > 0);
  const sketches = done.map((r) => new QuantileSketch(STEP_ACCURACY, r.stepSketches.subarray(n * STEP_BINS, (n + 1) * STEP_BINS)));
  const waitingInHours = perExecution(STEP.waitingInHours);
  return {
    name: program.nodeNames[n] ?? '',
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
    queueLength: { ...over(sample, (r) => ratio(column(r, STEP.queueArea), r.window)), max: Math.max(0, ...replications.map((r) => column(r, STEP.queueMax))) },
    costPerCase: over(sample, (r) => ratio(column(r, STEP.cost), r.cases)),
  };
}
