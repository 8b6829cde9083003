import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import type { Geometry } from '../../../shared/model/Geometry.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { NODE_KINDS } from '../../../shared/model/nodeKinds.ts';
import { elementId, flowId, laneId, nodeId, poolId, roleId } from './ids.ts';
import { ProcessModel, rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture, soundFixtures, type Fixture } from './fixtures.ts';
import { readWithModdle, type ModdleElement } from './moddle.ts';

const open = (file: Fixture) => unwrap(readBpmn(file.bytes));
const master = (path: string) => open(fixture(path)).document.master;
const textOf = (file: Fixture) => unwrap(decode(file.bytes)).text;

/** Main diagram of a file as bpmn-moddle reads it: element id → its first shape or edge. */
async function oracleDiagram(file: Fixture): Promise<ReadonlyMap<string, ModdleElement>> {
  const { definitions } = await readWithModdle(textOf(file));
  const drawn = new Map<string, ModdleElement>();
  for (const di of definitions.diagrams?.[0]?.plane?.planeElement ?? []) {
    const id = di.bpmnElement?.id;
    if (id !== undefined && !drawn.has(id)) drawn.set(id, di);
  }
  return drawn;
}

describe('opening a BPMN file', () => {
  it.each(soundFixtures)('$name gives a model that the schema accepts', (file) => {
    const parsed = ProcessModel.safeParse(open(file).document.master);

    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it.each(soundFixtures)('$name gives the same document and warnings each time', (file) => {
    expect(open(file)).toEqual(open(file));
  });

  it.each(soundFixtures)('$name stands where the file puts it: shapes, way points and labels', async (file) => {
    const { master: model } = open(file).document;
    const wrong: string[] = [];
    for (const [id, di] of await oracleDiagram(file)) {
      const place: Geometry | undefined = model.geometry[elementId(id)];
      if (!place) continue;
      const node = model.nodes[nodeId(id)];
      if (di.bounds && di.bounds.width > 0 && JSON.stringify(place.bounds) !== JSON.stringify(box(di.bounds))) wrong.push(`${id} bounds ${JSON.stringify(place.bounds)} for ${JSON.stringify(di.bounds)}`);
      const points = (di.waypoint ?? []).map(({ x, y }) => ({ x, y }));
      if (points.length > 1 && JSON.stringify(place.waypoints) !== JSON.stringify(points)) wrong.push(`${id} way points`);
      const label = di.label?.bounds;
      const isOutside = node ? NODE_KINDS[node.kind].label === 'outside' : model.flows[flowId(id)] !== undefined;
      if (label && isOutside && label.width > 0 && label.height > 0 && JSON.stringify(place.label) !== JSON.stringify(box(label))) wrong.push(`${id} label`);
    }

    expect(wrong).toEqual([]);
  });

  it.each(soundFixtures)('$name has every shape and edge that bpmn-moddle finds on the main diagram', async (file) => {
    const { master: model } = open(file).document;
    const known = (id: string) => [model.pools, model.lanes, model.nodes, model.flows].some((table) => Object.hasOwn(table, id));
    // A nameless lane that fills its pool is how some tools write "no lanes".
    // And a few tools give a shape to the process itself.
    const missing = [...(await oracleDiagram(file))].filter(([id, di]) => !known(id) && di.bpmnElement?.$type !== 'bpmn:Process' && !(di.bpmnElement?.$type === 'bpmn:Lane' && !di.bpmnElement.name?.trim()));

    expect(missing.map(([id, di]) => `${id} ${di.bpmnElement?.$type}`)).toEqual([]);
  });

  it.each(soundFixtures)('$name leaves nothing drawn without a place', (file) => {
    const { master: model } = open(file).document;
    const unplaced = [
      ...rows(model.nodes).filter((node) => !model.geometry[node.id]?.bounds),
      ...rows(model.pools).filter((pool) => pool.kind !== 'implicit' && !model.geometry[pool.id]?.bounds),
      ...rows(model.lanes).filter((lane) => !model.geometry[lane.id]?.bounds),
    ];

    expect(unplaced.map(({ id }) => id)).toEqual([]);
  });
});

const box = ({ x, y, width, height }: Required<Pick<ModdleElement, 'bounds'>>['bounds']) => ({ x, y, width, height });

// Counted in the pictures beside the reference files. In A.4.0 the lanes stand in a process without a pool.
describe.each([
  ['A.1.0', { pools: 0, lanes: 0, steps: 3, flows: 4 }],
  ['A.2.0', { pools: 0, lanes: 0, steps: 4, flows: 9 }],
  ['A.4.0', { pools: 1, lanes: 2, steps: 8, flows: 15 }],
  ['A.4.1', { pools: 2, lanes: 3, steps: 8, flows: 15 }],
  ['C.1.0', { pools: 2, lanes: 3, steps: 9, flows: 25 }],
  ['C.2.0', { pools: 4, lanes: 2, steps: 12, flows: 30 }],
] as const)('the reference model %s', (name, expected) => {
  it('has the pools, lanes, steps and connections of its picture', () => {
    const model = master(`bpmn/miwg-reference/${name}.bpmn`);

    expect({
      pools: rows(model.pools).filter((pool) => pool.kind !== 'implicit').length,
      lanes: rows(model.lanes).length,
      steps: rows(model.nodes).filter((node) => NODE_KINDS[node.kind].category === 'activity').length,
      flows: rows(model.flows).length,
    }).toEqual(expected);
  });
});

describe('pools and lanes', () => {
  it('puts vertical pools side by side and keeps nested lanes under their parent', () => {
    const model = master('bpmn/mit-samples/nested-lanes-vertical.bpmn');
    const nested = rows(model.lanes).filter((lane) => lane.parent !== null);

    expect(rows(model.pools).filter((pool) => model.geometry[pool.id]?.isHorizontal === false).length).toBeGreaterThan(0);
    expect(nested.length).toBeGreaterThan(0);
  });

  it('numbers lanes from top to bottom, whatever their order in the file', () => {
    const model = master('bpmn/miwg-reference/C.1.0.bpmn');
    const lanes = rows(model.lanes).toSorted((a, b) => a.order - b.order).map((lane) => model.geometry[lane.id]!.bounds!.y);

    expect(lanes).toEqual(lanes.toSorted((a, b) => a - b));
  });

  it('gives every lane that people work in a role of one person', () => {
    const model = master('bpmn/miwg-reference/C.1.0.bpmn');

    expect(rows(model.lanes).map((lane) => model.roles[lane.role ?? roleId('')]?.name)).toEqual(rows(model.lanes).map((lane) => lane.name.replaceAll(/\s+/g, ' ').trim()));
    expect(rows(model.roles).every((role) => role.headcount === 1 && role.calendar === null)).toBe(true);
  });

  it('takes a process without a pool as one that is not drawn', () => {
    expect(rows(master('bpmn/miwg-reference/A.1.0.bpmn').pools).map((pool) => pool.kind)).toEqual(['implicit']);
  });
});

describe('a pool drawn without any size', () => {
  it('is one that Bizagi hides: its process stands on the canvas without a frame', () => {
    const model = master('bpmn/miwg-vendors/bizagi--A.4.0-roundtrip.bpmn');

    expect(rows(model.pools).map((pool) => pool.kind).toSorted()).toEqual(['implicit', 'process', 'process']);
  });
});

describe('what a file may say', () => {
  const model = master('bpmn/own/every-element.bpmn');

  it('reads events with all their definitions, shared ones too', () => {
    expect(model.nodes[nodeId('Start_msg')]).toMatchObject({ kind: 'startEvent', name: 'Order\nreceived', definitions: [{ kind: 'message', reference: 'Order' }] });
    expect(model.nodes[nodeId('Cat_multi')]).toMatchObject({
      parallelMultiple: true,
      definitions: [{ kind: 'conditional', expression: 'stock > 0' }, { kind: 'timer', expression: '2026-01-01T00:00:00Z' }, { kind: 'timer', expression: 'R3/PT1H' }],
    });
    expect(model.nodes[nodeId('Bnd_timer')]).toMatchObject({ kind: 'boundaryEvent', attachedTo: 'Sub_pack', cancelActivity: false, delay: { kind: 'fixed', unit: 'day', value: 1 } });
    expect(model.nodes[nodeId('Thr_link')]).toMatchObject({ definitions: [{ kind: 'link', reference: 'B' }] });
  });

  it.each([['None'], ['One'], ['Complex']])('says that what instances throw by behavior %s is not simulated', (behavior) => {
    const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t"><process id="P"><task id="A" name="Ask"><multiInstanceLoopCharacteristics behavior="${behavior}"><loopCardinality>4</loopCardinality></multiInstanceLoopCharacteristics></task></process></definitions>`;
    const { warnings } = unwrap(readBpmn(new TextEncoder().encode(xml)));

    expect(warnings.filter(({ element }) => element === 'A').map(({ message }) => translator('en')(message))).toEqual([`What the instances of “Ask” throw as they are done (behavior “${behavior}”) is not simulated. It is kept for export.`]);
  });

  it('reads a loop that asks before its first round', () => {
    const xml = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t"><process id="P"><task id="A"><standardLoopCharacteristics testBefore="true" loopMaximum="3"><loopCondition>tries &lt; 2</loopCondition></standardLoopCharacteristics></task></process></definitions>';

    expect(unwrap(readBpmn(new TextEncoder().encode(xml))).document.master.nodes[nodeId('A')]).toMatchObject({ loop: { kind: 'standard', count: 3, condition: 'tries < 2', testBefore: true } });
  });

  it('reads loops, compensation, calls and sub-processes of every kind', () => {
    expect(model.nodes[nodeId('Sub_pack')]).toMatchObject({ kind: 'subProcess', loop: { kind: 'multiInstanceSequential', count: 3, condition: 'done' } });
    expect(model.nodes[nodeId('Task_script')]).toMatchObject({ parent: 'Sub_pack', loop: { kind: 'standard', count: 5, condition: 'weight == 0' } });
    expect(model.nodes[nodeId('Task_undo')]).toMatchObject({ isForCompensation: true });
    expect(model.nodes[nodeId('Call_archive')]).toMatchObject({ kind: 'callActivity', calledElement: 'GT_archive' });
    expect(model.nodes[nodeId('EvSub_1')]).toMatchObject({ triggeredByEvent: true });
    expect([model.nodes[nodeId('Tx_1')]?.kind, model.nodes[nodeId('AdHoc_1')]?.kind]).toEqual(['transaction', 'adHocSubProcess']);
  });

  it('reads conditions, defaults, envelopes, data, groups and documentation', () => {
    expect(rows(model.flows).filter((flow) => flow.kind === 'sequenceFlow' && flow.isDefault).map((flow) => flow.id)).toEqual(['F_no']);
    expect(model.flows[flowId('MF_order')]).toMatchObject({ source: 'Pool_customer', target: 'Start_msg', envelope: 'initiating' });
    expect(model.flows[flowId('DIA_user')]).toMatchObject({ kind: 'dataAssociation', source: 'DRef_order', target: 'Task_user' });
    expect(model.flows[flowId('DOA_user')]).toMatchObject({ kind: 'dataAssociation', source: 'Task_user', target: 'DSRef_stock' });
    expect(model.nodes[nodeId('Grp_1')]).toMatchObject({ kind: 'group', name: 'Preparation' });
    expect(model.lanes[laneId('Lane_store')]).toMatchObject({ parent: 'Lane_back', pool: 'Pool_shop' });
    expect(model.pools[poolId('Pool_customer')]).toMatchObject({ kind: 'blackBox' });
  });

  it('reads colours in both spellings', () => {
    expect(model.geometry[elementId('Task_user')]).toMatchObject({ fill: '#bbdefb', stroke: '#0d4372' });
    expect(model.geometry[elementId('Pool_shop')]).toMatchObject({ fill: '#fff3e0', stroke: '#fb8c00' });
  });

  it('shows choreography and conversation as locked, and says so', () => {
    const locked = rows(model.nodes).flatMap((node) => (node.kind === 'locked' ? [node.element] : []));

    expect(locked.toSorted()).toEqual(['choreographyTask', 'conversation', 'startEvent']);
    expect(open(fixture('bpmn/own/every-element.bpmn')).warnings.filter(({ message }) => message.key === 'bpmn.warning.locked').length).toBeGreaterThan(0);
  });

  it('names the line and id of what it warns about', () => {
    const warning = open(fixture('bpmn/hostile/07-dangling-references.bpmn')).warnings.find(({ element }) => element === 'F1');

    expect(warning).toMatchObject({ line: 18, message: { key: 'bpmn.warning.dangling', params: { attribute: 'targetRef', reference: 'T_missing' } } });
  });
});

describe('diagrams', () => {
  it('keeps the inside of a closed sub-process in the coordinates of its own plane', () => {
    const model = master('bpmn/mit-samples/drilldown-nested-subprocesses.bpmn');
    const closed = rows(model.nodes).filter((node) => model.geometry[node.id]?.isExpanded === false);
    const inside = rows(model.nodes).filter((node) => closed.some((parent) => parent.id === node.parent));

    expect(closed.length).toBeGreaterThan(0);
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.every((node) => model.geometry[node.id]?.bounds)).toBe(true);
  });

  it('puts what only further diagrams show below the main one', () => {
    const model = master('bpmn/own/every-element.bpmn');
    const lowest = model.geometry[elementId('Pool_shop')]!.bounds!;

    expect(model.geometry[elementId('ChT_1')]!.bounds!.y).toBeGreaterThan(lowest.y + lowest.height);
  });

  it('lays a model without a diagram out in its lanes', () => {
    const model = master('bpmn/hostile/09-model-without-diagram.bpmn');
    const outside = rows(model.nodes).filter((node) => {
      const lane = node.lane && model.geometry[node.lane]?.bounds;
      const own = model.geometry[node.id]?.bounds;
      return lane && own && node.kind !== 'boundaryEvent' && (own.y < lane.y || own.y + own.height > lane.y + lane.height);
    });

    expect(outside).toEqual([]);
    expect(open(fixture('bpmn/hostile/09-model-without-diagram.bpmn')).warnings.map(({ message }) => message.key)).toEqual(['bpmn.warning.no-diagram']);
  });
});
