import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { insertNodeOnFlow } from '../../../shared/commands/insertNodeOnFlow.ts';
import { overlaps } from '../../../shared/layout/rectangle.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture, soundFixtures } from '../bpmn/fixtures.ts';
import { drivenOut, outOfHome } from './outOfHome.ts';

const read = (path: string): ProcessModel => unwrap(readBpmn(fixture(path).bytes)).document.master;
const ADDED = nodeId('Added');
const addedOn = (model: ProcessModel, flow: string) => insertNodeOnFlow(model, { id: ADDED, flowIds: [flowId('Onward')], flow: flowId(flow), kind: 'task', name: 'New' });

const files = soundFixtures.flatMap(({ name, bytes }) => {
  const opened = readBpmn(bytes);
  return opened.ok && rows(opened.value.document.master.nodes).length < 300 ? [{ name, model: opened.value.document.master }] : [];
});

describe('a step on a flow', () => {
  it.each(files)('drives nothing in $name out of its lane or sub-process', ({ model }) => {
    const flows = rows(model.flows).filter((flow) => flow.kind === 'sequenceFlow');
    const step = Math.ceil(flows.length / 25);
    for (const flow of flows.filter((_, i) => i % step === 0)) {
      const outcome = addedOn(model, flow.id);
      if (!outcome.ok) continue;

      expect(drivenOut(model, outcome.value.model), flow.id).toEqual([]);
    }
  });

  const INNER = ['miwg-reference/A.4.0', 'miwg-reference/A.4.1', 'miwg-vendors/enterprise-architect--A.4.1-roundtrip', 'miwg-vendors/signavio--A.4.1-export', 'miwg-vendors/w4-10--A.4.1-export', 'miwg-vendors/genmymodel--A.4.0-export', 'miwg-vendors/igrafx-flowcharter--A.4.0-export'];
  it.each(INNER)('stands in the sub-process of its flow, clear of the other steps in %s', (path) => {
    const model = read(`bpmn/${path}.bpmn`);
    const inner = rows(model.flows).filter((flow) => flow.kind === 'sequenceFlow' && model.nodes[nodeId(flow.source ?? '')]?.parent != null);
    expect(inner.length).toBeGreaterThan(0);
    for (const flow of inner) {
      const { model: after } = unwrap(addedOn(model, flow.id));

      const { parent } = model.nodes[nodeId(flow.source!)]!;
      expect(after.nodes[ADDED]).toMatchObject({ parent, lane: model.nodes[nodeId(flow.source!)]!.lane });
      expect(outOfHome(after).has(ADDED)).toBe(false);
      const others = rows(after.nodes).filter((node) => node.id !== ADDED && node.parent === parent).map((node) => after.geometry[node.id]!.bounds!);
      expect(others.filter((box) => overlaps(box, after.geometry[ADDED]!.bounds!)), flow.id).toEqual([]);
    }
  });

  it('stands beside steps that the file draws outside of their lane', () => {
    const model = read('bpmn/miwg-vendors/bizagi--A.4.0-roundtrip.bpmn');
    const at = (name: string) => model.geometry[rows(model.nodes).find((node) => node.name === name)!.id]!.bounds!;
    const flow = rows(model.flows).find(({ source, target }) => model.nodes[nodeId(source ?? '')]?.name === 'Task 5' && model.nodes[nodeId(target ?? '')]?.name === 'End Event 2')!;

    const { model: after } = unwrap(addedOn(model, flow.id));

    const box = after.geometry[ADDED]!.bounds!;
    expect(box.x).toBeGreaterThan(at('Task 5').x + at('Task 5').width);
    expect(box.y + box.height / 2).toBe(at('Task 5').y + at('Task 5').height / 2);
    expect(after.nodes[ADDED]).toMatchObject({ pool: after.nodes[nodeId(flow.source!)]!.pool, lane: after.nodes[nodeId(flow.source!)]!.lane });
  });

  it('stands between the two steps where the flow runs downwards in a sub-process', () => {
    const model = read('bpmn/miwg-reference/A.4.1.bpmn');
    for (const flow of rows(model.flows)) {
      const [source, target] = [model.nodes[nodeId(flow.source ?? '')], model.nodes[nodeId(flow.target ?? '')]];
      if (flow.kind !== 'sequenceFlow' || source?.parent == null || !target) continue;

      const { geometry } = unwrap(addedOn(model, flow.id)).model;

      const [above, added, below] = [source.id, ADDED, target.id].map((id) => geometry[id]!.bounds!);
      expect(added!.y).toBeGreaterThan(above!.y + above!.height);
      expect(below!.y).toBeGreaterThan(added!.y + added!.height);
    }
  });
});
