import { message } from '../i18n/Message.ts';
import { isEqual } from '../delta/isEqual.ts';
import { moved, movedPoint } from '../layout/rectangle.ts';
import type { Geometry } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

/** A flow with a way of its own, moved with its ends, if these have moved as one. */
function carried(model: ProcessModel, layout: Readonly<Record<ElementId, Geometry>>, id: ElementId, before: Geometry): Geometry | null {
  const flow = find(model.flows, id);
  const ways = [flow?.source, flow?.target].map((end) => {
    const from = find(model.geometry, end)?.bounds;
    const to = find(layout, end)?.bounds;
    return from && to && from.width === to.width && from.height === to.height ? { x: to.x - from.x, y: to.y - from.y } : null;
  });
  const [a, b] = ways;
  if (!a || !b || Math.abs(a.x - b.x) > 0.5 || Math.abs(a.y - b.y) > 0.5) return null;
  return { ...before, waypoints: (before.waypoints ?? []).map((p) => movedPoint(p, a.x, a.y)), ...(before.label ? { label: moved(before.label, a.x, a.y) } : {}) };
}

/**
 * Takes over a layout that was computed elsewhere (`layoutModel`): places and ways only, colours stay. Elements that
 * have come or gone meanwhile are left as they are. A flow that was drawn by hand keeps its form where both its ends have
 * moved alike; for another arrangement of its ends that form means nothing, so it is let go.
 */
export function autoLayout(model: ProcessModel, layout: Readonly<Record<ElementId, Geometry>>): Result<Edited, EditError> {
  const sketch = new Sketch(model);
  let changes = 0;
  for (const [id, next] of Object.entries(layout) as [ElementId, Geometry][]) {
    const isThere = Object.hasOwn(model.nodes, id) || Object.hasOwn(model.flows, id) || Object.hasOwn(model.lanes, id) || Object.hasOwn(model.pools, id);
    if (!isThere) continue;
    const before = find(model.geometry, id) ?? {};
    const pinned = before.isPinned === true && next.waypoints ? carried(model, layout, id, before) : null;
    if (pinned) {
      sketch.routed.add(id);
      if (isEqual(before, pinned)) continue;
      sketch.put('geometry', id, pinned);
      changes++;
      continue;
    }
    const after: Geometry = { ...next, ...(before.fill === undefined ? {} : { fill: before.fill }), ...(before.stroke === undefined ? {} : { stroke: before.stroke }), ...(before.isExpanded !== undefined && next.isExpanded === undefined ? { isExpanded: before.isExpanded } : {}) };
    if (next.waypoints) sketch.routed.add(id);
    if (isEqual(before, after)) continue;
    sketch.put('geometry', id, after);
    changes++;
  }
  return changes === 0 ? err({ code: 'nothing-changes' }) : settled(sketch, message('commands.autoLayout'));
}
