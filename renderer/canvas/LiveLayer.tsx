import { memo, useMemo } from 'react';
import { drawFlow } from '../../shared/drawing/drawFlow.ts';
import { roundedPath } from '../../shared/drawing/flowPath.ts';
import { flowWay } from '../../shared/drawing/flowWay.ts';
import type { Picture } from '../../shared/drawing/Picture.ts';
import { leavesActivity } from '../../shared/drawing/leavesActivity.ts';
import type { Flow } from '../../shared/model/Flow.ts';
import type { FlowId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { useStudio } from '../store/studioStore.ts';
import { boundsOfElement } from './boundsOfElement.ts';
import { useCanvas, type Preview } from './canvasStore.ts';
import { DragGhost } from './DragGhost.tsx';
import { FlowHandles } from './FlowHandles.tsx';
import { previewWay } from './liveFlows.ts';
import { PictureMarks } from './PictureMarks.tsx';
import { PreviewMarks } from './PreviewMarks.tsx';
import { Z } from './projectNodes.ts';
import { ResizeHandles } from './ResizeHandles.tsx';
import type { Scene } from './scene.ts';
import './liveLayer.css';

const LiveFlow = memo(function LiveFlow({ flow, scene, preview }: { readonly flow: Flow; readonly scene: Scene; readonly preview: Preview }) {
  const isSelected = useStudio((s) => s.selection.has(flow.id));
  const isRenaming = useStudio((s) => s.renaming === flow.id);
  const geometry = find(scene.model.geometry, flow.id);
  const way = useMemo(() => {
    const given = previewWay(scene.model, flow, preview);
    // What a gesture shows is already fitted to where its shapes will be.
    return given === geometry?.waypoints ? flowWay(scene.model, flow, given) : given;
  }, [scene.model, flow, geometry, preview]);
  const picture = useMemo((): Picture => {
    const drawn = drawFlow(flow, geometry ?? {}, way, { leavesActivity: leavesActivity(scene.model, flow), hops: preview.kind === 'none' ? scene.hops.get(flow.id) ?? [] : [] });
    return isRenaming ? drawn.filter((mark) => mark.kind !== 'text') : drawn;
  }, [flow, geometry, way, scene, preview.kind, isRenaming]);
  return (
    <g className="live-flow" data-element={flow.id} data-selected={isSelected || undefined}>
      {isSelected ? <path className="flow-glow" d={roundedPath(way)} /> : null}
      <PictureMarks picture={picture} />
    </g>
  );
});

/** What stands above the drawing: live flows, handles of the selection, and what a gesture shows. */
export function LiveLayer({ scene, live }: { readonly scene: Scene; readonly live: ReadonlySet<FlowId> }) {
  const preview = useCanvas((s) => s.preview);
  const only = useStudio((s) => (s.selection.size === 1 ? [...s.selection][0] : undefined));
  const isRenaming = useStudio((s) => s.renaming !== null);
  const hover = useCanvas((s) => (s.preview.kind === 'none' ? s.hover : null));
  const flows = useMemo(() => scene.plane.flows.filter((flow) => live.has(flow.id)), [scene, live]);
  const hovered = hover === null || live.has(hover as FlowId) ? undefined : find(scene.model.flows, hover);
  const selectedFlow = only === undefined ? undefined : find(scene.model.flows, only);
  return (
    <>
      <div className="canvas-layer" style={{ zIndex: Z.flows + 2 }}>
        <svg className="flow-chunk" width="1" height="1" aria-hidden="true">
          {hovered ? <path className="flow-hover" d={roundedPath(find(scene.model.geometry, hovered.id)?.waypoints ?? [])} /> : null}
          {flows.map((flow) => <LiveFlow key={flow.id} flow={flow} scene={scene} preview={preview} />)}
        </svg>
      </div>
      <div className="canvas-layer" style={{ zIndex: Z.overlay }}>
        <DragGhost scene={scene} />
        <svg className="flow-chunk" width="1" height="1" aria-hidden="true"><PreviewMarks preview={preview} scene={scene} /></svg>
        {selectedFlow && !isRenaming && scene.has(selectedFlow.id) ? <FlowHandles flow={selectedFlow} way={previewWay(scene.model, selectedFlow, preview)} /> : null}
        {only !== undefined && !isRenaming && scene.has(only) && preview.kind !== 'move' && boundsOfElement(scene.model, only) ? <ResizeHandles scene={scene} id={only} /> : null}
      </div>
    </>
  );
}
