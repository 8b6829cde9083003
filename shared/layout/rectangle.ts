import type { Bounds, Point } from '../model/Geometry.ts';

export const right = (b: Bounds) => b.x + b.width;
export const bottom = (b: Bounds) => b.y + b.height;
export const centre = (b: Bounds): Point => ({ x: b.x + b.width / 2, y: b.y + b.height / 2 });
export const around = (at: Point, width: number, height: number): Bounds => ({ x: at.x - width / 2, y: at.y - height / 2, width, height });
export const moved = (b: Bounds, dx: number, dy: number): Bounds => ({ ...b, x: b.x + dx, y: b.y + dy });
export const movedPoint = (p: Point, dx: number, dy: number): Point => ({ x: p.x + dx, y: p.y + dy });
export const grown = (b: Bounds, by: number): Bounds => ({ x: b.x - by, y: b.y - by, width: Math.max(0, b.width + 2 * by), height: Math.max(0, b.height + 2 * by) });

export const contains = (b: Bounds, p: Point) => p.x >= b.x && p.x <= right(b) && p.y >= b.y && p.y <= bottom(b);
export const encloses = (outer: Bounds, inner: Bounds) =>
  inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);
/** They share an area; touching borders do not count. */
export const overlaps = (a: Bounds, b: Bounds) => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
export const isSameBounds = (a: Bounds, b: Bounds) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** The smallest rectangle that holds them all, or `null` when there is none. */
export function hull(boxes: Iterable<Bounds>): Bounds | null {
  let x1 = Infinity, y1 = Infinity, x2 = -Infinity, y2 = -Infinity;
  for (const b of boxes) {
    x1 = Math.min(x1, b.x); y1 = Math.min(y1, b.y); x2 = Math.max(x2, right(b)); y2 = Math.max(y2, bottom(b));
  }
  return x1 === Infinity ? null : { x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
}
