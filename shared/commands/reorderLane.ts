import { message } from '../i18n/Message.ts';
import type { ElementId, LaneId } from '../model/ids.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { boundsOf, childLanes, isHorizontal, laneUnder, withAttendants, withNestedLanes } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

/** Puts a lane at another place among its siblings, with everything in it. */
export function reorderLane(model: ProcessModel, { id, order }: { readonly id: LaneId; readonly order: number }): Result<Edited, EditError> {
  const lane = find(model.lanes, id);
  if (!lane) return err({ code: 'not-found', id });
  const siblings = childLanes(model, lane.pool, lane.parent);
  const rest = siblings.filter((sibling) => sibling.id !== id);
  const at = Math.max(0, Math.min(Math.round(order), rest.length));
  const next = [...rest.slice(0, at), lane, ...rest.slice(at)];
  if (next.every((sibling, i) => sibling.id === siblings[i]?.id)) return err({ code: 'nothing-changes' });
  const sketch = new Sketch(model);
  const isFlat = isHorizontal(model, lane.pool);
  const axis = isFlat ? 'y' : 'x';
  let place = Math.min(...siblings.map((sibling) => boundsOf(model, sibling.id)?.[axis] ?? Infinity));
  for (const [i, sibling] of next.entries()) {
    if (sibling.order !== i) sketch.patch('lanes', sibling.id, { order: i });
    const box = boundsOf(model, sibling.id);
    if (!box) continue;
    const by = place - box[axis];
    place += isFlat ? box.height : box.width;
    if (by === 0) continue;
    const inside = withNestedLanes(model, sibling.id);
    // What stands in a sub-process or on the border of an activity goes with that, whatever lane a file lists it in.
    const outermost = rows(model.nodes).filter((node) => node.pool === lane.pool && node.parent === null && !(node.kind === 'boundaryEvent' && node.attachedTo));
    const steps = outermost.filter((node) => { const home = laneUnder(model, node); return home !== null && inside.has(home); });
    const moving: ElementId[] = [...inside, ...withAttendants(model, steps.map((node) => node.id))];
    for (const each of moving) {
      const { bounds, label } = sketch.geometry(each);
      if (bounds) sketch.patchGeometry(each, { bounds: { ...bounds, [axis]: bounds[axis] + by }, ...(label ? { label: { ...label, [axis]: label[axis] + by } } : {}) });
    }
  }
  return settled(sketch, message('commands.reorderLane', { name: lane.name }));
}
