import { message } from '../i18n/Message.ts';
import { grown, overlaps } from '../layout/rectangle.ts';
import type { Bounds } from '../model/Geometry.ts';
import type { LaneId, NodeId } from '../model/ids.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { boundsOf, childLanes, isHorizontal, withAttendants } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { fitIntoHome } from './growContainers.ts';
import { legaliseFlows } from './legaliseFlows.ts';
import { homeAlong } from './moveElements.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

/** Gives steps to a lane (another role does them): they keep their place along the flow and take a free one across it. */
export function moveToLane(model: ProcessModel, { ids, lane: laneId }: { readonly ids: readonly NodeId[]; readonly lane: LaneId }): Result<Edited, EditError> {
  let lane = find(model.lanes, laneId);
  if (!lane) return err({ code: 'not-found', id: laneId });
  // Steps belong to innermost lanes.
  for (let inner = childLanes(model, lane.pool, lane.id)[0]; inner; inner = childLanes(model, lane.pool, lane.id)[0]) lane = inner;
  const home = lane;
  const sketch = new Sketch(model);
  const chosen = ids.filter((id) => { const node = find(model.nodes, id); return node && node.kind !== 'boundaryEvent' && node.kind !== 'locked' && node.lane !== home.id; });
  if (chosen.length === 0) return err({ code: ids.length === 0 ? 'nothing-selected' : 'nothing-changes' });
  const isFlat = isHorizontal(model, home.pool);
  for (const id of chosen) {
    const along = withAttendants(sketch.model, [id]);
    const band = boundsOf(sketch.model, home.id);
    const box = boundsOf(sketch.model, id);
    const before = sketch.model.nodes[id]!;
    const to = { pool: home.pool, lane: home.id, parent: null };
    for (const each of along) sketch.patch('nodes', each, each === id ? to : homeAlong(sketch.model.nodes[each]!, before, to));
    if (!band || !box) continue;
    const others = rows(sketch.model.nodes).filter((n) => n.lane === home.id && n.parent === null && !along.has(n.id) && n.kind !== 'group').flatMap((n) => boundsOf(sketch.model, n.id) ?? []);
    let place: Bounds = isFlat ? { ...box, y: band.y + Math.max(20, (band.height - box.height) / 2) } : { ...box, x: band.x + Math.max(20, (band.width - box.width) / 2) };
    for (let tries = 0; tries < 1_000; tries++) {
      const blocker = others.find((other) => overlaps(grown(place, 5), other));
      if (!blocker) break;
      place = isFlat ? { ...place, y: blocker.y + blocker.height + 20 } : { ...place, x: blocker.x + blocker.width + 20 };
    }
    for (const each of along) {
      const { bounds, label } = sketch.geometry(each);
      const dx = place.x - box.x, dy = place.y - box.y;
      if (bounds) sketch.patchGeometry(each, { bounds: { ...bounds, x: bounds.x + dx, y: bounds.y + dy }, ...(label ? { label: { ...label, x: label.x + dx, y: label.y + dy } } : {}) });
    }
    fitIntoHome(sketch, id);
  }
  legaliseFlows(sketch, withAttendants(model, chosen));
  return settled(sketch, message('commands.moveToLane', { name: home.name, count: chosen.length }));
}
