import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newFlow } from '../../../shared/commands/connect.ts';
import { ObstacleGrid } from '../../../shared/layout/ObstacleGrid.ts';
import { route, simplified } from '../../../shared/layout/orthogonalRoute.ts';
import { adaptWay, routeFlow } from '../../../shared/layout/routeFlow.ts';
import { overlaps } from '../../../shared/layout/rectangle.ts';
import type { Bounds, Point } from '../../../shared/model/Geometry.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { drawn } from '../lint/drawn.ts';

const place = (model: ProcessModel, boxes: Readonly<Record<string, Bounds>>): ProcessModel =>
  ({ ...model, geometry: { ...model.geometry, ...Object.fromEntries(Object.entries(boxes).map(([id, bounds]) => [id, { bounds }])) } });
const at = (x: number, y: number): Bounds => ({ x, y, width: 100, height: 80 });
const isRightAngled = (way: readonly Point[]) => way.slice(1).every((p, i) => p.x === way[i]!.x || p.y === way[i]!.y);
const runsThrough = (way: readonly Point[], box: Bounds) => way.slice(1).some((p, i) => overlaps({ x: Math.min(p.x, way[i]!.x), y: Math.min(p.y, way[i]!.y), width: Math.abs(p.x - way[i]!.x) || 0.001, height: Math.abs(p.y - way[i]!.y) || 0.001 }, box));
const free = { obstacles: new ObstacleGrid([]), except: new Set<number>() };
const two = drawn('a b', 'a>b');

describe('the way of a sequence flow', () => {
  it('is straight from right to left where it can be', () => {
    expect(routeFlow(place(two, { a: at(0, 0), b: at(200, 0) }), flowId('a>b'))).toEqual([{ x: 100, y: 40 }, { x: 200, y: 40 }]);
  });

  it('stays straight when its ends stand a little apart, and bends when more', () => {
    expect(routeFlow(place(two, { a: at(0, 0), b: at(200, 10) }), flowId('a>b'))).toEqual([{ x: 100, y: 40 }, { x: 200, y: 40 }]);
    expect(routeFlow(place(two, { a: at(0, 0), b: at(200, 60) }), flowId('a>b')).length).toBe(4);
  });

  it('has right angles only, and starts and ends on the borders of its ends', () => {
    fc.assert(fc.property(fc.integer({ min: -800, max: 800 }), fc.integer({ min: -600, max: 600 }), (x, y) => {
      fc.pre(!overlaps(at(0, 0), { x: x - 40, y: y - 40, width: 180, height: 160 }));
      const way = route({ from: { bounds: at(0, 0) }, to: { bounds: at(x, y) }, ...free });

      expect(isRightAngled(way)).toBe(true);
      const [first, last] = [way[0]!, way.at(-1)!];
      expect([[0, 40], [100, 40], [50, 0], [50, 80]]).toContainEqual([first.x, first.y]);
      expect(last.x === x || last.x === x + 100 || last.y === y || last.y === y + 80).toBe(true);
      expect(runsThrough(way, { x: 1, y: 1, width: 98, height: 78 })).toBe(false);
      expect(runsThrough(way, { x: x + 1, y: y + 1, width: 98, height: 78 })).toBe(false);
    }));
  });

  it('goes around a step that stands in between', () => {
    const three = place(drawn('a b c', 'a>b'), { a: at(0, 0), b: at(400, 0), c: at(200, 0) });
    const way = routeFlow(three, flowId('a>b'));

    expect(runsThrough(way, at(200, 0))).toBe(false);
    expect(isRightAngled(way)).toBe(true);
  });

  it('finds around any single obstacle', () => {
    fc.assert(fc.property(fc.integer({ min: 130, max: 270 }), fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }), (x, y, to) => {
      const model = place(drawn('a b c', 'a>b'), { a: at(0, 0), b: at(400, to), c: { x, y, width: 90, height: 80 } });

      expect(runsThrough(routeFlow(model, flowId('a>b')), { x, y, width: 90, height: 80 })).toBe(false);
    }));
  });

  it('has two points even between steps that touch', () => {
    expect(routeFlow(place(two, { a: at(0, 0), b: at(100, 0) }), flowId('a>b'))).toEqual([{ x: 100, y: 40 }, { x: 100, y: 40 }]);
  });

  it('leads from a step back to itself over the top', () => {
    const model = place(drawn('a', 'a>a'), { a: at(0, 0) });

    expect(routeFlow(model, flowId('a>a')).length).toBeGreaterThan(3);
  });

  it('leaves a boundary event away from its activity', () => {
    const model = place(drawn('a t:boundary b', 't>b', { nodes: { t: { attachedTo: 'a' } } }), { a: at(0, 0), t: { x: 50, y: 62, width: 36, height: 36 }, b: at(300, 0) });

    expect(routeFlow(model, flowId('t>b'))[0]).toEqual({ x: 68, y: 98 });
  });
});

describe('a way that a user has drawn', () => {
  const way = [{ x: 100, y: 40 }, { x: 150, y: 40 }, { x: 150, y: 240 }, { x: 300, y: 240 }];

  it('keeps its bends and stays straight when an end moves a little', () => {
    const model = place(two, { a: at(0, 10), b: at(300, 200) });

    expect(adaptWay(model, model.flows[flowId('a>b')]!, way)).toEqual([{ x: 100, y: 40 }, { x: 150, y: 40 }, { x: 150, y: 240 }, { x: 300, y: 240 }]);
  });

  it('lets the nearest corner follow when an end moves off its line', () => {
    const model = place(two, { a: at(0, 100), b: at(300, 200) });

    expect(adaptWay(model, model.flows[flowId('a>b')]!, way)).toEqual([{ x: 100, y: 140 }, { x: 150, y: 140 }, { x: 150, y: 240 }, { x: 300, y: 240 }]);
  });
});

describe('other lines', () => {
  it('an association runs straight, cut at both outlines', () => {
    const model: ProcessModel = { ...two, flows: { [flowId('x')]: newFlow('association', flowId('x'), nodeId('a'), nodeId('b')) } };

    expect(routeFlow(place(model, { a: at(0, 0), b: at(300, 0) }), flowId('x'))).toEqual([{ x: 100, y: 40 }, { x: 300, y: 40 }]);
  });

  it('a way without its flow, or its ends, is empty', () => {
    expect(routeFlow(two, flowId('gone'))).toEqual([]);
    expect(routeFlow({ ...two, geometry: {} as ProcessModel['geometry'] }, flowId('a>b'))).toEqual([]);
  });

  it('drops points that repeat or lie on the line', () => {
    expect(simplified([{ x: 0, y: 0 }, { x: 0, y: 0 }, { x: 5, y: 0 }, { x: 9, y: 0 }, { x: 9, y: 4 }])).toEqual([{ x: 0, y: 0 }, { x: 9, y: 0 }, { x: 9, y: 4 }]);
  });
});

describe('the grid of obstacles', () => {
  it('finds what a plain search finds', () => {
    const box = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }), width: fc.integer({ min: 1, max: 500 }), height: fc.integer({ min: 1, max: 500 }) });
    fc.assert(fc.property(fc.array(box, { maxLength: 40 }), box, (boxes, area) => {
      const plain = boxes.flatMap((b, i) => (overlaps(b, area) ? [i] : []));

      expect(new ObstacleGrid(boxes).within(area).toSorted((a, b) => a - b)).toEqual(plain);
    }));
  });
});
