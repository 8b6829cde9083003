import type { Geometry } from '../model/Geometry.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';
import { wayOf } from './routeFlow.ts';

/** A way for every flow whose two ends are drawn. */
export function routeAll(model: ProcessModel): Readonly<Record<string, Geometry>> {
  const ways: Record<string, Geometry> = {};
  for (const flow of rows(model.flows)) {
    const way = wayOf(model, flow);
    if (way && way.length > 1) ways[flow.id] = { waypoints: way };
  }
  return ways;
}
