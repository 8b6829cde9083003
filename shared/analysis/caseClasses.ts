import { CASE_MEASURES, MOMENTS } from '../simulation/Replication.ts';
import { caseDistribution } from './caseDistribution.ts';
import type { Sample } from './Sample.ts';
import type { ClassSummary } from './SimulationReport.ts';

/** The classes of cases that ended in this run, by name. */
export function caseClasses({ program, replications, confidence }: Sample): Record<string, ClassSummary> {
  const all = replications.reduce((sum, r) => sum + r.cases, 0);
  const sample = { confidence, replications: replications.map((r) => ({ moments: r.classMoments, sketches: r.classSketches })) };
  return Object.fromEntries(program.classNames.flatMap((name, n) => {
    const row = n * CASE_MEASURES.length;
    const cases = replications.reduce((sum, r) => sum + (r.classMoments[row * MOMENTS] ?? 0), 0);
    return cases === 0 ? [] : [[name, {
      share: cases / all,
      cycleTime: caseDistribution(sample, row), waitingTime: caseDistribution(sample, row + 1), processingTime: caseDistribution(sample, row + 2), cost: caseDistribution(sample, row + 3),
    }]];
  }));
}
