import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SimulationPool } from '../../electron/simulation/SimulationPool.ts';
import { littlesLawGap } from '../../shared/analysis/littlesLaw.ts';
import type { Distribution } from '../../shared/model/Distribution.ts';
import { variantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { compile } from '../../shared/simulation/compile.ts';
import type { Program } from '../../shared/simulation/Program.ts';
import { CASE_MEASURES, MOMENTS, ROLE, ROLE_COLUMNS, STEP, STEP_COLUMNS, type Replication } from '../../shared/simulation/Replication.ts';
import { DEFAULT_LIMITS, run } from '../../shared/simulation/run.ts';
import { structuredModel } from '../reference/randomModels.ts';
import { collaboration, network } from '../reference/randomNetworks.ts';
import { staffedModel } from '../reference/randomStaff.ts';
import { buildModel, end, programOf, start, task, type Parts } from '../shared/simulation/buildModel.ts';

const CASES = 40;
/** Random models may split without end; those are stopped, and tell nothing here. */
const LIMITS = { ...DEFAULT_LIMITS, openTokens: 5_000, movesAtOnce: 20_000 };

interface Ran { readonly program: Program; readonly replication: Replication; readonly arrived: number }

/** The tests of one kind draw the same models: each runs once. */
const runs = new Map<string, Ran | null>();

function ran(parts: Parts, seed: number): Ran | null {
  const key = fc.stringify([parts, seed]);
  const known = runs.get(key);
  if (known !== undefined) return known;
  const result = runNow(parts, seed);
  runs.set(key, result);
  return result;
}

function runNow(parts: Parts, seed: number): Ran | null {
  const compiled = compile(buildModel(parts));
  if (!compiled.ok) return null;
  const { program } = compiled.value;
  const replication = run(program, { seed, replication: 0, cases: CASES, warmUpCases: 0, limits: LIMITS, recordCycleTimes: true });
  return replication === null || (replication.stopped !== null && replication.stopped !== 'nothingEnded') ? null : { program, replication, arrived: replication.startedCases };
}

/** Holds of every random model that is simulated. Of those with people told apart, about half ask for what nobody can do, and are refused. */
function always(models: fc.Arbitrary<Parts>, check: (result: Ran) => void, numRuns = 150): void {
  let checked = 0;
  fc.assert(fc.property(models, fc.nat(1_000), (parts, seed) => {
    const result = ran(parts, seed);
    if (result === null) return;
    checked += 1;
    check(result);
  }), { numRuns });
  expect(checked).toBeGreaterThan(numRuns * 0.4);
}

const MODELS: readonly (readonly [string, fc.Arbitrary<Parts>])[] = [['blocks', structuredModel], ['networks', network], ['collaborations', collaboration], ['people', staffedModel]];
const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(a), Math.abs(b)));

describe.each(MODELS)('whatever the model (%s)', (_, models) => {
  afterAll(() => runs.clear());

  it('no case is lost: each that came in has ended, or is told of as stuck', () => {
    always(models, ({ program, replication: { cases, stuckCases }, arrived }) => {
      // Cases that were there before the run are never counted, but they may be stuck like the others.
      const backlog = program.sources.reduce((sum, source) => sum + source.backlog, 0);
      expect(cases + stuckCases).toBeGreaterThanOrEqual(arrived);
      expect(cases + stuckCases).toBeLessThanOrEqual(arrived + backlog);
    });
  });

  it('as many cases are in progress as come in per minute, times how long they stay (Little 1961)', () => {
    always(models, ({ replication }) => expect(littlesLawGap(replication)).toBeNull());
  });

  it('nobody works more than the time that they are there, overtime apart', () => {
    always(models, ({ program, replication: { roles, stopped } }) => program.roleIds.forEach((__, role) => {
      // Of a run in which no case ended, averages over time mean nothing.
      if (stopped !== null) return;
      const at = role * ROLE_COLUMNS;
      expect(roles[at + ROLE.busy]! - roles[at + ROLE.overtime]!).toBeLessThanOrEqual(roles[at + ROLE.available]! * (1 + 1e-9) + 1e-6);
    }));
  });

  it('what steps cost the cases that ended is what those cases cost, however many never end', () => {
    always(models, ({ replication: { steps, moments, stopped } }) => {
      if (stopped !== null) return;
      near(steps.reduce((sum, money, i) => (i % STEP_COLUMNS === STEP.cost ? sum + money : sum), 0), moments[CASE_MEASURES.indexOf('cost') * MOMENTS + 1]!);
    });
  });

  it('the parts of the cycle time add up to it', () => {
    always(models, ({ replication: { parts, moments } }) => near(parts.reduce((sum, part) => sum + part, 0), moments[1]!));
  });
});

