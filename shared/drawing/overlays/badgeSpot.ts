import type { Bounds } from '../../model/Geometry.ts';
import type { SpatialIndex } from '../SpatialIndex.ts';
import { textWidth } from '../textWidth.ts';
import { freeSpot } from './freeSpot.ts';

const TEXT_SIZE = 11;
const HEIGHT = 20;
/** Icons, gaps, padding and border of a badge, px. */
const FURNITURE = 60;
/** From the step, past the widest ring, px. */
const GAP = 13;

/** The size of a badge with two figures, as its styles make it. */
export const badgeSize = (first: string, second: string) => ({ width: Math.ceil(textWidth(first, TEXT_SIZE) + textWidth(second, TEXT_SIZE)) + FURNITURE, height: HEIGHT });

/**
 * Where a badge stands beside its step: above or below, in the middle or at a side, the first place that covers no flow,
 * no name, no other step and no other badge; where all are taken, the one that covers least.
 */
export function badgeSpot(index: SpatialIndex, step: Bounds, { width, height }: { readonly width: number; readonly height: number }, others: readonly Bounds[]): Bounds {
  const columns = [step.x + (step.width - width) / 2, step.x + step.width / 2 + 8, step.x + step.width / 2 - 8 - width];
  const lines = [step.y - GAP - height, step.y + step.height + GAP];
  return freeSpot(index, lines.flatMap((y) => columns.map((x) => ({ x, y, width, height }))), others) ?? { ...step, width, height };
}
