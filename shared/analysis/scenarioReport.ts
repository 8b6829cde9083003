import { flowId, nodeId, type VariantId } from '../model/ids.ts';
import { PART } from '../simulation/kernel/TokenStore.ts';
import type { Program } from '../simulation/Program.ts';
import {
  CASE_ACCURACY, CASE_MEASURES, HAND_OFF, HAND_OFF_COLUMNS, MOMENTS, ROLE, ROLE_COLUMNS, STEP, STEP_ACCURACY, STEP_COLUMNS, type Replication,
} from '../simulation/Replication.ts';
import { binCount, QuantileSketch } from '../simulation/statistics/QuantileSketch.ts';
import { estimate, meanOf } from './estimate.ts';
import { histogramOf } from './histogramOf.ts';
import {
  WAITING_CAUSES, type CycleTimeParts, type DistributionSummary, type Estimate, type HandOffSummary, type Measures, type RoleSummary, type ScenarioReport, type StepSummary,
} from './SimulationReport.ts';

const CASE_BINS = binCount(CASE_ACCURACY);
const STEP_BINS = binCount(STEP_ACCURACY);

/** What one scenario's replications measured, in the order of their numbers. */
export function scenarioReport(scenario: { readonly variant: VariantId | null; readonly name: string; readonly program: Program }, replications: readonly Replication[]): ScenarioReport {
  const first = replications[0];
  return {
    variant: scenario.variant,
    name: scenario.name,
    replications: replications.length,
    cases: replications.reduce((sum, r) => sum + r.cases, 0),
    warmUpCases: first?.warmUpCases ?? 0,
    measures: measures(scenario.program, replications),
    histogram: histogramOf(new QuantileSketch(CASE_ACCURACY, merged(replications))),
  };
}

function merged(replications: readonly Replication[]): Uint32Array {
  const counts = new Uint32Array(CASE_BINS);
  for (const r of replications) for (let i = 0; i < CASE_BINS; i += 1) counts[i]! += r.sketches[i] ?? 0;
  return counts;
}

/** The figure of each replication, `null` where it does not exist (a step that was never done). */
const over = (replications: readonly Replication[], figure: (r: Replication) => number | null): Estimate =>
  estimate(replications.map(figure).filter((value) => value !== null));

const ratio = (a: number, b: number): number | null => (b > 0 ? a / b : null);

/** Figures that are compared between variants, per replication. */
export const FIGURES = {
  cycleTime: (r: Replication) => caseMean(r, 0),
  waitingTime: (r: Replication) => caseMean(r, 1),
  cost: (r: Replication) => caseMean(r, 3),
  throughputPerHour: (r: Replication) => (r.window > 0 ? (60 * r.cases) / r.window : 0),
  wip: (r: Replication) => (r.window > 0 ? r.wipArea / r.window : 0),
  flowEfficiency: (r: Replication) => ratio(caseMean(r, 2), caseMean(r, 0)) ?? 1,
} as const;

function caseMean(r: Replication, measure: number): number {
  return ratio(r.moments[measure * MOMENTS + 1] ?? 0, r.moments[measure * MOMENTS] ?? 0) ?? 0;
}

function measures(program: Program, replications: readonly Replication[]): Measures {
  const summaries = CASE_MEASURES.map((_, m) => distribution(replications, m));
  const [cycleTime, waitingTime, processingTime, cost] = summaries as [DistributionSummary, DistributionSummary, DistributionSummary, DistributionSummary];
  const parts = Object.fromEntries((['processing', ...WAITING_CAUSES] as const).map((cause) => [cause, over(replications, (r) => ratio(r.parts[PART[cause]] ?? 0, r.cases))]));
  return {
    cycleTime, waitingTime, processingTime, cost,
    throughputPerHour: over(replications, FIGURES.throughputPerHour),
    wip: over(replications, FIGURES.wip),
    flowEfficiency: over(replications, FIGURES.flowEfficiency),
    parts: parts as CycleTimeParts,
    steps: Object.fromEntries(program.nodeIds.flatMap((id, n) => (program.isStep[n] === 1 ? [[nodeId(id), step(program, replications, n)]] : []))),
    roles: Object.fromEntries(program.roleIds.flatMap((id, n) => (program.requirementRole.includes(n) ? [[id, role(program, replications, n)]] : []))),
    handOffs: Object.fromEntries(Array.from(program.handOffFlows, (flow, n) => [flowId(program.flowIds[flow] ?? ''), handOff(program, replications, n)])),
    promises: {},
  };
}

