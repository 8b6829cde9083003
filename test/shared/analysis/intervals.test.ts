import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVariants } from '../../../shared/analysis/compareVariants.ts';
import { estimate, replicationsToSettle } from '../../../shared/analysis/estimate.ts';
import { experiment } from '../../../shared/analysis/experiment.ts';
import { SimulationFailure } from '../../../shared/analysis/SimulationFailure.ts';
import { QUANTILES } from '../../../shared/analysis/SimulationReport.ts';
import { studentTQuantile } from '../../../shared/analysis/studentT.ts';
import { foundInProgress } from '../../../shared/analysis/warmUp.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { variantId } from '../../../shared/model/ids.ts';
import { CASE_ACCURACY } from '../../../shared/simulation/Replication.ts';
import { run } from '../../../shared/simulation/run.ts';
import { binCount, QuantileSketch } from '../../../shared/simulation/statistics/QuantileSketch.ts';
import { buildModel, documentOf, end, exponential, programOf, start, task, type Parts } from '../simulation/buildModel.ts';
import { here, office, request } from './office.ts';

const queue: Parts = { nodes: { s: start(exponential(10)), a: task(exponential(6), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } };

describe('intervals', () => {
  it('of a quantile are those of the quantiles of the replications', async () => {
    const report = await experiment(documentOf(buildModel(queue)), request(), here);
    const { cycleTime } = report.scenarios[0]!.measures;
    const program = programOf(queue);
    const p90s = Array.from({ length: 6 }, (_, replication) => new QuantileSketch(CASE_ACCURACY, run(program, { seed: 1, replication, cases: 300, warmUpCases: 0 })!.sketches.subarray(0, binCount(CASE_ACCURACY))).quantile(0.9));
    const expected = estimate(p90s);

    expect(cycleTime.p90).toBeCloseTo(expected.mean, 9);
    expect(cycleTime.quantileHalfWidths!.p90).toBeCloseTo(expected.halfWidth!, 9);
    for (const q of QUANTILES) expect(cycleTime.quantileHalfWidths![q]).toBeGreaterThan(0);
  });

  it('are not shown for one replication, and the report says why', async () => {
    const report = await experiment(documentOf(buildModel(queue)), request({ overrides: { cases: 50, replications: 1, warmUpCases: 0 } }), here);
    const { cycleTime, wip, roles } = report.scenarios[0]!.measures;

    expect([cycleTime.halfWidth, cycleTime.quantileHalfWidths, wip.halfWidth, Object.values(roles)[0]!.utilisation.halfWidth]).toEqual([null, null, null, null]);
    expect(report.warnings.map((w) => w.key)).toContain('simulation.warning.oneReplication');
  });

  it('are as wide as the confidence asks, everywhere in the report', async () => {
    const at = async (confidence: number) => experiment(documentOf(buildModel({ ...office, settings: { confidence } })), request({ withBottlenecks: true }), here);
    const [wide, narrow] = [await at(0.99), await at(0.9)];
    const expected = studentTQuantile(0.995, 5) / studentTQuantile(0.95, 5);
    const halfWidths = (report: typeof wide) => {
      const { measures } = report.scenarios[0]!;
      return [measures.cycleTime.halfWidth!, measures.cycleTime.quantileHalfWidths!.p95, measures.parts.roleBusy.halfWidth!, Object.values(measures.steps)[0]!.waiting.halfWidth!, report.bottlenecks[0]!.gain.halfWidth!];
    };

    expect([wide.confidence, narrow.confidence]).toEqual([0.99, 0.9]);
    halfWidths(wide).forEach((width, i) => expect(width / halfWidths(narrow)[i]!).toBeCloseTo(expected, 6));
  });
});

describe('a paired comparison', () => {
  const program = programOf(queue);
  const list = (seed: number) => Array.from({ length: 8 }, (_, replication) => run(program, { seed, replication, cases: 60, warmUpCases: 0 })!);
  const base = { variant: null, replications: list(1) };
  const others = [2, 3, 4].map((seed) => ({ variant: variantId(`V${seed}`), replications: list(seed) }));

  it('shares the chance to err among the variants: three of them at 95 % have intervals of 98⅓ %', () => {
    const mean = (r: ReturnType<typeof list>[number]) => r.moments[1]! / r.moments[0]!;
    const differences = base.replications.map((r, i) => mean(others[0]!.replications[i]!) - mean(r));
    const [first] = compareVariants(base, others);

    expect(first!.difference).toEqual(estimate(differences, 1 - 0.05 / 3));
    expect(first!.difference.halfWidth!).toBeGreaterThan(estimate(differences).halfWidth!);
  });

  it('tells the smallest number of replications at which an interval of that spread leaves 0', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 3, maxLength: 20 }), fc.constantFrom(0.9, 0.95, 0.99), (values, confidence) => {
      const { mean, halfWidth } = estimate(values, confidence);
      const needed = replicationsToSettle(values, confidence);
      fc.pre(needed !== null && needed < 150);
      const sd = (halfWidth! * Math.sqrt(values.length)) / studentTQuantile(1 - (1 - confidence) / 2, values.length - 1);
      const widthAt = (n: number) => (studentTQuantile(1 - (1 - confidence) / 2, n - 1) * sd) / Math.sqrt(n);

      expect(widthAt(needed)).toBeLessThan(Math.abs(mean));
      if (needed > 2) expect(widthAt(needed - 1)).toBeGreaterThanOrEqual(Math.abs(mean) * (1 - 1e-9));
      // Shown already at the present number exactly when no more are needed.
      if (Math.abs(mean) > halfWidth!) expect(needed).toBeLessThanOrEqual(values.length);
    }));
  });
});

