import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../shared/simulation/compile.ts';
import { PERSON, PERSON_COLUMNS, ROLE, ROLE_COLUMNS, STEP, STEP_COLUMNS, type Replication } from '../../../../shared/simulation/Replication.ts';
import type { Program } from '../../../../shared/simulation/Program.ts';
import { run } from '../../../../shared/simulation/run.ts';
import { boundary, buildModel, end, exponential, fixed, gateway, start, task, weekdays, type Parts } from '../buildModel.ts';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const calendarId = fc.constantFrom(null, 'office', 'early', 'night');
const duration = fc.integer({ min: 1, max: 40 }).map(exponential);
const batch = fc.record({
  size: fc.constantFrom(null, 2, 3), maxWait: fc.constant(fixed(90)), at: fc.constantFrom(null, [600, 960]), mode: fc.constantFrom('together', 'oneByOne'), perItem: fc.constantFrom(null, fixed(3), exponential(4)),
});
const step = fc.record({
  duration, role: fc.constantFrom('A', 'B'), quantity: fc.constantFrom(1, 1, 1, 2), priority: fc.integer({ min: 0, max: 2 }),
  shiftEnd: fc.constantFrom('suspend', 'overtime', 'startOnlyIfItFits'), hasAlternative: fc.boolean(), fixedCost: fc.constantFrom(0, 7),
  performer: maybe(fc.constantFrom('sameAs', 'notSameAs')), keeps: fc.boolean(), batch: maybe(batch), patience: maybe(fc.record({ delay: duration, clock: fc.constantFrom('sinceEnabled', 'whileWorking') })),
});
const role = fc.record({
  headcount: fc.integer({ min: 2, max: 3 }), costPerHour: fc.constant(60), calendar: calendarId, allocation: fc.constantFrom('longestIdle', 'random', 'cheapest', 'fastest'),
  isPreemptive: fc.boolean(), switchOver: maybe(fc.constantFrom(fixed(2), exponential(3))), overtimeFactor: fc.constantFrom(1, 1.5),
  breakdown: maybe(fc.constant({ timeBetween: exponential(200), timeToRepair: exponential(20) })),
  absences: maybe(fc.constant([{ from: '2026-01-05T10:00', to: '2026-01-06T11:00', quantity: 1 }])),
});
const person = fc.record({
  roles: fc.constantFrom(['A'], ['A', 'B'], ['B']), calendar: calendarId, speed: fc.constantFrom(0.5, 1, 2), steps: fc.constantFrom(null, null, ['t0', 't1']),
  costPerHour: fc.constantFrom(null, 90), durations: fc.constantFrom({}, { t1: fixed(9) }), absences: fc.constantFrom([], [{ from: '2026-01-05T09:30', to: '2026-01-05T16:00' }]),
});

