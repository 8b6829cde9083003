import type { Geometry } from '../model/Geometry.ts';
import type { Pool } from '../model/Pool.ts';
import { drawHeaderName, HEADER, isLyingFlat } from './headerStrip.ts';
import { inkOf, LINE, tinted } from './ink.ts';
import { LABEL_SIZE, LINE_HEIGHT } from './labelText.ts';
import type { Mark, Picture } from './Picture.ts';
import { wrapLabel } from './wrapLabel.ts';

/** Frame and header; a black box has no header: its name stands in the middle of the band. `header`: width of the strip. */
export function drawPool(pool: Pool, geometry: Geometry, header = HEADER): Picture {
  const bounds = geometry.bounds;
  if (!bounds || pool.kind === 'implicit') return [];
  const { fill: given, line } = inkOf(geometry);
  const fill = tinted(given);
  const { width, height } = bounds;
  const horizontal = isLyingFlat(geometry);
  const frame: Mark = { kind: 'rect', role: 'body', x: 0, y: 0, width, height, radius: 2, fill, stroke: { paint: line, width: LINE.thin } };
  if (pool.kind === 'blackBox') {
    const lines = wrapLabel(pool.name, { width: Math.max(24, (horizontal ? width : height) - 24), size: LABEL_SIZE, maxLines: Math.max(1, Math.floor((horizontal ? height : width) / LINE_HEIGHT)) });
    if (lines.length === 0) return [frame];
    const half = ((lines.length - 1) * LINE_HEIGHT) / 2;
    return [frame, horizontal
      ? { kind: 'text', lines, x: width / 2, y: height / 2 - half + 4.3, lineHeight: LINE_HEIGHT, size: LABEL_SIZE, anchor: 'middle', paint: 'ink', isBold: true }
      : { kind: 'text', lines, x: width / 2 - half + 4.3, y: height / 2, lineHeight: LINE_HEIGHT, size: LABEL_SIZE, anchor: 'middle', paint: 'ink', rotate: -90, isBold: true }];
  }
  const strip: Mark = { kind: 'rect', role: 'hit', x: 0, y: 0, width: horizontal ? Math.min(header, width) : width, height: horizontal ? height : Math.min(header, height), radius: 2, fill: fill === 'surface' ? 'surfaceAlt' : fill, stroke: { paint: line, width: LINE.thin } };
  return [frame, strip, ...drawHeaderName(pool.name, bounds, horizontal, true, header)];
}

/** The frame alone, over the lanes: their softer borders would lie on it. */
export function drawPoolFrame(pool: Pool, geometry: Geometry): Picture {
  const { bounds } = geometry;
  if (!bounds || pool.kind !== 'process') return [];
  return [{ kind: 'rect', x: 0, y: 0, width: bounds.width, height: bounds.height, radius: 2, fill: 'none', stroke: { paint: inkOf(geometry).line, width: LINE.thin } }];
}
