import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellGrid, MOST_CELLS } from '../../../shared/drawing/CellGrid.ts';
import { containsPoint, distanceToSegment, intersects, SpatialIndex } from '../../../shared/drawing/SpatialIndex.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';

/** Up to where a file may put something (`model/Geometry.ts`), in places that cells begin at and others. */
const coordinate = fc.oneof(fc.integer({ min: -10, max: 10 }).map((n) => n * 200), fc.double({ min: -3_000, max: 3_000, noNaN: true }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
const point = fc.record({ x: coordinate, y: coordinate });
const extent = fc.oneof(fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }));
const bounds = fc.record({ x: coordinate, y: coordinate, width: extent, height: extent });

/** A place on a piece, or beside it. */
const nearPiece = fc.tuple(point, point, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }))
  .map(([from, to, share, dx, dy]) => ({ from, to, at: { x: from.x + (to.x - from.x) * share + dx, y: from.y + (to.y - from.y) * share + dy } }));

describe('what is at a place', () => {
  it('finds a flow exactly where it is within reach, however long and slanting it is', () => {
    fc.assert(fc.property(nearPiece, fc.double({ min: 0, max: 30, noNaN: true }), ({ from, to, at }, reach) => {
      const index = new SpatialIndex();
      index.addLine(flowId('F'), [from, to]);

      expect(index.lineAt(at, reach)?.id).toBe(distanceToSegment(at, from, to) <= reach ? 'F' : undefined);
    }), { numRuns: 1_000 });
  });

  it('finds a body exactly where it is, however large it is', () => {
    fc.assert(fc.property(bounds, point, bounds, (body, at, area) => {
      const index = new SpatialIndex();
      index.addBox({ id: nodeId('N'), part: 'body', layer: 1 }, body);

      expect(index.boxesAt(at, 4)).toHaveLength(containsPoint(body, at, 4) ? 1 : 0);
      expect(index.bodiesIn(area).size).toBe(intersects(body, area) ? 1 : 0);
    }), { numRuns: 1_000 });
  });

  it('names the nearest flow, and the piece of it', () => {
    const index = new SpatialIndex();
    index.addLine(flowId('Far'), [{ x: 0, y: 0 }, { x: 90_000, y: 90_000 }]);
    index.addLine(flowId('Near'), [{ x: 0, y: 500 }, { x: 400, y: 500 }, { x: 400, y: 900 }]);

    expect(index.lineAt({ x: 404, y: 700 }, 10)).toEqual({ id: 'Near', index: 1, distance: 4 });
    expect(index.lineAt({ x: 40_000, y: 40_004 }, 10)?.id).toBe('Far');
  });
});

describe('what an area would cover', () => {
  it('is a flow that passes it, not one around whose corners it stands', () => {
    const index = new SpatialIndex();
    index.addLine(flowId('F'), [{ x: 0, y: 0 }, { x: 900, y: 900 }]);

    expect(index.countIn({ x: 440, y: 440, width: 20, height: 20 })).toBe(1);
    expect(index.countIn({ x: 400, y: 450, width: 20, height: 20 })).toBe(0);
    expect(index.countIn({ x: 600, y: 100, width: 20, height: 20 })).toBe(0);
  });

  it('reaches as far as an arrow head does, into the next cell too', () => {
    const index = new SpatialIndex();
    index.addLine(flowId('F'), [{ x: 0, y: 199 }, { x: 300, y: 199 }]);

    expect(index.countIn({ x: 50, y: 203, width: 20, height: 20 })).toBe(1);
    expect(index.countIn({ x: 50, y: 206, width: 20, height: 20 })).toBe(0);
  });

  it('of straight flows is what the boxes around them say', () => {
    fc.assert(fc.property(point, fc.boolean(), fc.double({ min: 1, max: 5_000, noNaN: true }), bounds, (from, isFlat, length, area) => {
      fc.pre(area.width > 0 && area.height > 0);
      const to = isFlat ? { x: from.x + length, y: from.y } : { x: from.x, y: from.y + length };
      const index = new SpatialIndex();
      index.addLine(flowId('F'), [from, to]);
      const reached = { x: area.x - 6, y: area.y - 6, width: area.width + 12, height: area.height + 12 };

      expect(index.countIn(area)).toBe(intersects({ x: from.x, y: from.y, width: isFlat ? length : 0, height: isFlat ? 0 : length }, reached) ? 1 : 0);
    }));
  });
});

describe('the cells of a plane', () => {
  const whole = { x: -1e6, y: -1e6, width: 3e6, height: 3e6 };
  const corners = fc.constantFrom(-999_000, 0, 999_000);

  it('hold a thing so often at most, wherever it reaches', () => {
    fc.assert(fc.property(fc.record({ x: corners, y: corners }), fc.oneof(point, fc.record({ x: corners, y: corners })), (from, to) => {
      const grid = new CellGrid<string>();
      grid.addPiece(from, to, 'piece');
      grid.addArea({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) }, 'area');

      // Each piece passes from column to column and from row to row once.
      expect([...grid.near(whole)].length).toBeLessThanOrEqual(MOST_CELLS * 3);
    }));
  });

  it('are passed by a diagonal one by one, not filled', () => {
    const grid = new CellGrid<string>();
    grid.addPiece({ x: 10, y: 20 }, { x: 20_010, y: 20_020 }, 'piece');

    expect([...grid.near(whole)].length).toBeLessThanOrEqual(202);
  });
});
