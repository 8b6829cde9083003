import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture } from './fixtures.ts';
import { flowId, laneId, nodeId, roleId } from './ids.ts';

const model = (path: string) => unwrap(readBpmn(fixture(path).bytes)).document.master;

describe('the BIMP/QBP extension', () => {
  const svc10 = model('sim/svc10.bpmn');

  it('gives arrivals by the open hours of the default timetable', () => {
    expect(svc10.nodes[nodeId('start')]).toMatchObject({ arrivals: { interArrival: { kind: 'exponential', unit: 's', mean: 720 }, calendar: 'office', reading: 'working', batchSize: 1 } });
    expect(svc10.meta.settings).toMatchObject({ cases: 10_000, start: '2024-01-01T09:00', currency: 'EUR' });
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
    expect(warnings.filter(({ message }) => message.key === 'bpmn.warning.simulation').map(({ message }) => message.params)).toEqual([{ what: 'B' }, { what: 'Gone' }]);
  });
});
