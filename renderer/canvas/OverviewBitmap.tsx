import { useReactFlow, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { useStudio } from '../store/studioStore.ts';
import { paintOverview, readColours } from './paintOverview.ts';
import type { Scene } from './scene.ts';
import type { Size } from './useElementSize.ts';
import { useViewportChange } from './useViewportChange.ts';
import './overviewBitmap.css';

/** After the last change of zoom the bitmap is painted sharp again, ms. */
const SHARPEN_AFTER = 90;

/**
 * The plan as one bitmap, half a view larger on each side. Panning moves it, zooming scales it; it is painted again when
 * the margin is used up or the zoom has come to rest.
 */
export function OverviewBitmap({ scene, size }: { readonly scene: Scene; readonly size: Size }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<Viewport | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flow = useReactFlow();
  const selection = useStudio((s) => s.selection);

  const paint = useCallback((viewport: Viewport) => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [size.width * 2, size.height * 2];
    if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, element.width, element.height);
    const { x, y, zoom } = viewport;
    const view = { x: (-x - size.width / 2) / zoom, y: (-y - size.height / 2) / zoom, width: width / zoom, height: height / zoom };
    paintOverview(context, scene, { scale: zoom * ratio, x: (x + size.width / 2) * ratio, y: (y + size.height / 2) * ratio, view, colours: readColours(element), selection, withText: zoom > 0.22 });
    painted.current = viewport;
    element.style.transform = `translate(${-size.width / 2}px, ${-size.height / 2}px)`;
  }, [scene, size, selection]);

  useEffect(() => paint(flow.getViewport()), [paint, flow]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const follow = useCallback((viewport: Viewport) => {
    const element = canvas.current;
    const base = painted.current;
    if (!element || !base) return;
    const scale = viewport.zoom / base.zoom;
    // The bitmap's corner shows the model at (−w/2, −h/2) of the view that it was painted for.
    const left = viewport.x - (base.x + size.width / 2) * scale;
    const top = viewport.y - (base.y + size.height / 2) * scale;
    if (scale === 1 && (Math.abs(viewport.x - base.x) > size.width / 2 || Math.abs(viewport.y - base.y) > size.height / 2)) {
      paint(viewport);
      return;
    }
    element.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    if (scale !== 1) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => paint(flow.getViewport()), SHARPEN_AFTER);
    }
  }, [flow, paint, size]);
  useViewportChange(follow);

  return <canvas ref={canvas} className="overview-bitmap" aria-hidden="true" style={{ width: size.width * 2, height: size.height * 2 }} />;
}
