import type { Point } from '../../shared/model/Geometry.ts';
import type { Box } from '../../shared/viewer/ViewerData.ts';

/** Waypoints of a flow, which stand in the file as x, y, x, y, …, as points. */
export function waypoints(way: readonly number[]): readonly Point[] {
  const points: Point[] = [];
  for (let i = 0; i + 1 < way.length; i += 2) points.push({ x: way[i] ?? 0, y: way[i + 1] ?? 0 });
  return points;
}

/** As the path of an SVG. */
export const wayPath = (way: readonly number[]): string => way.reduce((path, n, i) => path + (i === 0 ? `M${n}` : i % 2 === 1 ? ` ${n}` : `L${n}`), '');

/** The smallest box around all of it. */
export function wayBox(way: readonly number[]): Box {
  const xs = way.filter((_, i) => i % 2 === 0);
  const ys = way.filter((_, i) => i % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return [x, y, Math.max(...xs) - x, Math.max(...ys) - y];
}
