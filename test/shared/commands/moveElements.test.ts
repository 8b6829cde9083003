import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { addNode } from '../../../shared/commands/addNode.ts';
import { moveElements } from '../../../shared/commands/moveElements.ts';
import { isEqual } from '../../../shared/delta/isEqual.ts';
import { laneId, nodeId, type NodeId } from '../../../shared/model/ids.ts';
import type { ProcessNode } from '../../../shared/model/Node.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { allFixtures, fixture } from '../bpmn/fixtures.ts';

const read = (path: string): ProcessModel => unwrap(readBpmn(fixture(path).bytes)).document.master;
const named = (model: ProcessModel, name: string): ProcessNode => rows(model.nodes).find((node) => node.name === name)!;
const moved = (model: ProcessModel, id: NodeId, dx: number, dy: number): ProcessModel => unwrap(moveElements(model, { ids: [id], by: { dx, dy } })).model;

type Rows = Readonly<Record<string, unknown>>;

/** Everything in a model but where it is drawn. */
function meaning(model: ProcessModel): Readonly<Record<string, Rows>> {
  const looks = Object.entries(model.geometry).map(([id, { bounds, waypoints, ...look }]) => [id, { ...look, label: null, isPlaced: bounds !== undefined, isRouted: waypoints !== undefined }]);
  return { ...model, geometry: Object.fromEntries(looks) };
}

/** The rows that are not the same, by table. */
function differing(before: Readonly<Record<string, Rows>>, after: Readonly<Record<string, Rows>>): readonly string[] {
  return Object.entries(before).flatMap(([table, had]) => {
    const has = after[table] ?? {};
    return had === has ? [] : [...new Set([...Object.keys(had), ...Object.keys(has)])].filter((id) => had[id] !== has[id] && !isEqual(had[id], has[id])).map((id) => `${table} ${id}`);
  });
}

const files = allFixtures.flatMap(({ name, bytes }) => {
  const opened = name.includes('05-nested') ? null : readBpmn(bytes);
  if (!opened?.ok) return [];
  const model = opened.value.document.master;
  const nodes = rows(model.nodes);
  const step = Math.ceil(nodes.length / 60);
  return [{ name, model, sample: nodes.filter((_, i) => i % step === 0) }];
});

describe('a node that moves by 1 px and back', () => {
  it.each(files)('changes nothing in $name but its place', ({ model, sample }) => {
    const before = meaning(model);
    for (const { id } of sample) {
      for (const [dx, dy] of [[1, 0], [0, 1]] as const) {
        const away = moveElements(model, { ids: [id], by: { dx, dy } });
        // Shapes that a file does not place cannot move; nothing else is refused.
        expect(away.ok, id).toBe(true);
        if (!away.ok) continue;
        const back = moved(away.value.model, id, -dx, -dy);

        expect(differing(before, meaning(away.value.model)), `${id} away`).toEqual([]);
        expect(differing(before, meaning(back)), `${id} back`).toEqual([]);
      }
    }
  });
});

describe('what is drawn on another level', () => {
  const path = 'bpmn/mit-samples/drilldown-nested-subprocesses.bpmn';

  it('takes no step in that is added at a free place above it', () => {
    const model = read(path);

    const after = unwrap(addNode(model, { id: nodeId('New'), kind: 'task', name: 'New', at: { x: 500, y: 90 } })).model;

    expect(after.nodes[nodeId('New')]).toMatchObject({ parent: null });
  });

  it('takes a step in when it is the level that is shown', () => {
    const model = read(path);
    const closed = nodeId('collapsedProcess');
    const open = rows(model.nodes).find((node) => node.parent === closed && model.geometry[node.id]?.isExpanded === true);
    const at = (id: NodeId) => { const b = model.geometry[id]!.bounds!; return { x: b.x + b.width / 2, y: b.y + b.height / 2 }; };
    expect(open).toBeDefined();

    const beside = unwrap(addNode(model, { id: nodeId('New'), kind: 'task', at: { x: 5_000, y: 90 }, level: closed })).model;
    const within = unwrap(addNode(model, { id: nodeId('New'), kind: 'task', at: at(open!.id), level: closed })).model;

    expect(beside.nodes[nodeId('New')]).toMatchObject({ parent: closed });
    expect(within.nodes[nodeId('New')]).toMatchObject({ parent: open!.id });
  });

  it('holds no boundary event that is dragged over it', () => {
    const model = read(path);
    const event = rows(model.nodes).find((node) => node.kind === 'boundaryEvent')!;

    const after = moved(model, event.id, 10, -140);

    expect(after.nodes[event.id]).toMatchObject({ attachedTo: 'attachedTo' in event ? event.attachedTo : null });
    expect(rows(after.flows)).toHaveLength(rows(model.flows).length);
  });
});

describe('a node that is moved over a border', () => {
  it('belongs to the lane it came into, also when no pool is drawn around the lanes', () => {
    const model = read('bpmn/miwg-reference/A.4.0.bpmn');
    const step = named(model, 'Task 5');
    const other = rows(model.lanes).find((lane) => lane.pool === step.pool && lane.id !== step.lane)!;
    const from = model.geometry[step.lane!]!.bounds!, to = model.geometry[other.id]!.bounds!;

    const after = moved(model, step.id, 0, to.y - from.y);

    expect(after.nodes[step.id]!.lane).toBe(other.id);
    expect(after.nodes[step.id]!.pool).toBe(step.pool);
  });

  it('comes into no lane when no lane lists what is in the sub-process', () => {
    const model = read('bpmn/miwg-reference/A.4.1.bpmn');
    const inner = rows(model.nodes).find((node) => node.name.trim() === 'Task 4')!;
    const frame = model.nodes[inner.parent!]!;
    const from = model.geometry[inner.id]!.bounds!;
    const other = rows(model.nodes).find((node) => node.kind === 'subProcess' && node.id !== frame.id)!;
    const to = model.geometry[other.id]!.bounds!;

    const after = moved(model, inner.id, to.x + to.width / 2 - from.x - from.width / 2, to.y + to.height / 2 - from.y - from.height / 2);

    expect(after.nodes[inner.id]).toMatchObject({ parent: other.id, lane: null });
  });

  it('keeps the file as the only home of what is locked', () => {
    const model = read('bpmn/own/every-element.bpmn');
    const target = model.geometry[rows(model.nodes).find((node) => node.kind === 'userTask')!.id]!.bounds!;
    for (const locked of rows(model.nodes).filter((node) => node.kind === 'locked')) {
      const box = model.geometry[locked.id]!.bounds!;

      const after = moved(model, locked.id, target.x - box.x, target.y - box.y);

      expect(after.nodes).toEqual(model.nodes);
      expect(after.geometry[locked.id]!.bounds).toEqual({ ...box, x: target.x, y: target.y });
    }
  });
});

it('moves a step of a pool that stands elsewhere by as much as was asked', () => {
  const model = read('bpmn/miwg-vendors/bizagi--A.4.0-roundtrip.bpmn');
  const step = named(model, 'Task 5');
  const box = model.geometry[step.id]!.bounds!;

  const after = moved(model, step.id, 10, 0);

  expect(after.geometry[step.id]!.bounds).toEqual({ ...box, x: box.x + 10 });
  expect(after.geometry[laneId(step.lane!)]).toEqual(model.geometry[laneId(step.lane!)]);
});
