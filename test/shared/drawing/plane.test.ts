import { expect, it } from 'vitest';
import { addNode } from '../../../shared/commands/addNode.ts';
import { appendNode } from '../../../shared/commands/appendNode.ts';
import { labelSides } from '../../../shared/drawing/labelSide.ts';
import { planeContent } from '../../../shared/drawing/plane.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';

const sub = nodeId('sub');
const inner = nodeId('inner');

/** A sub-process with a step in it, open or closed. */
function nested(isExpanded: boolean): ProcessModel {
  const outer = unwrap(addNode(emptyModel('m'), { id: sub, kind: 'subProcess', at: { x: 0, y: 0 } })).model;
  const model = unwrap(addNode(outer, { id: inner, kind: 'task', at: { x: 0, y: 0 }, parent: sub })).model;
  return { ...model, geometry: { ...model.geometry, [sub]: { ...model.geometry[sub], isExpanded } } };
}
const idsOn = (model: ProcessModel, root: typeof sub | null) => planeContent(model, root).nodes.map((node) => node.id);

it('draws the content of an open sub-process where it stands, above it', () => {
  expect(idsOn(nested(true), null)).toEqual([sub, inner]);
});

it('keeps the content of a closed sub-process for the plane of that sub-process', () => {
  expect(idsOn(nested(false), null)).toEqual([sub]);
  expect(idsOn(nested(false), sub)).toEqual([inner]);
});

it('stands two sub-processes that contain each other', () => {
  const model = nested(true);
  const looped = { ...model, nodes: { ...model.nodes, [sub]: Object.assign({ ...model.nodes[sub] }, { parent: sub }) } } as ProcessModel;

  expect(idsOn(looped, null)).toContain(sub);
});

it('puts the name of a gateway on a side that no flow uses', () => {
  const gateway = nodeId('g');
  const start = unwrap(addNode(emptyModel('m'), { id: gateway, kind: 'exclusiveGateway', at: { x: 0, y: 0 } })).model;
  const one = unwrap(appendNode(start, { id: nodeId('a'), flowId: flowId('f1'), after: gateway, kind: 'task' })).model;
  const downwards = { ...one, geometry: { ...one.geometry, [flowId('f1')]: { waypoints: [{ x: 0, y: 25 }, { x: 0, y: 80 }] } } };

  expect(labelSides(downwards).get(gateway)).toBe('above');
});

it('paints an event over the step that it overlaps, whatever order a file has them in', () => {
  const event = unwrap(addNode(emptyModel('m'), { id: nodeId('event'), kind: 'intermediateCatchEvent', at: { x: 50, y: 40 } })).model;
  const both = unwrap(addNode(event, { id: nodeId('step'), kind: 'task', at: { x: 50, y: 40 } })).model;

  expect(idsOn(both, null)).toEqual(['step', 'event']);
});
