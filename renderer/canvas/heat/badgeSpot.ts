import { textWidth } from '../../../shared/drawing/textWidth.ts';
import type { Bounds } from '../../../shared/model/Geometry.ts';
import { intersects, type SpatialIndex } from '../SpatialIndex.ts';

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
  const rows = [step.y - GAP - height, step.y + step.height + GAP];
  let best: { readonly spot: Bounds; readonly covered: number } | null = null;
  for (const y of rows) {
    for (const x of columns) {
      const spot = { x, y, width, height };
      const covered = index.countIn(spot) + others.filter((other) => intersects(other, spot)).length;
      if (covered === 0) return spot;
      if (!best || covered < best.covered) best = { spot, covered };
    }
  }
  return best?.spot ?? { ...step, width, height };
}
