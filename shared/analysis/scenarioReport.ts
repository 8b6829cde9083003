import { nodeId, type VariantId } from '../model/ids.ts';
import { PART } from '../simulation/kernel/TokenStore.ts';
import type { Program } from '../simulation/Program.ts';
import { CASE_ACCURACY, HAND_OFF, HAND_OFF_COLUMNS, type Replication } from '../simulation/Replication.ts';
import { QuantileSketch } from '../simulation/statistics/QuantileSketch.ts';
import { promiseSummaries, standardSummaries } from './attainmentSummary.ts';
import { caseClasses } from './caseClasses.ts';
import { CASE_BINS, caseDistribution } from './caseDistribution.ts';
import { columnOf, handOffNumbers, stepNumbers } from './columnOf.ts';
import { FIGURES } from './figures.ts';
import { histogramOf } from './histogramOf.ts';
import { laneSummaries } from './laneSummary.ts';
import { processCycleEfficiency, wallIndex } from './leanFigures.ts';
import { personSummaries } from './personSummary.ts';
import { blindInterval, caseCounts, qualitySummary } from './qualitySummary.ts';
import { roleSummary } from './roleSummary.ts';
import { runCurves } from './runCurves.ts';
import { over, ratio, type Sample } from './Sample.ts';
import type { CycleTimeParts, Estimate, HandOffSummary, Measures, ScenarioReport, WarmUpSeries } from './SimulationReport.ts';
import { stepSummary } from './stepSummary.ts';

export interface ScenarioSample extends Sample {
  readonly variant: VariantId | null;
  readonly name: string;
  readonly warmUp: readonly WarmUpSeries[];
}

/** What the replications of one scenario measured. */
export function scenarioReport(sample: ScenarioSample): ScenarioReport {
  const { variant, name, warmUp, replications } = sample;
  return {
    variant,
    name,
    replications: replications.length,
    cases: replications.reduce((sum, r) => sum + r.cases, 0),
    warmUpCases: replications[0]?.warmUpCases ?? 0,
    warmUp,
    measures: measures(sample),
    curves: runCurves(sample),
    histogram: histogramOf(new QuantileSketch(CASE_ACCURACY, mergedCycleTimes(replications))),
  };
}

function mergedCycleTimes(replications: readonly Replication[]): Uint32Array {
  const counts = new Uint32Array(CASE_BINS);
  for (const r of replications) for (let i = 0; i < CASE_BINS; i += 1) counts[i]! += r.sketches[i] ?? 0;
  return counts;
}

function measures(sample: Sample): Measures {
  const { program } = sample;
  return {
    cycleTime: caseDistribution(sample, 0),
    waitingTime: caseDistribution(sample, 1),
    processingTime: caseDistribution(sample, 2),
    cost: caseDistribution(sample, 3),
    throughputPerHour: over(sample, FIGURES.throughputPerHour),
    wip: { ...over(sample, FIGURES.wip), max: Math.max(0, ...sample.replications.map((r) => r.wipMax)) },
    flowEfficiency: over(sample, FIGURES.flowEfficiency),
    parts: parts(sample),
    steps: Object.fromEntries([...stepNumbers(program)].map(([id, numbers]) => [nodeId(id), stepSummary(sample, numbers)])),
    roles: Object.fromEntries(program.roleIds.flatMap((id, n) => (isAskedFor(program, n) ? [[id, roleSummary(sample, n)]] : []))),
    handOffs: Object.fromEntries([...handOffNumbers(program)].map(([id, numbers]) => [id, handOffSummary(sample, numbers)])),
    promises: promiseSummaries(sample),
    standards: standardSummaries(sample),
    people: personSummaries(sample),
    lanes: laneSummaries(sample),
    processCycleEfficiency: processCycleEfficiency(sample),
    wallIndex: wallIndex(sample),
    classes: caseClasses(sample),
    counts: caseCounts(sample),
    quality: qualitySummary(sample),
    blindInterval: blindInterval(sample),
  };
}

/** By a step, or by one of its alternatives. */
const isAskedFor = ({ requirementRole, staff }: Program, role: number): boolean => requirementRole.includes(role) || (staff?.role.includes(role) ?? false);

function parts(sample: Sample): CycleTimeParts {
  const part = (at: number): Estimate => over(sample, (r) => ratio(r.parts[at] ?? 0, r.cases));
  return {
    processing: part(PART.processing), roleBusy: part(PART.roleBusy), offShift: part(PART.offShift), partner: part(PART.partner), timer: part(PART.timer),
    join: part(PART.join), transfer: part(PART.transfer), batch: part(PART.batch), overtaken: part(PART.overtaken),
  };
}

function handOffSummary(sample: Sample, numbers: readonly [number, ...number[]]): HandOffSummary {
  const column = (r: Replication, c: number) => columnOf(r.handOffs, HAND_OFF_COLUMNS, numbers, c);
  return {
    name: sample.program.handOffNames[numbers[0]] ?? '',
    perCase: over(sample, (r) => ratio(column(r, HAND_OFF.count), r.cases)),
    waiting: over(sample, (r) => ratio(column(r, HAND_OFF.waiting), column(r, HAND_OFF.starts))),
  };
}
