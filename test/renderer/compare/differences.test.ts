import { describe, expect, it } from 'vitest';
import { compareModels } from '../../../shared/delta/compareModels.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { areaOfElement, differenceMarks, planeOfElement } from '../../../renderer/compare/differenceMarks.ts';
import { differenceGroups, steppedOrder, stepIn } from '../../../renderer/compare/differenceGroups.ts';
import { task } from '../../electron/storage/storageFixture.ts';

const box = (x: number) => ({ bounds: { x, y: 0, width: 100, height: 80 } });

/** A, B and a flow between them; `more` beside them. */
function model(nodes: Readonly<Record<string, { readonly name: string; readonly x: number }>>): ProcessModel {
  const empty = emptyModel('Repair');
  return {
    ...empty,
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, { name }]) => [id, task(id, name)])),
    flows: { [flowId('f1')]: { kind: 'sequenceFlow', id: flowId('f1'), name: '', source: nodeId('a'), target: nodeId('b'), isDefault: false, probability: null } },
    geometry: { ...Object.fromEntries(Object.entries(nodes).map(([id, { x }]) => [id, box(x)])), [flowId('f1')]: { waypoints: [{ x: 100, y: 40 }, { x: 200, y: 40 }] } },
  };
}
const before = model({ a: { name: 'A', x: 0 }, b: { name: 'B', x: 200 }, gone: { name: 'Gone', x: 400 } });
const after = model({ a: { name: 'A!', x: 0 }, b: { name: 'B', x: 220 }, fresh: { name: 'New', x: 600 } });
const { differences } = compareModels(before, after);

describe('marks of differences', () => {
  it('stand on the side that has the element, with its kind', () => {
    const kinds = (side: 'before' | 'after', withLayout = false) => Object.fromEntries(differenceMarks(differences, side === 'before' ? before : after, side, null, withLayout).map(({ id, kind }) => [id, kind]));

    expect(kinds('before')).toEqual({ a: 'changed', gone: 'removed' });
    expect(kinds('after')).toEqual({ a: 'changed', fresh: 'added' });
    expect(kinds('after', true)).toMatchObject({ b: 'layout' });
  });

  it('know which rows of the list they are', () => {
    const [mark] = differenceMarks(differences, after, 'after', null, false).filter(({ id }) => id === 'fresh');

    expect(mark?.indices.map((i) => differences[i]?.kind)).toEqual(['added']);
    expect(mark?.shape).toMatchObject({ kind: 'box', bounds: { x: 600 } });
  });

  it('have their badge half of the way along a flow', () => {
    const renamed = { ...after, flows: { [flowId('f1')]: { ...after.flows[flowId('f1')]!, name: 'Ready' } } };

    expect(differenceMarks(compareModels(after, renamed).differences, renamed, 'after', null, false)).toMatchObject([{ id: 'f1', badge: { x: 150, y: 40 } }]);
  });

  it('lead to the plane and the area of an element, and to none for what is in no picture', () => {
    expect(planeOfElement(after, 'fresh')).toBeNull();
    expect(planeOfElement(after, 'gone')).toBeUndefined();
    expect(areaOfElement(after, 'f1')).toEqual({ x: 100, y: 40, width: 100, height: 0 });
    expect(areaOfElement(after, 'gone')).toBeNull();
  });
});

describe('the list of differences', () => {
  const groups = differenceGroups(differences);

  it('is by kind, layout last', () => {
    expect(groups.map(({ kind }) => kind).slice(0, 3)).toEqual(['added', 'removed', 'changed']);
    expect(groups.at(-1)?.kind).toBe('layout');
  });

  it('is stepped through as it is read, around its ends, without what is folded away', () => {
    const order = steppedOrder(groups, false);

    expect(order).toHaveLength(3);
    expect(stepIn(order, null, 1)).toBe(order[0]);
    expect(stepIn(order, null, -1)).toBe(order[2]);
    expect(stepIn(order, order[2] ?? null, 1)).toBe(order[0]);
    expect(stepIn([], null, 1)).toBeNull();
    expect(steppedOrder(groups, true).length).toBeGreaterThan(3);
  });
});
