import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import { plusConstant } from '../../../shared/interchange/bpsim/applyTimes.ts';
import { readICalendar } from '../../../shared/interchange/bpsim/readICalendar.ts';
import { readSelection } from '../../../shared/interchange/bpsim/readSelection.ts';
import { toFeel } from '../../../shared/interchange/bpsim/toFeel.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { flowId, nodeId, variantId } from '../../../shared/model/ids.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import { distributionFacts } from '../../../shared/simulation/distributions/distributionFacts.ts';

const t = translator('en');
const OFFICE = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART:20260105T090000', 'DTEND:20260105T170000', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'EXDATE:20260106T090000', 'END:VEVENT', 'END:VCALENDAR'].join('\n');

/** A process s → a → x → (b | c) → e with two resources, and BPSim data. */
const xml = (scenarios: string, version = '2.0') => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpsim="http://www.bpsim.org/schemas/${version}" id="D" targetNamespace="t">
  <resource id="clerk" name="Clerk"/><resource id="boss" name="Boss"/>
  <process id="P">
    <startEvent id="s"/><task id="a"/><exclusiveGateway id="x"/><task id="b"><potentialOwner><resourceRef>boss</resourceRef></potentialOwner></task><task id="c"/>
    <intermediateCatchEvent id="w"><timerEventDefinition/></intermediateCatchEvent><endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="x"/><sequenceFlow id="fb" sourceRef="x" targetRef="b"/><sequenceFlow id="fc" sourceRef="x" targetRef="c"/>
    <sequenceFlow id="f3" sourceRef="b" targetRef="w"/><sequenceFlow id="f4" sourceRef="c" targetRef="w"/><sequenceFlow id="f5" sourceRef="w" targetRef="e"/>
  </process>
  <relationship type="BPSimData"><extensionElements><bpsim:BPSimData>${scenarios}</bpsim:BPSimData></extensionElements><source>P</source><target>P</target></relationship>
