import type { Geometry } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { Composer } from './composeLayout.ts';
import { hull, moved, movedPoint } from './rectangle.ts';

/**
 * A new layout for a model that is drawn already: lanes stay bands in their order, vertical pools stay vertical, closed
 * sub-processes stay closed, and the drawing begins where it began. Takes time on large models, so it is asked of a
 * worker; the answer goes to the command `autoLayout`.
 */
export function layoutModel(model: ProcessModel): Promise<Readonly<Record<ElementId, Geometry>>> {
  const layout = new Composer(model, (node) => find(model.geometry, node.id)?.isExpanded !== false).compose();
  const before = hull(Object.values(model.geometry).flatMap((geometry) => geometry.bounds ?? []));
  const after = hull(Object.values(layout).flatMap((geometry) => geometry.bounds ?? []));
  if (!before || !after) return Promise.resolve(layout);
  const dx = before.x - after.x;
  const dy = before.y - after.y;
  return Promise.resolve(Object.fromEntries(Object.entries(layout).map(([id, geometry]): [string, Geometry] => [id, {
    ...geometry,
    ...(geometry.bounds ? { bounds: moved(geometry.bounds, dx, dy) } : {}),
    ...(geometry.waypoints ? { waypoints: geometry.waypoints.map((p) => movedPoint(p, dx, dy)) } : {}),
  }])) as Record<ElementId, Geometry>);
}
