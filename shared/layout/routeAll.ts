import type { Geometry } from '../model/Geometry.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';
import { Obstacles, wayOf } from './routeFlow.ts';

/** A way for every flow whose two ends are drawn. */
export function routeAll(model: ProcessModel): Readonly<Record<string, Geometry>> {
  const ways: Record<string, Geometry> = {};
  const obstacles = new Obstacles(model);
  for (const flow of rows(model.flows)) {
    const way = wayOf(model, flow, obstacles);
    if (way && way.length > 1) ways[flow.id] = { waypoints: way };
  }
  return ways;
}
