import { describe, expect, it } from 'vitest';
import { routeTogether } from '../../../shared/layout/routeTogether.ts';
import { sideAt, Traffic } from '../../../shared/layout/Traffic.ts';
import type { Bounds, Point } from '../../../shared/model/Geometry.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { drawn } from '../lint/drawn.ts';

const step = (x: number, y: number): Bounds => ({ x: x - 50, y: y - 40, width: 100, height: 80 });
const gateway = (x: number, y: number): Bounds => ({ x: x - 25, y: y - 25, width: 50, height: 50 });
const place = (model: ProcessModel, boxes: Readonly<Record<string, Bounds>>): ProcessModel =>
  ({ ...model, geometry: Object.fromEntries(Object.entries(boxes).map(([id, bounds]) => [id, { bounds }])) as ProcessModel['geometry'] });
const waysOf = (model: ProcessModel) => routeTogether(model, rows(model.flows));
const sideOf = (model: ProcessModel, id: string, point: Point | undefined) => sideAt(model.geometry[nodeId(id)]!.bounds!, point!);
const crosses = (model: ProcessModel, ways: ReadonlyMap<string, Point[]>, one: string, other: string) =>
  new Traffic({ ...model, geometry: { ...model.geometry, [flowId(other)]: { waypoints: ways.get(other)! } } }).meet(null, ways.get(one)!);

describe('flows of one gateway', () => {
  it('leave straight on, up and down by corners of their own, and come in by the fourth', () => {
    const model = place(drawn('a g:xor up on down', 'a>g g>up g>on g>down'), { a: step(0, 300), g: gateway(200, 300), up: step(400, 100), on: step(400, 300), down: step(400, 500) });
    const ways = waysOf(model);

    expect(['g>up', 'g>on', 'g>down'].map((id) => sideOf(model, 'g', ways.get(id)![0]))).toEqual(['top', 'right', 'bottom']);
    expect(sideOf(model, 'g', ways.get('a>g')!.at(-1))).toBe('left');
  });

  it('that both lead down do not run over each other, and the far one passes below the near one', () => {
    const model = place(drawn('a g:xor near far', 'a>g g>near g>far'), { a: step(0, 100), g: gateway(150, 100), near: step(300, 220), far: step(300, 340) });
    const ways = waysOf(model);

    expect(sideOf(model, 'g', ways.get('g>near')![0])).toBe('right');
    expect(sideOf(model, 'g', ways.get('g>far')![0])).toBe('bottom');
    expect(crosses(model, ways, 'g>near', 'g>far')).toEqual({ overlap: 0, crossings: 0 });
  });

  it('that lead back take the corner that is free', () => {
    const model = place(drawn('a g:xor up', 'a>g g>up g>a'), { a: step(0, 300), g: gateway(300, 300), up: step(300, 100) });
    const ways = waysOf(model);

    expect(sideOf(model, 'g', ways.get('g>up')![0])).toBe('top');
    expect(['right', 'bottom']).toContain(sideOf(model, 'g', ways.get('g>a')![0]));
  });

  it('join by corners of their own too', () => {
    const model = place(drawn('up on down j:xor b', 'up>j on>j down>j j>b'), { up: step(0, 100), on: step(0, 300), down: step(0, 500), j: gateway(300, 300), b: step(500, 300) });
    const ways = waysOf(model);

    expect(['up>j', 'on>j', 'down>j'].map((id) => sideOf(model, 'j', ways.get(id)!.at(-1)))).toEqual(['top', 'left', 'bottom']);
  });
});

describe('flows that are drawn already', () => {
  it('are kept off: a parallel flow runs some px beside them', () => {
    const model = place(drawn('a b c d', 'a>b c>d'), { a: step(0, 0), b: step(300, 400), c: step(0, 120), d: step(300, 520) });
    const ways = waysOf(model);

    expect(crosses(model, ways, 'a>b', 'c>d').overlap).toBe(0);
  });

  it('a line never runs along the border of the step it ends at', () => {
    const model = place(drawn('a g:xor', 'a>g g>a'), { a: { x: 0, y: 0, width: 100, height: 80 }, g: { x: 175, y: 15, width: 50, height: 50 } });
    const way = waysOf(model).get('g>a')!;
    const [before, end] = way.slice(-2);

    expect([before!.x === end!.x, before!.y === end!.y]).toEqual(end!.y === 0 || end!.y === 80 ? [true, false] : [false, true]);
  });
});
