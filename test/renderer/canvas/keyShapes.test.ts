import { describe, expect, it } from 'vitest';
import { flowStep } from '../../../renderer/canvas/flowStep.ts';
import { sceneOf } from '../../../renderer/canvas/scene.ts';
import { bendFlow, pieceAcross, resizeBy } from '../../../renderer/canvas/shapeCommands.ts';
import { flowId, laneId, nodeId, type ElementId } from '../../../shared/model/ids.ts';
import { unwrap } from '../../../shared/result.ts';
import { startingModel } from '../../shared/commands/randomEdits.ts';

const start = startingModel();
const scene = sceneOf(start, null);
const bounds = (model: typeof start, id: ElementId) => model.geometry[id]!.bounds!;

/** Right, down, right again: two flat pieces that dock and one upright between them. */
const step = [{ x: 0, y: 0 }, { x: 50, y: 0 }, { x: 50, y: 80 }, { x: 120, y: 80 }];

describe('a piece of a way that keys move', () => {
  it('stands across the direction', () => {
    expect(pieceAcross(step, 'x')).toBe(1);
  });

  it('docks only where there is no other', () => {
    expect(pieceAcross(step, 'y')).toBe(2);
    expect(pieceAcross([...step, { x: 120, y: 20 }, { x: 300, y: 20 }], 'y')).toBe(2);
  });

  it('is missing where a way runs straight along', () => {
    expect(pieceAcross([{ x: 0, y: 0 }, { x: 100, y: 0 }], 'x')).toBe(-1);
  });

  it('pins the flow where it was put', () => {
    const flow = flowId('F_1');
    const before = start.geometry[flow]!.waypoints!;
    const { model } = unwrap(bendFlow(start, flow, 0, 30));
    expect(model.geometry[flow]).toMatchObject({ isPinned: true });
    expect(Math.max(...model.geometry[flow]!.waypoints!.map((p) => p.y))).toBe(Math.max(...before.map((p) => p.y)) + 30);
  });
});

describe('a key that resizes', () => {
  it('moves the right or lower border and nothing else', () => {
    const id = nodeId('Take');
    const before = bounds(start, id);
    expect(bounds(unwrap(resizeBy(start, id, 10, 0)).model, id)).toEqual({ ...before, width: before.width + 10 });
    expect(bounds(unwrap(resizeBy(start, id, 0, -10)).model, id)).toEqual({ ...before, height: before.height - 10 });
  });

  it('makes a lane wider across its pool', () => {
    const id = laneId('Desk');
    expect(bounds(unwrap(resizeBy(start, id, 0, 10)).model, id).height).toBe(bounds(start, id).height + 10);
  });
});

describe('the way to flows by key', () => {
  it('goes from a step to each flow that leaves it, and begins again', () => {
    for (const node of scene.plane.nodes) {
      const leaving = scene.plane.flows.filter((flow) => flow.source === node.id).map((flow) => flow.id);
      const first = flowStep(scene, node.id);
      if (leaving.length === 0) continue;
      const met = leaving.reduce<readonly ElementId[]>((seen) => [...seen, flowStep(scene, seen.at(-1)!)!], [first!]);
      expect(new Set(met)).toEqual(new Set(leaving));
    }
  });

  it('leads back from where a flow only arrives', () => {
    const end = scene.plane.nodes.find((node) => node.kind === 'endEvent')!;
    expect(start.flows[flowStep(scene, end.id)!]?.target).toBe(end.id);
  });
});
