import type { Bounds, Point } from '../../../shared/model/Geometry.ts';
import type { ElementId } from '../../../shared/model/ids.ts';
import { studio } from '../../store/studioStore.ts';
import { canvas } from '../canvasStore.ts';
import type { Scene } from '../scene.ts';
import type { Gesture } from './Gesture.ts';

const areaOf = (a: Point, b: Point): Bounds => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });

/** Selects what the rectangle touches; frames (open sub-processes, groups) only when it encloses them. With Shift it adds. */
export function lassoGesture(scene: Scene, from: Point, click: () => void): Gesture {
  const before = studio.getState().selection;
  const caught = (area: Bounds): readonly ElementId[] => [...scene.index.bodiesIn(area)].filter((id) => {
    const geometry = scene.model.geometry[id];
    const bounds = geometry?.bounds;
    const isFrame = geometry?.isExpanded === true || scene.model.nodes[id as keyof typeof scene.model.nodes]?.kind === 'group';
    return !isFrame || (bounds !== undefined && area.x <= bounds.x && area.y <= bounds.y && area.x + area.width >= bounds.x + bounds.width && area.y + area.height >= bounds.y + bounds.height);
  });
  return {
    move: (at, { shift }) => {
      const area = areaOf(from, at);
      canvas.setState({ preview: { kind: 'lasso', area } });
      studio.getState().select([...(shift ? before : []), ...caught(area)]);
    },
    drop: () => undefined,
    click: () => click(),
  };
}
