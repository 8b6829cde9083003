import { useReactFlow, useStore, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, type PointerEvent } from 'react';
import type { Bounds } from '../../shared/model/Geometry.ts';
import { useShownTheme } from '../theme/useShownTheme.ts';
import { useCanvas } from './canvasStore.ts';
import { paintOverview, readColours } from './paintOverview.ts';
import type { Scene } from './scene.ts';
import { stage } from './stage.ts';
import { useViewportChange } from './useViewportChange.ts';
import './minimap.css';

const WIDTH = 184;
const HEIGHT = 116;
const MARGIN = 8;
const NOTHING: ReadonlySet<never> = new Set();
/** A pause after the last edit before the map is painted again, ms. */
const REPAINT_AFTER = 120;

/** Whether some of the plan is out of view. */
const isPartHidden = (extent: Bounds | null) => ({ transform: [x, y, zoom], width, height }: { readonly transform: readonly [number, number, number]; readonly width: number; readonly height: number }) =>
  extent !== null && (extent.x * zoom + x < -1 || extent.y * zoom + y < -1 || (extent.x + extent.width) * zoom + x > width + 1 || (extent.y + extent.height) * zoom + y > height + 1);

/** The whole plan in small, with the part in view; press or drag to go elsewhere. For pointers only: the keyboard has the outline and the zoom keys. Not shown while the plan itself can be seen whole. */
export function Minimap({ scene }: { readonly scene: Scene }) {
  const isShown = useCanvas((s) => s.isMinimapShown);
  const isUseful = useStore(useMemo(() => isPartHidden(scene.extent), [scene.extent]));
  return isShown && isUseful ? <ShownMinimap scene={scene} /> : null;
}

function ShownMinimap({ scene }: { readonly scene: Scene }) {
  const map = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const flow = useReactFlow();
  const theme = useShownTheme();
  const isPainted = useRef(false);
  const fit = useMemo(() => {
    const extent = scene.extent ?? { x: 0, y: 0, width: 1, height: 1 };
    const scale = Math.min((WIDTH - MARGIN * 2) / Math.max(1, extent.width), (HEIGHT - MARGIN * 2) / Math.max(1, extent.height), 0.25);
    return { scale, x: WIDTH / 2 - (extent.x + extent.width / 2) * scale, y: HEIGHT / 2 - (extent.y + extent.height / 2) * scale };
  }, [scene.extent]);

  useEffect(() => {
    const paint = () => {
      const element = map.current;
      const context = element?.getContext('2d');
      if (!element || !context || !scene.extent) return;
      isPainted.current = true;
      const ratio = window.devicePixelRatio || 1;
      element.width = WIDTH * ratio;
      element.height = HEIGHT * ratio;
      paintOverview(context, scene, { scale: fit.scale * ratio, x: fit.x * ratio, y: fit.y * ratio, view: scene.extent, colours: readColours(element), selection: NOTHING, withText: false });
    };
    // An empty map would be seen for a moment; only later edits can wait.
    if (!isPainted.current) {
      paint();
      return undefined;
    }
    const timer = setTimeout(paint, REPAINT_AFTER);
    return () => clearTimeout(timer);
  }, [scene, fit, theme]); // the theme is in the colours that are read

  const show = useCallback(({ x, y, zoom }: Viewport) => {
    const here = stage();
    const element = frame.current;
    if (!here || !element) return;
    const left = Math.max(0, (-x / zoom) * fit.scale + fit.x);
    const top = Math.max(0, (-y / zoom) * fit.scale + fit.y);
    const right = Math.min(WIDTH, ((here.element.clientWidth - x) / zoom) * fit.scale + fit.x);
    const bottom = Math.min(HEIGHT, ((here.element.clientHeight - y) / zoom) * fit.scale + fit.y);
    element.style.transform = `translate(${left}px, ${top}px)`;
    element.style.width = `${Math.max(0, right - left)}px`;
    element.style.height = `${Math.max(0, bottom - top)}px`;
  }, [fit]);
  useViewportChange(show);
  useEffect(() => show(flow.getViewport()), [show, flow]);

  const goTo = (event: PointerEvent<HTMLElement>) => {
    const here = stage();
    if (!here || event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const { zoom } = here.viewport();
    const at = { x: (event.clientX - box.left - fit.x) / fit.scale, y: (event.clientY - box.top - fit.y) / fit.scale };
    here.setViewport({ x: here.element.clientWidth / 2 - at.x * zoom, y: here.element.clientHeight / 2 - at.y * zoom, zoom });
  };
  return (
    <div className="minimap" aria-hidden="true" data-control onPointerDown={goTo} onPointerMove={goTo}>
      <canvas ref={map} style={{ width: WIDTH, height: HEIGHT }} />
      <div ref={frame} className="minimap-view" />
    </div>
  );
}
