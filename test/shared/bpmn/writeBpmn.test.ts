import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import type { Task } from '../../../shared/model/Node.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { factDifference } from './facts.ts';
import { allFixtures, fixture, soundFixtures, type Fixture } from './fixtures.ts';
import { flowId, laneId, nodeId, poolId, roleId } from './ids.ts';
import { readWithModdle, rewriteWithModdle } from './moddle.ts';

const master = (file: Fixture): ProcessModel => unwrap(readBpmn(file.bytes)).document.master;
const textOf = (bytes: Uint8Array) => unwrap(decode(bytes)).text;

/** Files that open; the others are refused, which has tests of its own. */
const readable = allFixtures.filter((file) => readBpmn(file.bytes).ok);
/** The writer names itself in the file; that is not part of the edit. */
const isExporter = (fact: string) => /@\{\}exporter(Version)?=|xmlns:laneway=/.test(fact);

/** What an edit changed in a file, beside the name of the writer. */
function edited(file: Fixture, model: ProcessModel) {
  const { bytes, warnings } = writeBpmn(model, file.bytes);
  const difference = factDifference(textOf(file.bytes), textOf(bytes));
  return {
    text: textOf(bytes),
    warnings: warnings.filter(({ message }) => message.key !== 'bpmn.warning.utf-8'),
    lost: difference.lost.filter((fact) => !isExporter(fact)),
    added: difference.added.filter((fact) => !isExporter(fact)),
  };
}

const fixtureNamed = (part: string): Fixture => allFixtures.find(({ name }) => name.includes(part))!;

const TASKS = /^(task|userTask|serviceTask|manualTask|scriptTask|businessRuleTask|sendTask|receiveTask)$/;
const firstTask = (model: ProcessModel): Task | undefined => rows(model.nodes).find((node): node is Task => TASKS.test(node.kind));
const withTask = readable.filter((file) => !file.name.includes('05-nested') && firstTask(master(file)));
/** The file draws the step itself, so moving it changes two numbers and not a whole diagram. */
// Bonita leaves the message flow at its first step undrawn; its way is written when the step moves.
const withDrawnTask = withTask.filter((file) => !/15-impossible|bonita/.test(file.name) && new RegExp(`bpmnElement="(\\w+:)?${firstTask(master(file))!.id}"`).test(textOf(file.bytes)));

describe('saving without an edit', () => {
  it.each(readable)('$name comes back byte for byte', (file) => {
    const { bytes, warnings } = writeBpmn(master(file), file.bytes);

    expect(Buffer.compare(bytes, file.bytes)).toBe(0);
    expect(warnings).toEqual([]);
  });

  it('goes by what the model says, not by which object it is', () => {
    const file = fixture('bpmn/miwg-reference/C.1.0.bpmn');
    const parsed = JSON.parse(JSON.stringify(master(file))) as ProcessModel;

    expect(writeBpmn(parsed, file.bytes).bytes).toBe(file.bytes);
  });
});

// The gate “one edit” stands in oneEdit.test.ts.
describe.each([
  ['without a diagram', ''],
  ['with a diagram on which nothing stands', '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="Empty"><bpmndi:BPMNPlane id="Plane" bpmnElement="PROCESS"/></bpmndi:BPMNDiagram>'],
  ['with such a diagram, in which a usual prefix means something else', '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" id="Empty"><di:BPMNPlane id="Plane" bpmnElement="PROCESS"/></di:BPMNDiagram>'],
])('a file that came %s', (_, diagram) => {
  const plain = fixtureNamed('09-model-without-diagram');
  const end = textOf(plain.bytes).lastIndexOf('</');
  const process = /<(?:\w+:)?process[^>]* id="([^"]+)"/.exec(textOf(plain.bytes))![1]!;
  const bytes = new TextEncoder().encode(textOf(plain.bytes).slice(0, end) + diagram.replace('PROCESS', process) + textOf(plain.bytes).slice(end));
  const model = unwrap(readBpmn(bytes)).document.master;

  it('gets the one that people see when it goes to others, and loses nothing', async () => {
    const { bytes: written, faults } = writeBpmn(model, bytes, { drawsAll: true });
    const again = unwrap(readBpmn(written));

    expect(faults).toEqual([]);
    expect(again.warnings).toEqual([]);
    expect(again.document.master.geometry).toEqual(model.geometry);
    expect(textOf(written).match(/BPMNPlane\b[^>]* id=/g)).toHaveLength(1);
    expect(factDifference(textOf(bytes), textOf(written)).lost.filter((fact) => !isExporter(fact))).toEqual([]);
    expect((await readWithModdle(textOf(written))).warnings).toEqual([]);
    expect(writeBpmn(again.document.master, written, { drawsAll: true }).bytes).toEqual(written);
  });

  it('stays as it is where it is only kept', () => {
    expect(writeBpmn(model, bytes).bytes).toBe(bytes);
  });

  it('is drawn whole at the first change of place', () => {
    const id = firstTask(model)!.id;
    const place = model.geometry[id]!;
    const { bytes: written, faults } = writeBpmn({ ...model, geometry: { ...model.geometry, [id]: { ...place, bounds: { ...place.bounds!, y: place.bounds!.y + 5 } } } }, bytes);

    expect(faults).toEqual([]);
    expect(unwrap(readBpmn(written)).warnings).toEqual([]);
  });
});

