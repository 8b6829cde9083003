import { useRef } from 'react';
import { useT } from '../i18n.ts';
import { ReplayLayer } from '../replay/ReplayLayer.tsx';
import { useStudio } from '../store/studioStore.ts';
import { Breadcrumb } from './Breadcrumb.tsx';
import { useCanvas } from './canvasStore.ts';
import { CanvasHint } from './CanvasHint.tsx';
import { Diagram } from './Diagram.tsx';
import { ElementPalette } from './ElementPalette.tsx';
import { HeatLegend } from './heat/HeatLegend.tsx';
import { KindMenu } from './KindMenu.tsx';
import { Minimap } from './Minimap.tsx';
import { sceneOf } from './scene.ts';
import { useCanvasCommands } from './useCanvasCommands.ts';
import { useClipboardEvents } from './useClipboardEvents.ts';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useElementSize } from './useElementSize.ts';
import { useGestures } from './useGestures.ts';
import { ZoomControls } from './ZoomControls.tsx';
import './floating.css';
import './canvasCorner.css';

/** Arrows and letters act on the drawing, so a screen reader must pass them on. */
const APPLICATION = { role: 'application', tabIndex: 0 } as const;

/** Px: the legend (210) and the minimap (184) with the space around them. */
const LEGEND_BESIDE_MINIMAP = 430;

/** One tab stop: the selection is the cursor. What floats around the diagram comes after it in tab order. */
export function CanvasFrame() {
  const t = useT();
  const surface = useRef<HTMLDivElement>(null);
  const size = useElementSize(surface);
  const model = useStudio((s) => s.model);
  const plane = useCanvas((s) => s.plane);
  const cursor = useCanvas((s) => (s.preview.kind === 'none' ? (s.armed || s.linking ? 'crosshair' : undefined) : s.preview.kind));
  const hasSelection = useStudio((s) => s.selection.size > 0);
  const gestures = useGestures(surface);
  const onKeyDown = useCanvasKeys();
  const handlers = { ...gestures, onKeyDown };
  useCanvasCommands();
  useClipboardEvents(surface);
  if (!model) return null;
  const scene = sceneOf(model, plane);
  return (
    <section className="canvas" data-narrow={(size && size.width < LEGEND_BESIDE_MINIMAP) || undefined} aria-label={t('canvas.region')}>
      <div
        ref={surface} className="canvas-surface" {...APPLICATION} aria-roledescription={t('canvas.roleDescription')} aria-label={t('canvas.label', { name: model.meta.name })}
        data-command-scope="canvas" data-gesture={cursor} data-selecting={hasSelection || undefined} {...handlers}
      >
        {size ? <Diagram scene={scene} size={size} /> : null}
      </div>
      <ReplayLayer scene={scene} />
      <Breadcrumb />
      <ElementPalette />
      <CanvasHint scene={scene} />
      <HeatLegend />
      <div className="canvas-corner">
        <Minimap scene={scene} />
        <ZoomControls />
      </div>
      <KindMenu />
    </section>
  );
}
