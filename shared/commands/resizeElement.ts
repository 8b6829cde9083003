import { message } from '../i18n/Message.ts';
import { encloses, hull, grown, right, bottom } from '../layout/rectangle.ts';
import type { Bounds } from '../model/Geometry.ts';
import type { ElementId, LaneId, NodeId, PoolId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { boundsOf, childLanes, isHorizontal, isSubProcess } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { fitIntoHome, growPool, membersOf, widenStack } from './growContainers.ts';
import { leastExtent, resizeLane } from './resizeLane.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

const MIN_SIZE = 20;

/** Boundary events keep their place along the border of an activity whose size changes. */
function carryBoundaryEvents(sketch: Sketch, host: NodeId, before: Bounds, now: Bounds): void {
  for (const node of rows(sketch.model.nodes)) {
    const box = node.kind === 'boundaryEvent' && node.attachedTo === host ? boundsOf(sketch.model, node.id) : undefined;
    if (!box) continue;
    const share = { x: (box.x + box.width / 2 - before.x) / (before.width || 1), y: (box.y + box.height / 2 - before.y) / (before.height || 1) };
    const dx = now.x + share.x * now.width - box.width / 2 - box.x;
    const dy = now.y + share.y * now.height - box.height / 2 - box.y;
    const { label } = sketch.geometry(node.id);
    sketch.patchGeometry(node.id, { bounds: { ...box, x: box.x + dx, y: box.y + dy }, ...(label ? { label: { ...label, x: label.x + dx, y: label.y + dy } } : {}) });
  }
}

function resizeNode(sketch: Sketch, id: NodeId, bounds: Bounds): Result<null, EditError> {
  const { model } = sketch;
  const node = find(model.nodes, id)!;
  const before = boundsOf(model, id);
  if (!before) return err({ code: 'not-found', id });
  if (bounds.width < MIN_SIZE || bounds.height < MIN_SIZE) return err({ code: 'too-small' });
  const { category } = NODE_KINDS[node.kind];
  if (category === 'event' || category === 'gateway') return err({ code: 'kind-not-possible', name: node.name });
  if (isSubProcess(node) && find(model.geometry, id)?.isExpanded) {
    const content = hull(rows(model.nodes).filter((inner) => inner.parent === id && inner.kind !== 'boundaryEvent').flatMap((inner) => boundsOf(model, inner.id) ?? []));
    if (content && !encloses(bounds, grown(content, 5))) return err({ code: 'too-small' });
  }
  sketch.patchGeometry(id, { bounds });
  carryBoundaryEvents(sketch, id, before, bounds);
  fitIntoHome(sketch, id);
  return ok(null);
}

/** A pool's border moves on each side; the first and last lanes take up the difference across, all lanes along. */
function resizePool(sketch: Sketch, id: PoolId, bounds: Bounds): Result<null, EditError> {
  const { model } = sketch;
  const before = boundsOf(model, id);
  if (!before) return err({ code: 'not-found', id });
  const isFlat = isHorizontal(model, id);
  if (bounds.width < 100 || bounds.height < 40) return err({ code: 'too-small' });
  const content = hull(rows(model.nodes).filter((node) => node.pool === id && node.parent === null && NODE_KINDS[node.kind].category !== 'artifact').flatMap((node) => boundsOf(model, node.id) ?? []));
  if (content && !encloses(bounds, content)) return err({ code: 'too-small' });
  const outerLanes = childLanes(model, id, null);
  const first = outerLanes[0];
  if (first) {
    const last = outerLanes.at(-1)!;
    const box = boundsOf(model, last.id)!;
    const end = isFlat ? bottom(bounds) - box.y : right(bounds) - box.x;
    const top = boundsOf(model, first.id)!;
    const start = isFlat ? bottom(top) - bounds.y : right(top) - bounds.x;
    if (end < leastExtent(model, last.id) || start < 60) return err({ code: 'too-small' });
  }
  const stretch = (lane: LaneId) => {
    const box = boundsOf(sketch.model, lane);
    if (!box) return;
    let next = isFlat ? { ...box, x: box.x + bounds.x - before.x, width: right(bounds) - (box.x + bounds.x - before.x) } : { ...box, y: box.y + bounds.y - before.y, height: bottom(bounds) - (box.y + bounds.y - before.y) };
    const touchesStart = isFlat ? Math.abs(box.y - before.y) < 0.5 : Math.abs(box.x - before.x) < 0.5;
    const touchesEnd = isFlat ? Math.abs(bottom(box) - bottom(before)) < 0.5 : Math.abs(right(box) - right(before)) < 0.5;
    if (touchesStart) next = isFlat ? { ...next, y: bounds.y, height: next.height + box.y - bounds.y } : { ...next, x: bounds.x, width: next.width + box.x - bounds.x };
    if (touchesEnd) next = isFlat ? { ...next, height: bottom(bounds) - next.y } : { ...next, width: right(bounds) - next.x };
    sketch.patchGeometry(lane, { bounds: next });
  };
  // What stands beyond the far end keeps its distance; then the pool takes its new place exactly.
  const members = membersOf(model, id);
  const across = isFlat ? 'y' : 'x';
  const over = isFlat ? bottom(bounds) - bottom(before) : right(bounds) - right(before);
  if (over > 0) {
    growPool(sketch, id, [], across, isFlat ? bottom(before) : right(before), over, members);
    // growPool has also lengthened the last lanes; they are set below from what they were.
    for (const lane of rows(model.lanes)) if (lane.pool === id) sketch.patchGeometry(lane.id, { bounds: find(sketch.base.geometry, lane.id)?.bounds });
  }
  sketch.patchGeometry(id, { bounds });
  for (const lane of rows(model.lanes)) if (lane.pool === id) stretch(lane.id);
  if (isFlat ? right(bounds) > right(before) : bottom(bounds) > bottom(before)) widenStack(sketch, id);
  return ok(null);
}

/** Gives a node, a pool or a lane another size. What is inside must still fit; homes around it grow. */
export function resizeElement(model: ProcessModel, { id, bounds }: { readonly id: ElementId; readonly bounds: Bounds }): Result<Edited, EditError> {
  if (![bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isFinite)) return err({ code: 'invalid-value', property: 'bounds', detail: 'not finite' });
  const lane = find(model.lanes, id);
  if (lane) return resizeLane(model, { id: lane.id, extent: isHorizontal(model, lane.pool) ? bounds.height : bounds.width });
  const sketch = new Sketch(model);
  const pool = find(model.pools, id);
  const outcome = pool ? resizePool(sketch, pool.id, bounds) : Object.hasOwn(model.nodes, id) ? resizeNode(sketch, id as NodeId, bounds) : err<EditError>({ code: 'not-found', id });
  return outcome.ok ? settled(sketch, message('commands.resize')) : outcome;
}