describe('Little’s law', () => {
  it('is asserted in every run: figures that contradict it are not shown, and the reader is told', async () => {
    const program = programOf(queue);
    const lying = async (_: unknown, jobs: readonly { readonly replication: number }[], onResult: (i: number, r: NonNullable<ReturnType<typeof run>>) => void) => {
      jobs.forEach(({ replication }, i) => {
        const honest = run(program, { seed: 1, replication, cases: 50, warmUpCases: 0 })!;
        onResult(i, replication === 2 ? { ...honest, wholeArea: honest.wholeArea * 1.001 } : honest);
      });
    };

    const failure: unknown = await experiment(documentOf(buildModel(queue)), request(), lying).catch((thrown: unknown) => thrown);

    expect(failure).toBeInstanceOf(SimulationFailure);
    const { failures } = failure instanceof SimulationFailure ? failure : { failures: [] };
    expect(failures.map((f) => translator('en')(f))[0]).toMatch(/^The engine contradicted itself in replication 3: cases spent .* Please report this/);
  });
});

describe('the series that MSER-5 looks at', () => {
  it('counts the cases that each one finds in progress', () => {
    // From 0 to 10, 2 to 3, 4 to ever, 10 to 11, 12 to 12: the first has gone when the fourth comes.
    expect([...foundInProgress(Float64Array.of(0, 2, 4, 10, 12), Float64Array.of(10, 1, -1, 1, 0))]).toEqual([0, 1, 1, 1, 1]);
  });

  it('is kept for a plot, with the statistic of every cut', async () => {
    const report = await experiment(documentOf(buildModel(queue)), request({ overrides: { cases: 3_000, replications: 5, warmUpCases: 'auto' } }), here);
    const [cycleTime, wip] = report.scenarios[0]!.warmUp;

    expect(cycleTime).toMatchObject({ measure: 'cycleTime', casesPerPoint: 15 });
    expect(wip).toMatchObject({ measure: 'wip', casesPerPoint: 15 });
    // One server at 60 %: on average 1.5 in the system, by PASTA found by those who come.
    expect(wip!.means.reduce((sum, mean) => sum + mean, 0) / wip!.means.length).toBeCloseTo(1.5, 0);
    expect(cycleTime!.means).toHaveLength(200);
    expect(cycleTime!.statistic).toHaveLength(200);
    expect(cycleTime!.statistic.at(-1)).toBeNull();
    expect(report.scenarios[0]!.warmUpCases).toBe(Math.max(...report.scenarios[0]!.warmUp.map(({ cut }) => cut)));
  });
});
