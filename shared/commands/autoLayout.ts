import { message } from '../i18n/Message.ts';
import { isEqual } from '../delta/isEqual.ts';
import type { Geometry } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

/**
 * Takes over a layout that was computed elsewhere (`layoutModel`): places and ways only, colours stay. Elements that
 * have come or gone meanwhile are left as they are. Flows that the user has pinned keep their bends; their ends follow.
 */
export function autoLayout(model: ProcessModel, layout: Readonly<Record<ElementId, Geometry>>): Result<Edited, EditError> {
  const sketch = new Sketch(model);
  let changes = 0;
  for (const [id, next] of Object.entries(layout) as [ElementId, Geometry][]) {
    const isThere = Object.hasOwn(model.nodes, id) || Object.hasOwn(model.flows, id) || Object.hasOwn(model.lanes, id) || Object.hasOwn(model.pools, id);
    if (!isThere) continue;
    const before = find(model.geometry, id) ?? {};
    const isPinned = before.isPinned === true && next.waypoints !== undefined;
    if (isPinned) continue;
    const after: Geometry = { ...next, ...(before.fill === undefined ? {} : { fill: before.fill }), ...(before.stroke === undefined ? {} : { stroke: before.stroke }), ...(before.isExpanded !== undefined && next.isExpanded === undefined ? { isExpanded: before.isExpanded } : {}) };
    if (next.waypoints) sketch.routed.add(id);
    if (isEqual(before, after)) continue;
    sketch.put('geometry', id, after);
    changes++;
  }
  return changes === 0 ? err({ code: 'nothing-changes' }) : settled(sketch, message('commands.autoLayout'));
}
