import type { Flow } from '../model/Flow.ts';
import type { Geometry, Point } from '../model/Geometry.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';
import { dock } from './docking.ts';
import { endOf, Obstacles, wayOf } from './routeFlow.ts';
import { routeTogether } from './routeTogether.ts';

const STUB = 60;

/** A flow that hangs free at one end sticks out of its other one. */
function stub(model: ProcessModel, { source, target }: Flow): Point[] | null {
  if (source !== null && target !== null) return null;
  const from = endOf(model, source);
  const to = endOf(model, target);
  if (from) { const p = dock(from.bounds, 'right'); return [p, { x: p.x + STUB, y: p.y }]; }
  if (to) { const p = dock(to.bounds, 'left'); return [{ x: p.x - STUB, y: p.y }, p]; }
  return null;
}

/** A way for every flow that has an end which is drawn. Associations to flows come after the flows they end on. */
export function routeAll(model: ProcessModel): Readonly<Record<string, Geometry>> {
  const obstacles = new Obstacles(model);
  const ways: Record<string, Geometry> = {};
  const all = rows(model.flows);
  const isOnFlow = ({ source, target }: Flow) => [source, target].some((end) => end !== null && Object.hasOwn(model.flows, end));
  const bare: ProcessModel = { ...model, geometry: Object.fromEntries(Object.entries(model.geometry).filter(([id]) => !Object.hasOwn(model.flows, id))) as ProcessModel['geometry'] };
  for (const [id, waypoints] of routeTogether(bare, all.filter((flow) => !isOnFlow(flow)), obstacles)) ways[id] = { waypoints };
  let left: readonly Flow[] = all.filter((flow) => !Object.hasOwn(ways, flow.id));
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    const view = { ...bare, geometry: { ...bare.geometry, ...ways } };
    left = left.filter((flow) => {
      const way = wayOf(view, flow, obstacles) ?? stub(view, flow);
      if (!way || way.length < 2) return true;
      ways[flow.id] = { waypoints: way };
      return false;
    });
  }
  return ways;
}
