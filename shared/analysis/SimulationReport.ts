import type { Message } from '../i18n/Message.ts';
import type { FlowId, LaneId, NodeId, PersonId, RoleId, ServiceId, VariantId } from '../model/ids.ts';

/** A mean over replications with the half-width of its t interval; `null` with one replication, which shows no spread. */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number | null;
}

/** Each figure is the mean of that figure over replications (quantiles too); `sd` is that of single cases. */
export interface DistributionSummary extends Estimate {
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  /** Half-widths of the t intervals of the quantiles over replications; `null` with one replication. */
  readonly quantileHalfWidths?: Readonly<Record<Quantile, number>> | null;
}

export type Quantile = 'p5' | 'p25' | 'p50' | 'p75' | 'p90' | 'p95' | 'p99';

/**
 * Why a case waited (SIMULATION.md, “What a run reports”), along its critical path: where branches come together, the
 * path of the one that came last goes on, so the waits of the others there cost the case nothing and are in no part.
 * - `roleBusy`, `offShift`: in line for people, inside and outside their hours; work suspended at the end of a shift is
 *   off shift too. Under priorities this includes the time in which others were taken first.
 * - `partner`, `timer`: for a message or an answer; for the clock.
 * - `join`: an inclusive join whose last branch has come, until it is known that no other can come any more. A parallel
 *   join makes nobody wait on the critical path.
 * - `transfer`: on the way at a hand-off.
 * - `batch`, `overtaken`: 0 until steps can wait for a batch, and until the urgent can interrupt work that has begun.
 */
export const WAITING_CAUSES = ['roleBusy', 'offShift', 'partner', 'timer', 'join', 'transfer', 'batch', 'overtaken'] as const;
export type WaitingCause = (typeof WAITING_CAUSES)[number];

/** Minutes per case. Along the critical path of a case, processing and the causes add up to cycle time exactly. */
export type CycleTimeParts = Readonly<Record<'processing' | WaitingCause, Estimate>>;

export interface StepSummary {
  readonly name: string;
  readonly executionsPerCase: Estimate;
  /** Enabled to started, clock minutes per execution. */
  readonly waiting: Estimate & { readonly p95: number };
  /** The same, open hours of the role only. */
  readonly waitingInHours: Estimate;
  readonly waitingByCause: Readonly<Partial<Record<WaitingCause, Estimate>>>;
  /** Hands-on minutes per execution, suspension left out. */
  readonly processing: Estimate & { readonly sd: number };
  /** Time-weighted. */
  readonly queueLength: Estimate & { readonly max: number };
  readonly costPerCase: Estimate;
}

export interface RoleSummary {
  readonly name: string;
  readonly headcount: number;
  /** Busy ÷ available (on shift) time. */
  readonly utilisation: Estimate;
  readonly queueLength: Estimate & { readonly max: number };
  /** Minutes per case spent waiting for this role (busy or off shift). */
  readonly waitingPerCase: Estimate;
  readonly costPerCase: Estimate;
  readonly overtimeMinutes: Estimate;
  /** 168 shares, Monday 0:00 local first: busy ÷ available in that hour of the week; `null` where nobody is on shift. */
  readonly utilisationByHour?: readonly (number | null)[];
}

/** One person of a role whose people have names. */
export interface PersonSummary {
  readonly name: string;
  readonly roles: readonly RoleId[];
  readonly utilisation: Estimate;
  readonly executionsPerCase: Estimate;
  readonly costPerCase: Estimate;
  readonly overtimeMinutes: Estimate;
}

export interface LaneSummary {
  readonly name: string;
  readonly processingPerCase: Estimate;
  readonly waitingPerCase: Estimate;
  readonly costPerCase: Estimate;
}

/** Cases of one class (run settings, `caseClass`). */
export interface ClassSummary {
  /** Of all counted cases. */
  readonly share: number;
  readonly cycleTime: DistributionSummary;
  readonly waitingTime: DistributionSummary;
  readonly processingTime: DistributionSummary;
  readonly cost: DistributionSummary;
}

/** How often a promise, or an internal standard at a hand-off, is kept. */
export interface AttainmentSummary {
  readonly name: string;
  /** Share that meets the limit, of those to which it applies. */
  readonly attainment: Estimate;
  readonly target: number;
  /** The limit in minutes of its clock. */
  readonly within: number;
  readonly applicablePerCase: Estimate;
  /** Of the time that is promised, minutes of its clock. */
  readonly mean: Estimate;
  readonly p90: number;
}

export interface CaseCounts {
  readonly arrived: Estimate;
  readonly completed: Estimate;
  /** Still in progress when the run ended. */
  readonly unfinished: Estimate;
  /** Left by an interrupting boundary event, error or terminate before their regular end. */
  readonly abandoned: Estimate;
}

