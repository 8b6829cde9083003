import type { Point } from '../model/Geometry.ts';

/** The point half way along a way. */
export function middleOf(way: readonly Point[]): Point {
  const lengths = way.slice(1).map((p, i) => Math.hypot(p.x - way[i]!.x, p.y - way[i]!.y));
  let left = lengths.reduce((sum, l) => sum + l, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const a = way[i]!, b = way[i + 1]!;
      return { x: a.x + ((b.x - a.x) * left) / length, y: a.y + ((b.y - a.y) * left) / length };
    }
    left -= length;
  }
  return way[0] ?? { x: 0, y: 0 };
}
