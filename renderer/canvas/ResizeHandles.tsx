import type { ElementId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import type { Scene } from './scene.ts';

export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type HandleName = (typeof HANDLES)[number];

/** Events, gateways and data keep the size that the notation gives them. */
function handlesOf(scene: Scene, id: ElementId): readonly HandleName[] {
  const lane = find(scene.model.lanes, id);
  // A lane grows at its end; what follows moves on.
  if (lane) return scene.model.geometry[id]?.isHorizontal === false ? ['e'] : ['s'];
  if (find(scene.model.pools, id)) return HANDLES;
  const node = find(scene.model.nodes, id);
  return node && ('work' in node || node.kind === 'textAnnotation' || node.kind === 'group' || node.kind === 'locked') ? HANDLES : [];
}

export function ResizeHandles({ scene, id }: { readonly scene: Scene; readonly id: ElementId }) {
  const bounds = scene.model.geometry[id]?.bounds;
  if (!bounds) return null;
  const { x, y, width, height } = bounds;
  return handlesOf(scene, id).map((name) => {
    const px = name.includes('w') ? x : name.includes('e') ? x + width : x + width / 2;
    const py = name.includes('n') ? y : name.includes('s') ? y + height : y + height / 2;
    return <span key={name} className="resize-handle" data-handle="resize" data-name={name} style={{ transform: `translate(${px}px, ${py}px) scale(calc(1 / var(--zoom, 1)))` }} />;
  });
}