/** Rework, over counted cases. */
export interface QualitySummary {
  /** Share of cases in which no step was done twice. */
  readonly firstPassYield: Estimate;
  /** Executions of a step beyond its first, per case. */
  readonly repeatsPerCase: Estimate;
  /** Hand-offs that go back at once to where the case came from: A → B → A. */
  readonly pingPongPerCase: Estimate;
}

/** Means over replications at equal distances of simulated time, from the start of the run; warm-up included, so that it can be seen. */
export interface Curves {
  readonly bucketMinutes: number;
  /** Minutes from the start at which the warm-up ends. */
  readonly warmUpEnds: number;
  /** Time-weighted mean number of cases in progress in each bucket. */
  readonly workInProgress: readonly number[];
  readonly queues: Readonly<Record<RoleId, readonly number[]>>;
}

export interface HandOffSummary {
  readonly name: string;
  readonly perCase: Estimate;
  /** From leaving the giving step to the start of the receiving one, minutes. */
  readonly waiting: Estimate;
}

/** Equal-width bins over [from, to); the last bin takes what lies beyond. `counts` are cases over all replications. */
export interface Histogram {
  readonly from: number;
  readonly binWidth: number;
  readonly counts: readonly number[];
}

export interface Measures {
  readonly cycleTime: DistributionSummary;
  readonly waitingTime: DistributionSummary;
  readonly processingTime: DistributionSummary;
  readonly cost: DistributionSummary;
  readonly throughputPerHour: Estimate;
  /** Time-weighted mean number of cases in progress. */
  readonly wip: Estimate;
  readonly flowEfficiency: Estimate;
  readonly parts: CycleTimeParts;
  readonly steps: Readonly<Record<NodeId, StepSummary>>;
  readonly roles: Readonly<Record<RoleId, RoleSummary>>;
  readonly handOffs: Readonly<Record<FlowId, HandOffSummary>>;
  readonly promises: Readonly<Record<ServiceId, AttainmentSummary>>;
  /** Internal standards, by the flow whose hand-off they are of. */
  readonly standards?: Readonly<Record<FlowId, AttainmentSummary>>;
  readonly people?: Readonly<Record<PersonId, PersonSummary>>;
  readonly lanes?: Readonly<Record<LaneId, LaneSummary>>;
  readonly classes?: Readonly<Record<string, ClassSummary>>;
  readonly counts?: CaseCounts;
  readonly quality?: QualitySummary;
  /** Value-adding touch time ÷ cycle time (SERVICE.md §7). */
  readonly processCycleEfficiency?: Estimate;
  /** Waiting at hand-offs between lanes ÷ cycle time. */
  readonly wallIndex?: Estimate;
  /** Longest gap in a case between two points that the customer can see, minutes. */
  readonly blindInterval?: Estimate & { readonly p90: number };
}

export interface ScenarioReport {
  /** `null`: the master. */
  readonly variant: VariantId | null;
  readonly name: string;
  readonly replications: number;
  /** Cases that entered the statistics, over all replications. */
  readonly cases: number;
  /** Cases left out at the start, per replication. */
  readonly warmUpCases: number;
  readonly measures: Measures;
  readonly histogram: Histogram;
  readonly curves?: Curves;
}

/** What one change does to one role or step, for the list “fix this first”. */
export type Change =
  | { readonly kind: 'onePersonMore'; readonly role: RoleId; readonly name: string }
  | { readonly kind: 'stepFaster'; readonly step: NodeId; readonly name: string; readonly percent: number };

export interface Bottleneck {
  readonly change: Change;
  /** Mean cycle time without minus with the change, paired by common random numbers, minutes. */
  readonly gain: Estimate;
  /** Of the role concerned. */
  readonly utilisation: number;
  readonly extraCostPerCase: Estimate;
}

export type ComparedMeasure = 'cycleTime' | 'waitingTime' | 'cost' | 'throughputPerHour' | 'wip' | 'flowEfficiency';

export interface Comparison {
  readonly base: VariantId | null;
  readonly variant: VariantId | null;
  readonly measure: ComparedMeasure;
  /** Variant minus base, paired; Bonferroni over the variants compared. */
  readonly difference: Estimate;
  readonly verdict: 'better' | 'worse' | 'noDifferenceShown';
  /** Estimated replications until the interval would leave 0; `null` when shown already or unknowable. */
  readonly replicationsToSettle: number | null;
}

export interface SimulationReport {
  readonly engine: { readonly name: 'laneway'; readonly version: string };
  readonly timeUnit: 'min';
  readonly seed: number;
  readonly scenarios: readonly ScenarioReport[];
  readonly comparisons: readonly Comparison[];
  /** Of the first scenario; largest gain first. */
  readonly bottlenecks: readonly Bottleneck[];
  readonly warnings: readonly Message[];
}
