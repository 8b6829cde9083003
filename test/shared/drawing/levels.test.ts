import { expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { addNode } from '../../../shared/commands/addNode.ts';
import { levels } from '../../../shared/drawing/levels.ts';
import { planeContent } from '../../../shared/drawing/plane.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { nodeId, type NodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { soundFixtures } from '../bpmn/fixtures.ts';

const add = (model: ProcessModel, id: string, kind: 'subProcess' | 'task', x: number, parent: NodeId | null = null) => {
  const { model: after } = unwrap(addNode(model, { id: nodeId(id), kind, name: id, at: { x, y: 100 }, parent }));
  return { ...after, geometry: { ...after.geometry, [nodeId(id)]: { bounds: { x, y: 100, width: 100, height: 80 }, ...(kind === 'subProcess' ? { isExpanded: false } : {}) } } };
};

it('begins with the top, then details each closed sub-process from left to right, the inner ones right after it', () => {
  let model = add(emptyModel('Whole'), 'right', 'subProcess', 500);
  model = add(model, 'left', 'subProcess', 100);
  model = add(model, 'inLeft', 'subProcess', 0, nodeId('left'));
  model = add(model, 'step', 'task', 0, nodeId('inLeft'));
  model = add(model, 'other', 'task', 0, nodeId('right'));

  expect(levels(model).map(({ root, name, parent, depth }) => [root, name, parent, depth])).toEqual([
    [null, 'Whole', null, 0], ['left', 'left', null, 1], ['inLeft', 'inLeft', 'left', 2], ['right', 'right', null, 1],
  ]);
});

it('has no page for a closed sub-process with nothing inside', () => {
  expect(levels(add(emptyModel('Whole'), 'empty', 'subProcess', 0))).toHaveLength(1);
});

it.each(soundFixtures.map(({ name, bytes }) => ({ name, model: unwrap(readBpmn(bytes)).document.master })))('draws every node of $name that has a place on one level', ({ model }) => {
  const drawn = levels(model).flatMap(({ root }) => planeContent(model, root).nodes.map(({ id }) => id));
  const placed = Object.keys(model.nodes).filter((id) => model.geometry[nodeId(id)]?.bounds);

  expect(drawn.toSorted()).toEqual(placed.toSorted());
});
