import { z } from 'zod';
import type { Message as TranslatableMessage } from '../i18n/Message.ts';
import { FlowId, LaneId, NodeId, PersonId, RoleId, ServiceId, VariantId } from '../model/ids.ts';

/**
 * The report of a simulation: the one document that `laneway simulate --json` prints, that the app shows and that the
 * library keeps. `docs/simulation-report.schema.json` is made from it. Times in minutes, money in the currency of the
 * model, shares from 0 to 1.
 */
const table = <I extends z.ZodType<string>, S extends z.ZodType>(id: I, row: S) => z.record(id, row).readonly();

const number = () => z.number();
const estimated = {
  mean: number().describe('Mean over replications'),
  halfWidth: number().min(0).nullable().describe('Half-width of the t interval over replications; null with one replication, which shows no spread'),
};

/** A mean over replications with the half-width of its t interval; `null` with one replication, which shows no spread. */
export const Estimate = z.object(estimated).readonly();
export type Estimate = z.infer<typeof Estimate>;

export const QUANTILES = ['p5', 'p25', 'p50', 'p75', 'p90', 'p95', 'p99'] as const;
export type Quantile = (typeof QUANTILES)[number];

export const DistributionSummary = z
  .object({
    ...estimated,
    sd: number().min(0).describe('Standard deviation of single cases'),
    min: number(), max: number(), p5: number(), p25: number(), p50: number(), p75: number(), p90: number(), p95: number(), p99: number(),
    quantileHalfWidths: z.record(z.enum(QUANTILES), number().min(0)).readonly().nullable().describe('Half-widths of the t intervals of the quantiles over replications; null with one replication'),
  })
  .readonly()
  .describe('Each figure is the mean of that figure over replications, quantiles too');
export type DistributionSummary = z.infer<typeof DistributionSummary>;

/**
 * Why a case waited (SIMULATION.md, “What a run reports”), along its critical path: where branches come together, the
 * path of the one that came last goes on, so the waits of the others there cost the case nothing and are in no part.
 * - `roleBusy`, `offShift`: in line for people, inside and outside their hours; while they switch over or are repaired,
 *   too. Work suspended at the end of a shift is off shift. Under priorities this includes the time in which others were
 *   taken first.
 * - `partner`, `timer`: for a message or an answer; for the clock.
 * - `join`: an inclusive join whose last branch has come, until it is known that no other can come any more. A parallel
 *   join makes nobody wait on the critical path.
 * - `transfer`: on the way at a hand-off.
 * - `batch`: for a batch to fill, or for one's turn in it. `overtaken`: begun and put aside for something more urgent,
 *   inside hours.
 */
export const WAITING_CAUSES = ['roleBusy', 'offShift', 'partner', 'timer', 'join', 'transfer', 'batch', 'overtaken'] as const;
export type WaitingCause = (typeof WAITING_CAUSES)[number];

export const CycleTimeParts = z
  .record(z.enum(['processing', ...WAITING_CAUSES]), Estimate)
  .readonly()
  .describe('Minutes per case. Along the critical path of a case, processing and the causes of waiting add up to cycle time exactly');
export type CycleTimeParts = z.infer<typeof CycleTimeParts>;

const queueLength = z.object({ ...estimated, max: number() }).readonly().describe('Time-weighted mean, and the longest in any replication');

export const StepSummary = z
  .object({
    name: z.string(),
    executionsPerCase: Estimate,
    waiting: z.object({ ...estimated, p95: number() }).readonly().describe('Enabled to started, clock minutes per execution'),
    waitingInHours: Estimate.describe('The same, open hours of the role only'),
    waitingByCause: z.partialRecord(z.enum(WAITING_CAUSES), Estimate).readonly(),
    processing: z.object({ ...estimated, sd: number() }).readonly().describe('Hands-on minutes per execution, suspension left out'),
    queueLength,
    costPerCase: Estimate,
  })
  .readonly();
export type StepSummary = z.infer<typeof StepSummary>;

export const RoleSummary = z
  .object({
    name: z.string(),
    headcount: number(),
    utilisation: Estimate.describe('Busy ÷ available (on shift) time, overtime apart'),
    queueLength,
    waitingPerCase: Estimate.describe('Minutes per case spent waiting for this role, busy or off shift'),
    costPerCase: Estimate,
    overtimeMinutes: Estimate,
    utilisationByHour: z.array(number().nullable()).length(168).readonly().describe('Busy ÷ available in each hour of the local week, Monday 0:00 first; null where nobody is on shift'),
  })
  .readonly();
export type RoleSummary = z.infer<typeof RoleSummary>;