const times: fc.Arbitrary<Distribution> = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((value): Distribution => ({ kind: 'fixed', unit: 'min', value })),
  fc.integer({ min: 1, max: 30 }).map((mean): Distribution => ({ kind: 'exponential', unit: 'min', mean })),
  fc.integer({ min: 1, max: 30 }).map((mean): Distribution => ({ kind: 'lognormal', unit: 'min', mean, sd: 2 * mean })),
  fc.integer({ min: 1, max: 30 }).map((max): Distribution => ({ kind: 'uniform', unit: 'min', min: 0, max })),
);

describe('common random numbers', () => {
  it('one person more never lengthens the mean wait at a single station', () => {
    fc.assert(fc.property(times, times, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.nat(1_000), (gap, service, people, batchSize, seed) => {
      const waited = (headcount: number) => {
        const program = programOf({ nodes: { s: start(gap, { arrivals: { batchSize } }), serve: task(service, 'R'), e: end() }, flows: ['s > serve', 'serve > e'], roles: { R: { headcount } } });
        const replication = run(program, { seed, replication: 0, cases: 300, warmUpCases: 0 });
        return replication!.steps[program.nodeIds.findIndex((id) => id === 'serve') * STEP_COLUMNS + STEP.waiting]!;
      };
      expect(waited(people + 1)).toBeLessThanOrEqual(waited(people) + 1e-6);
    }), { numRuns: 200 });
  });
});

describe('the same experiment', () => {
  const pools = [1, 2, 4].map((size) => new SimulationPool(new URL('../../electron/simulation/worker.ts', import.meta.url), size));
  afterAll(() => Promise.all(pools.map((pool) => pool.close())));
  const request = { scenarios: [null, variantId('V')], overrides: { cases: 60, replications: 4, seed: 5, warmUpCases: 0 }, withBottlenecks: false } as const;
  const withVariant = (parts: Parts): ModelDocument => ({ master: buildModel(parts), variants: { [variantId('V')]: { id: variantId('V'), name: 'The same', parent: null, order: 0, overlay: {} } } });

  it('gives the same bytes on one, two and four threads, and an empty variant differs by exactly 0', async () => {
    const models = fc.sample(fc.oneof(structuredModel, staffedModel), { numRuns: 12, seed: 7 });
    let compared = 0;
    for (const parts of models) {
      const document = withVariant(parts);
      // Where no case ends there is no report.
      if (ran(parts, 5)?.replication.stopped !== null) continue;
      const reports = await Promise.all(pools.map((pool) => pool.simulate(document, request)));

      compared += 1;
      expect(JSON.stringify(reports[1])).toBe(JSON.stringify(reports[0]));
      expect(JSON.stringify(reports[2])).toBe(JSON.stringify(reports[0]));
      expect(reports[0]!.comparisons.length).toBeGreaterThan(0);
      for (const { difference, verdict } of reports[0]!.comparisons) expect([difference.mean, difference.halfWidth, verdict]).toEqual([0, 0, 'noDifferenceShown']);
    }
    expect(compared).toBeGreaterThan(6);
  });
});
