import type { Point } from '../../../shared/model/Geometry.ts';
import type { NodeId } from '../../../shared/model/ids.ts';
import { canvas, type Guide, type Placeable } from '../canvasStore.ts';
import { flowAtPoint } from '../insertOnFlow.ts';
import { laneAtPoint } from '../laneAtPoint.ts';
import { canStandOnFlow, place } from '../place.ts';
import { isBand, sizeOfPlaceable } from '../placeable.ts';
import type { Scene } from '../scene.ts';
import { stage, visibleArea } from '../stage.ts';
import type { Gesture } from './Gesture.ts';
import { neighbours, snapMove } from './guides.ts';

/** Brings a new element in from the palette, or from the context pad of a step that it then follows. */
export function placeGesture(scene: Scene, what: Placeable, after: NodeId | null, click: () => void): Gesture {
  const others = neighbours(scene, visibleArea() ?? { x: 0, y: 0, width: 0, height: 0 }, new Set());
  const spot = (at: Point, isFree: boolean): { readonly at: Point; readonly guides: readonly Guide[] } => {
    if (isFree || isBand(what)) return { at, guides: [] };
    const { width, height } = sizeOfPlaceable(what);
    const { dx, dy, guides } = snapMove({ x: at.x - width / 2, y: at.y - height / 2, width, height }, 0, 0, others, stage()?.viewport().zoom ?? 1);
    return { at: { x: at.x + dx, y: at.y + dy }, guides };
  };
  const flowUnder = (at: Point) => (after === null && canStandOnFlow(what) ? flowAtPoint(scene, at) : null);
  return {
    isPlacing: true,
    move: (point, { free }) => {
      const { at, guides } = spot(point, free);
      canvas.setState({ preview: { kind: 'place', what, at, after, guides, lane: isBand(what) ? null : laneAtPoint(scene, at), flow: flowUnder(at) } });
    },
    drop: (point, { free }) => {
      const { at } = spot(point, free);
      place(what, { at, after, flow: flowUnder(at) });
    },
    click: () => click(),
  };
}
