import type { Point } from '../../shared/model/Geometry.ts';
import type { LaneId } from '../../shared/model/ids.ts';
import type { Scene } from './scene.ts';
import { containsPoint } from '../../shared/drawing/SpatialIndex.ts';

/** The innermost lane at a place. */
export function laneAtPoint(scene: Scene, at: Point): LaneId | null {
  for (const lane of scene.plane.lanes.toReversed()) {
    const bounds = scene.model.geometry[lane.id]?.bounds;
    if (bounds && containsPoint(bounds, at)) return lane.id;
  }
  return null;
}