export const PersonSummary = z
  .object({ name: z.string(), roles: z.array(RoleId).readonly(), utilisation: Estimate, executionsPerCase: Estimate, costPerCase: Estimate, overtimeMinutes: Estimate })
  .readonly()
  .describe('One person of a role whose people have names');
export type PersonSummary = z.infer<typeof PersonSummary>;

export const LaneSummary = z.object({ name: z.string(), processingPerCase: Estimate, waitingPerCase: Estimate, costPerCase: Estimate }).readonly();
export type LaneSummary = z.infer<typeof LaneSummary>;

export const ClassSummary = z
  .object({
    share: number().min(0).max(1).describe('Of all counted cases'),
    cycleTime: DistributionSummary, waitingTime: DistributionSummary, processingTime: DistributionSummary, cost: DistributionSummary,
  })
  .readonly()
  .describe('Cases of one class (run settings, caseClass)');
export type ClassSummary = z.infer<typeof ClassSummary>;

export const AttainmentSummary = z
  .object({
    name: z.string(),
    attainment: Estimate.describe('Share that meets the limit, of those to which it applies'),
    target: number(),
    within: number().describe('The limit in minutes of its clock'),
    applicablePerCase: Estimate,
    mean: Estimate.describe('Of the time that is promised, minutes of its clock'),
    p90: number(),
  })
  .readonly()
  .describe('How often a promise, or an internal standard at a hand-off, is kept');
export type AttainmentSummary = z.infer<typeof AttainmentSummary>;

export const CaseCounts = z
  .object({
    arrived: Estimate,
    completed: Estimate.describe('To their regular end'),
    unfinished: Estimate.describe('Still in progress when the run ended'),
    abandoned: Estimate.describe('Left by an interrupting boundary event, error or terminate before their regular end'),
  })
  .readonly()
  .describe('Per replication, of the cases after the warm-up');
export type CaseCounts = z.infer<typeof CaseCounts>;

export const QualitySummary = z
  .object({
    firstPassYield: Estimate.describe('Share of cases in which no step was done twice'),
    repeatsPerCase: Estimate.describe('Executions of a step beyond its first'),
    pingPongPerCase: Estimate.describe('Hand-offs that go back at once to where the case came from: A → B → A'),
  })
  .readonly();
export type QualitySummary = z.infer<typeof QualitySummary>;

export const Curves = z
  .object({
    bucketMinutes: number(),
    warmUpEnds: number().describe('Minutes from the start at which the warm-up ends'),
    workInProgress: z.array(number()).readonly().describe('Time-weighted mean number of cases in progress in each bucket'),
    queues: table(RoleId, z.array(number()).readonly()),
  })
  .readonly()
  .describe('Means over replications at equal distances of simulated time from the start of the run, warm-up included so that it can be seen');
export type Curves = z.infer<typeof Curves>;

export const HandOffSummary = z
  .object({ name: z.string(), perCase: Estimate, waiting: Estimate.describe('From leaving the giving step to the start of the receiving one, minutes') })
  .readonly();
export type HandOffSummary = z.infer<typeof HandOffSummary>;

export const Histogram = z
  .object({ from: number(), binWidth: number(), counts: z.array(number()).readonly() })
  .readonly()
  .describe('Equal-width bins over [from, to); the last bin takes what lies beyond. Counts are cases over all replications');
export type Histogram = z.infer<typeof Histogram>;

export const Measures = z
  .object({
    cycleTime: DistributionSummary,
    waitingTime: DistributionSummary,
    processingTime: DistributionSummary,
    cost: DistributionSummary,
    throughputPerHour: Estimate,
    wip: z.object({ ...estimated, max: number() }).readonly().describe('Cases in progress: time-weighted mean, and the most at once in any replication'),
    flowEfficiency: Estimate.describe('Touch time ÷ cycle time'),
    parts: CycleTimeParts,
    steps: table(NodeId, StepSummary),
    roles: table(RoleId, RoleSummary),
    handOffs: table(FlowId, HandOffSummary),
    promises: table(ServiceId, AttainmentSummary),
    standards: table(FlowId, AttainmentSummary).describe('Internal standards, by the flow whose hand-off they are of'),
    people: table(PersonId, PersonSummary),
    lanes: table(LaneId, LaneSummary),
    classes: table(z.string(), ClassSummary),
    counts: CaseCounts,
    quality: QualitySummary,
    processCycleEfficiency: Estimate.describe('Value-adding touch time ÷ cycle time; work in parallel counts once for each step'),
    wallIndex: Estimate.describe('Waiting at hand-offs between lanes ÷ cycle time'),
    blindInterval: z.object({ ...estimated, p90: number() }).readonly().nullable().describe('Longest gap in a case between two points that the customer can see, minutes; null where it sees nothing'),
  })
  .readonly();
