import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { applyProsimos } from '../../../shared/interchange/prosimos/applyProsimos.ts';
import { readProsimosDistribution } from '../../../shared/interchange/prosimos/readProsimosDistribution.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { attributeId, flowId, nodeId } from '../../../shared/model/ids.ts';
import { ProcessModel, rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import { buildModel, end, fixed, gateway, start, task } from '../simulation/buildModel.ts';

const fixtures = new URL('../../../../shared/fixtures/sim/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, fixtures), 'utf8');
const peer = (name: string): ProcessModel => unwrap(readBpmn(new TextEncoder().encode(text(`${name}.bpmn`)))).document.master;

const t = translator('en');
const params = (...values: number[]) => values.map((value) => ({ value }));
const distribution = (distribution_name: string, ...values: number[]) => ({ distribution_name, distribution_params: params(...values) });
const NO_MAX = 1e15;

describe('a Prosimos distribution', () => {
  it.each([
    ['fix is its value', distribution('fix', 60), { kind: 'fixed', unit: 's', value: 60 }],
    ['expon is by its mean', distribution('expon', 720, 0, NO_MAX), { kind: 'exponential', unit: 's', mean: 720 }],
    ['the least of expon displaces it: 100 + an exponential of 620', distribution('expon', 720, 100, NO_MAX), { kind: 'exponential', unit: 's', mean: 620, min: 100 }],
    ['the second number of norm is the standard deviation', distribution('norm', 1_500, 300, 0, NO_MAX), { kind: 'normal', unit: 's', mean: 1_500, sd: 300 }],
    ['uniform is from and to', distribution('uniform', 60, 180), { kind: 'uniform', unit: 's', min: 60, max: 180 }],
    ['the second number of lognorm is the variance', distribution('lognorm', 600, 90_000, 0, NO_MAX), { kind: 'lognormal', unit: 's', mean: 600, sd: 300 }],
    ['the second number of gamma is the variance: shape 2100²/1 440 000', distribution('gamma', 2_100, 1_440_000, 0, NO_MAX), { kind: 'gamma', unit: 's', shape: 3.0625, mean: 2_100 }],
    ['limits cut off', distribution('lognorm', 600, 90_000, 10, 900), { kind: 'lognormal', unit: 's', mean: 600, sd: 300, min: 10, max: 900 }],
    ['without variance it is constant', distribution('gamma', 50, 0, 0, 100), { kind: 'fixed', unit: 's', value: 50 }],
    ['cumulative shares become weights', { distribution_name: 'histogram_sampling', distribution_params: [], histogram_data: { cdf: [0.25, 1], bin_midpoints: [10, 30] } }, { kind: 'histogram', unit: 's', bins: [{ from: 10, to: 10, weight: 0.25 }, { from: 30, to: 30, weight: 0.75 }] }],
  ])('%s', (_, written, read) => {
    expect(readProsimosDistribution(written)).toEqual(read);
  });

  it.each([
    ['an unknown name', distribution('cauchy', 1, 2)],
    ['a missing number', distribution('uniform', 60)],
    ['limits out of order', distribution('norm', 10, 1, 20, 5)],
    ['a negative mean', distribution('expon', -5, 0, 10)],
    ['no number at all', distribution('fix', Number.NaN)],
  ])('%s is none', (_, written) => {
    expect(readProsimosDistribution(written)).toBeNull();
  });
});

describe('the peers', () => {
  it.each(['svc10', 'svc10_247', 'r1_loan_origination'])('%s: says by Prosimos JSON what its QBP extension says, but for the reading of arrivals', (name) => {
    const bare = peer(name);
    const { model, warnings } = unwrap(applyProsimos(bare, text(`${name}.prosimos.json`)));

    expect(warnings).toEqual([]);
    expect(rows(model.people)).toEqual([]);
    for (const node of rows(bare.nodes)) {
      const other = model.nodes[node.id];
      if (!('work' in node) || !other || !('work' in other)) continue;
      expect([node.id, other.work.duration, other.work.requirements]).toEqual([node.id, node.work.duration, node.work.requirements]);
    }
    for (const role of rows(bare.roles)) expect(model.roles[role.id]).toMatchObject({ headcount: role.headcount, costPerHour: role.costPerHour });
    for (const flow of rows(bare.flows)) if (flow.kind === 'sequenceFlow') expect(model.flows[flow.id]).toMatchObject({ probability: flow.probability });
    expect(rows(model.nodes).find(({ kind }) => kind === 'startEvent')).toMatchObject({ arrivals: { reading: 'push', calendar: 'arrival_time_calendar' } });
    expect(compile(model).ok).toBe(true);
  });
});

const drawn = (): ProcessModel => buildModel({
  nodes: { s: start(fixed(10)), a: task(null, null), x: gateway('exclusive'), b: task(null, null), c: task(null, null), e: end() },
  flows: ['s > a', 'a > x', 'x > b', 'x > c', 'b > e', 'c > e'],
});

const file = {
  resource_profiles: [
    { id: 'clerks', name: 'Clerks', resource_list: [
      { id: 'ann', name: 'Ann', cost_per_hour: 20, amount: 1, calendar: 'early', assignedTasks: ['a', 'b'] },
      { id: 'bob', name: 'Bob', cost_per_hour: 30, amount: 2, calendar: 'late' },
    ] },
    { id: 'robots', name: 'Robots', resource_list: [{ id: 'robot', name: 'Robot', cost_per_hour: 0, amount: 4, calendar: 'early' }] },
  ],
  arrival_time_distribution: distribution('fix', 600),
  gateway_branching_probabilities: [{ gateway_id: 'x', probabilities: [{ path_id: 'x-b', value: 0.25 }, { path_id: 'x-c', value: 0.75 }] }],
  task_resource_distribution: [
    { task_id: 'a', resources: [{ resource_id: 'ann', ...distribution('fix', 60) }, { resource_id: 'bob', ...distribution('fix', 90) }] },
    { task_id: 'b', resources: [{ resource_id: 'ann', ...distribution('uniform', 10, 20) }] },
    { task_id: 'c', resources: [{ resource_id: 'robot', ...distribution('fix', 5) }] },
  ],
  resource_calendars: [
    { id: 'early', name: 'Early', time_periods: [{ from: 'MONDAY', to: 'FRIDAY', beginTime: '06:00:00', endTime: '14:00:00' }] },
    { id: 'late', name: 'Late', time_periods: [{ from: 'MONDAY', to: 'FRIDAY', beginTime: '14:00:00', endTime: '22:00:00' }] },
  ],
};
const apply = (more: Readonly<Record<string, unknown>> = {}) => unwrap(applyProsimos(drawn(), JSON.stringify({ ...file, ...more })));
const said = (warnings: ReturnType<typeof apply>['warnings']) => warnings.map(({ message }) => [message.key.split('.').at(-1), message.params?.where, message.params?.what]);

describe('people of a Prosimos file', () => {
  it('have names, hours, costs, tasks and times of their own where several may do a task', () => {
    const { model, warnings } = apply();

    expect(warnings).toEqual([]);
    expect(rows(model.people)).toEqual([
      { id: 'ann', name: 'Ann', roles: ['clerks'], calendar: 'early', costPerHour: 20, speed: 1, steps: null },
      { id: 'bob_0', name: 'Bob_0', roles: ['clerks'], calendar: 'late', costPerHour: 30, speed: 1, steps: ['a'], durations: { a: { kind: 'fixed', unit: 's', value: 90 } } },
      { id: 'bob_1', name: 'Bob_1', roles: ['clerks'], calendar: 'late', costPerHour: 30, speed: 1, steps: ['a'], durations: { a: { kind: 'fixed', unit: 's', value: 90 } } },
    ]);
    expect(rows(model.roles).map(({ id, headcount, calendar }) => [id, headcount, calendar])).toEqual([['clerks', 3, null], ['robot', 4, 'early']]);
    expect(model.nodes[nodeId('a')]).toMatchObject({ work: { duration: { value: 60 }, requirements: [{ role: 'clerks', quantity: 1 }] } });
    expect(model.nodes[nodeId('c')]).toMatchObject({ work: { requirements: [{ role: 'robot', quantity: 1 }] } });
    expect(model.flows[flowId('x-b')]).toMatchObject({ probability: 0.25 });
    expect(compile(model).ok).toBe(true);
  });

  it('of two profiles that share a task are one role', () => {
    const { model } = apply({ task_resource_distribution: [...file.task_resource_distribution, { task_id: 'c', resources: [{ resource_id: 'ann', ...distribution('fix', 7) }] }] });

    expect(rows(model.roles).map(({ id, name, headcount }) => [id, name, headcount])).toEqual([['clerks', 'Clerks / Robots', 7]]);
  });
});

describe('attributes and rules of a Prosimos file', () => {
  const case_attributes = [
    { name: 'kind', type: 'discrete', values: [{ key: 'private', value: 0.7 }, { key: 'business', value: 0.3 }] },
    { name: 'amount', type: 'continuous', values: distribution('uniform', 100, 900) },
  ];

  it('become attributes, FEEL conditions and priorities', () => {
    const { model, warnings } = apply({
      case_attributes,
      branch_rules: [{ id: 'large', rules: [[{ attribute: 'amount', comparison: '>', value: '500' }]] }, { id: 'small', rules: [[{ attribute: 'amount', comparison: '<=', value: 500 }]] }],
      gateway_branching_probabilities: [{ gateway_id: 'x', probabilities: [{ path_id: 'x-b', value: 0.5, condition_id: 'large' }, { path_id: 'x-c', value: 0.5, condition_id: 'small' }] }],
      prioritisation_rules: [
        { priority_level: 2, rules: [[{ attribute: 'amount', comparison: 'in', value: ['500', 'inf'] }]] },
        { priority_level: 1, rules: [[{ attribute: 'kind', comparison: '=', value: 'business' }]] },
      ],
    });

    expect(warnings).toEqual([]);
    expect(model.attributes[attributeId('kind')]).toMatchObject({ type: 'text', value: { kind: 'choice', options: [{ value: 'private', weight: 0.7 }, { value: 'business', weight: 0.3 }] } });
    expect(model.attributes[attributeId('amount')]).toMatchObject({ type: 'number', value: { kind: 'distribution', distribution: { kind: 'uniform', min: 100, max: 900 } } });
    expect(model.flows[flowId('x-b')]).toMatchObject({ condition: 'amount > 500', probability: null });
    expect(model.nodes[nodeId('a')]).toMatchObject({ work: { priorityExpression: 'if kind = "business" then 2 else if amount >= 500 then 1 else 0' } });
    expect(rows(model.roles).every(({ queueOrder }) => queueOrder === 'priority')).toBe(true);
    expect(compile(model).ok).toBe(true);
  });

  it('a text cannot break out of its expression', () => {
    const { model } = apply({ case_attributes, prioritisation_rules: [{ priority_level: 1, rules: [[{ attribute: 'kind', comparison: '=', value: 'a" or "b' }]] }] });

    expect(model.nodes[nodeId('a')]).toMatchObject({ work: { priorityExpression: String.raw`if kind = "a\" or \"b" then 1 else 0` } });
  });
});

describe('batches of a Prosimos file', () => {
  it('are by size, wait and clock, together or one by one', () => {
    const { model, warnings } = apply({
      batch_processing: [
        { task_id: 'b', type: 'Parallel', size_distrib: [], duration_distrib: [{ key: '1', value: 1 }, { key: '3', value: 0.5 }], firing_rules: [[{ attribute: 'size', comparison: '>=', value: 3 }], [{ attribute: 'large_wt', comparison: '>', value: 3_600 }]] },
        { task_id: 'c', type: 'Sequential', size_distrib: [], duration_distrib: [], firing_rules: [[{ attribute: 'daily_hour', comparison: '=', value: '16' }]] },
      ],
    });

    expect(warnings).toEqual([]);
    expect(model.nodes[nodeId('b')]).toMatchObject({ work: { duration: { kind: 'uniform', min: 5, max: 10 }, batch: { size: 3, maxWait: { value: 3_600 }, at: null, mode: 'together', perItem: null } } });
    expect(compile(model).ok).toBe(true);
    expect(model.nodes[nodeId('c')]).toMatchObject({ work: { duration: { value: 0 }, batch: { size: null, at: [960], mode: 'oneByOne', perItem: { value: 5 } } } });
  });
});

describe('what a Prosimos file says and Laneway cannot honour', () => {
  it('is listed with its place', () => {
    const { warnings } = apply({
      multitasking: { type: 'local' },
      event_distribution: [{ event_id: 'nowhere', ...distribution('fix', 1) }],
      resource_calendars: [...file.resource_calendars, { id: 'odd', time_periods: [{ from: 'MONDAY', to: 'MOONDAY', beginTime: '06:00:00', endTime: '14:00:00' }, { from: 'MONDAY', to: 'MONDAY', beginTime: '06:00:40', endTime: '23:59:59.999999' }] }],
      task_resource_distribution: [...file.task_resource_distribution, { task_id: 'gone', resources: [] }, { task_id: 'c', resources: [{ resource_id: 'nobody', ...distribution('fix', 1) }, { resource_id: 'robot', ...distribution('cauchy', 1) }] }],
      gateway_branching_probabilities: [{ gateway_id: 'x', probabilities: [{ path_id: 'x-b', value: 1.5 }, { path_id: 'elsewhere', value: 0.5 }] }],
      batch_processing: [{ task_id: 'c', type: 'Concurrent', size_distrib: [{ key: '2', value: 1 }], firing_rules: [[{ attribute: 'size', comparison: '=', value: 2 }, { attribute: 'week_day', comparison: '=', value: 'Monday' }]] }],
    });

    expect(said(warnings)).toEqual([
      ['ignored', 'multitasking', 'multitasking'],
      ['invalid', 'resource_calendars[2].time_periods[0]', 'MONDAY–MOONDAY 06:00:00–14:00:00'],
      ['approximated', 'resource_calendars[2].time_periods[1]', '06:00:40'],
      ['unknown', 'task_resource_distribution[3]', 'gone'],
      ['unknown', 'task_resource_distribution[4].resources[0]', 'nobody'],
      ['invalid', 'task_resource_distribution[4].resources[1]', 'cauchy 1'],
      ['approximated', 'batch_processing[0].firing_rules', 'size = 2 and week_day = Monday'],
      ['ignored', 'batch_processing[0].firing_rules', 'week_day = Monday'],
      ['ignored', 'batch_processing[0]', 'size_distrib'],
      ['approximated', 'batch_processing[0]', 'type Concurrent'],
      ['unknown', 'event_distribution[0]', 'nowhere'],
      ['invalid', 'gateway_branching_probabilities[0].probabilities[0]', '1.5'],
      ['unknown', 'gateway_branching_probabilities[0].probabilities[1]', 'elsewhere'],
    ]);
  });

  it('is listed at every level, once and with its path, when Laneway does not know the word', () => {
    const [clerks, robots] = file.resource_profiles;
    const { warnings } = apply({
      model_type: 'FUZZY', total_cases: 50,
      resource_profiles: [{ ...clerks, shift: 'day', resource_list: [clerks!.resource_list[0], { ...clerks!.resource_list[1], weekly_limit: 40 }] }, robots],
      arrival_time_distribution: { ...distribution('fix', 600), offset: 99_999 },
      arrival_time_calendar: [{ from: 'MONDAY', to: 'FRIDAY', beginTime: '09:00:00', endTime: '17:00:00', zone: 'CET' }],
      gateway_branching_probabilities: [{ gateway_id: 'x', model: 'x', probabilities: [{ path_id: 'x-b', value: 0.25, cost: 3 }, { path_id: 'x-c', value: 0.75 }] }],
      task_resource_distribution: [{ task_id: 'a', retries: 2, resources: [{ resource_id: 'ann', ...distribution('fix', 60), efficiency: 0.5, distribution_params: [{ value: 60, unit: 'h' }] }] }, ...file.task_resource_distribution.slice(1)],
      resource_calendars: [{ ...file.resource_calendars[0], holidays: ['2026-01-06'] }, file.resource_calendars[1]],
      event_distribution: [{ event_id: 'nowhere', ...distribution('fix', 1), queue: 'none' }],
      case_attributes: [{ name: 'kind', type: 'discrete', values: [{ key: 'private', value: 1, colour: 'red' }], per: 'day' }, { name: 'amount', type: 'continuous', values: { ...distribution('uniform', 1, 9), seed: 7 } }],
      branch_rules: [{ id: 'large', else: 'small', rules: [[{ attribute: 'amount', comparison: '>', value: 5, unit: 'EUR' }]] }],
      prioritisation_rules: [{ priority_level: 1, label: 'first', rules: [[{ attribute: 'kind', comparison: '=', value: 'private' }]] }],
      batch_processing: [{ task_id: 'b', type: 'Parallel', batch_frequency: 0.3, duration_distrib: [{ key: '3', value: 0.8, sd: 1 }], firing_rules: [[{ attribute: 'size', comparison: '>=', value: 3 }]] }],
    });

    expect(warnings.map(({ message }) => t(message)).filter((line) => line.includes('Laneway does not simulate'))).toEqual([
      'resource_profiles[0].resource_list[1]: Laneway does not simulate “weekly_limit”. It was left out.',
      'resource_profiles[0]: Laneway does not simulate “shift”. It was left out.',
      'arrival_time_distribution: Laneway does not simulate “offset”. It was left out.',
      'gateway_branching_probabilities[0]: Laneway does not simulate “model”. It was left out.',
      'gateway_branching_probabilities[0].probabilities[0]: Laneway does not simulate “cost”. It was left out.',
      'task_resource_distribution[0]: Laneway does not simulate “retries”. It was left out.',
      'task_resource_distribution[0].resources[0].distribution_params[0]: Laneway does not simulate “unit”. It was left out.',
      'task_resource_distribution[0].resources[0]: Laneway does not simulate “efficiency”. It was left out.',
      'resource_calendars[0]: Laneway does not simulate “holidays”. It was left out.',
      'model_type: Laneway does not simulate “model_type”. It was left out.',
      'total_cases: Laneway does not simulate “total_cases”. It was left out.',
      'arrival_time_calendar[0]: Laneway does not simulate “zone”. It was left out.',
      'event_distribution[0]: Laneway does not simulate “queue”. It was left out.',
      'case_attributes[0].values[0]: Laneway does not simulate “colour”. It was left out.',
      'case_attributes[0]: Laneway does not simulate “per”. It was left out.',
      'case_attributes[1].values: Laneway does not simulate “seed”. It was left out.',
      'branch_rules[0]: Laneway does not simulate “else”. It was left out.',
      'branch_rules[0].rules[0][0]: Laneway does not simulate “unit”. It was left out.',
      'prioritisation_rules[0]: Laneway does not simulate “label”. It was left out.',
      'batch_processing[0]: Laneway does not simulate “batch_frequency”. It was left out.',
      'batch_processing[0].duration_distrib[0]: Laneway does not simulate “sd”. It was left out.',
    ]);
  });

  it('may be called what every object already has', () => {
    const names = JSON.stringify({ ...file, resource_profiles: [{ id: 'constructor', resource_list: [{ id: 'p-r-o-t-o', amount: 1, calendar: 'toString' }, { id: 'valueOf', amount: 1 }] }], task_resource_distribution: [{ task_id: 'a', resources: [{ resource_id: 'p-r-o-t-o', ...distribution('fix', 1) }, { resource_id: 'valueOf', ...distribution('fix', 1) }] }, { task_id: 'hasOwnProperty', resources: [] }], resource_calendars: [{ id: 'toString', time_periods: file.resource_calendars[0]!.time_periods }] }).replaceAll('p-r-o-t-o', '__proto__');
    const { model } = unwrap(applyProsimos(drawn(), names));

    expect(ProcessModel.safeParse(model).error?.issues ?? []).toEqual([]);
    expect(rows(model.people).map(({ id }) => id)).toEqual(['id.__proto__', 'id.valueOf']);
    expect(rows(model.roles).map(({ id }) => id)).toEqual(['id.constructor']);
  });

  it.each([
    ['no JSON', 'Only words.', 'The parameter file is not complete JSON (line 1, column 1). Export it again from the tool that made it.'],
    ['other JSON', '{"format":"laneway"}', 'This JSON file holds no Prosimos parameters. Give the one with resource_profiles and task_resource_distribution.'],
    ['a list', '[]', 'This JSON file holds no Prosimos parameters. Give the one with resource_profiles and task_resource_distribution.'],
    ['a field that is not as Prosimos writes it', JSON.stringify({ ...file, resource_calendars: [{ ...file.resource_calendars[0], time_periods: 'always' }] }), 'The parameter file is not as Prosimos writes it at “resource_calendars.0.time_periods”. Export it again from the tool that made it.'],
  ])('%s is refused', (_, content, sentence) => {
    const applied = applyProsimos(drawn(), content);

    expect(applied.ok ? null : t(applied.error)).toBe(sentence);
  });
});
