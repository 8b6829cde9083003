import { resizeElement } from '../../../shared/commands/resizeElement.ts';
import { resizeLane } from '../../../shared/commands/resizeLane.ts';
import type { Bounds, Point } from '../../../shared/model/Geometry.ts';
import type { ElementId, LaneId } from '../../../shared/model/ids.ts';
import { studio } from '../../store/studioStore.ts';
import { canvas } from '../canvasStore.ts';
import type { HandleName } from '../handles.ts';
import type { Scene } from '../scene.ts';
import type { Gesture } from './Gesture.ts';

const GRID = 5;
const LEAST = 40;

/** The box with one corner or side dragged; never smaller than can be taken hold of. */
export function resized({ x, y, width, height }: Bounds, handle: HandleName, dx: number, dy: number, least = LEAST): Bounds {
  const left = handle.includes('w') ? Math.min(x + dx, x + width - least) : x;
  const top = handle.includes('n') ? Math.min(y + dy, y + height - least) : y;
  const right = handle.includes('e') ? Math.max(x + width + dx, x + least) : x + width;
  const bottom = handle.includes('s') ? Math.max(y + height + dy, y + least) : y + height;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function resizeGesture(scene: Scene, id: ElementId, handle: HandleName, from: Point): Gesture {
  const start = scene.model.geometry[id]?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
  const isLane = Object.hasOwn(scene.model.lanes, id);
  const boundsAt = (at: Point, isFree: boolean) => {
    const round = (n: number) => (isFree ? n : Math.round(n / GRID) * GRID);
    return resized(start, handle, round(at.x - from.x), round(at.y - from.y));
  };
  return {
    move: (at, { free }) => canvas.setState({ preview: { kind: 'resize', id, bounds: boundsAt(at, free), guides: [] } }),
    drop: (at, { free }) => {
      const bounds = boundsAt(at, free);
      const isFlat = scene.model.geometry[id]?.isHorizontal !== false;
      studio.getState().execute((model) => (isLane
        ? resizeLane(model, { id: id as LaneId, extent: isFlat ? bounds.height : bounds.width })
        : resizeElement(model, { id, bounds })));
    },
  };
}