describe('a file that holds an empty process on an empty plane', () => {
  it('is whole as it is, and goes to others byte for byte', () => {
    const bytes = new TextEncoder().encode('<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p"/><BPMNDiagram xmlns="http://www.omg.org/spec/BPMN/20100524/DI"><BPMNPlane bpmnElement="p"/></BPMNDiagram></definitions>');

    expect(writeBpmn(unwrap(readBpmn(bytes)).document.master, bytes, { drawsAll: true }).bytes).toBe(bytes);
  });
});

describe('an edit', () => {
  it.each(withTask)('adding a step and a flow to $name', (file) => {
    const model = master(file);
    const task = firstTask(model)!;
    const place = model.geometry[task.id]!.bounds!;
    const added: Task = { ...task, id: nodeId('Added_step'), kind: 'userTask', name: 'Added', loop: null, isForCompensation: false };
    const { lost, warnings, text } = edited(file, {
      ...model,
      nodes: { ...model.nodes, [added.id]: added },
      flows: { ...model.flows, [flowId('Added_flow')]: { kind: 'sequenceFlow', id: flowId('Added_flow'), name: 'on', source: task.id, target: added.id, isDefault: false, condition: 'amount > 100', probability: 0.25 } },
      geometry: {
        ...model.geometry,
        [added.id]: { bounds: { ...place, x: place.x + 200 } },
        [flowId('Added_flow')]: { waypoints: [{ x: place.x + place.width, y: place.y }, { x: place.x + 200, y: place.y }] },
      },
    });

    expect(warnings).toEqual([]);
    if (withDrawnTask.includes(file)) expect(lost).toEqual([]);
    expect(text).toContain('Added_step');
  });

  it('keeps a shared message when an event that names it goes, and reuses it for one that comes', () => {
    const file = fixture('bpmn/own/every-element.bpmn');
    const model = master(file);
    const event = model.nodes[nodeId('Cat_multi')]!;
    if (event.kind !== 'intermediateCatchEvent') throw new Error('The fixture has changed.');
    const { text, warnings } = edited(file, { ...model, nodes: { ...model.nodes, [event.id]: { ...event, definitions: [{ kind: 'message', reference: 'Reply' }] } } });

    expect(warnings).toEqual([]);
    expect(text.split('<message ').length).toBe(textOf(file.bytes).split('<message ').length);
    expect(text).toMatch(/messageEventDefinition id="[^"]+" messageRef="Msg_reply"/);
  });
});