function distribution(replications: readonly Replication[], measure: number): DistributionSummary {
  const at = measure * MOMENTS;
  const usable = replications.filter((r) => r.cases > 0);
  const mean = (figure: (r: Replication) => number) => meanOf(usable.map(figure));
  const sketches = usable.map((r) => new QuantileSketch(CASE_ACCURACY, r.sketches.subarray(measure * CASE_BINS, (measure + 1) * CASE_BINS)));
  const least = usable.map((r) => r.moments[at + 3] ?? 0);
  const most = usable.map((r) => r.moments[at + 4] ?? 0);
  // The ends are known exactly; a sketch must not reach beyond them.
  const quantile = (p: number) => meanOf(sketches.map((s, i) => Math.min(most[i] ?? 0, Math.max(least[i] ?? 0, s.quantile(p)))));
  return {
    ...over(usable, (r) => caseMean(r, measure)),
    sd: mean((r) => standardDeviation(r.moments[at] ?? 0, r.moments[at + 1] ?? 0, r.moments[at + 2] ?? 0)),
    min: meanOf(least),
    max: meanOf(most),
    p5: quantile(0.05), p25: quantile(0.25), p50: quantile(0.5), p75: quantile(0.75), p90: quantile(0.9), p95: quantile(0.95), p99: quantile(0.99),
  };
}

function standardDeviation(n: number, sum: number, squares: number): number {
  return n < 2 ? 0 : Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1)));
}

function step(program: Program, replications: readonly Replication[], n: number): StepSummary {
  const at = n * STEP_COLUMNS;
  const column = (r: Replication, c: number) => r.steps[at + c] ?? 0;
  const per = (c: number) => over(replications, (r) => ratio(column(r, c), column(r, STEP.executions)));
  const sketches = replications.map((r) => new QuantileSketch(STEP_ACCURACY, r.stepSketches.subarray(n * STEP_BINS, (n + 1) * STEP_BINS)));
  const waitingInHours = per(STEP.waitingInHours);
  return {
    name: program.nodeNames[n] ?? '',
    executionsPerCase: over(replications, (r) => ratio(column(r, STEP.executions), r.cases)),
    waiting: { ...per(STEP.waiting), p95: meanOf(sketches.map((s) => s.quantile(0.95))) },
    waitingInHours,
    waitingByCause: {
      roleBusy: waitingInHours,
      offShift: over(replications, (r) => ratio(column(r, STEP.waiting) - column(r, STEP.waitingInHours), column(r, STEP.executions))),
    },
    processing: {
      ...per(STEP.processing),
      sd: meanOf(replications.map((r) => standardDeviation(column(r, STEP.executions), column(r, STEP.processing), column(r, STEP.processingSquares)))),
    },
    queueLength: { ...over(replications, (r) => ratio(column(r, STEP.queueArea), r.window)), max: Math.max(0, ...replications.map((r) => column(r, STEP.queueMax))) },
    costPerCase: over(replications, (r) => ratio(column(r, STEP.cost), r.cases)),
  };
}

function role(program: Program, replications: readonly Replication[], n: number): RoleSummary {
  const at = n * ROLE_COLUMNS;
  const column = (r: Replication, c: number) => r.roles[at + c] ?? 0;
  return {
    name: program.roleNames[n] ?? '',
    headcount: program.headcount[n] ?? 0,
    // Work in overtime is done outside the available time, so it is left out here and told apart below.
    utilisation: over(replications, (r) => ratio(column(r, ROLE.busy) - column(r, ROLE.overtime), column(r, ROLE.available))),
    queueLength: { ...over(replications, (r) => ratio(column(r, ROLE.queueArea), r.window)), max: Math.max(0, ...replications.map((r) => column(r, ROLE.queueMax))) },
    waitingPerCase: over(replications, (r) => ratio(column(r, ROLE.waiting), r.cases)),
    costPerCase: over(replications, (r) => ratio(column(r, ROLE.cost), r.cases)),
    overtimeMinutes: over(replications, (r) => column(r, ROLE.overtime)),
  };
}

function handOff(program: Program, replications: readonly Replication[], n: number): HandOffSummary {
  const column = (r: Replication, c: number) => r.handOffs[n * HAND_OFF_COLUMNS + c] ?? 0;
  return {
    name: program.handOffNames[n] ?? '',
    perCase: over(replications, (r) => ratio(column(r, HAND_OFF.count), r.cases)),
    waiting: over(replications, (r) => ratio(column(r, HAND_OFF.waiting), column(r, HAND_OFF.starts))),
  };
}
