import type { Bounds } from '../../model/Geometry.ts';
import { intersects, type SpatialIndex } from '../SpatialIndex.ts';

/** The first of some places that covers no flow, no name, no shape and none of the others; else the one that covers least. */
export function freeSpot(index: SpatialIndex, spots: readonly Bounds[], others: readonly Bounds[] = []): Bounds | undefined {
  let best: { readonly spot: Bounds; readonly covered: number } | undefined;
  for (const spot of spots) {
    const covered = index.countIn(spot) + others.filter((other) => intersects(other, spot)).length;
    if (covered === 0) return spot;
    if (!best || covered < best.covered) best = { spot, covered };
  }
  return best?.spot;
}
