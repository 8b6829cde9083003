import { memo, useMemo } from 'react';
import { drawNode } from '../../shared/drawing/drawNode.ts';
import { triggerOf } from '../../shared/drawing/triggerOf.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { useStudio } from '../store/studioStore.ts';
import { useCanvas } from './canvasStore.ts';
import { PictureMarks } from './PictureMarks.tsx';
import type { Scene } from './scene.ts';
import './dragGhost.css';

/** Of more than this many dragged nodes only the outlines of the first are shown. */
const MOST = 120;

/** The pictures of what is dragged; they do not change while the pointer moves. */
const Pictures = memo(function Pictures({ scene, ids }: { readonly scene: Scene; readonly ids: ReadonlySet<ElementId> }) {
  const selection = useStudio((s) => s.selection);
  const shown = useMemo(() => scene.plane.nodes.filter((node) => ids.has(node.id)).slice(0, MOST).map((node) => {
    const geometry = scene.model.geometry[node.id] ?? {};
    return { node, bounds: geometry.bounds ?? { x: 0, y: 0, width: 0, height: 0 }, picture: drawNode(node, geometry, scene.sides.get(node.id), triggerOf(scene.model, node)) };
  }), [scene, ids]);
  return shown.map(({ node, bounds, picture }) => (
    <g key={node.id} transform={`translate(${bounds.x} ${bounds.y})`}>
      <PictureMarks picture={picture} />
      {selection.has(node.id) ? <rect className="drag-ring" x={-3.25} y={-3.25} width={bounds.width + 6.5} height={bounds.height + 6.5} rx={10} /> : null}
    </g>
  ));
});

/** A copy of the dragged nodes above everything, moved by one transform: React Flow's own nodes rest until the drop. */
export function DragGhost({ scene }: { readonly scene: Scene }) {
  const ids = useCanvas((s) => (s.preview.kind === 'move' ? s.preview.ids : null));
  const dx = useCanvas((s) => (s.preview.kind === 'move' ? s.preview.dx : 0));
  const dy = useCanvas((s) => (s.preview.kind === 'move' ? s.preview.dy : 0));
  if (!ids) return null;
  return (
    <div className="drag-ghost" style={{ transform: `translate(${dx}px, ${dy}px)` }}>
      <svg className="flow-chunk" width="1" height="1" aria-hidden="true"><Pictures scene={scene} ids={ids} /></svg>
    </div>
  );
}
