import type { Point } from '../model/Geometry.ts';
import { px } from './placePath.ts';

/** Radius of the arc with which a flow jumps over another, px. */
export const HOP = 5;
/** Of the arc at a bend, px. */
export const BEND_RADIUS = 8;

export const distance = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y);

/** The point `length` px from `a` towards `b`. */
export function towards(a: Point, b: Point, length: number): Point {
  const d = distance(a, b);
  return d === 0 ? a : { x: a.x + ((b.x - a.x) * length) / d, y: a.y + ((b.y - a.y) * length) / d };
}

/** A place on a level piece at which a line jumps over another. */
export interface Jump { readonly piece: number; readonly at: Point }

const jumps = (on: readonly Jump[], from: Point, to: Point, radius: number): readonly string[] => {
  const along = to.x > from.x ? 1 : -1;
  // The arc stands above the line, whichever way that runs.
  return on.map(({ at: { x, y } }) => `L ${px(x - along * radius)} ${px(y)} A ${px(radius)} ${px(radius)} 0 0 ${along > 0 ? 1 : 0} ${px(x + along * radius)} ${px(y)}`);
};

/** A polyline whose bends are rounded, never by more than half of the shorter neighbour, with arcs where it jumps. */
export function roundedPath(points: readonly Point[], hops: readonly Jump[] = []): string {
  const [first] = points;
  if (!first) return '';
  const parts = [`M ${px(first.x)} ${px(first.y)}`];
  for (let i = 1; i < points.length; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    if (!before || !corner) continue;
    parts.push(...jumps(hops.filter(({ piece }) => piece === i - 1), before, corner, HOP));
    const radius = after ? Math.min(BEND_RADIUS, distance(before, corner) / 2, distance(corner, after) / 2) : 0;
    if (!after || radius < 1) parts.push(`L ${px(corner.x)} ${px(corner.y)}`);
    else {
      const into = towards(corner, before, radius);
      const out = towards(corner, after, radius);
      parts.push(`L ${px(into.x)} ${px(into.y)} Q ${px(corner.x)} ${px(corner.y)} ${px(out.x)} ${px(out.y)}`);
    }
  }
  return parts.join(' ');
}

export const lengthOf = (points: readonly Point[]) => points.reduce((sum, p, i) => sum + (i === 0 ? 0 : distance(points[i - 1] ?? p, p)), 0);

/** The point at a share of the way (0 to 1), and the direction there. */
export function pointAlong(points: readonly Point[], share: number): { readonly at: Point; readonly isHorizontal: boolean } {
  let rest = lengthOf(points) * share;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) continue;
    const d = distance(a, b);
    if (rest <= d || i === points.length - 1) return { at: towards(a, b, Math.min(rest, d)), isHorizontal: Math.abs(b.x - a.x) >= Math.abs(b.y - a.y) };
    rest -= d;
  }
  return { at: points[0] ?? { x: 0, y: 0 }, isHorizontal: true };
}
