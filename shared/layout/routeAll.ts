import type { Flow } from '../model/Flow.ts';
import type { Geometry } from '../model/Geometry.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';
import { Obstacles, wayOf } from './routeFlow.ts';

/** A way for every flow whose two ends are drawn. Associations to flows come after the flows they end on. */
export function routeAll(model: ProcessModel): Readonly<Record<string, Geometry>> {
  const obstacles = new Obstacles(model);
  const ways: Record<string, Geometry> = {};
  let left: readonly Flow[] = rows(model.flows);
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    const view = { ...model, geometry: { ...model.geometry, ...ways } };
    left = left.filter((flow) => {
      const way = wayOf(view, flow, obstacles);
      if (!way || way.length < 2) return true;
      ways[flow.id] = { waypoints: way };
      return false;
    });
  }
  return ways;
}
