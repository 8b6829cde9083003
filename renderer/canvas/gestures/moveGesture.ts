import { withAttendants } from '../../../shared/commands/containers.ts';
import { dropNodeOnFlow } from '../../../shared/commands/insertNodeOnFlow.ts';
import { moveElements } from '../../../shared/commands/moveElements.ts';
import type { Bounds, Point } from '../../../shared/model/Geometry.ts';
import { flowId, type ElementId, type LaneId, type NodeId } from '../../../shared/model/ids.ts';
import { find, rows } from '../../../shared/model/ProcessModel.ts';
import { newId } from '../../newId.ts';
import { studio } from '../../store/studioStore.ts';
import { canvas } from '../canvasStore.ts';
import { flowToInsertOn } from '../insertOnFlow.ts';
import { laneAtPoint } from '../laneAtPoint.ts';
import type { Scene } from '../scene.ts';
import { stage, visibleArea } from '../stage.ts';
import type { Gesture } from './Gesture.ts';
import { neighbours, snapMove } from './guides.ts';

/** Everything that moves along with the elements given: content, boundary events, all that stands in a pool. */
function companions(scene: Scene, ids: Iterable<ElementId>): ReadonlySet<ElementId> {
  const { model } = scene;
  const all = new Set<ElementId>(ids);
  const pools = new Set([...all].filter((id) => Object.hasOwn(model.pools, id)));
  const nodes = [...all].filter((id): id is NodeId => Object.hasOwn(model.nodes, id));
  for (const node of rows(model.nodes)) if (node.pool !== null && pools.has(node.pool)) nodes.push(node.id);
  for (const lane of rows(model.lanes)) if (pools.has(lane.pool)) all.add(lane.id);
  for (const id of withAttendants(model, nodes)) all.add(id);
  return all;
}

const middle = ({ x, y, width, height }: Bounds, dx: number, dy: number) => ({ x: x + width / 2 + dx, y: y + height / 2 + dy });

/** Drags the selection, or what was pressed when it is not selected. */
export function moveGesture(scene: Scene, pressed: ElementId, from: Point): Gesture {
  const { model } = scene;
  const selection = studio.getState().selection;
  const wanted = selection.has(pressed) ? [...selection] : [pressed];
  const ids = wanted.filter((id) => Object.hasOwn(model.nodes, id) || Object.hasOwn(model.pools, id));
  const all = companions(scene, ids);
  const box: Bounds | undefined = model.geometry[pressed]?.bounds;
  const others = neighbours(scene, visibleArea() ?? { x: 0, y: 0, width: 0, height: 0 }, all);
  const home = find(model.nodes, pressed)?.lane ?? null;
  // A lane is offered when the step comes into it; one that is drawn outside of its own is not in another for that.
  const under = box ? laneAtPoint(scene, middle(box, 0, 0)) : null;
  const single = ids.length === 1 ? find(model.nodes, ids[0]) : undefined;

  const at = (point: Point, isFree: boolean) => {
    const dx = point.x - from.x;
    const dy = point.y - from.y;
    if (!box || isFree) return { dx, dy, guides: [] };
    return snapMove(box, dx, dy, others, stage()?.viewport().zoom ?? 1);
  };

  return {
    move: (point, { free }) => {
      const { dx, dy, guides } = at(point, free);
      const centre = box ? middle(box, dx, dy) : point;
      const lane: LaneId | null = Object.hasOwn(model.nodes, pressed) ? laneAtPoint(scene, centre) : null;
      const flow = single ? flowToInsertOn(scene, single, centre) : null;
      canvas.setState({ preview: { kind: 'move', ids: all, dx, dy, guides, lane: lane === home || lane === under ? null : lane, flow } });
    },
    drop: (point, { free }) => {
      const { dx, dy } = at(point, free);
      if (dx === 0 && dy === 0) return;
      const by = { dx, dy };
      const centre = box ? middle(box, dx, dy) : point;
      const flow = single ? flowToInsertOn(scene, single, centre) : null;
      const onward = flowId(newId('Flow'));
      studio.getState().execute((now) => (single && flow ? dropNodeOnFlow(now, { node: single.id, flow, flowIds: [onward], at: centre }) : moveElements(now, { ids, by })));
    },
  };
}