describe('what BPMN has no place for', () => {
  const file = fixture('bpmn/miwg-reference/C.1.0.bpmn');

  it('travels in the Laneway extension: work, staffing, calendars and settings', () => {
    const model = master(file);
    const task = firstTask(model)!;
    const role = { id: roleId('role_clerk'), name: 'Clerk', headcount: 4, costPerHour: 32.5, calendar: null, queueOrder: 'priority' as const };
    const changed: ProcessModel = {
      ...model,
      meta: { ...model.meta, language: 'de', settings: { ...model.meta.settings, cases: 77, currency: 'CHF' } },
      roles: { ...model.roles, [role.id]: role },
      nodes: { ...model.nodes, [task.id]: { ...task, work: { ...task.work, duration: { kind: 'lognormal', unit: 'min', mean: 12, sd: 4 }, requirements: [{ role: role.id, quantity: 2 }] }, service: { valueClass: 'BVA' } } },
    };
    const { bytes, warnings } = writeBpmn(changed, file.bytes);

    expect(warnings).toEqual([]);
    expect(unwrap(readBpmn(bytes)).document.master).toEqual(changed);
  });

  it('is taken out again when the model goes back to what BPMN says', () => {
    const model = master(file);
    const task = firstTask(model)!;
    const { bytes } = writeBpmn({ ...model, nodes: { ...model.nodes, [task.id]: { ...task, work: { ...task.work, fixedCost: 9 } } } }, file.bytes);
    const back = writeBpmn(model, bytes);

    expect(textOf(back.bytes)).not.toContain('laneway:fields');
    expect(back.warnings).toEqual([]);
  });

  it.each([
    ['a text that is no JSON', '<l:fields>{"work"</l:fields>'],
    ['a field of the wrong form', '<l:fields>{"work": {"duration": "long"}}</l:fields>'],
    ['a role that is not there', '<l:fields>{"work": {"duration": null, "requirements": [{"role": "nobody", "quantity": 1}], "shiftEnd": "suspend", "priority": 0, "fixedCost": 0}}</l:fields>'],
  ])('is left out with a warning when it is %s', (_what, extension) => {
    const bytes = new TextEncoder().encode(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:l="urn:laneway:bpmn:1" id="D" targetNamespace="t"><process id="P"><task id="T"><extensionElements>${extension}</extensionElements></task></process></definitions>`);
    const { document, warnings } = unwrap(readBpmn(bytes));

    expect(document.master.nodes[nodeId('T')]).toMatchObject({ work: { duration: null, requirements: null } });
    expect(warnings.map(({ message }) => message.key)).toContain('bpmn.warning.extension');
  });
});

describe('a model written without a source', () => {
  it.each(soundFixtures)('$name gives a file that bpmn-moddle reads without a warning', async (file) => {
    const { bytes } = writeBpmn(master(file));
    const { warnings } = await readWithModdle(textOf(bytes));

    expect(warnings).toEqual([]);
  });

  it.each(soundFixtures)('$name comes back as it was, but for what is locked', (file) => {
    const model = master(file);
    const isLocked = rows(model.nodes).some((node) => node.kind === 'locked');
    const { bytes, warnings } = writeBpmn(model);
    const again = unwrap(readBpmn(bytes)).document.master;

    if (isLocked) expect(warnings.length).toBeGreaterThan(0);
    else {
      expect(warnings).toEqual([]);
      expect(again.nodes).toEqual(model.nodes);
      expect(again.flows).toEqual(model.flows);
      expect(again.roles).toEqual(model.roles);
    }
  });

  it('gives pools, lanes and a black box their places in the schema', async () => {
    const model = master(fixture('bpmn/mit-samples/containers-nested-lanes.bpmn'));
    const { bytes } = writeBpmn({ ...model, pools: { ...model.pools, [poolId('Outside')]: { id: poolId('Outside'), kind: 'blackBox', name: 'Outside', order: 9 } }, geometry: { ...model.geometry, [poolId('Outside')]: { bounds: { x: 0, y: 2_000, width: 600, height: 60 } } } });
    const again = unwrap(readBpmn(bytes)).document.master;

    expect(again.pools[poolId('Outside')]).toMatchObject({ kind: 'blackBox', name: 'Outside' });
    expect(rows(again.lanes).map((lane) => [lane.name, lane.parent]).toSorted()).toEqual(rows(model.lanes).map((lane) => [lane.name, lane.parent]).toSorted());
    expect((await readWithModdle(textOf(bytes))).warnings).toEqual([]);
  });

  it('writes ids that XML allows, and gives the others back on reading', () => {
    const model = master(fixture('bpmn/miwg-reference/A.1.0.bpmn'));
    const task = firstTask(model)!;
    const odd = nodeId('5/odd:id');
    const renamed = JSON.parse(JSON.stringify(model).replaceAll(`"${task.id}"`, `"${odd}"`)) as ProcessModel;
    const { bytes, warnings } = writeBpmn(renamed);

    expect(warnings).toEqual([]);
    expect(unwrap(readBpmn(bytes)).document.master.nodes[odd]).toEqual(renamed.nodes[odd]);
    expect(textOf(bytes)).toContain('id="_5_odd_id"');
  });
});

/** What bpmn-moddle itself does not keep: the order of elements, spelled-out defaults, and CR and TAB in names. */
const asModdleKeeps = (nodes: ProcessModel['nodes']) => rows(nodes).toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((node) => ({
  ...node,
  instantiate: ('instantiate' in node && node.instantiate) || undefined,
  name: node.name.replaceAll(/\s+/g, ' '),
  parallelMultiple: ('parallelMultiple' in node && node.parallelMultiple) || undefined,
  eventGatewayType: 'eventGatewayType' in node && node.eventGatewayType === 'parallel' ? 'parallel' : undefined,
}));

describe('two hops', () => {
  it.each(soundFixtures.filter((file) => !rows(master(file).nodes).some((node) => node.kind === 'locked')))('$name through Laneway, bpmn-moddle and Laneway loses no more than bpmn-moddle does', async (file) => {
    const model = master(file);
    const staffed: ProcessModel = { ...model, roles: { ...model.roles, [roleId('extra')]: { id: roleId('extra'), name: 'Extra', headcount: 7, costPerHour: 1, calendar: null, queueOrder: 'fifo' } } };
    const hop = await rewriteWithModdle(textOf(writeBpmn(staffed).bytes));
    const again = unwrap(readBpmn(new TextEncoder().encode(hop))).document.master;

    expect(asModdleKeeps(again.nodes)).toEqual(asModdleKeeps(staffed.nodes));
    expect(again.geometry).toEqual(staffed.geometry);
    expect(again.roles).toEqual(staffed.roles);
  });

  it('keeps what another tool rewrote between two saves', () => {
    const file = fixture('bpmn/miwg-reference/C.2.0.bpmn');
    const model = master(file);
    const first = writeBpmn({ ...model, lanes: { ...model.lanes, [laneId('Extra')]: { id: laneId('Extra'), name: 'Extra', pool: rows(model.lanes)[0]!.pool, parent: null, order: 9, laneKind: null, role: null } } }, file.bytes);
    const second = writeBpmn(unwrap(readBpmn(first.bytes)).document.master, first.bytes);

    expect(second.bytes).toBe(first.bytes);
  });
});