</definitions>`;
const of = (elementRef: string, inner: string) => `<bpsim:ElementParameters elementRef="${elementRef}">${inner}</bpsim:ElementParameters>`;
const times = (inner: string) => `<bpsim:TimeParameters>${inner}</bpsim:TimeParameters>`;
const processing = (inner: string) => times(`<bpsim:ProcessingTime>${inner}</bpsim:ProcessingTime>`);
const control = (inner: string) => `<bpsim:ControlParameters>${inner}</bpsim:ControlParameters>`;
const numeric = (value: number, more = '') => `<bpsim:NumericParameter value="${value}" ${more}/>`;
const scenario = (inner: string, attributes = 'id="S1" name="Base"') => `<bpsim:Scenario ${attributes}>${inner}</bpsim:Scenario>`;
const read = (scenarios: string, version?: string) => unwrap(readBpmn(new TextEncoder().encode(xml(scenarios, version))));
const said = (warnings: ReturnType<typeof read>['warnings']) => warnings.filter(({ message }) => message.key.startsWith('interchange.')).map(({ message, line }) => [message.key.split('.').at(-1), message.params?.where, message.params?.what, line !== undefined]);
const duration = (written: string) => read(scenario(of('a', processing(written)))).document.master.nodes[nodeId('a')];

const BASE = scenario(`
  <bpsim:ScenarioParameters baseTimeUnit="min" baseCurrencyUnit="USD" replication="7" seed="42"><bpsim:Start><bpsim:DateTimeParameter value="2026-01-05T09:00:00"/></bpsim:Start><bpsim:Warmup><bpsim:DurationParameter value="PT10H"/></bpsim:Warmup></bpsim:ScenarioParameters>
  ${of('s', control(`<bpsim:InterTriggerTimer><bpsim:NegativeExponentialDistribution mean="12" validFor="office"/></bpsim:InterTriggerTimer><bpsim:TriggerCount>${numeric(500)}</bpsim:TriggerCount>`)
    + `<bpsim:PropertyParameters><bpsim:Property name="amount"><bpsim:UniformDistribution min="0" max="100"/></bpsim:Property><bpsim:Property name="vip"><bpsim:BooleanParameter value="true"/></bpsim:Property></bpsim:PropertyParameters>`)}
  ${of('a', times(`<bpsim:TransferTime>${numeric(1, 'timeUnit="hour"')}</bpsim:TransferTime><bpsim:SetUpTime>${numeric(2)}</bpsim:SetUpTime><bpsim:ProcessingTime><bpsim:TriangularDistribution min="2" mode="3" max="7"/></bpsim:ProcessingTime>`)
    + `<bpsim:ResourceParameters><bpsim:Selection><bpsim:ExpressionParameter value="bpsim:getResource('clerk',2) or bpsim:getResource('boss',1)"/></bpsim:Selection></bpsim:ResourceParameters>`
    + `<bpsim:CostParameters><bpsim:FixedCost><bpsim:FloatingParameter value="12.5"/></bpsim:FixedCost></bpsim:CostParameters><bpsim:PriorityParameters><bpsim:Priority>${numeric(3)}</bpsim:Priority></bpsim:PriorityParameters>`)}
  ${of('b', processing(numeric(5)))}${of('c', processing('<bpsim:DurationParameter value="PT90S"/>'))}
  ${of('w', times(`<bpsim:WaitTime>${numeric(1, 'timeUnit="day"')}</bpsim:WaitTime>`))}
  ${of('fb', control(`<bpsim:Probability><bpsim:FloatingParameter value="0.2"/></bpsim:Probability>`))}${of('fc', control(`<bpsim:Probability><bpsim:FloatingParameter value="0.8"/></bpsim:Probability>`))}
  ${of('clerk', `<bpsim:ResourceParameters><bpsim:Quantity>${numeric(4, 'validFor="office"')}</bpsim:Quantity></bpsim:ResourceParameters><bpsim:CostParameters><bpsim:UnitCost><bpsim:FloatingParameter value="0.5"/></bpsim:UnitCost></bpsim:CostParameters>`)}
  ${of('boss', `<bpsim:ResourceParameters><bpsim:Quantity>${numeric(1)}</bpsim:Quantity></bpsim:ResourceParameters>`)}
  <bpsim:Calendar id="office" name="Office hours">${OFFICE}</bpsim:Calendar>`);

describe('a BPSim scenario', () => {
  const { document: { master }, warnings } = read(BASE);

  it('gives arrivals, their hours and their number', () => {
    expect(master.nodes[nodeId('s')]).toMatchObject({ arrivals: { interArrival: { kind: 'exponential', unit: 'min', mean: 12 }, calendar: 'office', reading: 'working', maxCases: 500 } });
    expect(rows(master.calendars)).toEqual([{ id: 'office', name: 'Office hours', week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1_020 })), holidays: ['2026-01-06'] }]);
  });

  it('gives times: set-up with the work, transfer before it, the wait of an event', () => {
    expect(master.nodes[nodeId('a')]).toMatchObject({ work: { duration: { kind: 'triangular', unit: 'min', min: 4, mode: 5, max: 9 }, fixedCost: 12.5, priority: 3 } });
    expect(master.flows[flowId('f1')]).toMatchObject({ handOff: { transferTime: { kind: 'fixed', unit: 'h', value: 1 } } });
    expect(master.nodes[nodeId('c')]).toMatchObject({ work: { duration: { kind: 'fixed', unit: 's', value: 90 } } });
    expect(master.nodes[nodeId('w')]).toMatchObject({ delay: { kind: 'fixed', unit: 'day', value: 1 } });
  });

  it('gives people: how many, when, at what cost, and who does what', () => {
    expect(rows(master.roles).map(({ id, name, headcount, costPerHour, calendar, queueOrder }) => [id, name, headcount, costPerHour, calendar, queueOrder])).toEqual([['clerk', 'Clerk', 4, 30, 'office', 'priority'], ['boss', 'Boss', 1, 0, null, 'priority']]);
    expect(master.nodes[nodeId('a')]).toMatchObject({ work: { requirements: [{ role: 'clerk', quantity: 2 }], alternatives: [[{ role: 'boss', quantity: 1 }]] } });
    expect(master.nodes[nodeId('b')]).toMatchObject({ work: { requirements: [{ role: 'boss', quantity: 1 }] } });
    expect(master.nodes[nodeId('c')]).toMatchObject({ work: { requirements: [] } });
  });

  it('gives odds, attributes and the settings of the run; ten hours of warm-up are 50 cases on average', () => {
    expect(master.flows[flowId('fb')]).toMatchObject({ probability: 0.2 });
    expect(rows(master.attributes).map(({ name, type }) => [name, type])).toEqual([['amount', 'number'], ['vip', 'boolean']]);
    expect(master.meta.settings).toMatchObject({ start: '2026-01-05T09:00', replications: 7, seed: 42, currency: 'USD', cases: 500, warmUpCases: 50 });
    expect(said(warnings)).toEqual([['approximated', 'ScenarioParameters', 'Warmup', false]]);
  });

  it('runs, is the same in BPSim 1.0, and comes back from an export as it was', () => {
    const source = new TextEncoder().encode(xml(BASE));

    expect(compile(master).ok).toBe(true);
    expect(read(BASE, '1.0').document.master).toEqual(master);
    expect(writeBpmn(master, source).bytes).toEqual(source);
    const edited = { ...master, nodes: { ...master.nodes, [nodeId('a')]: { ...master.nodes[nodeId('a')]!, name: 'Renamed' } } };
    expect(unwrap(readBpmn(writeBpmn(edited, source).bytes)).document.master).toEqual(edited);
  });
});

describe('times of BPSim', () => {
  it.each([
    ['<bpsim:NormalDistribution mean="10" standardDeviation="2"/>', { kind: 'normal', unit: 'min', mean: 10, sd: 2 }],
    ['<bpsim:TruncatedNormalDistribution mean="10" standardDeviation="2" min="5" max="15"/>', { kind: 'normal', unit: 'min', mean: 10, sd: 2, min: 5, max: 15 }],
    ['<bpsim:LogNormalDistribution mean="10" standardDeviation="2"/>', { kind: 'lognormal', unit: 'min', mean: 10, sd: 2 }],
    ['<bpsim:GammaDistribution shape="3" scale="2"/>', { kind: 'gamma', unit: 'min', shape: 3, mean: 6 }],
    ['<bpsim:ErlangDistribution k="3" mean="2" timeUnit="day"/>', { kind: 'erlang', unit: 'day', shape: 3, mean: 2 }],
    ['<bpsim:WeibullDistribution shape="1.5" scale="2"/>', { kind: 'weibull', unit: 'min', shape: 1.5, scale: 2 }],
    ['<bpsim:BetaDistribution shape="2" scale="5"/>', { kind: 'beta', unit: 'min', alpha: 2, beta: 5, min: 0, max: 1 }],
    ['<bpsim:UniformDistribution min="1" max="2" timeUnit="ms"/>', { kind: 'uniform', unit: 's', min: 0.001, max: 0.002 }],
    ['<bpsim:NumericParameter value="1" timeUnit="year"/>', { kind: 'fixed', unit: 'day', value: 365 }],
    ['<bpsim:DurationParameter value="PT0S"/>', { kind: 'fixed', unit: 'min', value: 0 }],
    ['<bpsim:UserDistribution discrete="true"><bpsim:UserDistributionDataPoint probability="0.25"><bpsim:NumericParameter value="4"/></bpsim:UserDistributionDataPoint><bpsim:UserDistributionDataPoint probability="0.75"><bpsim:NumericParameter value="8"/></bpsim:UserDistributionDataPoint></bpsim:UserDistribution>', { kind: 'histogram', unit: 'min', bins: [{ from: 4, to: 4, weight: 0.25 }, { from: 8, to: 8, weight: 0.75 }] }],
  ])('%s', (written, expected) => {
    expect(duration(written)).toMatchObject({ work: { duration: expected } });
  });

  // Poisson: mean and variance λ. Binomial: np and np(1 − p).
  it.each([
    ['<bpsim:PoissonDistribution mean="4"/>', 4, 4], ['<bpsim:PoissonDistribution mean="250"/>', 250, 250], ['<bpsim:BinomialDistribution probability="0.3" trials="20"/>', 6, 4.2],
  ])('%s has mean %f and variance %f', (written, mean, variance) => {
    const node = duration(written);
    const facts = unwrap(distributionFacts(node && 'work' in node && node.work.duration ? node.work.duration : { kind: 'fixed', unit: 'min', value: -1 }));

    expect(facts.mean).toBeCloseTo(mean, 6);
    expect(facts.sd ** 2).toBeCloseTo(variance, 4);
  });

  it.each(['<bpsim:NormalDistribution mean="-1" standardDeviation="2"/>', '<bpsim:NormalDistribution mean="x" standardDeviation="2"/>', '<bpsim:UniformDistribution min="3" max="2"/>', '<bpsim:ExpressionParameter value="1+1"/>', '<bpsim:NumericParameter value="1" timeUnit="moon"/>'])('%s is named and left out', (written) => {
    const { document, warnings } = read(scenario(of('a', processing(written))));

    expect(document.master.nodes[nodeId('a')]).toMatchObject({ work: { duration: null } });
    expect(said(warnings)).toEqual([['invalid', 'ProcessingTime (a)', expect.any(String), true]]);
  });

  it('an exponential with a constant added keeps its tail and its mean grows by the constant', () => {
    const sum = plusConstant({ kind: 'exponential', unit: 'min', mean: 10 }, { kind: 'fixed', unit: 'h', value: 0.5 });

    expect(unwrap(distributionFacts(sum!)).mean).toBeCloseTo(40, 3);
    expect(plusConstant({ kind: 'gamma', unit: 'min', shape: 2, mean: 3 }, { kind: 'fixed', unit: 'min', value: 1 })).toBeNull();
  });
});

describe('several scenarios', () => {
  const more = scenario(of('clerk', `<bpsim:ResourceParameters><bpsim:Quantity>${numeric(6)}</bpsim:Quantity></bpsim:ResourceParameters>`), 'id="S2" name="Two more clerks" inherits="S1"');
  const faster = scenario(of('a', processing(numeric(1))), 'id="S3" name="Faster" inherits="S2"');
  const { document } = read(BASE + more + faster + scenario('', 'id="R1" result="S1"'));

  it('become variants that hold only what they change', () => {
    expect(rows(document.variants).map(({ id, name, parent }) => [id, name, parent])).toEqual([['S2', 'Two more clerks', null], ['S3', 'Faster', 'S2']]);
    expect(document.variants[variantId('S2')]?.overlay).toEqual({ roles: { added: {}, removed: {}, changed: { clerk: { headcount: { from: 4, to: 6 } } } } });
    expect(document.variants[variantId('S3')]?.overlay.roles).toBeUndefined();
    const { model, conflicts } = effectiveModel(document, variantId('S3'));
    expect(conflicts).toEqual([]);
    expect(model.nodes[nodeId('a')]).toMatchObject({ work: { duration: { kind: 'fixed', value: 1 } } });
    expect(rows(model.roles).find(({ id }) => id === 'clerk')?.headcount).toBe(6);
  });

  it('that inherit in a circle are read all the same', () => {
    const circle = read(BASE + scenario('', 'id="A" inherits="B"') + scenario('', 'id="B" inherits="A"')).document;

    expect(rows(circle.variants).map(({ parent }) => parent)).toEqual([null, null]);
  });
});

describe('what BPSim says and Laneway cannot honour', () => {
  it('is listed with place and line', () => {
    const { warnings } = read(scenario(`
      <bpsim:ScenarioParameters baseTimeUnit="moon" replication="0"><bpsim:Duration>${numeric(8, 'timeUnit="hour"')}</bpsim:Duration></bpsim:ScenarioParameters>
      ${of('ghost', processing(numeric(1)))}
      ${of('a', times(`<bpsim:QueueTime>${numeric(1)}</bpsim:QueueTime>`) + '<bpsim:ResourceParameters><bpsim:Selection><bpsim:ExpressionParameter value="count(//task)"/></bpsim:Selection></bpsim:ResourceParameters>')}
      ${of('fb', control('<bpsim:Condition><bpsim:ExpressionParameter value="count(//x) &gt; 1"/></bpsim:Condition><bpsim:Probability><bpsim:FloatingParameter value="2"/></bpsim:Probability>'))}
      ${of('clerk', '<bpsim:ResourceParameters><bpsim:Availability><bpsim:BooleanParameter value="true" validFor="nowhere"/></bpsim:Availability></bpsim:ResourceParameters>')}
      <bpsim:Calendar id="none">nothing</bpsim:Calendar><bpsim:VendorExtension name="acme"/>`));

    expect(said(warnings)).toEqual([
      ['invalid', 'ScenarioParameters', 'baseTimeUnit moon', true],
      ['invalid', 'ScenarioParameters', 'replication 0', true],
      ['invalid', 'Calendar (none)', 'none', true],
      ['unknown', 'Availability (clerk)', 'nowhere', true],
      ['unknown', 'ElementParameters', 'ghost', true],
      ['ignored', 'QueueTime (a)', 'QueueTime', true],
      ['ignored', 'Selection (a)', 'count(//task)', true],
      ['ignored', 'Condition (fb)', 'count(//x) > 1', true],
      ['invalid', 'Probability (fb)', '2', true],
      ['ignored', 'VendorExtension', 'acme', true],
    ]);
  });
});

describe('words of BPSim that Laneway does not read', () => {
  const texts = (warnings: ReturnType<typeof read>['warnings']) => warnings.filter(({ message: { key } }) => key.startsWith('interchange.')).map(({ message }) => t(message));

  it('are listed at every level, once and with the element', () => {
    const { document: { master }, warnings } = read(scenario(`
      <bpsim:ScenarioParameters foo="bar" traceOutput="true"><bpsim:Start delay="1"><bpsim:DateTimeParameter value="2026-01-05T08:00:45"/></bpsim:Start></bpsim:ScenarioParameters>
      ${of('a', `<bpsim:TimeParameters unit="h"><bpsim:ProcessingTime><bpsim:GammaDistribution shape="2" scale="5" min="1" max="9" offset="3"/><bpsim:ResultRequest>mean</bpsim:ResultRequest></bpsim:ProcessingTime></bpsim:TimeParameters><bpsim:CostParameters><bpsim:FixedCost><bpsim:FloatingParameter value="3" currencyUnit="GBP"/></bpsim:FixedCost></bpsim:CostParameters>`)}
      ${of('b', processing('<bpsim:UserDistribution discrete="false" smooth="yes"><bpsim:UserDistributionDataPoint probability="1" weight="2"><bpsim:NumericParameter value="4" result="mean"/></bpsim:UserDistributionDataPoint><other/></bpsim:UserDistribution>'))}
      ${of('clerk', `<bpsim:ResourceParameters><bpsim:Quantity>${numeric(2, 'instance="7"')}</bpsim:Quantity></bpsim:ResourceParameters>`)}
      <bpsim:Calendar id="office" zone="CET">${OFFICE.replace('END:VEVENT', 'RDATE:20260110T090000\nEND:VEVENT').replace('DTSTART:', 'DTSTART;TZID=America/New_York:')}</bpsim:Calendar>`, 'id="S1" name="Base" level="2"'));

    expect(master.nodes[nodeId('a')]).toMatchObject({ work: { duration: { kind: 'gamma', shape: 2, mean: 10 } } });
    expect(texts(warnings)).toEqual([
      'Start: “Start 2026-01-05T08:00:45” is simulated only approximately.',
      'Calendar (office): “TZID=America/New_York” is simulated only approximately.',
      'Calendar (office): “RDATE:20260110T090000” is simulated only approximately.',
      'Scenario: Laneway does not simulate “level”. It was left out.',
      'ScenarioParameters: Laneway does not simulate “foo”. It was left out.',
      'Start: Laneway does not simulate “delay”. It was left out.',
      'TimeParameters (a): Laneway does not simulate “unit”. It was left out.',
      'GammaDistribution (a): Laneway does not simulate “min”. It was left out.',
      'GammaDistribution (a): Laneway does not simulate “max”. It was left out.',
      'GammaDistribution (a): Laneway does not simulate “offset”. It was left out.',
      'UserDistribution (b): Laneway does not simulate “smooth”. It was left out.',
      'UserDistributionDataPoint (b): Laneway does not simulate “weight”. It was left out.',
      'NumericParameter (b): Laneway does not simulate “result”. It was left out.',
      'UserDistribution (b): Laneway does not simulate “other”. It was left out.',
      'NumericParameter (clerk): Laneway does not simulate “instance”. It was left out.',
      'Calendar (office): Laneway does not simulate “zone”. It was left out.',
      'FloatingParameter (a): “currencyUnit GBP” is simulated only approximately.',
      'UserDistribution (b): “discrete false” is simulated only approximately.',
    ]);
  });
});

describe('probabilities', () => {
  const flows = (b: number, c: number) => read(scenario(of('fb', control(`<bpsim:Probability>${numeric(b)}</bpsim:Probability>`)) + of('fc', control(`<bpsim:Probability>${numeric(c)}</bpsim:Probability>`))));

  it('in per cent, as jBPM writes them, are shares, and that is said', () => {
    const { document: { master }, warnings } = flows(30, 70);

    expect([master.flows[flowId('fb')], master.flows[flowId('fc')]]).toMatchObject([{ probability: 0.3 }, { probability: 0.7 }]);
    expect(said(warnings)).toEqual([['approximated', 'Scenario', 'Probability, %', true]]);
  });

  it('above 1 that are no per cent either are named', () => {
    expect(said(flows(2, 0.5).warnings)).toEqual([['invalid', 'Probability (fb)', '2', true]]);
  });
});

describe('selections', () => {
  const one = (name: string, quantity = 1, by = 'resource') => ({ name, quantity, by });
  it.each([
    ["bpsim:getResource('A',1)", [[one('A')]]],
    ['getResource("A b", 3)', [[one('A b', 3)]]],
    ["bpsim:getResource('A',1) and bpsim:getResource('B',2)", [[one('A'), one('B', 2)]]],
    ["bpsim:orResource(bpsim:getResource('A',1), bpsim:getResource('B',1))", [[one('A')], [one('B')]]],
    ["(getResource('A',1) or getResource('B',1)) and getResource('C',1)", [[one('A'), one('C')], [one('B'), one('C')]]],
    ["bpsim:getResourceByRoles('r1','r2')", [[one('r1', 1, 'role')], [one('r2', 1, 'role')]]],
    ['count(//task)', null], ["getResource('A',1) or", null], ["getResource('A',0)", null], ['', null], ["getResource('A'", null],
  ])('%s', (expression, expected) => {
    expect(readSelection(expression)).toEqual(expected);
  });
});

describe('expressions', () => {
  it.each([
    ["bpsim:getProperty('amount') > 100 and bpsim:getProperty('kind') = 'new'", 'amount > 100 and kind = "new"'],
    ["bpsim:getProperty('total') div 2 >= 5", 'total / 2 >= 5'],
    ["bpsim:getProperty('note') = 'count(x) and $y'", 'note = "count(x) and $y"'],
    ["not(bpsim:getProperty('done'))", 'not(done)'],
    ['count(//task) > 1', null], ['$x = 1', null], ["bpsim:getProperty('a-b') = 1", null], ['', null],
  ])('%s', (expression, expected) => {
    expect(toFeel(expression)).toBe(expected);
  });
});

describe('iCalendars', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
  it('read hours by weekday, by duration, every day, and over midnight', () => {
    expect(readICalendar(event('DTSTART;TZID=Europe/Berlin:20260105T220000', 'DURATION:PT8H', 'RRULE:FREQ=WEEKLY;BYDAY=SU'))?.calendar.week).toEqual([{ weekday: 7, from: 1_320, to: 1_440 }, { weekday: 1, from: 0, to: 360 }]);
    expect(readICalendar(event('DTSTART:20260105T080000', 'DTEND:20260105T100000', 'RRULE:FREQ=DAILY'))?.calendar.week).toHaveLength(7);
    // 2026-01-07 is a Wednesday.
    expect(readICalendar(event('DTSTART:20260107T080000', 'DTEND:20260107T100000', 'RRULE:FREQ=WEEKLY'))?.calendar.week).toEqual([{ weekday: 3, from: 480, to: 600 }]);
  });

  it('read an event without a rule as hours of that day, and folded lines as one', () => {
    expect(readICalendar(event('DTSTART:20260107T0800', ' 00', 'DTEND:20260107T100000'))?.calendar.specialDays).toEqual([{ date: '2026-01-07', open: [{ from: 480, to: 600 }] }]);
  });

  it('name whatever else bears on the hours, and not what does not', () => {
    const hours = readICalendar(['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VTIMEZONE', 'TZID:America/New_York', 'END:VTIMEZONE',
      event('UID:1', 'SUMMARY:Shift', 'DTSTART;TZID=America/New_York:20260105T090000', 'DTEND;TZID=America/New_York:20260105T165959', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU;WKST=MO', 'RRULE:FREQ=DAILY', 'RDATE:20260110T090000', 'EXRULE:FREQ=WEEKLY;BYDAY=MO', 'STATUS:CONFIRMED', 'BEGIN:VALARM', 'DURATION:PT1M', 'END:VALARM'),
      event('DTSTART:20260107T080020Z', 'DURATION:PT1H', 'STATUS:CANCELLED', 'RECURRENCE-ID:20260107T080000'),
      'BEGIN:VTODO', 'DUE:20260110T090000', 'END:VTODO', 'END:VCALENDAR'].join('\r\n'), 'Europe/Berlin');

    expect(hours?.calendar.week).toEqual([{ weekday: 1, from: 540, to: 1_020 }, { weekday: 2, from: 540, to: 1_020 }]);
    expect(hours?.unread).toEqual([
      'TZID=America/New_York', 'RRULE:FREQ=DAILY', 'RDATE:20260110T090000', 'EXRULE:FREQ=WEEKLY;BYDAY=MO',
      'DTSTART:20260107T080020Z', 'DTSTART:20260107T080020Z', 'STATUS:CANCELLED', 'RECURRENCE-ID:20260107T080000', 'VTODO',
    ]);
    expect(readICalendar(event('DTSTART;TZID=Europe/Berlin:20260107T080000', 'DTEND;TZID=Europe/Berlin:20260107T100000'), 'Europe/Berlin')?.unread).toEqual([]);
    expect(readICalendar(event('DTSTART;TZID="Etc/UTC":20260107T080000', 'DTEND:20260107T100000Z'), 'UTC')?.unread).toEqual([]);
  });

  it('name rules that are not read, and are none without an event', () => {
    expect(readICalendar(event('DTSTART:20260107T080000', 'DTEND:20260107T100000', 'RRULE:FREQ=MONTHLY'))?.unread).toEqual(['RRULE:FREQ=MONTHLY']);
    expect(readICalendar('BEGIN:VCALENDAR\nEND:VCALENDAR')).toBeNull();
  });
});
