import { describe, expect, it } from 'vitest';
import type { ImportWarning } from '../../../shared/bpmn/ImportWarning.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture } from './fixtures.ts';
import { flowId, laneId, nodeId, roleId } from './ids.ts';

const t = translator('en');
/** What a person reads about the simulation parameters. */
const texts = (warnings: readonly ImportWarning[]) => warnings.filter(({ message: { key } }) => key.startsWith('interchange.') || key === 'bpmn.warning.simulation').map(({ message }) => t(message));
const model = (path: string) => unwrap(readBpmn(fixture(path).bytes)).document.master;

describe('the BIMP/QBP extension', () => {
  const svc10 = model('sim/svc10.bpmn');

  it('gives arrivals by the open hours of the default timetable', () => {
    expect(svc10.nodes[nodeId('start')]).toMatchObject({ arrivals: { interArrival: { kind: 'exponential', unit: 's', mean: 720 }, calendar: 'office', reading: 'working', batchSize: 1 } });
    expect(svc10.meta.settings).toMatchObject({ cases: 10_000, start: '2024-01-01T09:00', currency: 'EUR' });
  });

  it('gives them to the process that no other calls, wherever it stands in the file', () => {
    const process = (id: string, content: string) => `<process id="${id}"><startEvent id="s_${id}"/>${content}</process>`;
    const file = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:qbp="http://www.qbp-simulator.com/Schema201212" targetNamespace="x">${process('called', '<task id="a"/>')}${process('main', '<callActivity id="c" calledElement="called"/>')}<qbp:processSimulationInfo processInstances="3"><qbp:arrivalRateDistribution type="FIXED" mean="60"/></qbp:processSimulationInfo></definitions>`;
    const { nodes } = unwrap(readBpmn(new TextEncoder().encode(file))).document.master;

    expect(nodes[nodeId('s_called')]).toMatchObject({ arrivals: null });
    expect(nodes[nodeId('s_main')]).toMatchObject({ arrivals: { interArrival: { kind: 'fixed', unit: 's', value: 60 } } });
  });

  it('gives roles, costs and calendars under the ids of the file', () => {
    expect(rows(svc10.roles).map(({ id, name, headcount, costPerHour, calendar }) => [id, name, headcount, costPerHour, calendar])).toEqual([
      ['FrontDesk', 'Front desk', 3, 25, 'office'], ['CaseOfficer', 'Case officer', 7, 40, 'office'], ['Specialist', 'Specialist', 5, 60, 'spec'], ['Manager', 'Manager', 1, 80, 'office'],
    ]);
    expect(svc10.lanes[laneId('lane0')]?.role).toBe('FrontDesk');
    expect(rows(svc10.calendars).find(({ id }) => id === 'spec')?.week).toEqual([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 600, to: 960 })));
    expect(rows(svc10.calendars).find(({ id }) => id === 'always')?.week[6]).toEqual({ weekday: 7, from: 0, to: 1_440 });
  });

  // The variances of the file are 90 000, 1 440 000 and 1 440 000 s².
  it.each([
    ['register', { kind: 'exponential', unit: 's', mean: 360 }],
    ['check', { kind: 'lognormal', unit: 's', mean: 600, sd: 300 }],
    ['tech', { kind: 'gamma', unit: 's', mean: 2_100, shape: 3.0625 }],
    ['draft', { kind: 'normal', unit: 's', mean: 1_500, sd: 300 }],
    ['archive', { kind: 'uniform', unit: 's', min: 60, max: 180 }],
  ])('reads the duration of %s in seconds', (id, duration) => {
    expect(svc10.nodes[nodeId(id)]).toMatchObject({ work: { duration } });
  });

  it('gives waits of events, who does a step, and the odds at a split', () => {
    expect(svc10.nodes[nodeId('custresp')]).toMatchObject({ delay: { kind: 'exponential', unit: 's', mean: 28_800 } });
    expect(svc10.nodes[nodeId('tech')]).toMatchObject({ work: { requirements: [{ role: roleId('Specialist'), quantity: 1 }] } });
    expect(['f5', 'f8', 'f17', 'f18', 'f19'].map((id) => { const flow = svc10.flows[flowId(id)]; return flow?.kind === 'sequenceFlow' ? flow.probability : null; })).toEqual([0.25, 0.75, 0.15, 0.6, 0.25]);
  });

  it('reads histograms and names what it cannot use', () => {
    const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:q="http://www.qbp-simulator.com/Schema201212" id="D" targetNamespace="t">
      <process id="P"><extensionElements><q:processSimulationInfo processInstances="5"><q:elements>
        <q:element elementId="A"><q:durationDistribution type="HISTOGRAM"><q:histogramDataBins>
          <q:histogramData probability="0.4"><q:distribution type="FIXED" mean="60"/></q:histogramData>
          <q:histogramData probability="0.6"><q:distribution type="UNIFORM" arg1="60" arg2="120"/></q:histogramData>
        </q:histogramDataBins></q:durationDistribution></q:element>
        <q:element elementId="B"><q:durationDistribution type="CAUCHY" mean="1"/></q:element>
        <q:element elementId="Gone"/>
      </q:elements></q:processSimulationInfo></extensionElements><task id="A"/><task id="B"/></process></definitions>`;
    const { document, warnings } = unwrap(readBpmn(new TextEncoder().encode(xml)));

    expect(document.master.nodes[nodeId('A')]).toMatchObject({ work: { duration: { kind: 'histogram', bins: [{ from: 60, to: 60, weight: 0.4 }, { from: 60, to: 120, weight: 0.6 }] } } });
    expect(document.master.nodes[nodeId('B')]).toMatchObject({ work: { duration: null } });
    expect(texts(warnings)).toEqual(['The simulation parameters of “Gone” cannot be used and were left out.', 'durationDistribution (B): “CAUCHY 1” cannot be used as it is written. It was left out.']);
  });

  const info = (attributes: string, inner: string, place: 'definitions' | 'process' = 'process') => {
    const data = `<q:processSimulationInfo ${attributes}>${inner}</q:processSimulationInfo>`;
    const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:q="http://www.qbp-simulator.com/Schema201212" id="D" targetNamespace="t">
      <process id="P">${place === 'process' ? `<extensionElements>${data}</extensionElements>` : ''}<startEvent id="S"/><task id="A"/><boundaryEvent id="B" attachedToRef="A"/></process>${place === 'definitions' ? data : ''}</definitions>`;
    return unwrap(readBpmn(new TextEncoder().encode(xml)));
  };
  const said = ({ warnings }: ReturnType<typeof info>) => warnings.flatMap(({ message: { key, params } }) => (key.startsWith('interchange.') ? [[params?.where, params?.what]] : key === 'bpmn.warning.simulation' ? [params?.what] : []));
  const element = (distribution: string, attributes = '') => `<q:elements><q:element elementId="A" ${attributes}><q:durationDistribution ${distribution}><q:timeUnit>hours</q:timeUnit></q:durationDistribution></q:element></q:elements>`;

  // Always seconds, whatever the unit says that its forms show.
  it.each([
    ['type="FIXED" mean="90" arg1="NaN" arg2="NaN"', { kind: 'fixed', unit: 's', value: 90 }],
    ['type="EXPONENTIAL" mean="NaN" arg1="60" arg2="NaN"', { kind: 'exponential', unit: 's', mean: 60 }],
    ['type="EXPONENTIAL" mean="7" arg1="60" arg2="0"', { kind: 'exponential', unit: 's', mean: 60 }],
    ['type="NORMAL" mean="100" arg1="20" arg2="NaN"', { kind: 'normal', unit: 's', mean: 100, sd: 20 }],
    ['type="UNIFORM" mean="3600" arg1="10" arg2="20"', { kind: 'uniform', unit: 's', min: 10, max: 20 }],
    ['type="TRIANGULAR" mean="15" arg1="10" arg2="30"', { kind: 'triangular', unit: 's', min: 10, mode: 15, max: 30 }],
    ['type="LOGNORMAL" mean="100" arg1="400" arg2="NaN"', { kind: 'lognormal', unit: 's', mean: 100, sd: 20 }],
    ['type="GAMMA" mean="100" arg1="400" arg2="NaN"', { kind: 'gamma', unit: 's', mean: 100, shape: 25 }],
  ])('reads %s in seconds', (written, expected) => {
    expect(info('', element(written)).document.master.nodes[nodeId('A')]).toMatchObject({ work: { duration: expected } });
  });

  it.each(['definitions', 'process'] as const)('is found in %s', (place) => {
    expect(info('processInstances="77"', '', place).document.master.meta.settings.cases).toBe(77);
  });

  it('reads fixed costs, the default timetable, hours over midnight and to 24:00, and trimmed statistics', () => {
    const { document: { master }, warnings } = info('processInstances="1000" startDateTime="2024-05-06T08:30:00.000Z" currency="CHF"', `
      <q:timetables><q:timetable id="t" default="true"><q:rules><q:rule fromTime="22:00:00.000+00:00" toTime="06:00:00.000+00:00" fromWeekDay="SATURDAY" toWeekDay="MONDAY"/><q:rule fromTime="12:00:00.000+00:00" toTime="23:59:59.999+00:00" fromWeekDay="FRIDAY" toWeekDay="FRIDAY"/></q:rules></q:timetable></q:timetables>
      <q:resources><q:resource id="r" name="R" totalAmount="2" costPerHour="12.5"/></q:resources>${element('type="FIXED" mean="1"', 'fixedCost="9.5" simulateAsTask="false"')}<q:statsOptions trimStartProcessInstances="5" trimEndProcessInstances="0"/>`);

    expect(master.nodes[nodeId('A')]).toMatchObject({ work: { fixedCost: 9.5 } });
    expect(master.roles[roleId('r')]).toMatchObject({ headcount: 2, costPerHour: 12.5, calendar: 't' });
    expect(rows(master.calendars)[0]?.week).toEqual([6, 7, 1].map((weekday) => ({ weekday, from: 1_320, to: 360 })).concat({ weekday: 5, from: 720, to: 1_440 }));
    expect(master.meta.settings).toMatchObject({ cases: 1_000, start: '2024-05-06T08:30', currency: 'CHF', warmUpCases: 50 });
    expect(said({ document: { master, variants: {} }, lineage: {}, warnings })).toEqual([]);
  });

  it('names each thing that it cannot honour, and uses the rest', () => {
    const read = info('processInstances="many" startDateTime="2024-05-06T08:30:00.000Z"', `<q:errors/>
      <q:timetables><q:timetable id="t" default="true"><q:rules><q:rule id="odd" fromTime="25:00" toTime="26:00" fromWeekDay="MONDAY" toWeekDay="FRIDAY"/><q:rule fromTime="09:00:00.000+02:00" toTime="17:00:00.000+02:00" fromWeekDay="MONDAY" toWeekDay="FRIDAY"/></q:rules></q:timetable></q:timetables>
      <q:resources><q:resource id="r" totalAmount="-1"/></q:resources>${element('type="FIXED" mean="1"', 'costThreshold="3" fixedCost="-2"')}
      <q:sequenceFlows><q:sequenceFlow elementId="none" executionProbability="0.5"/></q:sequenceFlows><q:statsOptions trimEndProcessInstances="5"/>`);

    expect(said(read)).toEqual(['odd', 'fixedCost -2', 'none', 'processInstances many', ['processSimulationInfo', 'errors'], ['A', 'costThreshold'], ['rule', '+02:00'], ['resource (r)', 'totalAmount -1'], ['statsOptions', 'trimEndProcessInstances']]);
    expect(read.document.master.meta.settings.start).toBe('2024-05-06T08:30');
  });

  it('lists every word that it does not know, at any level, once', () => {
    const { warnings } = info('processInstances="3" seed="7" replications="3"', `
      <q:arrivalRateDistribution type="FIXED" mean="60" rawMean="1" offset="9"><q:timeUnit>minutes</q:timeUnit></q:arrivalRateDistribution>
      <q:timetables><q:timetable id="DEF" holidays="2026-01-06" default="true"><q:rules><q:rule zone="CET" fromTime="09:00:00" toTime="17:00:00" fromWeekDay="MONDAY" toWeekDay="FRIDAY"/><q:holiday date="2026-01-06"/></q:rules></q:timetable></q:timetables>
      <q:resources><q:resource id="R" efficiency="0.5" priority="3" totalAmount="1" timetableId="DEF"/></q:resources>
      <q:elements pull="true"><q:element elementId="A" costThreshold="5"><q:durationDistribution type="FIXED" mean="600" seed="2"/><q:resourceIds><q:resourceId amount="2">R</q:resourceId></q:resourceIds><q:batch size="3"/><q:queue>LIFO</q:queue><q:durationDistribution type="FIXED" mean="1"/></q:element></q:elements>
      <q:statsOptions trimUnit="h"/>`);

    expect(texts(warnings)).toEqual([
      'processSimulationInfo: Laneway does not simulate “seed”. It was left out.',
      'processSimulationInfo: Laneway does not simulate “replications”. It was left out.',
      'arrivalRateDistribution: Laneway does not simulate “offset”. It was left out.',
      'timetable (DEF): Laneway does not simulate “holidays”. It was left out.',
      'rule: Laneway does not simulate “zone”. It was left out.',
      'rules: Laneway does not simulate “holiday”. It was left out.',
      'resource (R): Laneway does not simulate “efficiency”. It was left out.',
      'resource (R): Laneway does not simulate “priority”. It was left out.',
      'elements: Laneway does not simulate “pull”. It was left out.',
      'A: Laneway does not simulate “costThreshold”. It was left out.',
      'durationDistribution (A): Laneway does not simulate “seed”. It was left out.',
      'resourceId (A): Laneway does not simulate “amount”. It was left out.',
      'A: Laneway does not simulate “batch”. It was left out.',
      'A: Laneway does not simulate “queue”. It was left out.',
      'A: Laneway does not simulate “durationDistribution”. It was left out.',
      'statsOptions: Laneway does not simulate “trimUnit”. It was left out.',
    ]);
  });

  it('says where seconds are cut off', () => {
    const { document: { master }, warnings } = info('startDateTime="2026-01-05T08:00:45.000Z"', '<q:timetables><q:timetable id="t"><q:rules><q:rule id="r" fromTime="09:00:20" toTime="16:59:59.999" fromWeekDay="MONDAY" toWeekDay="FRIDAY"/></q:rules></q:timetable></q:timetables>');

    expect(master.meta.settings.start).toBe('2026-01-05T08:00');
    expect(rows(master.calendars)[0]?.week[0]).toEqual({ weekday: 1, from: 540, to: 1_020 });
    expect(texts(warnings)).toEqual([
      'rule (r): “fromTime 09:00:20” is simulated only approximately.',
      'processSimulationInfo: “startDateTime 2026-01-05T08:00:45.000Z” is simulated only approximately.',
    ]);
  });

  it.each([
    ['a negative time', 'type="FIXED" mean="-600"', 'durationDistribution (A): “FIXED -600” cannot be used as it is written. It was left out.'],
    ['a distribution that it does not know', 'type="WEIBULL" mean="600" arg1="2"', 'durationDistribution (A): “WEIBULL 600 2” cannot be used as it is written. It was left out.'],
  ])('%s costs a step nothing but its time', (_, written, text) => {
    const { document: { master }, warnings } = info('', `<q:resources><q:resource id="R" totalAmount="1"/></q:resources>
      <q:elements><q:element elementId="A" fixedCost="9.5"><q:durationDistribution ${written}/><q:resourceIds><q:resourceId>R</q:resourceId><q:resourceId>R2</q:resourceId></q:resourceIds></q:element></q:elements>`);

    expect(master.nodes[nodeId('A')]).toMatchObject({ work: { duration: null, fixedCost: 9.5, requirements: [{ role: 'R', quantity: 1 }] } });
    expect(texts(warnings)).toEqual([text, 'A names “R2”, which is not in the model. It was left out.']);
  });
});