export type Measures = z.infer<typeof Measures>;

/** Which series MSER-5 looks at: cycle times, and cases found in progress, both by the cases in the order of arrival. */
export const WARM_UP_SERIES = ['cycleTime', 'wip'] as const;
export const WarmUpSeries = z
  .object({
    measure: z.enum(WARM_UP_SERIES),
    cut: number().describe('Cases that this series alone would leave out'),
    hasSettled: z.boolean().describe('False: the best cut is the middle, the latest that is allowed'),
    casesPerPoint: number(),
    means: z.array(number()).readonly().describe('Mean of the series over the pilot replications, point by point'),
    statistic: z.array(number().nullable()).readonly().describe('MSER statistic of cutting before each point; null where too little would be left'),
  })
  .readonly();
export type WarmUpSeries = z.infer<typeof WarmUpSeries>;

export const ScenarioReport = z
  .object({
    variant: VariantId.nullable().describe('null: the master'),
    name: z.string(),
    replications: number(),
    cases: number().describe('Cases that entered the statistics, over all replications'),
    warmUpCases: number().describe('Cases left out at the start, per replication'),
    warmUp: z.array(WarmUpSeries).readonly().describe('How the warm-up was found; empty when it was given'),
    measures: Measures,
    histogram: Histogram,
    curves: Curves,
  })
  .readonly();
export type ScenarioReport = z.infer<typeof ScenarioReport>;

/** What is changed for the list “fix this first”. */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('onePersonMore'), role: RoleId, name: z.string() }).readonly(),
  z.object({ kind: z.literal('stepFaster'), step: NodeId, name: z.string(), percent: number() }).readonly(),
  z.object({ kind: z.literal('controlAtZero'), step: NodeId, name: z.string() }).readonly().describe('The control takes no time and nobody'),
  z.object({ kind: z.literal('handOffAtOnce'), flow: FlowId, name: z.string() }).readonly().describe('No transfer time'),
]);
export type Change = z.infer<typeof Change>;

export const Bottleneck = z
  .object({
    change: Change,
    gain: Estimate.describe('Mean cycle time without minus with the change, paired by common random numbers, minutes'),
    utilisation: number().nullable().describe('Of the role concerned; null: nobody is'),
    extraCostPerCase: Estimate.describe('One more person is paid for the whole shift, busy or not; otherwise cost with minus without, paired'),
    promises: table(ServiceId, Estimate).optional().describe('Attainment with minus without the change, paired'),
  })
  .readonly();
export type Bottleneck = z.infer<typeof Bottleneck>;

export const COMPARED_MEASURES = ['cycleTime', 'waitingTime', 'cost', 'throughputPerHour', 'wip', 'flowEfficiency'] as const;
export type ComparedMeasure = (typeof COMPARED_MEASURES)[number];

export const Comparison = z
  .object({
    base: VariantId.nullable(),
    variant: VariantId.nullable(),
    measure: z.enum(COMPARED_MEASURES),
    difference: Estimate.describe('Variant minus base, paired; Bonferroni over the variants compared'),
    verdict: z.enum(['better', 'worse', 'noDifferenceShown']),
    replicationsToSettle: number().nullable().describe('Estimated replications until the interval would leave 0; null when shown already or unknowable'),
  })
  .readonly();
export type Comparison = z.infer<typeof Comparison>;

export const STOPPING_MEASURES = ['cycleTime', 'waitingTime', 'cost', 'wip', 'throughputPerHour'] as const;
export const Precision = z
  .object({
    measure: z.enum(STOPPING_MEASURES),
    wanted: number().describe('Half-width ÷ mean that was asked for'),
    reached: number().nullable().describe('The widest of the scenarios; null when it is of a mean of 0'),
    isReached: z.boolean(),
  })
  .readonly()
  .describe('How the sequential procedure ended');
export type Precision = z.infer<typeof Precision>;

const Message = z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), number()])).optional() }).readonly() as unknown as z.ZodType<TranslatableMessage>;

export const SimulationReport = z
  .object({
    engine: z.object({ name: z.literal('laneway'), version: z.string() }).readonly(),
    timeUnit: z.literal('min'),
    seed: number(),
    confidence: number().describe('Of every interval in the report'),
    precision: Precision.nullable().describe('null: the number of replications was given'),
    scenarios: z.array(ScenarioReport).readonly(),
    comparisons: z.array(Comparison).readonly(),
    bottlenecks: z.array(Bottleneck).readonly().describe('Of the first scenario; largest gain first'),
    warnings: z.array(Message).readonly().describe('Message key with values'),
  })
  .readonly();
export type SimulationReport = z.infer<typeof SimulationReport>;