const models = fc.record({
  steps: fc.array(step, { minLength: 3, maxLength: 4 }), a: role, b: role, people: fc.array(person, { maxLength: 4 }), gap: fc.integer({ min: 20, max: 60 }),
  order: fc.constantFrom('fifo', 'lifo', 'priority', 'priority', 'shortest', 'earliestDue'), rework: fc.constantFrom(0, 0.3), siteCalendar: fc.constantFrom(null, 'site'),
}).map(({ steps, a, b, people, gap, order, rework, siteCalendar }): Parts => {
  const nodes: Record<string, Parts['nodes'][string]> = { s: start(exponential(gap)), m: gateway('exclusive'), f: gateway('parallel'), j: gateway('parallel'), x: gateway('exclusive'), e: end(), gone: end() };
  const flows: Parts['flows'][number][] = ['s > m', 'm > t0', 't0 > f', 'f > t1', 'f > t2', 't1 > j', 't2 > j', steps.length > 3 ? 'j > t3' : 'j > x', `x > m ${rework}`, `x > e ${1 - rework}`];
  if (steps.length > 3) flows.push('t3 > x');
  steps.forEach((given, i) => {
    const requirements = [{ role: given.role, quantity: given.quantity }];
    nodes[`t${i}`] = task(given.duration, null, {
      work: {
        requirements, shiftEnd: given.shiftEnd, priority: given.priority, fixedCost: given.fixedCost,
        ...(given.hasAlternative ? { alternatives: [[{ role: given.role === 'A' ? 'B' : 'A', quantity: 1 }]] } : {}),
        ...(given.performer && i === 3 ? { performer: { rule: given.performer, step: 't0' } } : {}),
        ...(given.keeps && i === 0 && steps.length > 3 ? { keepUntil: 't3' } : {}),
        ...(given.batch ? { batch: given.batch } : {}),
      },
    });
    if (!given.patience) return;
    nodes[`p${i}`] = boundary(`t${i}`, 'timer', given.patience);
    flows.push(`p${i} > gone`);
  });
  return {
    nodes, flows,
    roles: { A: { ...a, queueOrder: order }, B: { ...b, queueOrder: order } },
    people: Object.fromEntries(people.map((p, i) => [`P${i}`, p])),
    calendars: { office: { week: weekdays(540, 1_020), holidays: ['2026-01-07'] }, early: { week: weekdays(360, 780), specialDays: [{ date: '2026-01-08', open: [{ from: 600, to: 900 }] }] }, night: { week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, to: 120 })) }, site: { week: weekdays(420, 1_380) } },
    promises: { due: { measure: { from: null, to: null, within: { value: 8, unit: 'h' }, target: 0.9, calendar: 'office' } } },
    settings: { siteCalendar },
  };
});

function runOf(parts: Parts, seed: number): { readonly program: Program; readonly r: Replication } | null {
  const compiled = compile(buildModel(parts));
  if (!compiled.ok) return null;
  const { program } = compiled.value;
  return { program, r: run(program, { seed, replication: 0, cases: 40, warmUpCases: 5, recordCycleTimes: true })! };
}

describe('whatever people do', () => {
  let ran = 0;
  it('the parts of cycle time add up, nobody is busier than they are there, and money is in the same sums everywhere', () => {
    fc.assert(fc.property(models, fc.integer({ min: 1, max: 10_000 }), (parts, seed) => {
      const done = runOf(parts, seed);
      if (done === null) return;
      ran += 1;
      const { program, r } = done;
      const sum = (values: Iterable<number>) => [...values].reduce((total, x) => total + x, 0);
      const cycle = r.moments[1]!;
      expect(r.stopped === null || r.stopped === 'nothingEnded').toBe(true);
      expect(Math.abs(sum(r.parts) - cycle)).toBeLessThan(1e-6 * Math.max(1, cycle));
      for (const part of r.parts) expect(part).toBeGreaterThan(-1e-6);

      // People who stay with their cases may block each other: then the last case ends long before the last comes in.
      if (r.stuckCases > 0) return;
      const staff = program.staff!;
      for (let at = 0; at < r.roles.length; at += ROLE_COLUMNS) {
        expect(r.roles[at + ROLE.busy]! - r.roles[at + ROLE.overtime]!).toBeLessThan(r.roles[at + ROLE.available]! + 1e-6);
      }
      for (let p = 0; p < staff.personIds.length; p += 1) expect(r.people[p * PERSON_COLUMNS + PERSON.busy]).toBeLessThan(r.people[p * PERSON_COLUMNS + PERSON.available]! + 1e-6);
      const column = (values: Float64Array, columns: number, c: number) => sum(values.filter((_, i) => i % columns === c));
      expect(Math.abs(column(r.steps, STEP_COLUMNS, STEP.cost) - r.moments[3 * 5 + 1]!)).toBeLessThan(1e-6 * Math.max(1, cycle));
      expect([...run(program, { seed, replication: 0, cases: 40, warmUpCases: 5, recordCycleTimes: true })!.cycleTimes]).toEqual([...r.cycleTimes]);
    }), { numRuns: 400 });
    expect(ran).toBeGreaterThan(100);
  });
});
