import { describe, expect, it } from 'vitest';
import { experiment } from '../../../shared/analysis/experiment.ts';
import type { Execute } from '../../../shared/analysis/Job.ts';
import { SimulationFailure } from '../../../shared/analysis/SimulationFailure.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { unwrap } from '../../../shared/result.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import { run } from '../../../shared/simulation/run.ts';
import { soundFixtures } from '../bpmn/fixtures.ts';

/*
 * Files of many tools, none drawn for simulation. Whatever is in them, the engine either says at which element and why
 * it cannot, or ends with figures.
 */
const t = translator('en');
const CASES = 50;

/** Small limits: a file that would run without end must be stopped soon, with a reason. */
const LIMITS = { openCases: 5_000, openTokens: 20_000, movesAtOnce: 20_000, horizon: 200 * 366 * 1_440 };

const execute: Execute = async (programs, jobs, onResult) => {
  jobs.forEach((job, i) => onResult(i, run(programs[job.program]!, { ...job, limits: LIMITS })!));
};

/** Numbers of a report that are none. */
function notFinite(value: unknown, path = 'report'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

describe('every file that opens', () => {
  it.each([...soundFixtures])('$name is simulated, or refused at an element with a reason', async ({ bytes }) => {
    const { document } = unwrap(readBpmn(bytes));
    const compiled = compile(document.master);
    if (!compiled.ok) {
      expect(compiled.error.length).toBeGreaterThan(0);
      for (const { message, advice } of compiled.error) expect([t(message), t(advice)].join(' ')).not.toMatch(/\{\{|undefined|simulation\./);
      return;
    }

    const request = { scenarios: [null], overrides: { cases: CASES, replications: 2, warmUpCases: 0 }, withBottlenecks: true };
    try {
      const report = await experiment(document, request, execute);
      const [scenario] = report.scenarios;

      expect(notFinite(report)).toEqual([]);
      expect(scenario?.cases).toBeGreaterThan(0);
      expect(scenario?.cases).toBeLessThanOrEqual(2 * CASES);
      const { cycleTime, parts } = scenario!.measures;
      expect(Object.values(parts).reduce((sum, part) => sum + part.mean, 0)).toBeCloseTo(cycleTime.mean, 6);
    } catch (thrown) {
      if (!(thrown instanceof SimulationFailure)) throw thrown;
      expect(thrown.failures.map((failure) => t(failure)).join(' ')).not.toMatch(/\{\{|undefined|simulation\./);
    }
  });
});
