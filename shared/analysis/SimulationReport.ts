import type { Message } from '../i18n/Message.ts';
import type { FlowId, NodeId, RoleId, VariantId } from '../model/ids.ts';

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
}

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
  readonly promises: Readonly<Record<string, never>>;
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
