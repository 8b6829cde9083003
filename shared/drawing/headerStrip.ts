import type { Bounds, Geometry } from '../model/Geometry.ts';
import type { Pool } from '../model/Pool.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';
import { LABEL_SIZE, LINE_HEIGHT } from './labelText.ts';
import type { Mark, Picture } from './Picture.ts';
import { wrapLabel } from './wrapLabel.ts';

/** Width of the strip that carries the name of a pool or lane, px. */
export const HEADER = 30;
/** Narrower ones hold no name. */
const LEAST_HEADER = 16;

/** The strip of a pool: as wide as its lanes leave it, where a file drew them nearer to its border or further away. */
export function headerOf(model: ProcessModel, pool: Pool): number {
  const [bounds, isFlat] = [model.geometry[pool.id]?.bounds, isLyingFlat(model.geometry[pool.id])];
  if (!bounds) return HEADER;
  let room = Infinity;
  for (const lane of rows(model.lanes)) {
    const place = lane.pool === pool.id && lane.parent === null ? model.geometry[lane.id]?.bounds : undefined;
    if (place) room = Math.min(room, isFlat ? place.x - bounds.x : place.y - bounds.y);
  }
  return room >= LEAST_HEADER && room < HEADER * 1.5 ? room : HEADER;
}

/** Name in a strip: read from below when the strip stands at the left, upright when it lies on top. */
export function drawHeaderName(name: string, bounds: Bounds, isHorizontal: boolean, isBold: boolean, header = HEADER): Picture {
  const width = Math.max(24, (isHorizontal ? bounds.height : bounds.width) - 12) / (isBold ? 1.06 : 1);
  const single = wrapLabel(name, { width, size: LABEL_SIZE });
  // A strip has room for two lines in a smaller letter.
  const isSingle = single.length <= 1 || header < HEADER - 4;
  const lines = isSingle ? wrapLabel(name, { width, size: LABEL_SIZE, maxLines: 1 }) : wrapLabel(name, { width, size: SMALL_SIZE, maxLines: 2 });
  if (lines.length === 0) return [];
  const [size, lineHeight] = isSingle ? [LABEL_SIZE, LINE_HEIGHT] : [SMALL_SIZE, SMALL_LINE];
  const offset = header / 2 - ((lines.length - 1) * lineHeight) / 2 + size * 0.36;
  const text: Mark = isHorizontal
    ? { kind: 'text', lines, x: offset, y: bounds.height / 2, lineHeight, size, anchor: 'middle', paint: 'ink', rotate: -90, isBold }
    : { kind: 'text', lines, x: bounds.width / 2, y: offset, lineHeight, size, anchor: 'middle', paint: 'ink', isBold };
  return [text];
}

const SMALL_SIZE = 11;
const SMALL_LINE = 13;

/** Pools and lanes lie flat unless the model says otherwise. */
export const isLyingFlat = (geometry: Geometry | undefined) => geometry?.isHorizontal !== false;
