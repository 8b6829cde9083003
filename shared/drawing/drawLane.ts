import type { Geometry } from '../model/Geometry.ts';
import type { Lane } from '../model/Pool.ts';
import { drawHeaderName, isLyingFlat } from './headerStrip.ts';
import { inkOf, LINE } from './ink.ts';
import type { Picture } from './Picture.ts';

/** A lane as a band with its name at the beginning; no line divides the two, as usual in BPMN. */
export function drawLane(lane: Lane, geometry: Geometry): Picture {
  const bounds = geometry.bounds;
  if (!bounds) return [];
  const { fill, line } = inkOf(geometry);
  const { width, height } = bounds;
  const horizontal = isLyingFlat(geometry);
  const paint = line === 'ink' ? 'inkSoft' : line;
  return [
    { kind: 'rect', role: 'body', x: 0, y: 0, width, height, radius: 0, fill: fill === 'surface' ? 'none' : fill, stroke: { paint, width: LINE.soft } },
    ...drawHeaderName(lane.name, bounds, horizontal, false),
  ];
}
