import { reorderLane } from '../../../shared/commands/reorderLane.ts';
import { childLanes } from '../../../shared/commands/containers.ts';
import type { Point } from '../../../shared/model/Geometry.ts';
import type { LaneId } from '../../../shared/model/ids.ts';
import { find } from '../../../shared/model/ProcessModel.ts';
import { studio } from '../../store/studioStore.ts';
import { canvas } from '../canvasStore.ts';
import type { Scene } from '../scene.ts';
import type { Gesture } from './Gesture.ts';

/** Drags a lane by its header to another place among its siblings, with everything in it. */
export function reorderLaneGesture(scene: Scene, id: LaneId): Gesture {
  const lane = find(scene.model.lanes, id);
  const siblings = lane ? childLanes(scene.model, lane.pool, lane.parent) : [];
  const isFlat = scene.model.geometry[id]?.isHorizontal !== false;
  const boxes = siblings.flatMap((sibling) => scene.model.geometry[sibling.id]?.bounds ?? []);
  const own = siblings.findIndex((sibling) => sibling.id === id);

  /** How many of the other lanes end up before it. */
  const orderAt = (at: Point) => boxes.filter((box, i) => i !== own && (isFlat ? box.y + box.height / 2 < at.y : box.x + box.width / 2 < at.x)).length;
  const lineAt = (order: number) => {
    const others = boxes.filter((_, i) => i !== own);
    const [before, after] = [others[order - 1], others[order]];
    const box = before ?? after;
    if (!box || order === own) return null;
    if (isFlat) {
      const y = order > own && before ? before.y + before.height : (after ?? box).y;
      return { from: { x: box.x, y }, to: { x: box.x + box.width, y } };
    }
    const x = order > own && before ? before.x + before.width : (after ?? box).x;
    return { from: { x, y: box.y }, to: { x, y: box.y + box.height } };
  };

  return {
    move: (at) => {
      const order = orderAt(at);
      canvas.setState({ preview: { kind: 'reorderLane', lane: id, order, line: lineAt(order) } });
    },
    drop: (at) => {
      const order = orderAt(at);
      if (order !== own) studio.getState().execute((model) => reorderLane(model, { id, order }));
    },
  };
}
