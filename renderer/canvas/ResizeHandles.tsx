import { useStore } from '@xyflow/react';
import type { ElementId } from '../../shared/model/ids.ts';
import { handlesOf } from './handles.ts';
import type { Scene } from './scene.ts';
import './handles.css';

/** px on the screen between two handles; nearer, they would cover the element and each other. */
const ROOM = 32;

export function ResizeHandles({ scene, id }: { readonly scene: Scene; readonly id: ElementId }) {
  const bounds = scene.model.geometry[id]?.bounds;
  const [wide, high] = [bounds?.width ?? 0, bounds?.height ?? 0];
  const hasRoom = useStore((s) => Math.min(wide, high) * s.transform[2] >= ROOM);
  const hasRoomBetween = useStore((s) => Math.min(wide, high) * s.transform[2] >= ROOM * 2);
  if (!bounds || !hasRoom) return null;
  const { x, y, width, height } = bounds;
  const all = handlesOf(scene.model, id);
  const handles = hasRoomBetween || all.length === 1 ? all : all.filter((name) => name.length === 2);
  return handles.map((name) => {
    const px = name.includes('w') ? x : name.includes('e') ? x + width : x + width / 2;
    const py = name.includes('n') ? y : name.includes('s') ? y + height : y + height / 2;
    return <span key={name} className="resize-handle" data-handle="resize" data-name={name} style={{ transform: `translate(${px}px, ${py}px) scale(calc(1 / var(--zoom, 1)))` }} />;
  });
}
