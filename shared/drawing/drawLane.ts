import type { Geometry } from '../model/Geometry.ts';
import type { Lane } from '../model/Pool.ts';
import { drawHeaderName, isLyingFlat } from './headerStrip.ts';
import { inkOf, LINE, tinted } from './ink.ts';
import type { Picture } from './Picture.ts';

/**
 * A lane as a band with its name at the beginning; no line divides the two, as usual in BPMN. It has no ground of its
 * own on a pool; a lane of a process without a pool (`isAlone`) has.
 */
export function drawLane(lane: Lane, geometry: Geometry, isAlone = false): Picture {
  const bounds = geometry.bounds;
  if (!bounds) return [];
  const { fill: given, line } = inkOf(geometry);
  const fill = tinted(given);
  const { width, height } = bounds;
  const horizontal = isLyingFlat(geometry);
  const paint = line === 'ink' ? 'inkSoft' : line;
  return [
    { kind: 'rect', role: 'body', x: 0, y: 0, width, height, radius: 0, fill: fill === 'surface' && !isAlone ? 'none' : fill, stroke: { paint, width: LINE.soft } },
    ...drawHeaderName(lane.name, bounds, horizontal, false),
  ];
}
