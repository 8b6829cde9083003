import type { Bounds } from '../../shared/model/Geometry.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';

/** The box of any element: its own, or that around the waypoints of a flow. */
export function boundsOfElement(model: ProcessModel, id: ElementId): Bounds | null {
  const geometry = model.geometry[id];
  if (geometry?.bounds) return geometry.bounds;
  const points = geometry?.waypoints ?? [];
  if (points.length === 0) return null;
  const x = Math.min(...points.map((p) => p.x));
  const y = Math.min(...points.map((p) => p.y));
  return { x, y, width: Math.max(...points.map((p) => p.x)) - x, height: Math.max(...points.map((p) => p.y)) - y };
}

/** The smallest box around several elements; `null` when none of them is drawn. */
export function boundsOfElements(model: ProcessModel, ids: Iterable<ElementId>): Bounds | null {
  let all: Bounds | null = null;
  for (const id of ids) {
    const box = boundsOfElement(model, id);
    if (!box) continue;
    if (!all) all = box;
    else {
      const x = Math.min(all.x, box.x);
      const y = Math.min(all.y, box.y);
      all = { x, y, width: Math.max(all.x + all.width, box.x + box.width) - x, height: Math.max(all.y + all.height, box.y + box.height) - y };
    }
  }
  return all;
}
