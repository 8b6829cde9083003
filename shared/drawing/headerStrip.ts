import type { Bounds, Geometry } from '../model/Geometry.ts';
import { LABEL_SIZE, LINE_HEIGHT } from './labelText.ts';
import type { Mark, Picture } from './Picture.ts';
import { wrapLabel } from './wrapLabel.ts';

/** Width of the strip that carries the name of a pool or lane, px. */
export const HEADER = 30;

/** Name in a strip: read from below when the strip stands at the left, upright when it lies on top. */
export function drawHeaderName(name: string, bounds: Bounds, isHorizontal: boolean, isBold: boolean): Picture {
  const along = isHorizontal ? bounds.height : bounds.width;
  const lines = wrapLabel(name, { width: Math.max(24, along - 12) / (isBold ? 1.06 : 1), size: LABEL_SIZE, maxLines: along < 160 ? 2 : 1 });
  if (lines.length === 0) return [];
  const lineHeight = lines.length > 1 ? 13 : LINE_HEIGHT;
  const size = lines.length > 1 ? 11 : LABEL_SIZE;
  const offset = HEADER / 2 - ((lines.length - 1) * lineHeight) / 2 + size * 0.36;
  const text: Mark = isHorizontal
    ? { kind: 'text', lines, x: offset, y: bounds.height / 2, lineHeight, size, anchor: 'middle', paint: 'ink', rotate: -90, isBold }
    : { kind: 'text', lines, x: bounds.width / 2, y: offset, lineHeight, size, anchor: 'middle', paint: 'ink', isBold };
  return [text];
}

/** Pools and lanes lie flat unless the model says otherwise. */
export const isLyingFlat = (geometry: Geometry | undefined) => geometry?.isHorizontal !== false;
