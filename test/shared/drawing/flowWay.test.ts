import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newFlow } from '../../../shared/commands/connect.ts';
import { newNode } from '../../../shared/commands/newNode.ts';
import { flowWay } from '../../../shared/drawing/flowWay.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import type { Bounds, Point } from '../../../shared/model/Geometry.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';
import type { NodeKind } from '../../../shared/model/Node.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';

const [a, b, f] = [nodeId('a'), nodeId('b'), flowId('f')];
const flow = newFlow('sequenceFlow', f, a, b);

/** Two shapes and a flow between them, as a file says. */
function plan(kinds: readonly [NodeKind, NodeKind], places: readonly [Bounds, Bounds], waypoints: readonly Point[]): ProcessModel {
  const node = (kind: NodeKind, id: typeof a) => newNode(kind, { id, name: '', pool: null, lane: null, parent: null });
  return {
    ...emptyModel('m'), nodes: { [a]: node(kinds[0], a), [b]: node(kinds[1], b) }, flows: { [f]: flow },
    geometry: { [a]: { bounds: places[0] }, [b]: { bounds: places[1] }, [f]: { waypoints } },
  };
}
const box = (x: number, y: number, width = 100, height = 80): Bounds => ({ x, y, width, height });

describe('the way of a flow as it is drawn', () => {
  it('is the very way of the file where its ends are at the outlines, or off them', () => {
    const at = plan(['task', 'task'], [box(0, 0), box(200, 0)], [{ x: 100, y: 40 }, { x: 200, y: 40 }]);
    const off = plan(['task', 'task'], [box(0, 0), box(200, 0)], [{ x: 110, y: 40 }, { x: 190, y: 40 }]);

    expect(flowWay(at, flow)).toBe(at.geometry[f]?.waypoints);
    expect(flowWay(off, flow)).toBe(off.geometry[f]?.waypoints);
  });

  it('begins and ends at the outlines where the file lets it run from middle to middle', () => {
    const way = flowWay(plan(['task', 'task'], [box(0, 0), box(200, 0)], [{ x: 50, y: 40 }, { x: 250, y: 40 }]), flow);

    expect(way).toEqual([{ x: expect.closeTo(100, 1), y: 40 }, { x: expect.closeTo(200, 1), y: 40 }]);
  });

  it('knows that circles and diamonds do not fill their bounds', () => {
    const way = flowWay(plan(['startEvent', 'exclusiveGateway'], [box(0, 0, 36, 36), box(100, 100, 50, 50)], [{ x: 18, y: 18 }, { x: 125, y: 18 }, { x: 125, y: 125 }]), flow);

    expect(way[0]).toEqual({ x: expect.closeTo(36, 1), y: 18 });
    expect(way.at(-1)).toEqual({ x: 125, y: expect.closeTo(100, 1) });
  });

  it('ends at its shape where a tool wrote 0, 0 for a place that it did not know', () => {
    const way = flowWay(plan(['task', 'task'], [box(300, 200), box(500, 200)], [{ x: 400, y: 240 }, { x: 0, y: 0 }]), flow);

    expect(way.at(-1)).toEqual({ x: expect.closeTo(500, 1), y: 240 });
  });

  it('leaves 0, 0 alone where the shape is there', () => {
    const model = plan(['task', 'task'], [box(300, 0), box(-100, -40)], [{ x: 300, y: 40 }, { x: 0, y: 0 }]);

    expect(flowWay(model, flow)).toBe(model.geometry[f]?.waypoints);
  });

  it('never leaves the way of the file, whatever that is', () => {
    const point = fc.record({ x: fc.integer({ min: -50, max: 450 }), y: fc.integer({ min: -50, max: 450 }) });
    fc.assert(fc.property(fc.array(point, { minLength: 2, maxLength: 6 }), fc.constantFrom<NodeKind>('task', 'startEvent', 'exclusiveGateway'), (way, kind) => {
      const drawn = flowWay(plan([kind, kind], [box(1, 1, 60, 60), box(300, 300, 60, 60)], way), flow);

      expect(drawn.length).toBeGreaterThanOrEqual(2);
      expect(drawn.length).toBeLessThanOrEqual(way.length);
      for (const { x, y } of drawn) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    }));
  });
});
