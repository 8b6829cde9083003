import { describe, expect, it } from 'vitest';
import { addNode } from '../../../shared/commands/addNode.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import { unwrap } from '../../../shared/result.ts';
import { shareStructure } from '../../../renderer/store/shareStructure.ts';

const one = unwrap(addNode(emptyModel('M'), { id: nodeId('Task_1'), kind: 'task', name: 'A', at: { x: 100, y: 100 } })).model;
const two = unwrap(addNode(one, { id: nodeId('Task_2'), kind: 'task', name: 'B', at: { x: 400, y: 100 } })).model;

describe('a model that was computed afresh', () => {
  it('is the very one on screen when it says the same', () => {
    expect(shareStructure(two, structuredClone(two))).toBe(two);
  });

  it('keeps every element and table that did not change', () => {
    const renamed = unwrap(rename(two, { id: nodeId('Task_2'), name: 'C' })).model;

    const shared = shareStructure(two, structuredClone(renamed));

    expect(shared).toEqual(renamed);
    expect(shared.nodes[nodeId('Task_1')]).toBe(two.nodes[nodeId('Task_1')]);
    expect(shared.nodes[nodeId('Task_2')]).not.toBe(two.nodes[nodeId('Task_2')]);
    expect(shared.geometry).toBe(two.geometry);
  });

  it('loses what is gone', () => {
    expect(shareStructure(two, structuredClone(one))).toEqual(one);
  });
});
