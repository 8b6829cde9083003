import { QUALITY } from '../simulation/Replication.ts';
import { caseDistribution } from './caseDistribution.ts';
import { over, ratio, type Sample } from './Sample.ts';
import type { CaseCounts, Measures, QualitySummary } from './SimulationReport.ts';

export const qualitySummary = (sample: Sample): QualitySummary => {
  const perCase = (column: number) => over(sample, (r) => ratio(r.quality[column] ?? 0, r.cases));
  return { firstPassYield: perCase(QUALITY.withoutRepeat), repeatsPerCase: perCase(QUALITY.repeats), pingPongPerCase: perCase(QUALITY.pingPongs) };
};

/** Of the cases that count: those of the warm-up are left out. */
export const caseCounts = (sample: Sample): CaseCounts => ({
  arrived: over(sample, (r) => r.arrived),
  completed: over(sample, (r) => r.cases - r.abandoned),
  unfinished: over(sample, (r) => r.arrived - r.cases),
  abandoned: over(sample, (r) => r.abandoned),
});

/** `null` where the customer sees nothing. */
export function blindInterval({ replications, confidence }: Sample): Measures['blindInterval'] {
  if (replications.every((r) => r.blind.length === 0)) return null;
  const { mean, halfWidth, p90 } = caseDistribution({ confidence, replications: replications.map((r) => ({ moments: r.blind, sketches: r.blindSketch })) }, 0);
  return { mean, halfWidth, p90 };
}
