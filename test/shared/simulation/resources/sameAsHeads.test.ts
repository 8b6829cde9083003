import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../../shared/result.ts';
import type { ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { compile } from '../../../../shared/simulation/compile.ts';
import { ROLE_COLUMNS, STEP_COLUMNS, type Replication } from '../../../../shared/simulation/Replication.ts';
import { run } from '../../../../shared/simulation/run.ts';
import { buildModel, end, exponential, gateway, start, task, weekdays, type Parts } from '../buildModel.ts';
import { neutralModel } from '../neutralModel.ts';

/** The same model with its people told apart, by a switch-over that takes no time. */
const toldApart = (model: ProcessModel): ProcessModel => ({
  ...model,
  roles: Object.fromEntries(Object.entries(model.roles).map(([id, role]) => [id, { ...role, switchOver: { kind: 'fixed', unit: 'min', value: 0 } }])) as ProcessModel['roles'],
});

const measure = (model: ProcessModel, cases: number, seed: number): Replication => {
  const { program } = unwrap(compile(model));
  return run(program, { seed, replication: 0, cases, warmUpCases: Math.floor(cases / 10), recordCycleTimes: true })!;
};

/** Every figure of both agrees; sums were added up in another order, so up to rounding. */
function expectSame(heads: Replication, people: Replication): void {
  expect([...people.cycleTimes].map((t) => t.toFixed(6))).toEqual([...heads.cycleTimes].map((t) => t.toFixed(6)));
  const close = (a: Float64Array, b: Float64Array) => a.forEach((x, i) => { if (Number.isFinite(x)) expect(Math.abs(x - b[i]!)).toBeLessThan(1e-6 * Math.max(1, Math.abs(x))); });
  close(heads.moments, people.moments);
  close(heads.parts, people.parts);
  close(heads.steps.subarray(0, heads.steps.length - (heads.steps.length % STEP_COLUMNS)), people.steps);
  close(heads.roles.subarray(0, heads.roles.length - (heads.roles.length % ROLE_COLUMNS)), people.roles);
}

const roleOf = fc.record({
  headcount: fc.integer({ min: 1, max: 3 }), costPerHour: fc.constantFrom(0, 30), calendar: fc.constantFrom(null, 'office', 'early'),
  queueOrder: fc.constantFrom('fifo', 'lifo', 'priority', 'shortest'),
});
const stepOf = fc.record({
  mean: fc.integer({ min: 1, max: 30 }), role: fc.constantFrom('A', 'B'), both: fc.boolean(), priority: fc.integer({ min: 0, max: 2 }),
  shiftEnd: fc.constantFrom('suspend', 'overtime', 'startOnlyIfItFits'), fixedCost: fc.constantFrom(0, 5),
});
const models = fc.record({ a: roleOf, b: roleOf, steps: fc.array(stepOf, { minLength: 2, maxLength: 4 }), gap: fc.integer({ min: 10, max: 60 }) }).map(({ a, b, steps, gap }): Parts => {
  const asks = (s: (typeof steps)[number]) => (s.both ? ['A', 'B'] : [s.role]).map((role) => ({ role, quantity: 1 }));
  const names = steps.map((_, i) => `t${i}`);
  return {
    nodes: {
      s: start(exponential(gap)), f: gateway('parallel'), j: gateway('parallel'), e: end(),
      ...Object.fromEntries(steps.map((s, i) => [`t${i}`, task(exponential(s.mean), null, { work: { requirements: asks(s), priority: s.priority, shiftEnd: s.shiftEnd, fixedCost: s.fixedCost } })])),
    },
    flows: ['s > f', ...names.flatMap((name) => [`f > ${name}`, `${name} > j`]), 'j > e'],
    roles: { A: a, B: { ...b, queueOrder: a.queueOrder } },
    calendars: { office: { week: weekdays(540, 1020), holidays: ['2026-01-07'] }, early: { week: weekdays(360, 780) } },
  };
});

describe('people without names, told apart, do what counted heads do', () => {
  it('in random models of teams, orders and shift ends', () => {
    fc.assert(fc.property(models, fc.integer({ min: 1, max: 1_000 }), (parts, seed) => {
      const model = buildModel(parts);
      expectSame(measure(model, 60, seed), measure(toldApart(model), 60, seed));
    }), { numRuns: 150 });
  });

  const folder = join(process.env.LANEWAY_FIXTURES ?? resolve(import.meta.dirname, '../../../../../shared/fixtures'), 'sim');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.neutral.json')) : [];
  it.skipIf(files.length === 0)('in the models that other engines were run on', () => {
    for (const file of files) {
      const { model } = neutralModel(join(folder, file));
      expectSame(measure(model, 400, 7), measure(toldApart(model), 400, 7));
    }
  });
});
