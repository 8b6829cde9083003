import fc from 'fast-check';
import type { Distribution } from '../../shared/model/Distribution.ts';
import type { Parts } from '../shared/simulation/buildModel.ts';
import { CALENDARS, duration, queueOrder, ROLES, type Row, structuredModel } from './randomModels.ts';

/** What people differ in, and what steps ask of them (docs/resources.md). */
const away = fc.constantFrom({ from: '2026-03-27T10:00', to: '2026-03-27T15:30' }, { from: '2026-01-05T09:00', to: '2026-01-07T00:00' }, { from: '2026-03-29T00:00', to: '2026-03-31T09:00' });
const person = fc.record({
  roles: fc.subarray([...ROLES], { minLength: 1 }), calendar: fc.option(fc.constantFrom(...CALENDARS), { freq: 2, nil: null }), costPerHour: fc.option(fc.integer({ min: 10, max: 12 }), { nil: null }),
  speed: fc.constantFrom(1, 1, 2, 0.5), isNarrow: fc.constantFrom(false, false, false, true), own: fc.option(duration.filter(({ kind }) => kind !== 'expression'), { freq: 1, nil: null }), absences: fc.array(away, { maxLength: 1 }),
});
const staffRole = fc.record({
  allocation: fc.constantFrom('longestIdle', 'random', 'cheapest', 'fastest'), isPreemptive: fc.boolean(),
  breakdown: fc.option(fc.record({ timeBetween: fc.integer({ min: 60, max: 400 }), timeToRepair: fc.integer({ min: 5, max: 60 }) }), { freq: 4, nil: null }),
  switchOver: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 2, nil: null }), absences: fc.array(away.chain((span) => fc.integer({ min: 1, max: 2 }).map((quantity) => ({ ...span, quantity }))), { maxLength: 2 }),
});
const time = (value: number): Distribution => (value % 2 === 0 ? { kind: 'fixed', unit: 'min', value } : { kind: 'exponential', unit: 'min', mean: value });
const batch = fc.record({
  size: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3, nil: null }), maxWait: fc.option(fc.integer({ min: 10, max: 300 }).map(time), { freq: 1, nil: null }), at: fc.option(fc.constantFrom([600], [0, 930]), { freq: 1, nil: null }),
  mode: fc.constantFrom('together', 'oneByOne'), perItem: fc.option(fc.integer({ min: 1, max: 15 }).map(time), { freq: 3, nil: null }),
}).filter(({ size, maxWait, at }) => size !== null || maxWait !== null || at !== null);

/** Structured models in which people are told apart. */
export const staffedModel: fc.Arbitrary<Parts> = fc
  .record({
    model: structuredModel, order: queueOrder, people: fc.oneof(fc.array(person, { maxLength: 0 }), fc.array(person, { minLength: 3, maxLength: 5 })), R1: staffRole, R2: staffRole, R3: staffRole,
    asks: fc.array(fc.record({
      at: fc.nat(9), what: fc.constantFrom('alternative', 'sameAs', 'notSameAs', 'keepUntil', 'batch', 'free'), other: fc.nat(9), batch, role: fc.constantFrom(...ROLES),
    }), { maxLength: 4 }),
  })
  .map(({ model, order, people, asks, ...staff }) => {
    const nodes: Record<string, Row> = { ...model.nodes };
    const steps = Object.keys(nodes).filter((id) => nodes[id]!['kind'] === 'task');
    const add = (id: string, more: Row) => { nodes[id] = { ...nodes[id], work: { ...(nodes[id]!['work'] as Row), ...more } }; };
    for (const ask of asks) {
      const id = steps[ask.at % steps.length];
      const other = steps[ask.other % steps.length];
      if (id === undefined || other === undefined) continue;
      if (ask.what === 'alternative') add(id, { alternatives: [[{ role: ask.role, quantity: 1 }]] });
      else if (ask.what === 'batch') add(id, { batch: ask.batch });
      else if (ask.what === 'keepUntil') add(id, { keepUntil: other });
      else if (ask.what !== 'free') add(id, { performer: { rule: ask.what, step: other } });
    }
    const roles = Object.fromEntries(ROLES.map((id) => {
      const { allocation, isPreemptive, breakdown, switchOver, absences } = staff[id];
      return [id, {
        ...model.roles?.[id], queueOrder: order, allocation, isPreemptive, absences, costPerHour: 11,
        ...(breakdown ? { breakdown: { timeBetween: time(breakdown.timeBetween), timeToRepair: time(breakdown.timeToRepair) } } : {}),
        ...(switchOver ? { switchOver: time(switchOver) } : {}),
      }];
    }));
    return {
      ...model, nodes, roles,
      // The first three can do everything, so that few models lack people.
      people: Object.fromEntries(people.map(({ isNarrow, own, ...given }, i) => [`p${i}`, { ...given, ...(i < 3 ? { roles: ROLES, calendar: i === 0 ? given.calendar : null } : {}), name: `p${i}`, steps: isNarrow && i > 2 ? steps.filter((_, n) => n % 2 === i % 2) : null, ...(own && steps[0] ? { durations: { [steps[0]]: own } } : {}) }])),
    };
  });
