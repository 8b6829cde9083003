import { useCallback, useRef, useState, type PointerEvent } from 'react';
import type { Bounds } from '../../shared/model/Geometry.ts';

/** What is looked at, in model coordinates; both pictures look at the same. */
export interface StageView {
  readonly x: number;
  readonly y: number;
  /** Screen px for each px of the model. */
  readonly zoom: number;
}

const LEAST = 0.05;
const MOST = 4;
const clamp = (zoom: number) => Math.min(MOST, Math.max(LEAST, zoom));
const WHEEL = 0.0015;
/** Zoom at which names can be read. */
const READABLE = 0.7;

/** The middle of an area, as large as it can be shown in so much room. */
export function viewOf(area: Bounds, size: { readonly width: number; readonly height: number }, mostZoom: number): StageView {
  const zoom = clamp(Math.min(mostZoom, size.width / Math.max(1, area.width), size.height / Math.max(1, area.height)));
  return { x: area.x + area.width / 2, y: area.y + area.height / 2, zoom };
}

/** An area in the middle, at a size at which it can be read. */
function revealing(area: Bounds, room: { readonly width: number; readonly height: number }, zoom: number): StageView {
  const largest = viewOf(area, { width: room.width * 0.8, height: room.height * 0.8 }, MOST).zoom;
  return { x: area.x + area.width / 2, y: area.y + area.height / 2, zoom: Math.min(Math.max(zoom, READABLE), largest) };
}

/**
 * Panning and zooming of one picture or of two together; both are of one size, and `paneRef` is for one of them.
 * A new `focus` is brought into the middle; from there the person goes on.
 */
export function useStageView(extent: Bounds, focus: Bounds | null) {
  const [moved, setMoved] = useState<{ readonly focus: Bounds | null; readonly view: StageView } | null>(null);
  const [size, setSize] = useState({ width: 800, height: 500 });
  const drag = useRef<{ readonly pointer: number; readonly x: number; readonly y: number } | null>(null);

  const paneRef = useCallback((element: SVGSVGElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect;
      if (box && box.width > 0) setSize({ width: box.width, height: box.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const shownOf = useCallback((now: typeof moved): StageView => {
    if (now && now.focus === focus) return now.view;
    return focus ? revealing(focus, size, now?.view.zoom ?? viewOf(extent, size, 1).zoom) : (now?.view ?? viewOf(extent, size, 1));
  }, [extent, focus, size]);
  const move = useCallback((change: (from: StageView) => StageView) => setMoved((now) => ({ focus, view: change(shownOf(now)) })), [focus, shownOf]);

  const zoomBy = useCallback((factor: number) => move((from) => ({ ...from, zoom: clamp(from.zoom * factor) })), [move]);
  /** By so many px of the screen. */
  const panBy = useCallback((dx: number, dy: number) => move((at) => ({ ...at, x: at.x + dx / at.zoom, y: at.y + dy / at.zoom })), [move]);
  const fit = useCallback(() => move(() => viewOf(extent, size, 1)), [move, extent, size]);

  /** Wheel listeners of React are passive: a page would scroll along. */
  const wheelRef = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = (event.target instanceof Element ? event.target.closest('svg.compare-pane') : null)?.getBoundingClientRect() ?? element.getBoundingClientRect();
      move((from) => {
        const zoom = clamp(from.zoom * Math.exp(-event.deltaY * WHEEL));
        // What is under the pointer stays there.
        const [dx, dy] = [event.clientX - box.x - box.width / 2, event.clientY - box.y - box.height / 2];
        return { x: from.x + dx / from.zoom - dx / zoom, y: from.y + dy / from.zoom - dy / zoom, zoom };
      });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [move]);

  const panning = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.button === 0) drag.current = { pointer: event.pointerId, x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const from = drag.current;
      if (!from || from.pointer !== event.pointerId || event.buttons === 0) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) {
        // A press that stays in place is a click on a mark.
        if (Math.hypot(dx, dy) < 4) return;
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      drag.current = { pointer: event.pointerId, x: event.clientX, y: event.clientY };
      move((at) => ({ ...at, x: at.x - dx / at.zoom, y: at.y - dy / at.zoom }));
    },
    onPointerUp: () => { drag.current = null; },
    onPointerCancel: () => { drag.current = null; },
  } as const;

  const { x, y, zoom } = shownOf(moved);
  const viewBox = `${x - size.width / 2 / zoom} ${y - size.height / 2 / zoom} ${size.width / zoom} ${size.height / zoom}`;
  return { viewBox, zoom, paneRef, wheelRef, panning, zoomBy, panBy, fit };
}
