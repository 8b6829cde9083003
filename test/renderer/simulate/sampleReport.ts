import type { Bottleneck, Comparison, CycleTimeParts, DistributionSummary, Estimate, Measures, ScenarioReport, SimulationReport, StepSummary } from '../../../shared/analysis/SimulationReport.ts';
import { nodeId, roleId, variantId } from '../../../shared/model/ids.ts';

export const estimate = (mean: number, halfWidth: number | null = null): Estimate => ({ mean, halfWidth });

export const summary = (mean: number, halfWidth: number | null = null): DistributionSummary => ({ mean, halfWidth, sd: 1, min: 0, max: mean * 3, p5: 0, p25: 0, p50: mean, p75: mean, p90: mean * 2, p95: mean * 2, p99: mean * 3, quantileHalfWidths: null });

export const parts = (minutes: Partial<Record<keyof CycleTimeParts, number>>): CycleTimeParts => {
  const part = (name: keyof CycleTimeParts) => estimate(minutes[name] ?? 0);
  return { processing: part('processing'), roleBusy: part('roleBusy'), offShift: part('offShift'), partner: part('partner'), timer: part('timer'), join: part('join'), transfer: part('transfer'), batch: part('batch'), overtaken: part('overtaken') };
};

export const step = (name: string, waiting: number, executions: number, waitingByCause: StepSummary['waitingByCause'] = {}): StepSummary => ({
  name, executionsPerCase: estimate(executions), waiting: { ...estimate(waiting), p95: waiting }, waitingInHours: estimate(waiting), waitingByCause, processing: { ...estimate(10), sd: 1 }, queueLength: { ...estimate(0), max: 0 }, costPerCase: estimate(0),
});

export const measures = (steps: Measures['steps'] = {}): Measures => ({
  cycleTime: summary(120, 6), waitingTime: summary(90, 5), processingTime: summary(30, 1), cost: summary(40, 2), throughputPerHour: estimate(0.5, 0.01), wip: { ...estimate(8, 0.2), max: 19 }, flowEfficiency: estimate(0.25, 0.01),
  parts: parts({ processing: 30, roleBusy: 90 }), steps, roles: {}, handOffs: {}, promises: {}, standards: {}, classes: {}, people: {}, lanes: {}, processCycleEfficiency: estimate(0.1), wallIndex: estimate(0.2),
  counts: { arrived: estimate(50), completed: estimate(50), unfinished: estimate(0), abandoned: estimate(0) }, quality: { firstPassYield: estimate(1), repeatsPerCase: estimate(0), pingPongPerCase: estimate(0) }, blindInterval: null,
});

export const scenario = (variant: string | null): ScenarioReport => ({
  variant: variant === null ? null : variantId(variant), name: variant ?? 'Master', replications: 20, cases: 1_000, warmUpCases: 0, warmUp: [], curves: { bucketMinutes: 15, warmUpEnds: 0, workInProgress: [], queues: {} }, measures: measures(), histogram: { from: 0, binWidth: 10, counts: [1] },
});

export const onePersonMore = (name: string, gain: Estimate): Bottleneck => ({ change: { kind: 'onePersonMore', role: roleId(name), name }, gain, utilisation: 0.8, extraCostPerCase: estimate(1) });
export const stepFaster = (name: string, gain: Estimate): Bottleneck => ({ change: { kind: 'stepFaster', step: nodeId(name), name, percent: 10 }, gain, utilisation: 0.8, extraCostPerCase: estimate(0) });

export const report = (bottlenecks: readonly Bottleneck[], comparisons: readonly Comparison[] = []): SimulationReport => ({
  engine: { name: 'laneway', version: '0' }, timeUnit: 'min', seed: 1, confidence: 0.95, precision: null, scenarios: [scenario(null)], comparisons, bottlenecks, warnings: [],
});
